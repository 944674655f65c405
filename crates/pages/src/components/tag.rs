//! A word for the state of a thing.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a tag. Colour is never all that tells two states apart: the words do.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/tag.html")]
pub struct Tag {
    #[serde(flatten)]
    pub content: Content,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Tag);

/// Colours of a tag, as the design system names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    Grey,
    Green,
    Teal,
    Blue,
    Purple,
    Magenta,
    Red,
    Orange,
    Yellow,
}

impl Tag {
    pub fn new(words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn colour(self, colour: Colour) -> Self {
        self.classes(match colour {
            Colour::Grey => "govuk-tag--grey",
            Colour::Green => "govuk-tag--green",
            Colour::Teal => "govuk-tag--teal",
            Colour::Blue => "",
            Colour::Purple => "govuk-tag--purple",
            Colour::Magenta => "govuk-tag--magenta",
            Colour::Red => "govuk-tag--red",
            Colour::Orange => "govuk-tag--orange",
            Colour::Yellow => "govuk-tag--yellow",
        })
    }
}
