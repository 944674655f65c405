//! The top of every page, with the product's own name: never the crown of the government.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of a header.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/header.html")]
pub struct Header {
    #[serde(flatten, deserialize_with = "reading::logo")]
    pub logo: Content,
    /// Where the name leads: `/` when not given.
    pub url: Option<String>,
    /// In place of the usual width.
    pub container_classes: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Header);

impl Header {
    pub fn new(name: impl Into<Content>) -> Self {
        Self {
            logo: name.into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }
}
