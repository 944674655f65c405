//! The team's keys, and the recovery key on paper.

use askama::Template;

use crate::components::{
    Button, Checkboxes, Choice, Colour, Input, InsetText, Radios, Select, Tag, Textarea,
    WarningText,
};
use crate::{Form, Page};

/// How it stands with the recovery key.
#[derive(Debug, Template)]
#[template(path = "keys/recovery.html")]
pub struct Recovery {
    pub page: Page,
    /// Label and value; empty before a key was made.
    pub facts: Vec<(String, String)>,
    /// Whether the key that counts was typed back.
    pub confirmed: bool,
    /// A newer one waits for its sheet to be typed back.
    pub waits: bool,
    /// How many records are still sealed to an older key or to none.
    pub older: i64,
}

/// How a new key is to be written down.
#[derive(Debug, Template)]
#[template(path = "keys/new.html")]
pub struct NewKey {
    pub page: Page,
    pub form: Form,
    pub action: String,
    /// A line above the title, such as the step of set-up.
    pub caption: String,
    /// The number of the newest key there is.
    pub after: i64,
    /// One was made before and its sheet not typed back.
    pub waits: bool,
    /// A key that counts is replaced: that needs a reason.
    pub replaces: bool,
    /// May be left for later.
    pub later: bool,
}

impl NewKey {
    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }

    fn how(&self) -> Radios {
        let page = &self.page;
        Radios::new("sheets", page.t("keys-new-how"))
            .choice(Choice::new("one", page.t("keys-new-one")).hint(page.t("keys-new-one-hint")))
            .choice(
                Choice::new("split", page.t("keys-new-split")).hint(page.t("keys-new-split-hint")),
            )
            .filled(&self.form)
    }

    fn why(&self) -> Radios {
        let page = &self.page;
        ["lost", "seen", "people", "practice"]
            .into_iter()
            .fold(
                Radios::new("reason", page.t("keys-new-why")),
                |radios, key| radios.item(key, page.t(&format!("keys-new-why-{key}"))),
            )
            .filled(&self.form)
    }
}

/// One sheet to print.
#[derive(Debug)]
pub struct SheetCard {
    pub title: String,
    /// How many of the sheets are needed; empty for a whole one.
    pub about: String,
    pub words: Vec<String>,
    /// The QR code as a `data:` address.
    pub picture: String,
}

impl SheetCard {
    fn joined(&self) -> String {
        self.words.join(" ")
    }
}

/// The sheets of a new key, shown once.
#[derive(Debug, Template)]
#[template(path = "keys/sheets.html")]
pub struct Sheets {
    pub page: Page,
    pub action: String,
    pub caption: String,
    pub sheets: Vec<SheetCard>,
    /// What is asked back, sealed.
    pub check: String,
}

/// A few words of the sheets, typed back.
#[derive(Debug, Template)]
#[template(path = "keys/check.html")]
pub struct CheckWords {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub caption: String,
    pub check: String,
    /// Field and question.
    pub questions: Vec<(String, String)>,
}

impl CheckWords {
    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }

    fn input(&self, field: &str, question: &str) -> Input {
        Input::new(field, question)
            .autocomplete("off")
            .filled(&self.form)
    }
}

/// The whole sheet typed back, where the page that asked for a few words is gone.
#[derive(Debug, Template)]
#[template(path = "keys/whole.html")]
pub struct Whole {
    pub page: Page,
    pub form: Form,
}

impl Whole {
    pub fn new(page: Page, form: Form) -> Self {
        Self {
            page: page.showing(&form),
            form,
        }
    }
}

/// Giving somebody back what they held, with the sheet in hand.
#[derive(Debug, Template)]
#[template(path = "keys/recover.html")]
pub struct Recover {
    pub page: Page,
    pub form: Form,
    /// Id and name of those who can be given keys.
    pub people: Vec<(String, String)>,
    /// Whether a recovery key was ever made.
    pub made: bool,
}

impl Recover {
    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }

    fn who(&self) -> Select {
        let choose = self.page.t("keys-recover-choose").to_string();
        Select::new("person", self.page.t("keys-recover-who"))
            .item("", choose)
            .items(self.people.iter().cloned())
            .filled(&self.form)
    }
}

/// Somebody of the team.
#[derive(Debug)]
pub struct MemberLine {
    pub name: String,
    pub posts: String,
    /// Since when they have a key; empty while they have none.
    pub since: String,
    /// How many keys the viewer can give them.
    pub waits: usize,
    /// Where; empty where there is nothing to give.
    pub give: String,
}

/// The team's keys.
#[derive(Debug, Template)]
#[template(path = "keys/team.html")]
pub struct Team {
    pub page: Page,
    /// Since when the viewer has the key they have.
    pub own: String,
    /// How many of the viewer's own records wait for somebody to share their key.
    pub own_waits: i64,
    pub members: Vec<MemberLine>,
    /// May look after the recovery key.
    pub recovery: bool,
}

/// Before somebody is given keys.
#[derive(Debug, Template)]
#[template(path = "keys/give.html")]
pub struct Give {
    pub page: Page,
    pub form: Form,
    pub name: String,
    pub action: String,
    pub count: usize,
}

impl Give {
    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }
}
