//! Fields that answer one question together.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, Html, reading};

/// Options of a fieldset.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/fieldset.html")]
pub struct Fieldset {
    pub legend: Legend,
    /// The fields, when a page does not write them in the call of the macro.
    #[serde(deserialize_with = "reading::markup")]
    pub html: Option<Html>,
    pub described_by: Option<String>,
    pub role: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// The question that a fieldset asks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Legend {
    #[serde(flatten)]
    pub content: Content,
    /// Makes the question the page's `h1`, for a page that asks one thing.
    pub is_page_heading: bool,
    pub classes: Classes,
}

component!(Fieldset);

impl Fieldset {
    pub fn new(legend: impl Into<Legend>) -> Self {
        Self {
            legend: legend.into(),
            ..Self::default()
        }
    }
}

impl Legend {
    /// The question of a page that asks one thing: the page's `h1`, in large type.
    pub fn heading(words: impl Into<Content>) -> Self {
        Self {
            is_page_heading: true,
            classes: "govuk-fieldset__legend--l".into(),
            content: words.into(),
        }
    }

    /// A question among others, in medium type.
    pub fn medium(words: impl Into<Content>) -> Self {
        Self {
            classes: "govuk-fieldset__legend--m".into(),
            content: words.into(),
            ..Self::default()
        }
    }
}

impl<T: Into<Content>> From<T> for Legend {
    fn from(words: T) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }
}
