//! The first run: one question on each page.

use askama::Template;

use crate::components::{
    Button, Checkboxes, Choice, Input, PasswordInput, Radios, Select, WarningText,
};
use crate::{Form, Page};

/// Every other page, until set-up is done.
#[derive(Debug, Template)]
#[template(path = "set_up/waiting.html")]
pub struct Waiting {
    pub page: Page,
}

/// A set-up link that opens nothing.
#[derive(Debug, Template)]
#[template(path = "set_up/closed.html")]
pub struct Closed {
    pub page: Page,
    /// Set-up is done; otherwise the link never was, or was replaced.
    pub done: bool,
}

/// What the organisation is called and where it is.
#[derive(Debug, Template)]
#[template(path = "set_up/organisation.html")]
pub struct Organisation {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub zones: Vec<String>,
}

impl Organisation {
    pub fn new(page: Page, form: Form, action: String, zones: Vec<String>) -> Self {
        Self {
            page: page.showing(&form),
            form,
            action,
            zones,
        }
    }

    fn zone(&self) -> Select {
        let items = self.zones.iter().map(|zone| (zone.clone(), zone.clone()));
        Select::new("zone", self.page.t("set-up-zone")).items(items)
    }
}

/// The account of whoever sets it up.
#[derive(Debug, Template)]
#[template(path = "set_up/account.html")]
pub struct Account {
    pub page: Page,
    pub form: Form,
    pub action: String,
    /// A password was chosen before and stays unless another is typed.
    pub kept: bool,
}

impl Account {
    pub fn new(page: Page, form: Form, action: String, kept: bool) -> Self {
        Self {
            page: page.showing(&form),
            form,
            action,
            kept,
        }
    }
}

/// A starter policy to choose.
#[derive(Debug)]
pub struct Pack {
    pub key: String,
    pub about: String,
    pub services: String,
}

/// Which policy to start from.
#[derive(Debug, Template)]
#[template(path = "set_up/policy.html")]
pub struct Policy {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub packs: Vec<Pack>,
}

impl Policy {
    pub fn new(page: Page, form: Form, action: String, packs: Vec<Pack>) -> Self {
        Self {
            page: page.showing(&form),
            form,
            action,
            packs,
        }
    }

    fn choices(&self) -> Radios {
        let choices = self.packs.iter().map(|pack| {
            Choice::new(pack.key.clone(), pack.about.clone()).hint(pack.services.clone())
        });
        Radios::new("pack", self.page.t("set-up-policy-which")).choices(choices)
    }
}

/// One thing that the policy leaves open.
#[derive(Debug)]
pub struct Field {
    pub key: String,
    pub label: String,
    pub hint: String,
}

impl Field {
    fn input(&self) -> Input {
        let input = Input::new(self.key.clone(), self.label.clone()).autocomplete("off");
        if self.hint.is_empty() {
            input
        } else {
            input.hint(self.hint.clone())
        }
    }
}

/// What the policy leaves open.
#[derive(Debug, Template)]
#[template(path = "set_up/values.html")]
pub struct Values {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub fields: Vec<Field>,
}

impl Values {
    pub fn new(page: Page, form: Form, action: String, fields: Vec<Field>) -> Self {
        Self {
            page: page.showing(&form),
            form,
            action,
            fields,
        }
    }
}

/// A post to fill.
#[derive(Debug)]
pub struct PostRow {
    pub key: String,
    pub label: String,
}

impl PostRow {
    fn me(&self, page: &Page) -> Checkboxes {
        Checkboxes::single(format!("{}-me", self.key), "yes", page.t("set-up-posts-me")).small()
    }

    fn name(&self, page: &Page) -> Input {
        Input::new(format!("{}-name", self.key), page.t("set-up-posts-name")).autocomplete("off")
    }

    fn email(&self, page: &Page) -> Input {
        Input::email(format!("{}-email", self.key), page.t("set-up-posts-email"))
            .autocomplete("off")
    }
}

/// Who holds the first posts.
#[derive(Debug, Template)]
#[template(path = "set_up/posts.html")]
pub struct Posts {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub posts: Vec<PostRow>,
}

impl Posts {
    pub fn new(page: Page, form: Form, action: String, posts: Vec<PostRow>) -> Self {
        Self {
            page: page.showing(&form),
            form,
            action,
            posts,
        }
    }
}

/// One answer, and where to change it.
#[derive(Debug)]
pub struct Fact {
    pub label: String,
    pub value: String,
    pub href: String,
}

/// Everything once more, before it becomes true.
#[derive(Debug, Template)]
#[template(path = "set_up/check.html")]
pub struct Check {
    pub page: Page,
    pub action: String,
    pub facts: Vec<Fact>,
    pub warnings: Vec<String>,
}
