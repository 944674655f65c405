//! Something that has consequences.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a warning.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/warning-text.html")]
pub struct WarningText {
    #[serde(flatten)]
    pub content: Content,
    /// What is read out in place of the sign: `Warning` when not given.
    pub icon_fallback_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(WarningText);

impl WarningText {
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    fn sign(&self) -> &str {
        self.icon_fallback_text
            .as_deref()
            .filter(|words| !words.is_empty())
            .unwrap_or("Warning")
    }
}
