//! What radios, checkboxes and the parts of a date have in common.

use serde::Deserialize;

use super::field::{FormGroup, error_of, explained_by, hint_of};
use super::{ErrorMessage, Fieldset, Hint, Legend, reading};

/// Name, question, help and error of controls that answer one question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Group {
    /// The name when not given. The first control has this id, so an error summary can lead to it.
    #[serde(alias = "idPrefix")]
    pub id: Option<String>,
    #[serde(deserialize_with = "reading::text")]
    pub name: String,
    pub fieldset: Option<Fieldset>,
    pub hint: Option<Hint>,
    pub error_message: Option<ErrorMessage>,
    /// Ids of other elements that explain the controls.
    pub described_by: Option<String>,
    pub form_group: FormGroup,
}

impl Group {
    pub(super) fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        Self {
            name: name.into(),
            fieldset: Some(Fieldset::new(legend)),
            ..Self::default()
        }
    }

    pub(super) fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }

    pub(super) fn hint(&self) -> Option<Hint> {
        hint_of(self.id(), self.hint.as_ref())
    }

    pub(super) fn error(&self) -> Option<ErrorMessage> {
        error_of(self.id(), self.error_message.as_ref())
    }

    /// Ids of all that explains the controls, in the order in which it is read out.
    pub(super) fn explained_by(&self) -> Option<String> {
        let set = self
            .fieldset
            .as_ref()
            .and_then(|set| set.described_by.as_deref());
        explained_by(
            set.or(self.described_by.as_deref()),
            self.hint().as_ref(),
            self.error().as_ref(),
        )
    }

    /// The fieldset, explained by the hint and the error.
    pub(super) fn fieldset(&self) -> Option<Fieldset> {
        let set = self.fieldset.clone()?;
        Some(Fieldset {
            described_by: self.explained_by(),
            ..set
        })
    }
}
