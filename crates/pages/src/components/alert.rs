//! Something that a person must know about what they see: it was done, it is at risk, it went wrong.

use askama::Template;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of an alert. The kind is said in words too, for those who do not see its colour or its sign.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/alert.html")]
pub struct Alert {
    pub kind: AlertKind,
    /// Always said to those who do not see the page; shown as a heading when asked for, or by itself when there is
    /// no content.
    pub title: String,
    pub content: Content,
    pub has_heading: bool,
    /// `alert` for what has just happened, so that it is read out at once; `region` otherwise.
    pub is_urgent: bool,
    /// Whether a script lets the person put it away.
    pub is_dismissible: bool,
    /// `Dismiss` when not given.
    pub dismiss_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AlertKind {
    #[default]
    Information,
    Success,
    Warning,
    Error,
}

component!(Alert);

impl Alert {
    pub fn new(kind: AlertKind, title: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            kind,
            title: title.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    /// Shows the title as a heading.
    #[must_use]
    pub fn heading(mut self) -> Self {
        self.has_heading = true;
        self
    }

    /// Reads it out at once, and moves the keyboard to it when the page opens.
    #[must_use]
    pub fn urgent(mut self) -> Self {
        self.is_urgent = true;
        self
    }

    /// Lets the person put it away.
    #[must_use]
    pub fn dismissible(mut self) -> Self {
        self.is_dismissible = true;
        self
    }

    pub fn dismiss_words(&self) -> &str {
        self.dismiss_text.as_deref().unwrap_or("Dismiss")
    }

    pub fn role(&self) -> &'static str {
        if self.is_urgent { "alert" } else { "region" }
    }

    /// Whether there is a heading to show: a title without content is the content.
    pub fn shows_heading(&self) -> bool {
        self.has_heading && !self.content.is_empty()
    }
}

impl AlertKind {
    /// The word for it, in class names and when read out.
    pub fn word(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The outline of its sign in a square of 30: a circle, a tick, a triangle, an octagon.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Information => {
                "M15 3a12 12 0 1 0 0 24 12 12 0 0 0 0-24zM13.5 13h3v9.5h-3zM13.4 7.5h3.2v3.2h-3.2z"
            }
            Self::Success => "M11.5 25 2.5 16l2.7-2.7 6.3 6.3L24.8 6.3 27.5 9z",
            Self::Warning => "M15 2.5 28.5 26h-27zM13.5 10h3l-.4 8h-2.2zM13.4 20h3.2v3.2h-3.2z",
            Self::Error => {
                "M10 3h10l7 7v10l-7 7H10l-7-7V10zM11 9l-2 2 4 4-4 4 2 2 4-4 4 4 2-2-4-4 4-4-2-2-4 4z"
            }
        }
    }
}
