//! What every page carries, whatever it is about.

use std::fmt::Display;

use crate::form::{Form, FormError};
use crate::words::{Language, Words};

/// The frame around a page: who looks at it, where they are and what has just happened.
/// Each view holds one as `page`; the layouts read it.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub language: Language,
    /// The organisation's name; empty before it has one.
    pub organisation: String,
    /// The person who is signed in, if someone is.
    pub signed_in: Option<SignedIn>,
    pub navigation: Vec<NavigationItem>,
    /// The path of the address, such as `/people/new`.
    pub path: String,
    /// Said once at the top, after an action that led here.
    pub notice: Option<Notice>,
    /// What is wrong with the form on this page. The layout prints the summary and marks the title.
    pub errors: Vec<FormError>,
    /// Where the back link leads; none without it.
    pub back: Option<String>,
}

/// The person who is signed in, as shown to themselves.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub name: String,
}

/// One entry of the main navigation.
#[derive(Debug, Clone)]
pub struct NavigationItem {
    pub label: String,
    pub href: String,
    pub current: Current,
}

/// Whether a navigation entry is where the reader is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Current {
    #[default]
    No,
    /// The reader is on a page below it.
    Section,
    /// The reader is on this very page.
    Page,
}

impl Current {
    /// The value of `aria-current`.
    pub fn aria(self) -> Option<&'static str> {
        match self {
            Self::No => None,
            Self::Section => Some("true"),
            Self::Page => Some("page"),
        }
    }
}

/// A message shown once.
#[derive(Debug, Clone)]
pub struct Notice {
    pub tone: Tone,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Success,
    /// Something the reader should know before going on.
    Important,
}

impl Notice {
    pub fn success(text: impl Display) -> Self {
        Self {
            tone: Tone::Success,
            text: text.to_string(),
        }
    }

    pub fn important(text: impl Display) -> Self {
        Self {
            tone: Tone::Important,
            text: text.to_string(),
        }
    }

    pub fn is_success(&self) -> bool {
        self.tone == Tone::Success
    }
}

impl Page {
    /// A page for `organisation` at `path`, with nobody signed in.
    pub fn new(organisation: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            organisation: organisation.into(),
            path: path.into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn signed_in_as(mut self, name: impl Into<String>) -> Self {
        self.signed_in = Some(SignedIn { name: name.into() });
        self
    }

    /// Adds a navigation entry, marked when it holds the page's path. Entries are added once the path is known.
    #[must_use]
    pub fn navigation(mut self, label: impl Display, href: &str) -> Self {
        let current = if self.path == href {
            Current::Page
        } else if href != "/" && is_below(&self.path, href) {
            Current::Section
        } else {
            Current::No
        };
        self.navigation.push(NavigationItem {
            label: label.to_string(),
            href: href.to_owned(),
            current,
        });
        self
    }

    #[must_use]
    pub fn back_to(mut self, href: impl Into<String>) -> Self {
        self.back = Some(href.into());
        self
    }

    #[must_use]
    pub fn notice(mut self, notice: Notice) -> Self {
        self.notice = Some(notice);
        self
    }

    /// Takes over what is wrong with `form`. Call it in the constructor of each view that holds a form.
    #[must_use]
    pub fn showing(mut self, form: &Form) -> Self {
        self.errors = form.errors().to_vec();
        self
    }

    /// The words with this key; see [`Language::t`].
    pub fn t(&self, key: &str) -> Words {
        self.language.t(key)
    }

    /// A day in words; see [`Language::date`].
    pub fn date(&self, date: &jiff::civil::Date) -> String {
        self.language.date(*date)
    }

    /// The address of the style sheet.
    pub fn style(&self) -> String {
        frontend::style_path()
    }

    /// The address of the script.
    pub fn script(&self) -> String {
        frontend::script_path()
    }

    /// The address of the icon.
    pub fn icon(&self) -> String {
        frontend::icon_path()
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(path: &str) -> Vec<Current> {
        let page = Page::new("Harbour Lights", path)
            .navigation("Home", "/")
            .navigation("People", "/people")
            .navigation("Policy", "/policy");
        page.navigation.iter().map(|item| item.current).collect()
    }

    #[test]
    fn the_entry_of_this_page_or_of_the_pages_above_it_is_marked() {
        assert_eq!(marks("/"), [Current::Page, Current::No, Current::No]);
        assert_eq!(
            marks("/people/new"),
            [Current::No, Current::Section, Current::No]
        );
        assert_eq!(marks("/peoples"), [Current::No; 3]);
    }
}
