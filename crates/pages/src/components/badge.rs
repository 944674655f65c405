//! A word beside a thing that sets it apart from others of its kind.

use askama::Template;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Options of a badge: an outline, quieter than a [`Tag`](super::Tag).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/badge.html")]
pub struct Badge {
    pub content: Content,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Badge);

impl Badge {
    pub fn new(words: impl Into<Content>) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }

    /// For what needs someone now.
    pub fn red(words: impl Into<Content>) -> Self {
        Self::new(words).classes("moj-badge--red")
    }

    /// For what is in order.
    pub fn green(words: impl Into<Content>) -> Self {
        Self::new(words).classes("moj-badge--green")
    }

    /// For what is over.
    pub fn grey(words: impl Into<Content>) -> Self {
        Self::new(words).classes("moj-badge--dark-grey")
    }
}
