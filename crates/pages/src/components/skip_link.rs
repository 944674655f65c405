//! The way past what every page begins with.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a skip link.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/skip-link.html")]
pub struct SkipLink {
    #[serde(flatten)]
    pub content: Content,
    /// `#content` when not given.
    pub href: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(SkipLink);

impl SkipLink {
    pub fn new(href: impl Into<String>, words: impl Into<Content>) -> Self {
        Self {
            href: Some(href.into()),
            content: words.into(),
            ..Self::default()
        }
    }

    fn target(&self) -> &str {
        self.href
            .as_deref()
            .filter(|href| !href.is_empty())
            .unwrap_or("#content")
    }
}
