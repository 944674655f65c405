//! Raw markup and text, kept apart by type.

use std::fmt;

use askama::filters::{Escaper, Html as HtmlEscaper, HtmlSafe};
use serde::Deserialize;

/// Markup that is printed as it is.
///
/// Only for markup this program has written itself. Words that came from a person are [`Content`] text,
/// which is always escaped: a raw string here is how one person's script reaches another's screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Vouches for `markup`: no part of it was typed by a person without being escaped.
    pub fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// The markup of a component or of any template, which escapes its own text.
    pub fn of(template: &impl HtmlSafe) -> Self {
        Self(template.to_string())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Writes `text` with the five characters that mean something to HTML replaced.
pub(super) fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    HtmlEscaper.write_escaped_str(&mut *f, text)
}

/// What a component says: text, which is escaped, or explicit [`Html`], which wins when both are there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Content {
    #[serde(deserialize_with = "super::reading::text")]
    text: String,
    #[serde(deserialize_with = "super::reading::markup")]
    html: Option<Html>,
}

impl Content {
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.html.is_none()
    }

    /// True when the content is markup: some components wrap text, but not markup, in a paragraph.
    pub fn is_html(&self) -> bool {
        self.html.is_some()
    }

    /// This content, or `words` when there is none.
    pub fn or(&self, words: &str) -> Self {
        if self.is_empty() {
            words.into()
        } else {
            self.clone()
        }
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.html {
            Some(html) => html.fmt(f),
            None => write_escaped(f, &self.text),
        }
    }
}

impl HtmlSafe for Content {}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Content {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self { text, html: None }
    }
}

impl From<Html> for Content {
    fn from(html: Html) -> Self {
        Self {
            text: String::new(),
            html: Some(html),
        }
    }
}
