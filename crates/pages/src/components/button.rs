//! A button, or a link that looks like one.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::reading::maybe_text;
use super::{Attributes, Classes, Content};

/// Options of a button. With an `href` it is a link.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/button.html")]
pub struct Button {
    #[serde(flatten)]
    pub content: Content,
    #[serde(deserialize_with = "maybe_text")]
    pub name: Option<String>,
    #[serde(deserialize_with = "maybe_text")]
    pub value: Option<String>,
    /// `submit` when not given.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub href: Option<String>,
    pub id: Option<String>,
    pub disabled: bool,
    pub is_start_button: bool,
    /// Whether the second of two quick clicks is dropped.
    pub prevent_double_click: Option<bool>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Button);

impl Button {
    /// A button that submits its form.
    pub fn new(words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }

    pub fn secondary(words: impl Into<Content>) -> Self {
        Self::new(words).classes("govuk-button--secondary")
    }

    /// For an action that destroys or cannot be undone.
    pub fn warning(words: impl Into<Content>) -> Self {
        Self::new(words).classes("govuk-button--warning")
    }

    /// A link that begins a journey.
    pub fn start(words: impl Into<Content>, href: impl Into<String>) -> Self {
        Self {
            is_start_button: true,
            ..Self::new(words).href(href)
        }
    }

    /// Makes the button a link. Never for something that changes anything: a link may be followed by a machine.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// What the form says when this button submitted it.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self.value = Some(value.into());
        self
    }

    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Drops the second of two quick clicks, so that a report is not sent twice.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.prevent_double_click = Some(true);
        self
    }

    #[must_use]
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }
}
