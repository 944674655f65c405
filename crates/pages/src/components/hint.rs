//! Help with a question, read out together with it.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a hint.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/hint.html")]
pub struct Hint {
    #[serde(flatten)]
    pub content: Content,
    /// What the control's `aria-describedby` names; a form field fills it in.
    pub id: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Hint);

impl Hint {
    pub fn new(words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }
}

impl<T: Into<Content>> From<T> for Hint {
    fn from(words: T) -> Self {
        Self::new(words)
    }
}
