//! A list from which one thing is chosen.

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::field::Field;
use super::{Attributes, Classes, Label, reading};

/// Options of a list; prefer radios when there are few.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/select.html")]
pub struct Select {
    #[serde(flatten)]
    pub field: Field,
    #[serde(deserialize_with = "reading::maybe_text")]
    pub value: Option<String>,
    #[serde(deserialize_with = "reading::present")]
    pub items: Vec<SelectItem>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One thing in a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SelectItem {
    /// What is sent; the text when not given.
    #[serde(deserialize_with = "reading::maybe_text")]
    pub value: Option<String>,
    #[serde(deserialize_with = "reading::text")]
    pub text: String,
    /// Whether it is chosen; the list's value decides when not given.
    pub selected: Option<bool>,
    pub disabled: bool,
    pub attributes: Attributes,
}

component!(Select);
field!(Select);

impl Select {
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// Adds a thing that sends `value` and reads `text`.
    #[must_use]
    pub fn item(mut self, value: impl Into<String>, text: impl Into<String>) -> Self {
        let value = Some(value.into());
        self.items.push(SelectItem {
            value,
            text: text.into(),
            ..SelectItem::default()
        });
        self
    }

    /// Adds many things, each sending the first and reading the second.
    #[must_use]
    pub fn items<V: Into<String>, T: Into<String>>(
        self,
        items: impl IntoIterator<Item = (V, T)>,
    ) -> Self {
        items
            .into_iter()
            .fold(self, |list, (value, text)| list.item(value, text))
    }

    /// Chooses the thing with this value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    fn is_selected(&self, item: &SelectItem) -> bool {
        let sent = item.value.as_ref().unwrap_or(&item.text);
        let chosen = self.value.as_ref().filter(|value| !value.is_empty());
        item.selected.unwrap_or(chosen == Some(sent))
    }
}
