//! What is wrong with the answer in one field, and how to put it right.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::reading::maybe_text;
use super::{Attributes, Classes, Content};

/// Options of an error message.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/error-message.html")]
pub struct ErrorMessage {
    #[serde(flatten)]
    pub content: Content,
    /// What the control's `aria-describedby` names; a form field fills it in.
    pub id: Option<String>,
    /// Said before the message to those who do not see its colour: `Error` when not given, nothing when empty.
    #[serde(deserialize_with = "maybe_text")]
    pub visually_hidden_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(ErrorMessage);

impl ErrorMessage {
    pub fn new(words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }

    fn prefix(&self) -> &str {
        self.visually_hidden_text.as_deref().unwrap_or("Error")
    }
}

impl<T: Into<Content>> From<T> for ErrorMessage {
    fn from(words: T) -> Self {
        Self::new(words)
    }
}
