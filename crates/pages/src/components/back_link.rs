//! The way to the page before.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a back link.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/back-link.html")]
pub struct BackLink {
    #[serde(flatten)]
    pub content: Content,
    /// `#` when not given.
    pub href: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(BackLink);

impl BackLink {
    pub fn new(href: impl Into<String>) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::default()
        }
    }

    /// Says something other than "Back".
    #[must_use]
    pub fn words(mut self, words: impl Into<Content>) -> Self {
        self.content = words.into();
        self
    }

    fn target(&self) -> &str {
        self.href
            .as_deref()
            .filter(|href| !href.is_empty())
            .unwrap_or("#")
    }
}
