//! Where a page is.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of breadcrumbs.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/breadcrumbs.html")]
pub struct Breadcrumbs {
    pub items: Vec<Breadcrumb>,
    /// Whether a narrow screen shows only the first and the last.
    pub collapse_on_mobile: bool,
    /// `Breadcrumb` when not given.
    pub label_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One page above; without an `href`, this page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Breadcrumb {
    #[serde(flatten)]
    pub content: Content,
    pub href: Option<String>,
    pub attributes: Attributes,
}

component!(Breadcrumbs);

impl Breadcrumbs {
    pub fn new() -> Self {
        Self {
            collapse_on_mobile: true,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn item(mut self, href: impl Into<String>, words: impl Into<Content>) -> Self {
        let href = Some(href.into());
        self.items.push(Breadcrumb {
            content: words.into(),
            href,
            ..Breadcrumb::default()
        });
        self
    }

    fn label(&self) -> &str {
        self.label_text.as_deref().unwrap_or("Breadcrumb")
    }
}
