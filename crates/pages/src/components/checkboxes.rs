//! Answers of which any number are chosen.

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::choice::{Choice, PlacedChoice};
use super::group::Group;
use super::{Attributes, Classes, Content, Fieldset, Legend, reading};

/// Options of checkboxes.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/checkboxes.html")]
pub struct Checkboxes {
    #[serde(flatten)]
    pub field: Group,
    /// The values of the answers that are chosen to begin with.
    pub values: Vec<String>,
    #[serde(deserialize_with = "reading::present")]
    pub items: Vec<Choice>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Checkboxes);
field!(Checkboxes);

impl Checkboxes {
    pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        Self {
            field: Group::new(name, legend),
            ..Self::default()
        }
    }

    /// One box by itself, such as "I have read this", with no question around it.
    pub fn single(
        name: impl Into<String>,
        value: impl Into<String>,
        words: impl Into<Content>,
    ) -> Self {
        let field = Group {
            name: name.into(),
            ..Group::default()
        };
        Self {
            field,
            ..Self::default()
        }
        .item(value, words)
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

    /// Chooses the answers with these values.
    #[must_use]
    pub fn values<V: Into<String>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.values = values.into_iter().map(Into::into).collect();
        self
    }

    /// Smaller boxes, for pages that staff use often.
    #[must_use]
    pub fn small(self) -> Self {
        self.classes("govuk-checkboxes--small")
    }

    fn fieldset(&self) -> Option<Fieldset> {
        self.field.fieldset()
    }

    fn placed(&self) -> Vec<PlacedChoice<'_>> {
        let group_ids = self
            .field
            .explained_by()
            .filter(|_| self.field.fieldset.is_none());
        PlacedChoice::all(
            "govuk-checkboxes",
            &self.field,
            &self.items,
            group_ids.as_deref(),
            |value| self.values.iter().any(|chosen| chosen == value),
        )
    }
}
