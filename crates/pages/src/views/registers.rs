//! Registers and logs.

use askama::Template;

use crate::components::{Button, Checkboxes, DateInput, Input, Select, Textarea};
use crate::{Form, Page};

/// Everything that is kept, with what is due.
#[derive(Debug, Template)]
#[template(path = "registers/hub.html")]
pub struct Hub {
    pub page: Page,
    pub due: Vec<(String, String)>,
    pub registers: Vec<Register>,
}

/// A register on the list of all.
#[derive(Debug, Clone)]
pub struct Register {
    pub href: String,
    pub title: String,
    pub about: String,
}

/// A log: what was written down, and the form for the next entry.
#[derive(Debug, Template)]
#[template(path = "registers/log.html")]
pub struct Log {
    pub page: Page,
    pub form: Form,
    pub title: String,
    pub intro: String,
    /// What the policy says about it.
    pub rules: Vec<String>,
    pub action: String,
    /// What kinds there are to choose from; empty where there is but one.
    pub kinds: Vec<(String, String)>,
    /// Whom an entry can be about; empty where it is about nobody.
    pub people: Vec<(String, String)>,
    /// The points that the policy wants gone through.
    pub checklist: Vec<String>,
    pub minutes: bool,
    /// Whether the day something was done is asked for beside the day it was asked for.
    pub made: bool,
    pub report: Vec<Point>,
    pub rows: Vec<Row>,
}

/// A point of the report that a review is about.
#[derive(Debug, Clone)]
pub struct Point {
    pub mark: &'static str,
    pub status: String,
    pub title: String,
    pub sentence: String,
    pub href: String,
}

/// An entry of a log.
#[derive(Debug, Clone)]
pub struct Row {
    pub date: String,
    pub what: String,
    pub note: String,
    /// Where to say that it was done since; empty where nothing waits.
    pub finish: String,
}

impl Log {
    fn kind(&self) -> Select {
        Select::new("kind", self.page.t("registers-kind"))
            .item("", self.page.t("registers-choose"))
            .items(self.kinds.iter().cloned())
            .filled(&self.form)
    }

    fn person(&self) -> Select {
        Select::new("person", self.page.t("registers-person"))
            .item("", self.page.t("registers-nobody"))
            .items(self.people.iter().cloned())
            .filled(&self.form)
    }

    fn points(&self) -> Checkboxes {
        let boxes = Checkboxes::new("checklist", self.page.t("registers-checklist"));
        self.checklist
            .iter()
            .fold(boxes, |boxes, point| {
                boxes.item(point.clone(), point.clone())
            })
            .filled(&self.form)
    }
}

/// The clauses that only somebody's word can show.
#[derive(Debug, Template)]
#[template(path = "registers/attestations.html")]
pub struct Attestations {
    pub page: Page,
    pub rows: Vec<Point>,
}

/// Law and guidance that the policy stands on.
#[derive(Debug, Template)]
#[template(path = "registers/sources.html")]
pub struct Sources {
    pub page: Page,
    pub every: Option<String>,
    pub rows: Vec<Source>,
}

/// One source.
#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub url: String,
    pub about: String,
    pub checked: Option<String>,
    pub due: bool,
}

/// Adding or changing a source.
#[derive(Debug, Template)]
#[template(path = "registers/source.html")]
pub struct EditSource {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub remove: Option<String>,
}

/// Making sure before a source is removed.
#[derive(Debug, Template)]
#[template(path = "registers/remove.html")]
pub struct RemoveSource {
    pub page: Page,
    pub title: String,
    pub action: String,
}
