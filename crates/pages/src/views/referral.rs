//! Telling bodies outside.

use askama::Template;

use super::{
    case::Frame,
    response::{Mark, Said},
};
use crate::components::{
    Button, Checkboxes, DateInput, Input, Pagination, Radios, Select, Textarea, WarningText,
};
use crate::{Form, Page};

/// A body in the list of those that come into it.
#[derive(Debug, Clone)]
pub struct BodyLine {
    pub key: String,
    pub name: String,
    /// Why it is named here; empty where only the list of all bodies has it.
    pub why: String,
    pub urgent: bool,
    pub mark: Mark,
    pub status: String,
}

/// A referral in the list.
#[derive(Debug, Clone)]
pub struct Line {
    pub href: String,
    pub body: String,
    pub recipient: String,
    pub mark: Mark,
    pub status: String,
    /// What is due or was done, with its moment.
    pub when: String,
}

/// The referrals of a case.
#[derive(Debug, Template)]
#[template(path = "referral/list.html")]
pub struct Referrals {
    pub page: Page,
    pub frame: Frame,
    pub rows: Vec<Line>,
    /// Bodies that triage or the policy names.
    pub suggested: Vec<BodyLine>,
    /// Every other body.
    pub others: Vec<BodyLine>,
}

impl Referrals {
    fn phoned(&self) -> String {
        format!("/cases/{}/referrals/phoned", self.frame.id)
    }
}

/// What a referral is to say.
#[derive(Debug, Template)]
#[template(path = "referral/start.html")]
pub struct Start {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub action: String,
    pub body: String,
    pub body_key: String,
    /// By when it is to be sent, and who says so; empty where it was sent.
    pub clock: String,
    /// Whether it was begun before: then when we knew stands.
    pub begun: bool,
    /// Offices from the directory: id and words.
    pub offices: Vec<(String, String)>,
    pub areas: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
    pub fields: Vec<(String, String)>,
    pub questions: Vec<(String, String)>,
    pub bases: Vec<(String, String)>,
    pub consents: Vec<(String, String)>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Start {
    fn office(&self) -> Select {
        Select::new("office", self.page.t("referral-office"))
            .hint(self.page.t("referral-office-hint"))
            .item("", self.page.t("referral-office-other"))
            .items(self.offices.iter().cloned())
            .filled(&self.form)
    }

    fn people(&self) -> Checkboxes {
        let boxes = Checkboxes::new("person", self.page.t("referral-people"))
            .hint(self.page.t("referral-people-hint"))
            .small();
        self.people
            .iter()
            .fold(boxes, |boxes, (key, label)| boxes.item(key, label))
            .filled(&self.form)
    }

    fn fields(&self) -> Checkboxes {
        let boxes = Checkboxes::new("field", self.page.t("referral-fields"))
            .hint(self.page.t("referral-fields-hint"))
            .small();
        self.fields
            .iter()
            .fold(boxes, |boxes, (key, label)| boxes.item(key, label))
            .filled(&self.form)
    }

    fn question(&self, key: &str, label: &str) -> Textarea {
        Textarea::new(format!("answer-{key}"), label)
            .rows(2)
            .filled(&self.form)
    }

    fn basis(&self) -> Radios {
        let radios = Radios::new("basis", self.page.t("referral-basis"))
            .hint(self.page.t("referral-basis-hint"));
        self.bases
            .iter()
            .fold(radios, |radios, (key, label)| radios.item(key, label))
            .filled(&self.form)
    }

    fn consent(&self) -> Radios {
        let radios = Radios::new("consent", self.page.t("referral-consent"))
            .hint(self.page.t("referral-consent-hint"));
        self.consents
            .iter()
            .fold(radios, |radios, (key, label)| radios.item(key, label))
            .filled(&self.form)
    }
}

/// The choice of an area, where an organisation keeps any.
fn areas(page: &Page, form: &Form, areas: &[(String, String)]) -> Select {
    Select::new("area", page.t("referral-area"))
        .hint(page.t("referral-area-hint"))
        .item("", page.t("referral-area-none"))
        .items(areas.iter().cloned())
        .filled(form)
}

/// "I have already rung them."
#[derive(Debug, Template)]
#[template(path = "referral/phoned.html")]
pub struct Phoned {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub bodies: Vec<(String, String)>,
    pub areas: Vec<(String, String)>,
}

impl Phoned {
    fn body(&self) -> Select {
        Select::new("body", self.page.t("referral-phoned-body"))
            .item("", self.page.t("referral-phoned-choose"))
            .items(self.bodies.iter().cloned())
            .filled(&self.form)
    }
}

/// A decision not to refer.
#[derive(Debug, Template)]
#[template(path = "referral/not_needed.html")]
pub struct NotNeeded {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub body: String,
    pub body_key: String,
    /// Why it was suggested; empty where it was not.
    pub why: String,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

/// One referral.
#[derive(Debug, Template)]
#[template(path = "referral/one.html")]
pub struct Referral {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub body: String,
    pub mark: Mark,
    pub status: String,
    pub facts: Vec<(String, String)>,
    /// What can be done next: words and address, the most likely first.
    pub doors: Vec<(String, String)>,
    /// What it says, under headings.
    pub says: Vec<(String, String)>,
    /// Where it is printed; none where nothing is written in it.
    pub print: Option<String>,
    pub steps: Vec<(String, Said)>,
}

/// One step.
#[derive(Debug, Template)]
#[template(path = "referral/step.html")]
pub struct Step {
    pub page: Page,
    pub form: Form,
    pub action: String,
    /// Which: the end of the keys of its words.
    pub step: String,
    pub body: String,
    pub ways: Vec<(String, String)>,
    pub outcomes: Vec<(String, String)>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Step {
    fn title(&self) -> crate::Words {
        self.page
            .t(&format!("referral-step-{}", self.step))
            .arg("body", self.body.clone())
    }

    fn hint(&self) -> crate::Words {
        self.page.t(&format!("referral-step-{}-hint", self.step))
    }

    fn asks(&self, field: &str) -> bool {
        let fields: &[&str] = match self.step.as_str() {
            "sent" => &["way", "to", "reference"],
            "confirmed" | "chased" => &["way"],
            "acknowledged" => &["reference", "text"],
            "replied" => &["outcome", "text"],
            _ => &["text"],
        };
        fields.contains(&field)
    }

    fn way(&self) -> Radios {
        let radios = Radios::new("way", self.page.t("referral-way"));
        self.ways
            .iter()
            .fold(radios, |radios, (key, label)| radios.item(key, label))
            .filled(&self.form)
    }

    fn outcome(&self) -> Radios {
        let radios = Radios::new("outcome", self.page.t("referral-outcome"));
        self.outcomes
            .iter()
            .fold(radios, |radios, (key, label)| radios.item(key, label))
            .filled(&self.form)
    }
}

/// When something happened or was decided, where that is not now; `label` is the key of its words.
fn when(page: &Page, form: &Form, label: &str) -> DateInput {
    DateInput::new("on", page.t(label))
        .hint(page.t("case-happened-hint"))
        .filled(form)
}

fn time(page: &Page, form: &Form) -> Input {
    Input::new("time", page.t("case-time"))
        .hint(page.t("case-time-hint"))
        .classes("govuk-input--width-5")
        .autocomplete("off")
        .filled(form)
}

/// One time that data left.
#[derive(Debug, Clone)]
pub struct DisclosureLine {
    pub when: String,
    /// The case: its title and address.
    pub case: String,
    pub href: String,
    pub to: String,
    pub what: String,
    pub how: String,
    pub basis: String,
    pub by: String,
    /// What the policy asks for and was not written down; empty where nothing is missing.
    pub missing: String,
}

/// The log of disclosures.
#[derive(Debug, Template)]
#[template(path = "referral/disclosures.html")]
pub struct Disclosures {
    pub page: Page,
    pub rows: Vec<DisclosureLine>,
    pub current: usize,
    pub pages: usize,
    pub all: i64,
    /// How often data left in all that whoever looks may be told of, where they oversee it.
    pub counted: Option<usize>,
}

impl Disclosures {
    fn pagination(&self) -> Pagination {
        Pagination::numbered(self.current, self.pages, |number| format!("?page={number}"))
    }
}

/// An area with its clocks and offices.
#[derive(Debug, Clone)]
pub struct AreaCard {
    pub name: String,
    pub href: String,
    pub clocks: Vec<(String, String)>,
    /// Offices in the directory: words and address.
    pub offices: Vec<(String, String)>,
    /// Offices that are missing: words and where to add them.
    pub missing: Vec<(String, String)>,
}

/// The areas.
#[derive(Debug, Template)]
#[template(path = "referral/areas.html")]
pub struct Areas {
    pub page: Page,
    pub form: Form,
    pub rows: Vec<AreaCard>,
}

/// Changing an area.
#[derive(Debug, Template)]
#[template(path = "referral/area.html")]
pub struct Area {
    pub page: Page,
    pub form: Form,
    pub name: String,
    pub action: String,
    pub remove: String,
}

/// Making sure before an area is taken off.
#[derive(Debug, Template)]
#[template(path = "referral/area_remove.html")]
pub struct AreaRemove {
    pub page: Page,
    pub name: String,
    pub action: String,
    pub back: String,
}
