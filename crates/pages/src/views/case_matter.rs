//! A case as a whole: another title, and how it goes together with other cases.

use askama::Template;

use super::case::Frame;
use super::response::Said;
use crate::components::{Button, Checkboxes, Input, Select, Textarea};
use crate::{Form, Page};

/// Another title.
#[derive(Debug, Template)]
#[template(path = "case/title.html")]
pub struct Title {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

/// Linking a case to another, or letting it go on there.
#[derive(Debug, Template)]
#[template(path = "case/together.html")]
pub struct Together {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    /// Other open cases that whoever looks holds.
    pub cases: Vec<(String, String)>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Together {
    fn choice(&self, name: &str, label: &str) -> Select {
        Select::new(name, self.page.t(label))
            .item("", self.page.t("triage-case-choose"))
            .items(self.cases.iter().cloned())
            .filled(&self.form)
    }

    fn reason(&self, name: &str) -> Textarea {
        Textarea::new(name, self.page.t("team-reason"))
            .rows(2)
            .filled(&self.form)
    }

    fn sure(&self) -> Checkboxes {
        Checkboxes::single("merge-sure", "yes", self.page.t("matter-merge-sure")).filled(&self.form)
    }
}
