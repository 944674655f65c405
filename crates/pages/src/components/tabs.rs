//! Parts of a page of which one is shown at a time.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of tabs. Without scripts all parts are shown, one under the other.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/tabs.html")]
pub struct Tabs {
    pub id: Option<String>,
    /// Put before the number of a part that has no id of its own.
    pub id_prefix: Option<String>,
    /// `Contents` when not given.
    pub title: Option<String>,
    #[serde(deserialize_with = "reading::present")]
    pub items: Vec<Tab>,
    pub classes: Classes,
    pub attributes: Attributes,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Tab {
    #[serde(deserialize_with = "reading::text")]
    pub label: String,
    pub id: Option<String>,
    pub panel: TabPanel,
    pub attributes: Attributes,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TabPanel {
    #[serde(flatten)]
    pub content: Content,
    pub attributes: Attributes,
}

component!(Tabs);

impl Tabs {
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::default()
        }
    }

    /// Adds a part.
    #[must_use]
    pub fn tab(
        mut self,
        id: impl Into<String>,
        label: impl Into<String>,
        content: impl Into<Content>,
    ) -> Self {
        let panel = TabPanel {
            content: content.into(),
            ..TabPanel::default()
        };
        self.items.push(Tab {
            label: label.into(),
            id: Some(id.into()),
            panel,
            ..Tab::default()
        });
        self
    }

    fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or("Contents")
    }

    fn panel_id(&self, tab: &Tab, number: &usize) -> String {
        let prefix = self.id_prefix.as_deref().unwrap_or_default();
        tab.id
            .clone()
            .unwrap_or_else(|| format!("{prefix}-{number}"))
    }
}
