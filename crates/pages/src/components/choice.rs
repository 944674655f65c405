//! One answer among radios or checkboxes.

use askama::filters::HtmlSafe;
use serde::Deserialize;

use super::group::Group;
use super::{Attributes, Content, Hint, Html, Label, reading};

/// One answer. With a `divider` it is no answer, only a word such as "or" between two.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    #[serde(flatten)]
    pub content: Content,
    /// What is sent when it is chosen.
    #[serde(deserialize_with = "reading::text")]
    pub value: String,
    pub id: Option<String>,
    /// Of a checkbox that does not have the name of its group.
    pub name: Option<String>,
    /// Whether it is chosen; the value of the group decides when not given.
    pub checked: Option<bool>,
    pub disabled: bool,
    pub hint: Option<Hint>,
    pub divider: Option<String>,
    /// `exclusive` for a checkbox that clears all others, such as "None of these".
    pub behaviour: Option<String>,
    /// What is asked only of those who choose this.
    pub conditional: Conditional,
    /// Class names and attributes of the label; its words are the choice's own.
    pub label: Label,
    pub attributes: Attributes,
}

/// What is asked only of those who make a choice.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Conditional {
    #[serde(deserialize_with = "reading::markup")]
    pub html: Option<Html>,
}

impl Choice {
    pub fn new(value: impl Into<String>, words: impl Into<Content>) -> Self {
        Self {
            value: value.into(),
            content: words.into(),
            ..Self::default()
        }
    }

    /// A word such as "or" between two answers.
    pub fn divider(word: impl Into<String>) -> Self {
        Self {
            divider: Some(word.into()),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Shows a component, such as an [`Input`](super::Input), only to those who choose this.
    /// Without scripts it is always shown, so its question must make sense by itself.
    #[must_use]
    pub fn revealing(mut self, component: &impl HtmlSafe) -> Self {
        self.conditional.html = Some(Html::of(component));
        self
    }

    /// Clears all other checkboxes when this one is ticked.
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.behaviour = Some("exclusive".to_owned());
        self
    }
}

/// A choice with all that depends on its place and its group.
pub(super) struct PlacedChoice<'a> {
    pub choice: &'a Choice,
    pub id: String,
    pub name: &'a str,
    pub is_checked: bool,
    pub label: Label,
    pub hint: Option<Hint>,
    pub described_by: Option<String>,
}

impl<'a> PlacedChoice<'a> {
    /// `block` is the class name of the group; `explained_by` the ids that explain each control by itself,
    /// for a group without a fieldset to hang them on.
    pub fn all(
        block: &str,
        group: &'a Group,
        choices: &'a [Choice],
        explained_by: Option<&str>,
        is_value: impl Fn(&str) -> bool,
    ) -> Vec<Self> {
        let place = |(index, choice): (usize, &'a Choice)| {
            let id = choice.id.clone().unwrap_or_else(|| match index {
                0 => group.id().to_owned(),
                _ => format!("{}-{}", group.id(), index + 1),
            });
            let hint = choice
                .hint
                .clone()
                .filter(|hint| !hint.content.is_empty())
                .map(|hint| Hint {
                    id: Some(format!("{id}-item-hint")),
                    classes: hint.classes.after(&format!("{block}__hint")),
                    ..hint
                });
            let ids: Vec<&str> = explained_by
                .into_iter()
                .chain(hint.as_ref().and_then(|hint| hint.id.as_deref()))
                .collect();
            Self {
                name: choice.name.as_deref().unwrap_or(&group.name),
                is_checked: choice.checked.unwrap_or_else(|| is_value(&choice.value)),
                label: Label {
                    content: choice.content.clone(),
                    control: Some(id.clone()),
                    classes: choice.label.classes.after(&format!("{block}__label")),
                    ..choice.label.clone()
                },
                described_by: (!ids.is_empty()).then(|| ids.join(" ")),
                choice,
                hint,
                id,
            }
        };
        choices.iter().enumerate().map(place).collect()
    }
}
