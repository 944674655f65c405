//! Shutting somebody out of a concern or case, and who did what with it.

use askama::Template;

use crate::components::{Button, Select, Textarea, WarningText};
use crate::{Form, Page};

/// Whom of the organisation it is about.
#[derive(Debug, Template)]
#[template(path = "response/exclude.html")]
pub struct Exclude {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub members: Vec<(String, String)>,
}

impl Exclude {
    fn person(&self) -> Select {
        Select::new("person", self.page.t("exclude-person"))
            .hint(self.page.t("exclude-person-hint"))
            .item("", self.page.t("team-choose"))
            .items(self.members.iter().cloned())
            .filled(&self.form)
    }

    fn reason(&self) -> Textarea {
        Textarea::new("reason", self.page.t("exclude-reason"))
            .hint(self.page.t("exclude-reason-hint"))
            .rows(3)
            .filled(&self.form)
    }
}

/// What happens then, before it does.
#[derive(Debug, Template)]
#[template(path = "response/exclude_sure.html")]
pub struct ExcludeSure {
    pub page: Page,
    pub action: String,
    pub back: String,
    pub name: String,
    pub person: String,
    pub reason: String,
    /// Everything that will be different, a sentence each.
    pub what: Vec<String>,
}

/// An entry of a record's log.
#[derive(Debug, Clone)]
pub struct LogLine {
    pub at: String,
    pub who: String,
    pub what: String,
}

/// Who opened a concern or case and what they did.
#[derive(Debug, Template)]
#[template(path = "response/log.html")]
pub struct Log {
    pub page: Page,
    pub rows: Vec<LogLine>,
}
