//! What happened, newest first or in order, each with when and by whom.

use askama::Template;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a timeline.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/timeline.html")]
pub struct Timeline {
    pub items: Vec<Happening>,
    /// 2 when not given.
    pub heading_level: Option<u8>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One thing that happened.
#[derive(Debug, Clone, Default)]
pub struct Happening {
    pub title: Content,
    /// Who did it, as in "by Ana".
    pub by: Option<String>,
    /// When, for machines: `2026-11-22T09:30:00+00:00`.
    pub timestamp: String,
    /// When, for people: `22 November 2026 at 9:30am`.
    pub when: String,
    pub content: Content,
    pub classes: Classes,
}

component!(Timeline);

impl Timeline {
    pub fn new(items: impl IntoIterator<Item = Happening>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn heading_level(mut self, level: u8) -> Self {
        self.heading_level = Some(level);
        self
    }

    fn level(&self) -> u8 {
        self.heading_level.unwrap_or(2)
    }
}

impl Happening {
    /// `timestamp` is for machines, `when` for people.
    pub fn new(
        title: impl Into<Content>,
        timestamp: impl Into<String>,
        when: impl Into<String>,
    ) -> Self {
        Self {
            title: title.into(),
            timestamp: timestamp.into(),
            when: when.into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn by(mut self, who: impl Into<String>) -> Self {
        self.by = Some(who.into());
        self
    }

    #[must_use]
    pub fn content(mut self, content: impl Into<Content>) -> Self {
        self.content = content.into();
        self
    }
}
