//! All that is wrong with a form, at the top of its page, each line leading to its field.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of an error summary.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/error-summary.html")]
pub struct ErrorSummary {
    #[serde(flatten, deserialize_with = "reading::title")]
    pub title: Content,
    #[serde(flatten, deserialize_with = "reading::description")]
    pub description: Content,
    pub error_list: Vec<ErrorLine>,
    /// Whether the page leaves the keyboard where it was instead of moving it to the summary.
    pub disable_auto_focus: Option<bool>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One line of an error summary.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorLine {
    #[serde(flatten)]
    pub content: Content,
    /// `#` and the id of the field, or nothing for an error of the whole form.
    pub href: Option<String>,
    pub attributes: Attributes,
}

component!(ErrorSummary);

impl ErrorSummary {
    /// An empty summary; a page shows it only when it has lines.
    pub fn new(title: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds what is wrong with the field whose id is `field`.
    #[must_use]
    pub fn line(mut self, field: &str, words: impl Into<Content>) -> Self {
        let href = Some(format!("#{field}"));
        self.error_list.push(ErrorLine {
            content: words.into(),
            href,
            ..ErrorLine::default()
        });
        self
    }

    /// Adds what is wrong with the form as a whole.
    #[must_use]
    pub fn general(mut self, words: impl Into<Content>) -> Self {
        self.error_list.push(ErrorLine {
            content: words.into(),
            ..ErrorLine::default()
        });
        self
    }

    pub fn is_empty(&self) -> bool {
        self.error_list.is_empty()
    }
}
