//! Broken rules: what happened, and whether anybody is contacted about it.

use askama::Template;

use super::yes_no;
use crate::components::{
    Button, CharacterCount, Checkboxes, Choice, DateInput, Input, Radios, Select, Textarea,
    WarningText,
};
use crate::{Form, Page};

/// A breach in the register. No word of it.
#[derive(Debug, Clone)]
pub struct BreachLine {
    pub href: String,
    pub at: String,
    pub status: String,
    pub mark: &'static str,
    /// By when somebody decides; empty once they have.
    pub due: String,
}

/// The breaches that somebody holds.
#[derive(Debug, Template)]
#[template(path = "staff/breaches.html")]
pub struct BreachList {
    pub page: Page,
    pub rows: Vec<BreachLine>,
}

/// Reporting one.
#[derive(Debug, Template)]
#[template(path = "staff/breach-new.html")]
pub struct BreachNew {
    pub page: Page,
    pub form: Form,
    /// The rules for people who take part: key and title of their clauses.
    pub rules: Vec<(String, String)>,
    pub services: Vec<(String, String)>,
}

impl BreachNew {
    fn who(&self) -> Input {
        Input::new("who", self.page.t("breach-who"))
            .hint(self.page.t("breach-who-hint"))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn rule(&self) -> Select {
        Select::new("rule", self.page.t("breach-rule"))
            .item("", self.page.t("breach-rule-none"))
            .items(self.rules.iter().cloned())
            .filled(&self.form)
    }

    fn words(&self) -> CharacterCount {
        CharacterCount::new("words", self.page.t("breach-words"), 10_000)
            .hint(self.page.t("breach-words-hint"))
            .rows(5)
            .filled(&self.form)
    }

    fn done(&self) -> Textarea {
        Textarea::new("done", self.page.t("staff-done"))
            .hint(self.page.t("staff-done-hint"))
            .rows(3)
            .filled(&self.form)
    }

    fn service(&self) -> Select {
        Select::new("service", self.page.t("staff-service"))
            .item("", self.page.t("staff-service-none"))
            .items(self.services.iter().cloned())
            .filled(&self.form)
    }

    fn on(&self) -> DateInput {
        DateInput::new("on", self.page.t("staff-on"))
            .hint(self.page.t("breach-on-hint"))
            .filled(&self.form)
    }

    fn time(&self) -> Input {
        Input::new("time", self.page.t("staff-heard-time"))
            .hint(self.page.t("staff-time-hint"))
            .classes("govuk-input--width-5")
            .autocomplete("off")
            .filled(&self.form)
    }
}

/// One breach, with the decision or the form for it.
#[derive(Debug, Template)]
#[template(path = "staff/breach.html")]
pub struct Breach {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub title: String,
    pub facts: Vec<(String, String)>,
    pub words: Vec<(String, String)>,
    /// What was decided, under its headings; empty while nobody has.
    pub decided: Vec<(String, String)>,
    /// Whom the policy lets be contacted: key and words.
    pub contacts: Vec<(String, String)>,
    pub seen: i64,
}

impl Breach {
    fn safe(&self) -> Radios {
        yes_no(&self.page, &self.form, "safe", "breach-safe").hint(self.page.t("breach-safe-hint"))
    }

    fn contact(&self) -> Checkboxes {
        let boxes = Checkboxes::new("contact", self.page.t("breach-contact"))
            .hint(self.page.t("breach-contact-hint"));
        self.contacts
            .iter()
            .fold(boxes, |boxes, (key, label)| boxes.item(key, label))
            .choice(Choice::divider(self.page.t("breach-or").to_string()))
            .choice(Choice::new("nobody", self.page.t("breach-nobody")).exclusive())
            .filled(&self.form)
    }

    fn reason(&self) -> Textarea {
        Textarea::new("reason", self.page.t("breach-reason"))
            .hint(self.page.t("breach-reason-hint"))
            .rows(4)
            .filled(&self.form)
    }
}
