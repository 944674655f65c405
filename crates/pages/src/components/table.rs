//! Rows and columns.

use askama::Template;
use askama::filters::HtmlSafe;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, Html, reading};

/// Options of a table.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/table.html")]
pub struct Table {
    pub caption: Option<String>,
    pub caption_classes: Classes,
    pub head: Option<Vec<Cell>>,
    #[serde(deserialize_with = "reading::present")]
    pub rows: Vec<Vec<Cell>>,
    pub first_cell_is_header: bool,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One cell.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Cell {
    #[serde(flatten)]
    pub content: Content,
    /// `numeric` for figures, which stand under each other.
    pub format: Option<String>,
    pub colspan: Option<u16>,
    pub rowspan: Option<u16>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(Table);

impl Table {
    /// A table has a caption, so that it can be found and told from others without seeing it.
    pub fn new(caption: impl Into<String>) -> Self {
        Self {
            caption: Some(caption.into()),
            caption_classes: "govuk-table__caption--m".into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn head<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.head = Some(cells.into_iter().map(Into::into).collect());
        self
    }

    #[must_use]
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The first cell of each row names the row.
    #[must_use]
    pub fn named_rows(mut self) -> Self {
        self.first_cell_is_header = true;
        self
    }

    /// Lets a script sort the rows by the columns whose heads are [`Cell::sorts`].
    #[must_use]
    pub fn sortable(self) -> Self {
        self.attribute("data-module", "moj-sortable-table")
    }
}

impl Cell {
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// A figure.
    pub fn numeric(figure: impl ToString) -> Self {
        Self {
            format: Some("numeric".to_owned()),
            ..Self::new(figure.to_string())
        }
    }

    /// A component, such as a [`Tag`](super::Tag).
    pub fn of(component: &impl HtmlSafe) -> Self {
        Self::new(Html::of(component))
    }

    /// A link.
    pub fn link(href: &str, words: &str) -> Self {
        let href = Attributes::default().with("href", href);
        Self::new(Html::trusted(format!(
            "<a class=\"govuk-link\"{href}>{}</a>",
            Content::from(words)
        )))
    }

    /// Of a head: rows can be sorted by this column; none is to begin with.
    #[must_use]
    pub fn sorts(mut self) -> Self {
        self.attributes = self.attributes.with("aria-sort", "none");
        self
    }

    /// What the row is sorted by, where it is not the words of the cell, such as a date in order.
    #[must_use]
    pub fn sorted_as(mut self, value: impl ToString) -> Self {
        self.attributes = self.attributes.with("data-sort-value", value);
        self
    }

    fn spans(&self) -> Attributes {
        Attributes::default()
            .with_some("colspan", self.colspan.as_ref())
            .with_some("rowspan", self.rowspan.as_ref())
            .and(&self.attributes)
    }
}

impl<T: Into<Content>> From<T> for Cell {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}
