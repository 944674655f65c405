//! What is due, and words over what somebody holds.

use askama::Template;

use super::response::DueLine;
use crate::components::{Button, DateInput, Input, Radios, Select};
use crate::{Form, Page};

/// Something that is due, with what it belongs to.
#[derive(Debug, Clone)]
pub struct QueueLine {
    pub due: DueLine,
    /// Somebody may be in danger now, and nobody decided about it yet.
    pub danger: bool,
    /// The title of the case, or what kind of concern came in when.
    pub of: String,
    pub who: String,
}

/// Everything that is due over what somebody holds.
#[derive(Debug, Template)]
#[template(path = "response/queue.html")]
pub struct Queue {
    pub page: Page,
    pub form: Form,
    pub rows: Vec<QueueLine>,
    pub all: usize,
    pub late: usize,
    /// Kinds of records: key and words.
    pub kinds: Vec<(String, String)>,
}

impl Queue {
    fn any_late(&self) -> bool {
        self.late > 0
    }

    /// There is more than is shown.
    fn more(&self) -> bool {
        self.all > self.rows.len()
    }

    fn show(&self) -> Radios {
        Radios::new("show", self.page.t("queue-show"))
            .item("all", self.page.t("queue-show-all"))
            .item("mine", self.page.t("queue-show-mine"))
            .item("late", self.page.t("queue-show-late"))
            .inline()
            .filled(&self.form)
    }

    fn kind(&self) -> Select {
        Select::new("kind", self.page.t("queue-kind"))
            .item("", self.page.t("queue-kind-any"))
            .items(self.kinds.iter().cloned())
            .filled(&self.form)
    }
}

/// Something that was found.
#[derive(Debug, Clone)]
pub struct FoundLine {
    pub href: String,
    pub title: String,
    pub about: String,
    pub status: String,
    pub entries: String,
}

/// What a search found.
#[derive(Debug, Clone)]
pub struct Found {
    pub rows: Vec<FoundLine>,
    pub summary: String,
    pub more: bool,
}

/// Words over what somebody holds.
#[derive(Debug, Template)]
#[template(path = "response/search.html")]
pub struct Search {
    pub page: Page,
    pub form: Form,
    pub levels: Vec<(String, String)>,
    pub statuses: Vec<(String, String)>,
    /// None before anything was looked for.
    pub found: Option<Found>,
}

impl Search {
    fn select(&self, name: &str, label: &str, items: &[(String, String)]) -> Select {
        Select::new(name, self.page.t(label))
            .item("", self.page.t("search-any"))
            .items(items.iter().cloned())
            .filled(&self.form)
    }

    fn kind(&self) -> Select {
        let kinds = ["case", "concern", "advice", "contact", "breach"].map(|key| {
            let words = self.page.t(&format!("queue-kind-{key}"));
            (key.to_owned(), words.to_string())
        });
        self.select("kind", "search-kind", &kinds)
    }

    fn day(&self, name: &str, label: &str) -> DateInput {
        DateInput::new(name, self.page.t(label)).filled(&self.form)
    }
}
