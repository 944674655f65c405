//! Words set apart from those around them.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of inset text; the body may also be given in the call of the macro.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/inset-text.html")]
pub struct InsetText {
    #[serde(flatten)]
    pub content: Content,
    pub id: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(InsetText);

impl InsetText {
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}
