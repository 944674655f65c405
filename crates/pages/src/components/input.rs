//! A box for one line of text.

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::field::Field;
use super::{Attributes, Classes, Content, Label, reading};

/// Options of a text input.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/input.html")]
pub struct Input {
    #[serde(flatten)]
    pub field: Field,
    /// `text` when not given.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    #[serde(deserialize_with = "reading::maybe_text")]
    pub value: Option<String>,
    pub autocomplete: Option<String>,
    pub autocapitalize: Option<String>,
    pub inputmode: Option<String>,
    pub pattern: Option<String>,
    pub spellcheck: Option<bool>,
    pub prefix: Affix,
    pub suffix: Affix,
    pub input_wrapper: Wrapper,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// What stands before or after the box, such as a unit; not read out, so the label must say it too.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Affix {
    #[serde(flatten)]
    pub content: Content,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// The element around a box that has something beside it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wrapper {
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Input);
field!(Input);

impl Input {
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// A box for an email address, with the keyboard and the filling-in that suit it.
    pub fn email(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            spellcheck: Some(false),
            ..Self::new(name, label).kind("email").autocomplete("email")
        }
    }

    /// A box for a whole number: `type="number"` would change the answer when the page is scrolled.
    pub fn whole_number(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            inputmode: Some("numeric".to_owned()),
            ..Self::new(name, label)
        }
    }

    /// A box for a code of digits sent to or shown to one person.
    pub fn one_time_code(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self::whole_number(name, label)
            .autocomplete("one-time-code")
            .classes("govuk-input--width-10 govuk-input--extra-letter-spacing")
    }

    /// What the box holds to begin with.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    #[must_use]
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// The name by which a browser knows the answer, such as `email` or `off`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: impl Into<String>) -> Self {
        self.autocomplete = Some(purpose.into());
        self
    }

    #[must_use]
    pub fn prefix(mut self, words: impl Into<Content>) -> Self {
        self.prefix.content = words.into();
        self
    }

    #[must_use]
    pub fn suffix(mut self, words: impl Into<Content>) -> Self {
        self.suffix.content = words.into();
        self
    }

    fn is_wrapped(&self) -> bool {
        let group = &self.field.form_group;
        [
            &self.prefix.content,
            &self.suffix.content,
            &group.before_input,
            &group.after_input,
        ]
        .iter()
        .any(|content| !content.is_empty())
    }
}
