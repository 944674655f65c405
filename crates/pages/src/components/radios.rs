//! Answers of which one is chosen.

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::choice::{Choice, PlacedChoice};
use super::group::Group;
use super::{Attributes, Classes, Content, Fieldset, Legend, reading};

/// Options of radios.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/radios.html")]
pub struct Radios {
    #[serde(flatten)]
    pub field: Group,
    /// The value of the answer that is chosen to begin with.
    #[serde(deserialize_with = "reading::maybe_text")]
    pub value: Option<String>,
    #[serde(deserialize_with = "reading::present")]
    pub items: Vec<Choice>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Radios);
field!(Radios);

impl Radios {
    pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        Self {
            field: Group::new(name, legend),
            ..Self::default()
        }
    }

    /// Adds an answer.
    #[must_use]
    pub fn item(self, value: impl Into<String>, words: impl Into<Content>) -> Self {
        self.choice(Choice::new(value, words))
    }

    /// Adds an answer with more to it, or a divider.
    #[must_use]
    pub fn choice(mut self, choice: Choice) -> Self {
        self.items.push(choice);
        self
    }

    /// Adds many answers.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.items.extend(choices);
        self
    }

    /// Chooses the answer with this value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Puts short answers beside each other.
    #[must_use]
    pub fn inline(self) -> Self {
        self.classes("govuk-radios--inline")
    }

    fn fieldset(&self) -> Option<Fieldset> {
        self.field.fieldset()
    }

    fn placed(&self) -> Vec<PlacedChoice<'_>> {
        let chosen = self.value.as_deref().filter(|value| !value.is_empty());
        PlacedChoice::all("govuk-radios", &self.field, &self.items, None, |value| {
            chosen == Some(value)
        })
    }
}
