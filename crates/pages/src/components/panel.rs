//! The end of a journey, or a question that stops it.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Button, Classes, Content, reading};

/// Options of a panel; the body may also be given in the call of the macro.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/panel.html")]
pub struct Panel {
    #[serde(flatten, deserialize_with = "reading::title")]
    pub title: Content,
    #[serde(flatten)]
    pub content: Content,
    pub heading_level: Option<u8>,
    /// Shown only by a panel that interrupts.
    pub actions: Option<PanelActions>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// What a person can do about a panel that interrupts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PanelActions {
    pub items: Vec<PanelAction>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// A link; a button when it has no `href` or its kind is `button`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PanelAction {
    #[serde(deserialize_with = "reading::text")]
    pub text: String,
    pub href: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Panel);

impl Panel {
    /// Says that a journey is done.
    pub fn new(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    pub fn interrupts(&self) -> bool {
        self.classes.mention("govuk-panel--interruption")
    }

    pub fn level(&self) -> u8 {
        self.heading_level.unwrap_or(1)
    }
}

impl PanelAction {
    pub fn button(&self) -> Option<Button> {
        let is_button = self.href.is_none() || self.kind.as_deref() == Some("button");
        is_button.then(|| {
            Button {
                kind: Some(self.kind.clone().unwrap_or_else(|| "button".to_owned())),
                href: self.href.clone(),
                attributes: self.attributes.clone(),
                ..Button::new(&self.text)
            }
            .classes(self.classes.after("govuk-button--inverse"))
        })
    }
}
