//! Attempts by young people to start a conversation with somebody on the team.

use askama::Template;

use super::yes_no;
use crate::components::{
    Button, CharacterCount, Checkboxes, DateInput, Input, Radios, Textarea, WarningText,
};
use crate::views::response::Said;
use crate::{Form, Page};

/// Somebody who can help a young person: name, what for, and the ways to reach them.
#[derive(Debug, Clone)]
pub struct Help {
    pub name: String,
    pub about: String,
    pub ways: Vec<String>,
}

/// An attempt in the register. No word of it.
#[derive(Debug, Clone)]
pub struct AttemptLine {
    pub href: String,
    pub at: String,
    pub written: String,
    /// What is left to do; empty where nothing is.
    pub todo: String,
    pub status: String,
    pub mark: &'static str,
}

/// The attempts that somebody holds: the team all, everybody else their own.
#[derive(Debug, Template)]
#[template(path = "staff/attempts.html")]
pub struct AttemptList {
    pub page: Page,
    pub rows: Vec<AttemptLine>,
}

/// The short form.
#[derive(Debug, Template)]
#[template(path = "staff/attempt-new.html")]
pub struct AttemptNew {
    pub page: Page,
    pub form: Form,
    pub reply: String,
    pub helps: Vec<Help>,
}

impl AttemptNew {
    fn who(&self) -> Input {
        Input::new("who", self.page.t("attempt-who"))
            .hint(self.page.t("attempt-who-hint"))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn place(&self) -> Input {
        Input::new("place", self.page.t("attempt-place"))
            .hint(self.page.t("attempt-place-hint"))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn on(&self) -> DateInput {
        DateInput::new("on", self.page.t("attempt-on"))
            .hint(self.page.t("attempt-on-hint"))
            .filled(&self.form)
    }

    fn time(&self) -> Input {
        Input::new("time", self.page.t("staff-heard-time"))
            .hint(self.page.t("staff-time-hint"))
            .classes("govuk-input--width-5")
            .autocomplete("off")
            .filled(&self.form)
    }

    fn words(&self) -> CharacterCount {
        CharacterCount::new("words", self.page.t("attempt-words"), 10_000)
            .hint(self.page.t("attempt-words-hint"))
            .rows(5)
            .filled(&self.form)
    }

    fn done(&self) -> Checkboxes {
        done(&self.page, &self.form)
    }

    fn worried(&self) -> Radios {
        yes_no(&self.page, &self.form, "worried", "attempt-worried")
            .hint(self.page.t("attempt-worried-hint"))
    }
}

/// What was done about an attempt.
fn done(page: &Page, form: &Form) -> Checkboxes {
    Checkboxes::new("did", page.t("attempt-did"))
        .hint(page.t("attempt-did-hint"))
        .item("ended", page.t("attempt-did-ended"))
        .item("offered", page.t("attempt-did-offered"))
        .item("helped", page.t("attempt-did-helped"))
        .filled(form)
}

/// One attempt.
#[derive(Debug, Template)]
#[template(path = "staff/attempt.html")]
pub struct Attempt {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub title: String,
    pub facts: Vec<(String, String)>,
    pub words: Vec<(String, String)>,
    pub said: Vec<Said>,
    /// What is left to do; empty where nothing is.
    pub todo: String,
    /// Whether it can still be written on.
    pub open: bool,
    /// Whether a concern can be raised from it.
    pub can_raise: bool,
    pub reply: String,
    pub helps: Vec<Help>,
    pub seen: i64,
}

impl Attempt {
    fn done(&self) -> Checkboxes {
        done(&self.page, &self.form)
    }

    fn note(&self) -> Textarea {
        Textarea::new("note", self.page.t("attempt-note"))
            .hint(self.page.t("attempt-note-hint"))
            .rows(3)
            .filled(&self.form)
    }
}
