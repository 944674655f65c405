//! Ways to make a list shorter, and which of them are in use.

use askama::Template;

use super::builders::component;
use super::{Attributes, Button, Classes, Content};

/// Options of a filter; its fields are given in the call of the macro, which a page puts in a form.
#[derive(Debug, Clone, Template)]
#[template(path = "components/filter.html")]
pub struct Filter {
    pub heading: Content,
    pub selected: Option<SelectedFilters>,
    pub submit: Button,
    pub content: Content,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// The filters in use, with links that take each away.
#[derive(Debug, Clone, Default)]
pub struct SelectedFilters {
    pub heading: Content,
    /// Read out before the words of each filter: `Remove this filter` when not given.
    pub remove_words: Option<String>,
    pub clear_words: String,
    pub clear_href: String,
    pub categories: Vec<FilterCategory>,
}

#[derive(Debug, Clone, Default)]
pub struct FilterCategory {
    pub heading: String,
    /// The address without this filter, and its words.
    pub items: Vec<(String, String)>,
}

component!(Filter);

impl Filter {
    pub fn new(heading: impl Into<Content>, submit: impl Into<Content>) -> Self {
        Self {
            heading: heading.into(),
            selected: None,
            submit: Button::new(submit),
            content: Content::default(),
            classes: Classes::default(),
            attributes: Attributes::default(),
        }
    }

    /// Shows the filters in use; nothing when there are none.
    #[must_use]
    pub fn selected(mut self, selected: SelectedFilters) -> Self {
        self.selected = Some(selected)
            .filter(|selected| selected.categories.iter().any(|c| !c.items.is_empty()));
        self
    }
}

impl SelectedFilters {
    pub fn new(
        heading: impl Into<Content>,
        clear_words: impl Into<String>,
        clear_href: impl Into<String>,
    ) -> Self {
        let (clear_words, clear_href) = (clear_words.into(), clear_href.into());
        Self {
            heading: heading.into(),
            clear_words,
            clear_href,
            ..Self::default()
        }
    }

    pub fn remove_words(&self) -> &str {
        self.remove_words.as_deref().unwrap_or("Remove this filter")
    }

    /// Adds a kind of filter; each item is the address without the filter, and the words of the filter.
    #[must_use]
    pub fn category(mut self, heading: impl Into<String>, items: Vec<(String, String)>) -> Self {
        self.categories.push(FilterCategory {
            heading: heading.into(),
            items,
        });
        self
    }
}
