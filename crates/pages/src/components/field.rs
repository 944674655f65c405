//! What a text box, a text area, a list and a file field have in common.

use serde::Deserialize;

use super::{Attributes, Classes, Content, ErrorMessage, Hint, Label, reading};

/// Name, label, help and error of a control, and the box around them all.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    /// The name when not given.
    pub id: Option<String>,
    #[serde(deserialize_with = "reading::text")]
    pub name: String,
    pub label: Label,
    pub hint: Option<Hint>,
    pub error_message: Option<ErrorMessage>,
    /// Ids of other elements that explain the control.
    pub described_by: Option<String>,
    pub form_group: FormGroup,
    pub disabled: bool,
}

/// The box around a control or a group of them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FormGroup {
    #[serde(alias = "beforeInputs")]
    pub before_input: Content,
    #[serde(alias = "afterInputs")]
    pub after_input: Content,
    pub classes: Classes,
    pub attributes: Attributes,
}

impl Field {
    pub(super) fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    pub(super) fn id(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }

    pub(super) fn label(&self) -> Label {
        Label {
            control: Some(self.id().to_owned()),
            ..self.label.clone()
        }
    }

    pub(super) fn hint(&self) -> Option<Hint> {
        hint_of(self.id(), self.hint.as_ref())
    }

    pub(super) fn error(&self) -> Option<ErrorMessage> {
        error_of(self.id(), self.error_message.as_ref())
    }

    /// Ids of all that explains the control, in the order in which it is read out.
    pub(super) fn explained_by(&self) -> Option<String> {
        explained_by(
            self.described_by.as_deref(),
            self.hint().as_ref(),
            self.error().as_ref(),
        )
    }
}

/// The hint with the id that the control or group `id` names.
pub(super) fn hint_of(id: &str, hint: Option<&Hint>) -> Option<Hint> {
    hint.map(|hint| Hint {
        id: Some(format!("{id}-hint")),
        ..hint.clone()
    })
}

/// The error message with the id that the control or group `id` names.
pub(super) fn error_of(id: &str, error: Option<&ErrorMessage>) -> Option<ErrorMessage> {
    error.map(|error| ErrorMessage {
        id: Some(format!("{id}-error")),
        ..error.clone()
    })
}

pub(super) fn explained_by(
    others: Option<&str>,
    hint: Option<&Hint>,
    error: Option<&ErrorMessage>,
) -> Option<String> {
    let hint = hint.and_then(|hint| hint.id.as_deref());
    let error = error.and_then(|error| error.id.as_deref());
    let ids: Vec<&str> = [others, hint, error]
        .into_iter()
        .flatten()
        .filter(|ids| !ids.is_empty())
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
