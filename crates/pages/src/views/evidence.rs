//! Where each clause stands.

use askama::Template;

use crate::components::{Button, DateInput, Input, Radios, Select};
use crate::{Form, Page};

/// Evidence before the first version is in force.
#[derive(Debug, Template)]
#[template(path = "evidence/no-policy.html")]
pub struct NoPolicy {
    pub page: Page,
    pub may_publish: bool,
}

/// Every clause by pillar.
#[derive(Debug, Template)]
#[template(path = "evidence/overview.html")]
pub struct Overview {
    pub page: Page,
    pub form: Form,
    pub figures: Vec<Figure>,
    pub pillars: Vec<Pillar>,
    pub versions: Vec<Choice>,
    pub version: String,
    pub as_of: String,
    /// Whether that day is today.
    pub today: bool,
    /// `?version=…` to carry along, or nothing.
    pub carried: String,
    pub may_export: bool,
}

/// How many clauses stand so.
#[derive(Debug)]
pub struct Figure {
    /// `met`, `due`, `not` or `none`.
    pub key: &'static str,
    pub value: u32,
}

/// A choice in a list.
#[derive(Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// One pillar with the clauses that the filters let through.
#[derive(Debug)]
pub struct Pillar {
    pub key: String,
    pub title: String,
    pub met: u32,
    pub all: u32,
    pub rows: Vec<Row>,
}

/// One clause in the list.
#[derive(Debug)]
pub struct Row {
    pub id: String,
    pub title: String,
    pub status: &'static str,
    pub sentence: String,
    pub next_due: Option<String>,
    pub gap: bool,
    pub attested: bool,
}

/// One clause, opened.
#[derive(Debug, Template)]
#[template(path = "evidence/clause.html")]
pub struct Clause {
    pub page: Page,
    pub title: String,
    pub pillar: String,
    pub section: String,
    pub status: &'static str,
    pub sentence: String,
    pub rule: Option<String>,
    pub duties: Vec<String>,
    pub version: String,
    pub as_of: String,
    pub next_due: Option<String>,
    pub gap: bool,
    pub figures: Vec<NamedFigure>,
    pub facts: Vec<Fact>,
    pub facts_left_out: u32,
    /// What nobody keeps a record of yet, in words.
    pub missing: Vec<String>,
    pub decisions: Vec<DecisionRow>,
    pub attestations: Vec<Fact>,
    /// The clause to attest, for somebody who may.
    pub attest: Option<String>,
}

/// "23 of 25".
#[derive(Debug)]
pub struct NamedFigure {
    pub label: String,
    pub value: u32,
    pub of: Option<u32>,
}

/// Something dated, and whom or what it is about.
#[derive(Debug)]
pub struct Fact {
    pub date: String,
    pub text: String,
    pub about: String,
}

/// What was decided under a clause.
#[derive(Debug)]
pub struct DecisionRow {
    pub at: String,
    pub act: String,
    /// `allow`, `advise`, `hold` or `refuse`.
    pub outcome: &'static str,
    pub sentence: String,
    pub version: String,
    pub by: String,
    /// Why somebody overrode it.
    pub reason: Option<String>,
}

/// How the evidence changed.
#[derive(Debug, Template)]
#[template(path = "evidence/history.html")]
pub struct History {
    pub page: Page,
    pub rows: Vec<HistoryRow>,
}

/// One day of the history.
#[derive(Debug)]
pub struct HistoryRow {
    pub on: String,
    pub link: String,
    pub version: String,
    pub met: u32,
    pub due: u32,
    pub not: u32,
    pub none: u32,
    pub all: u32,
}

impl Overview {
    fn status(&self, key: &str) -> String {
        status(&self.page, key)
    }

    fn status_filter(&self) -> Select {
        let keys = ["met", "due", "not", "none"];
        Select::new("status", self.page.t("evidence-filter-status"))
            .item("", self.page.t("evidence-filter-all"))
            .items(keys.map(|key| (key, self.status(key))))
            .value(self.form.value("status"))
    }

    fn pillar_filter(&self) -> Select {
        Select::new("pillar", self.page.t("evidence-filter-pillar"))
            .item("", self.page.t("evidence-filter-all"))
            .item("prevention", self.page.t("evidence-prevention"))
            .item("reporting", self.page.t("evidence-reporting"))
            .item("response", self.page.t("evidence-response"))
            .value(self.form.value("pillar"))
    }

    fn version_choice(&self) -> Radios {
        let then = Radios::new("version", self.page.t("evidence-version"))
            .item("", self.page.t("evidence-version-then"));
        self.versions
            .iter()
            .fold(then, |radios, version| {
                radios.item(&version.value, &version.label)
            })
            .value(self.form.value("version"))
    }
}

impl Clause {
    fn status_words(&self) -> String {
        status(&self.page, self.status)
    }

    fn outcome(&self, key: &str) -> String {
        let words = match key {
            "allow" => "evidence-allowed",
            "advise" => "evidence-advised",
            "hold" => "evidence-held",
            _ => "evidence-refused",
        };
        self.page.t(words).to_string()
    }
}

/// The words for a status, wherever one is shown.
fn status(page: &Page, key: &str) -> String {
    let words = match key {
        "met" => "evidence-met",
        "due" => "evidence-due",
        "not" => "evidence-not",
        _ => "evidence-none",
    };
    page.t(words).to_string()
}
