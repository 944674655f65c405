//! A concern as somebody of the organisation reports it.

use askama::Template;

use super::yes_no;
use crate::components::{
    Button, CharacterCount, Choice, DateInput, FileUpload, Input, Radios, Select, Textarea,
    WarningText,
};
use crate::views::tell::Files;
use crate::{Form, Page};

/// Whom a concern is about.
pub const ABOUT: [&str; 5] = ["child", "client", "adult-in-role", "outside", "unknown"];
/// How whoever reports came to know.
pub const HOW: [&str; 3] = ["seen", "heard", "told"];
/// How it reached them, in the policy's words.
pub const ROUTES: [&str; 7] = [
    "face-to-face",
    "phone",
    "email",
    "social-media",
    "session",
    "message",
    "third-party",
];
/// Where it happened.
pub const PLACES: [&str; 4] = ["ours", "elsewhere", "offline", "unknown"];
/// The fields for people of the organisation whom it is about.
pub const SUBJECTS: [&str; 3] = ["subject-1", "subject-2", "subject-3"];

/// The form for every way in which a concern arrives.
#[derive(Debug, Template)]
#[template(path = "staff/concern.html")]
pub struct Concern {
    pub page: Page,
    pub form: Form,
    /// People of the organisation: id and name.
    pub members: Vec<(String, String)>,
    /// The services of the policy: key and name.
    pub services: Vec<(String, String)>,
    /// What may be sent along.
    pub files: Files,
}

impl Concern {
    fn upload(&self) -> FileUpload {
        self.files.field(&self.page, &self.form)
    }

    fn danger(&self) -> Radios {
        yes_no(&self.page, &self.form, "danger", "staff-danger")
    }

    fn about(&self) -> Radios {
        let radios =
            Radios::new("about", self.page.t("staff-about")).hint(self.page.t("staff-about-hint"));
        ABOUT
            .iter()
            .fold(radios, |radios, key| {
                let choice = Choice::new(*key, self.page.t(&format!("staff-about-{key}")));
                radios.choice(choice.hint(self.page.t(&format!("staff-about-{key}-hint"))))
            })
            .filled(&self.form)
    }

    fn how(&self) -> Radios {
        let radios = Radios::new("how", self.page.t("staff-how"));
        HOW.iter()
            .fold(radios, |radios, key| {
                radios.item(*key, self.page.t(&format!("staff-how-{key}")))
            })
            .filled(&self.form)
    }

    fn route(&self) -> Radios {
        route(&self.page, &self.form)
    }

    fn place_kind(&self) -> Radios {
        let radios = Radios::new("place-kind", self.page.t("staff-place-kind"))
            .hint(self.page.t("staff-place-kind-hint"));
        PLACES
            .iter()
            .fold(radios, |radios, key| {
                radios.item(*key, self.page.t(&format!("staff-place-{key}")))
            })
            .filled(&self.form)
    }

    fn told(&self) -> Radios {
        yes_no(&self.page, &self.form, "told", "staff-told").hint(self.page.t("staff-told-hint"))
    }

    fn nude(&self) -> Radios {
        yes_no(&self.page, &self.form, "nude", "staff-nude").hint(self.page.t("staff-nude-hint"))
    }

    fn words(&self) -> CharacterCount {
        CharacterCount::new("words", self.page.t("staff-words"), 20_000)
            .hint(self.page.t("staff-words-hint"))
            .rows(8)
            .filled(&self.form)
    }

    fn area(&self, name: &str, label: &str, hint: &str, rows: u16) -> Textarea {
        Textarea::new(name, self.page.t(label))
            .hint(self.page.t(hint))
            .rows(rows)
            .filled(&self.form)
    }

    fn line(&self, name: &str, label: &str, hint: &str) -> Input {
        Input::new(name, self.page.t(label))
            .hint(self.page.t(hint))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn subjects(&self) -> Vec<Select> {
        subjects(&self.page, &self.form, &self.members)
    }

    fn service(&self) -> Select {
        Select::new("service", self.page.t("staff-service"))
            .item("", self.page.t("staff-service-none"))
            .items(self.services.iter().cloned())
            .filled(&self.form)
    }

    fn happened(&self) -> DateInput {
        DateInput::new("on", self.page.t("staff-on"))
            .hint(self.page.t("staff-on-hint"))
            .filled(&self.form)
    }

    fn heard(&self) -> DateInput {
        heard(&self.page, &self.form)
    }

    fn heard_time(&self) -> Input {
        heard_time(&self.page, &self.form)
    }
}

/// The short form for unease about an adult in a role.
#[derive(Debug, Template)]
#[template(path = "staff/low-level.html")]
pub struct LowLevel {
    pub page: Page,
    pub form: Form,
    pub members: Vec<(String, String)>,
}

impl LowLevel {
    fn route(&self) -> Radios {
        route(&self.page, &self.form)
    }

    fn words(&self) -> CharacterCount {
        CharacterCount::new("words", self.page.t("staff-low-words"), 20_000)
            .hint(self.page.t("staff-low-words-hint"))
            .rows(6)
            .filled(&self.form)
    }

    fn area(&self, name: &str, label: &str, hint: &str, rows: u16) -> Textarea {
        Textarea::new(name, self.page.t(label))
            .hint(self.page.t(hint))
            .rows(rows)
            .filled(&self.form)
    }

    fn subjects(&self) -> Vec<Select> {
        subjects(&self.page, &self.form, &self.members)
    }

    fn who(&self) -> Input {
        Input::new("who", self.page.t("staff-low-who"))
            .hint(self.page.t("staff-low-who-hint"))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn heard(&self) -> DateInput {
        heard(&self.page, &self.form)
    }

    fn heard_time(&self) -> Input {
        heard_time(&self.page, &self.form)
    }
}

fn route(page: &Page, form: &Form) -> Radios {
    let radios = Radios::new("route", page.t("staff-route"));
    ROUTES
        .iter()
        .fold(radios, |radios, key| {
            radios.item(*key, page.t(&format!("staff-route-{key}")))
        })
        .filled(form)
}

fn subjects(page: &Page, form: &Form, members: &[(String, String)]) -> Vec<Select> {
    let labels = ["staff-subject-1", "staff-subject-2", "staff-subject-3"];
    SUBJECTS
        .iter()
        .zip(labels)
        .map(|(name, label)| {
            Select::new(*name, page.t(label))
                .item("", page.t("staff-subject-none"))
                .items(members.iter().cloned())
                .filled(form)
        })
        .collect()
}

fn heard(page: &Page, form: &Form) -> DateInput {
    DateInput::new("heard", page.t("staff-heard"))
        .hint(page.t("staff-heard-hint"))
        .filled(form)
}

fn heard_time(page: &Page, form: &Form) -> Input {
    Input::new("heard-time", page.t("staff-heard-time"))
        .hint(page.t("staff-time-hint"))
        .classes("govuk-input--width-5")
        .autocomplete("off")
        .filled(form)
}
