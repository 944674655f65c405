//! Words that are shown to those who ask for them.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of details; the body may also be given in the call of the macro.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/details.html")]
pub struct Details {
    #[serde(flatten, deserialize_with = "reading::summary")]
    pub summary: Content,
    #[serde(flatten)]
    pub content: Content,
    pub id: Option<String>,
    pub open: bool,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Details);

impl Details {
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            summary: summary.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    /// Shown from the start.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.open = true;
        self
    }
}
