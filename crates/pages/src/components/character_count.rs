//! A text area that says how much room is left.

use std::collections::BTreeMap;

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::field::{Field, FormGroup};
use super::input::Wrapper;
use super::{Attributes, Classes, Hint, Html, Label, Textarea, reading};

/// Options of a character count. The limit is a help, not a check: what arrives must be measured again.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/character-count.html")]
pub struct CharacterCount {
    #[serde(flatten)]
    pub field: Field,
    #[serde(deserialize_with = "reading::text")]
    pub value: String,
    pub rows: Option<u16>,
    pub spellcheck: Option<bool>,
    /// The most characters.
    pub maxlength: Option<u32>,
    /// The most words; wins over characters.
    pub maxwords: Option<u32>,
    /// `words`, `characters` (as a person counts) or `length` (as a browser counts).
    pub count_type: Option<String>,
    /// Percentage of the limit from which the count is shown.
    pub threshold: Option<u8>,
    pub textarea_description_text: Option<String>,
    pub characters_under_limit_text: BTreeMap<String, String>,
    pub characters_at_limit_text: Option<String>,
    pub characters_over_limit_text: BTreeMap<String, String>,
    pub words_under_limit_text: BTreeMap<String, String>,
    pub words_at_limit_text: Option<String>,
    pub words_over_limit_text: BTreeMap<String, String>,
    /// Class names of the message.
    pub count_message: Wrapper,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(CharacterCount);
field!(CharacterCount);

impl CharacterCount {
    /// A text area for at most `characters`, as a person counts them.
    pub fn new(name: impl Into<String>, label: impl Into<Label>, characters: u32) -> Self {
        let count_type = Some("characters".to_owned());
        Self {
            field: Field::new(name, label),
            maxlength: Some(characters),
            count_type,
            ..Self::default()
        }
    }

    /// What the box holds to begin with.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// How the limit is said where no script counts, in place of the usual words.
    #[must_use]
    pub fn limit_says(mut self, words: impl Into<String>) -> Self {
        self.textarea_description_text = Some(words.into());
        self
    }

    /// How many lines the box shows.
    #[must_use]
    pub fn rows(mut self, rows: u16) -> Self {
        self.rows = Some(rows);
        self
    }

    fn textarea(&self) -> Textarea {
        let group = &self.field.form_group;
        let id = self.field.id();
        let after = format!("{}{}", self.message(id), group.after_input);
        let form_group = FormGroup {
            after_input: Html::trusted(after).into(),
            before_input: group.before_input.clone(),
            classes: group.classes.after("govuk-character-count"),
            attributes: self.limits().and(&self.words()).and(&group.attributes),
        };
        let (id, described_by) = (Some(id.to_owned()), Some(format!("{id}-info")));
        Textarea {
            field: Field {
                form_group,
                id,
                described_by,
                ..self.field.clone()
            },
            value: self.value.clone(),
            rows: self.rows,
            spellcheck: self.spellcheck,
            classes: self.classes.after("govuk-js-character-count"),
            attributes: self.attributes.clone(),
            ..Textarea::default()
        }
    }

    fn limit(&self) -> Option<u32> {
        self.maxwords.or(self.maxlength)
    }

    fn counts(&self) -> Option<&str> {
        self.count_type
            .as_deref()
            .or(self.maxwords.map(|_| "words"))
    }

    /// What is read out with the label, and shown where no script runs. Nothing when a script sets the limit.
    fn message(&self, id: &str) -> Hint {
        let unit = if self.counts() == Some("words") {
            "words"
        } else {
            "characters"
        };
        let usual = format!("You can enter up to %{{count}} {unit}");
        let pattern = self.textarea_description_text.as_ref().unwrap_or(&usual);
        let words = self
            .limit()
            .map(|limit| pattern.replace("%{count}", &limit.to_string()));
        Hint {
            id: Some(format!("{id}-info")),
            ..Hint::new(words.unwrap_or_default())
        }
        .classes(
            self.count_message
                .classes
                .after("govuk-character-count__message"),
        )
    }

    fn limits(&self) -> Attributes {
        let late = self
            .textarea_description_text
            .as_ref()
            .filter(|_| self.limit().is_none());
        Attributes::default()
            .with("data-module", "govuk-character-count")
            .with_some("data-maxlength", self.maxlength.as_ref())
            .with_some("data-maxwords", self.maxwords.as_ref())
            .with_some("data-threshold", self.threshold.as_ref())
            .with_some("data-count-type", self.counts().as_ref())
            .words("textarea-description.other", late)
    }

    fn words(&self) -> Attributes {
        Attributes::default()
            .plurals("characters-under-limit", &self.characters_under_limit_text)
            .words(
                "characters-at-limit",
                self.characters_at_limit_text.as_ref(),
            )
            .plurals("characters-over-limit", &self.characters_over_limit_text)
            .plurals("words-under-limit", &self.words_under_limit_text)
            .words("words-at-limit", self.words_at_limit_text.as_ref())
            .plurals("words-over-limit", &self.words_over_limit_text)
    }
}
