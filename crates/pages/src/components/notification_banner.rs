//! Something that has just been done, or that everyone on the page must know.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of a notification banner; the body may also be given in the call of the macro.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/notification-banner.html")]
pub struct NotificationBanner {
    #[serde(flatten, deserialize_with = "reading::title")]
    pub title: Content,
    #[serde(flatten)]
    pub content: Content,
    /// `success`, or nothing.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub role: Option<String>,
    pub title_id: Option<String>,
    pub title_heading_level: Option<u8>,
    /// Whether the page leaves the keyboard where it was when the banner says that something worked.
    pub disable_auto_focus: Option<bool>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(NotificationBanner);

impl NotificationBanner {
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// Says that what the person asked for was done.
    pub fn success(content: impl Into<Content>) -> Self {
        Self {
            kind: Some("success".to_owned()),
            ..Self::new(content)
        }
    }

    #[must_use]
    pub fn title(mut self, title: impl Into<Content>) -> Self {
        self.title = title.into();
        self
    }

    pub fn is_success(&self) -> bool {
        self.kind.as_deref() == Some("success")
    }

    pub fn role(&self) -> &str {
        let usual = if self.is_success() { "alert" } else { "region" };
        self.role.as_deref().unwrap_or(usual)
    }

    pub fn heading(&self) -> Content {
        self.title.or(if self.is_success() {
            "Success"
        } else {
            "Important"
        })
    }

    pub fn heading_id(&self) -> &str {
        self.title_id
            .as_deref()
            .unwrap_or("govuk-notification-banner-title")
    }

    pub fn level(&self) -> u8 {
        self.title_heading_level.unwrap_or(2)
    }
}
