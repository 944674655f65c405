//! Shutting somebody out of a concern or case, and who did what with it.

use askama::Template;

use crate::components::{Button, Radios, Select, Textarea, WarningText};
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

/// Whether somebody of the organisation may know of a case that is about them: before a word about them is written.
#[derive(Debug, Template)]
#[template(path = "response/subject.html")]
pub struct Subject {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub back: String,
    pub name: String,
    /// What happens if they must not, a sentence each.
    pub what: Vec<String>,
    /// What was typed on the page before.
    pub carried: Vec<(String, String)>,
}

impl Subject {
    fn knows(&self) -> Radios {
        Radios::new("knows", self.page.t("subject-knows"))
            .item("no", self.page.t("subject-knows-no"))
            .item("yes", self.page.t("subject-knows-yes"))
            .filled(&self.form)
    }

    fn reason(&self) -> Textarea {
        Textarea::new("knows-reason", self.page.t("subject-reason"))
            .hint(self.page.t("subject-reason-hint"))
            .rows(3)
            .filled(&self.form)
    }
}

/// In the place of triage: the concern belongs to a case by now.
#[derive(Debug, Template)]
#[template(path = "response/placed.html")]
pub struct Placed {
    pub page: Page,
    /// Title and address, where whoever looks holds it.
    pub case: Option<(String, String)>,
    /// What was typed while that happened.
    pub typed: Vec<String>,
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
