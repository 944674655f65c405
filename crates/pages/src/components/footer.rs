//! The bottom of every page. The crown, its licence and its copyright are not ours to show, so there are none.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of a footer.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/footer.html")]
pub struct Footer {
    pub navigation: Vec<FooterSection>,
    pub meta: Option<FooterMeta>,
    /// The terms under which the words of the site may be used.
    #[serde(skip)]
    pub licence: Content,
    /// Whose site it is.
    #[serde(skip)]
    pub owner: Content,
    pub container_classes: Classes,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// A column of links.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FooterSection {
    #[serde(deserialize_with = "reading::text")]
    pub title: String,
    /// `full` when not given.
    pub width: Option<String>,
    pub columns: Option<u8>,
    pub items: Vec<FooterLink>,
}

/// Links in one line, and words under them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FooterMeta {
    /// `Support links` when not given.
    pub visually_hidden_title: Option<String>,
    pub items: Vec<FooterLink>,
    #[serde(flatten)]
    pub content: Content,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FooterLink {
    #[serde(deserialize_with = "reading::text")]
    pub text: String,
    #[serde(deserialize_with = "reading::text")]
    pub href: String,
    pub attributes: Attributes,
}

component!(Footer);

impl Footer {
    /// A footer that says whose site it is.
    pub fn new(owner: impl Into<Content>) -> Self {
        Self {
            owner: owner.into(),
            ..Self::default()
        }
    }

    /// Adds a link to the line of links.
    #[must_use]
    pub fn link(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        let link = FooterLink {
            text: text.into(),
            href: href.into(),
            ..FooterLink::default()
        };
        self.meta.get_or_insert_default().items.push(link);
        self
    }

    #[must_use]
    pub fn licence(mut self, words: impl Into<Content>) -> Self {
        self.licence = words.into();
        self
    }
}
