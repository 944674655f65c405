//! The name of the service and the ways around it.

use askama::Template;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::builders::component;
use super::{Attributes, Classes, Content, Html, reading};

/// Options of service navigation.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/service-navigation.html")]
pub struct ServiceNavigation {
    pub service_name: Option<String>,
    pub service_url: Option<String>,
    #[serde(deserialize_with = "reading::present")]
    pub navigation: Vec<ServiceLink>,
    pub navigation_id: Option<String>,
    pub navigation_label: Option<String>,
    pub navigation_classes: Classes,
    pub menu_button_text: Option<String>,
    pub menu_button_label: Option<String>,
    /// Whether a narrow screen hides the links behind a button; when not given, if there is more than one.
    pub collapse_navigation_on_mobile: Option<bool>,
    pub aria_label: Option<String>,
    pub slots: Slots,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One way. `active`: the page is below it; `current`: it is the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ServiceLink {
    #[serde(flatten)]
    pub content: Content,
    pub href: Option<String>,
    pub active: bool,
    pub current: bool,
    pub attributes: Attributes,
}

/// Markup of our own, put between the parts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Slots {
    #[serde(deserialize_with = "reading::markup")]
    pub start: Option<Html>,
    pub end: EndSlot,
    #[serde(deserialize_with = "reading::markup")]
    pub navigation_start: Option<Html>,
    #[serde(deserialize_with = "reading::markup")]
    pub navigation_end: Option<Html>,
}

#[derive(Debug, Clone, Default)]
pub struct EndSlot {
    pub html: Option<Html>,
    /// Beside the links instead of under them.
    pub is_inline: bool,
}

component!(ServiceNavigation);

impl ServiceNavigation {
    pub fn new(name: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            service_name: Some(name.into()),
            service_url: Some(url.into()),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn link(mut self, link: ServiceLink) -> Self {
        self.navigation.push(link);
        self
    }

    fn is_section(&self) -> bool {
        self.service_name.is_some() || self.slots.start.is_some() || self.slots.end.html.is_some()
    }

    fn has_links(&self) -> bool {
        let slots = &self.slots;
        !self.navigation.is_empty()
            || slots.navigation_start.is_some()
            || slots.navigation_end.is_some()
    }

    fn collapses(&self) -> bool {
        self.collapse_navigation_on_mobile
            .unwrap_or(self.navigation.len() > 1)
    }

    fn id(&self) -> &str {
        self.navigation_id.as_deref().unwrap_or("navigation")
    }

    fn menu(&self) -> &str {
        self.menu_button_text.as_deref().unwrap_or("Menu")
    }

    fn label(&self) -> &str {
        self.navigation_label.as_deref().unwrap_or(self.menu())
    }

    /// Said in place of the words on the button, where it is something else.
    fn menu_label(&self) -> Option<&str> {
        self.menu_button_label
            .as_deref()
            .filter(|label| *label != self.menu())
    }

    fn section_label(&self) -> &str {
        self.aria_label.as_deref().unwrap_or("Service information")
    }
}

impl ServiceLink {
    pub fn new(href: impl Into<String>, words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            href: Some(href.into()),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn active(mut self, active: bool) -> Self {
        self.active = active;
        self
    }

    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    fn marks(&self) -> Attributes {
        let value = if self.current { "page" } else { "true" };
        Attributes::default().with_some(
            "aria-current",
            (self.current || self.active).then_some(&value),
        )
    }
}

/// Markup by itself, or an object that also says where it stands.
impl<'de> Deserialize<'de> for EndSlot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let html = if value.is_object() {
            &value["html"]
        } else {
            &value
        };
        let html = reading::markup(html).map_err(serde::de::Error::custom)?;
        Ok(Self {
            html,
            is_inline: value["align"] == "inline",
        })
    }
}
