//! The name of a form field.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a label; an empty one prints nothing.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/label.html")]
pub struct Label {
    #[serde(flatten)]
    pub content: Content,
    /// The id of the control; a form field fills it in.
    #[serde(rename = "for")]
    pub control: Option<String>,
    /// Wraps the label in the page's `h1`, for a page that asks one thing.
    pub is_page_heading: bool,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Label);

impl Label {
    pub fn new(words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }

    /// The question of a page that asks one thing: the page's `h1`, in large type.
    pub fn heading(words: impl Into<Content>) -> Self {
        Self {
            is_page_heading: true,
            ..Self::new(words)
        }
        .classes("govuk-label--l")
    }
}

impl<T: Into<Content>> From<T> for Label {
    fn from(words: T) -> Self {
        Self::new(words)
    }
}
