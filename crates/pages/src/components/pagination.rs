//! The ways between the pages of a long list.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of pagination. Without items it leads from one page of a guide to the next.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/pagination.html")]
pub struct Pagination {
    pub previous: Option<PageLink>,
    pub next: Option<PageLink>,
    #[serde(deserialize_with = "reading::maybe_present")]
    pub items: Option<Vec<PageItem>>,
    /// `Pagination` when not given.
    pub landmark_label: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// The page before or after.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PageLink {
    #[serde(flatten)]
    pub content: Content,
    pub href: String,
    /// The title of that page.
    pub label_text: Option<String>,
    pub attributes: Attributes,
}

/// One page by its number, or the dots for those left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PageItem {
    #[serde(deserialize_with = "reading::text")]
    pub number: String,
    pub href: String,
    pub current: bool,
    pub ellipsis: bool,
    /// Read out in place of the number: `Page 3` when not given.
    pub visually_hidden_text: Option<String>,
    pub attributes: Attributes,
}

component!(Pagination);

impl Pagination {
    /// Links for page `current` of `total`, both counted from 1; `href` makes the address of a page.
    /// Shows the first, the last and those beside the current page.
    pub fn numbered(current: usize, total: usize, href: impl Fn(usize) -> String) -> Self {
        let mut items = Vec::new();
        let mut last_shown = 0;
        for number in (1..=total).filter(|n| *n == 1 || *n == total || n.abs_diff(current) <= 1) {
            if number > last_shown + 1 {
                items.push(PageItem {
                    ellipsis: true,
                    ..PageItem::default()
                });
            }
            let current = number == current;
            items.push(PageItem {
                number: number.to_string(),
                href: href(number),
                current,
                ..PageItem::default()
            });
            last_shown = number;
        }
        let link = |number: usize| PageLink {
            href: href(number),
            ..PageLink::default()
        };
        Self {
            previous: (current > 1).then(|| link(current - 1)),
            next: (current < total).then(|| link(current + 1)),
            items: Some(items),
            ..Self::default()
        }
    }

    fn is_block(&self) -> bool {
        self.items.is_none() && (self.next.is_some() || self.previous.is_some())
    }

    fn label(&self) -> &str {
        self.landmark_label.as_deref().unwrap_or("Pagination")
    }
}

impl PageItem {
    fn label(&self) -> String {
        self.visually_hidden_text
            .clone()
            .unwrap_or_else(|| format!("Page {}", self.number))
    }
}
