//! Ways between the pages of one part of the service: beside them, or above them.

use askama::Template;

use super::builders::component;
use super::{Attributes, Classes, Content};

/// Links beside the pages of one part.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/side-navigation.html")]
pub struct SideNavigation {
    /// Said to those who do not see where the links stand.
    pub label: String,
    pub sections: Vec<NavigationSection>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// Links that belong together, under a heading if they have one.
#[derive(Debug, Clone, Default)]
pub struct NavigationSection {
    pub heading: Option<String>,
    pub items: Vec<NavigationLink>,
}

/// Links above the pages of one thing.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/sub-navigation.html")]
pub struct SubNavigation {
    /// Said to those who do not see where the links stand.
    pub label: String,
    pub items: Vec<NavigationLink>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One way; `active` where the person is.
#[derive(Debug, Clone, Default)]
pub struct NavigationLink {
    pub content: Content,
    pub href: String,
    pub active: bool,
}

component!(SideNavigation);
component!(SubNavigation);

impl SideNavigation {
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// Adds links without a heading.
    #[must_use]
    pub fn links(mut self, items: impl IntoIterator<Item = NavigationLink>) -> Self {
        self.sections.push(NavigationSection {
            heading: None,
            items: items.into_iter().collect(),
        });
        self
    }

    /// Adds links under a heading.
    #[must_use]
    pub fn section(
        mut self,
        heading: impl Into<String>,
        items: impl IntoIterator<Item = NavigationLink>,
    ) -> Self {
        let heading = Some(heading.into());
        self.sections.push(NavigationSection {
            heading,
            items: items.into_iter().collect(),
        });
        self
    }
}

impl SubNavigation {
    pub fn new(label: impl Into<String>, items: impl IntoIterator<Item = NavigationLink>) -> Self {
        Self {
            label: label.into(),
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

impl NavigationLink {
    pub fn new(href: impl Into<String>, words: impl Into<Content>) -> Self {
        Self {
            href: href.into(),
            content: words.into(),
            active: false,
        }
    }

    #[must_use]
    pub fn active(mut self, active: bool) -> Self {
        self.active = active;
        self
    }
}
