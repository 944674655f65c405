//! Facts about one thing, each with its name.

use askama::Template;
use askama::filters::HtmlSafe;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, Html, reading};

/// Options of a summary list. With a card it has a frame and a title.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/summary-list.html")]
pub struct SummaryList {
    #[serde(deserialize_with = "reading::present")]
    pub rows: Vec<SummaryRow>,
    pub card: Option<SummaryCard>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One fact.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SummaryRow {
    pub key: SummaryCell,
    pub value: SummaryCell,
    pub actions: Actions,
    pub classes: Classes,
}

/// The name of a fact, or the fact.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SummaryCell {
    #[serde(flatten)]
    pub content: Content,
    pub classes: Classes,
}

/// The frame around a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SummaryCard {
    pub title: Option<CardTitle>,
    pub actions: Actions,
    pub classes: Classes,
    pub attributes: Attributes,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardTitle {
    #[serde(flatten)]
    pub content: Content,
    /// 2 when not given.
    pub heading_level: Option<u8>,
    pub classes: Classes,
}

/// What can be done about a fact or a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Actions {
    pub items: Option<Vec<Action>>,
    pub classes: Classes,
}

/// A link to a page where something is changed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Action {
    #[serde(flatten)]
    pub content: Content,
    #[serde(deserialize_with = "reading::text")]
    pub href: String,
    /// Read out after the words, so that "Change" says what it changes.
    pub visually_hidden_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(SummaryList);

impl SummaryList {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact.
    #[must_use]
    pub fn row(self, key: impl Into<Content>, value: impl Into<Content>) -> Self {
        self.with(SummaryRow::new(key, value))
    }

    /// Adds a fact with something that can be done about it.
    #[must_use]
    pub fn with(mut self, row: SummaryRow) -> Self {
        self.rows.push(row);
        self
    }

    /// Puts the list in a frame with a title.
    #[must_use]
    pub fn card(mut self, title: impl Into<Content>) -> Self {
        let title = CardTitle {
            content: title.into(),
            ..CardTitle::default()
        };
        self.card = Some(SummaryCard {
            title: Some(title),
            ..SummaryCard::default()
        });
        self
    }

    fn any_actions(&self) -> bool {
        self.rows.iter().any(|row| !row.actions.list().is_empty())
    }

    fn card_title(&self) -> Option<&CardTitle> {
        self.card.as_ref()?.title.as_ref()
    }
}

impl SummaryRow {
    pub fn new(key: impl Into<Content>, value: impl Into<Content>) -> Self {
        let cell = |content| SummaryCell {
            content,
            ..SummaryCell::default()
        };
        Self {
            key: cell(key.into()),
            value: cell(value.into()),
            ..Self::default()
        }
    }

    /// A fact shown by a component, such as a [`Tag`](super::Tag).
    pub fn of(key: impl Into<Content>, component: &impl HtmlSafe) -> Self {
        Self::new(key, Html::of(component))
    }

    /// Adds a link such as "Change"; `about` is read out after it.
    #[must_use]
    pub fn action(
        mut self,
        href: impl Into<String>,
        words: impl Into<Content>,
        about: impl Into<String>,
    ) -> Self {
        let action = Action {
            content: words.into(),
            href: href.into(),
            visually_hidden_text: Some(about.into()),
            ..Action::default()
        };
        self.actions.items.get_or_insert_default().push(action);
        self
    }
}

impl Actions {
    fn list(&self) -> &[Action] {
        self.items.as_deref().unwrap_or_default()
    }
}

impl Action {
    fn about(&self) -> Option<&str> {
        self.visually_hidden_text
            .as_deref()
            .filter(|about| !about.is_empty())
    }
}
