//! A box for more than one line of text.

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::field::Field;
use super::{Attributes, Classes, Label, reading};

/// Options of a text area.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/textarea.html")]
pub struct Textarea {
    #[serde(flatten)]
    pub field: Field,
    #[serde(deserialize_with = "reading::text")]
    pub value: String,
    /// Lines shown: 5 when not given.
    pub rows: Option<u16>,
    pub autocomplete: Option<String>,
    pub spellcheck: Option<bool>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Textarea);
field!(Textarea);

impl Textarea {
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// What the box holds to begin with.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// How many lines the box shows.
    #[must_use]
    pub fn rows(mut self, rows: u16) -> Self {
        self.rows = Some(rows);
        self
    }
}
