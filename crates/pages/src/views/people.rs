//! People, their posts and their accounts.

use askama::Template;

use crate::components::{
    Button, Checkboxes, Choice, Colour, DateInput, Input, Pagination, Radios, Select, Tag,
    Textarea, WarningText,
};
use crate::{Form, Page};

/// Where somebody's account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    None,
    NoEmail,
    Invited,
    Active,
    Left,
}

impl Account {
    fn tag(self, page: &Page) -> Tag {
        let (key, colour) = match self {
            Self::None => ("people-account-none", Colour::Grey),
            Self::NoEmail => ("people-account-no-email", Colour::Grey),
            Self::Invited => ("people-account-invited", Colour::Blue),
            Self::Active => ("people-account-active", Colour::Green),
            Self::Left => ("people-account-left", Colour::Orange),
        };
        Tag::new(page.t(key)).colour(colour)
    }
}

/// One row of the list.
#[derive(Debug)]
pub struct Row {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub job: String,
    pub posts: String,
    pub account: Account,
}

/// The list of people.
#[derive(Debug, Template)]
#[template(path = "people/list.html")]
pub struct List {
    pub page: Page,
    pub form: Form,
    pub rows: Vec<Row>,
    pub found: i64,
    /// Whether anything narrows the list down.
    pub filtered: bool,
    pub current: usize,
    pub pages: usize,
    /// The rest of the address of another page of the list.
    pub query: String,
    pub may_manage: bool,
}

impl List {
    fn pagination(&self) -> Pagination {
        Pagination::numbered(self.current, self.pages, |number| {
            format!("?{}page={number}", self.query)
        })
    }
}

/// A post that somebody holds, held or will hold.
#[derive(Debug)]
pub struct PostLine {
    pub id: String,
    pub role: String,
    pub when: String,
    pub contact: String,
    pub open: bool,
}

/// One person.
#[derive(Debug, Template)]
#[template(path = "people/person.html")]
pub struct Person {
    pub page: Page,
    pub id: String,
    pub name: String,
    pub kind: String,
    pub email: String,
    pub job: String,
    pub started: String,
    pub left: Option<String>,
    pub host: bool,
    pub account: Account,
    pub second_factor: Option<bool>,
    /// What they accepted, and when; none when no version is in force.
    pub accepted: Option<String>,
    pub posts: Vec<PostLine>,
    pub may_manage: bool,
    pub may_appoint: bool,
    pub own: bool,
}

impl Person {
    /// The address of something to do with them.
    fn at(&self, what: &str) -> String {
        format!("/people/{}/{what}", self.id)
    }
}

/// Adding somebody, or changing what is known of them.
#[derive(Debug, Template)]
#[template(path = "people/edit.html")]
pub struct Edit {
    pub page: Page,
    pub form: Form,
    /// The name of the person who is changed; none for somebody new.
    pub name: Option<String>,
    pub action: String,
}

impl Edit {
    pub fn new(page: Page, form: Form, name: Option<String>, action: String) -> Self {
        Self {
            page: page.showing(&form),
            form,
            name,
            action,
        }
    }

    fn kinds(&self) -> Radios {
        let kind = |key: &str, words: &str, hint: &str| {
            Choice::new(key, self.page.t(words)).hint(self.page.t(hint))
        };
        Radios::new("kind", self.page.t("people-kind"))
            .choice(kind("staff", "people-kind-staff", "people-kind-staff-hint"))
            .choice(kind(
                "volunteer",
                "people-kind-volunteer",
                "people-kind-volunteer-hint",
            ))
            .choice(kind(
                "associated",
                "people-kind-associated",
                "people-kind-associated-hint",
            ))
            .choice(kind(
                "visitor",
                "people-kind-visitor",
                "people-kind-visitor-hint",
            ))
            .choice(kind(
                "trustee",
                "people-kind-trustee",
                "people-kind-trustee-hint",
            ))
    }
}

/// What leaving ends, before it is recorded.
#[derive(Debug, Template)]
#[template(path = "people/leave.html")]
pub struct Leave {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub name: String,
    pub posts: Vec<String>,
    /// Required posts that would be vacant.
    pub vacant: Vec<String>,
    pub sessions: usize,
    pub signs_in: bool,
    pub locks_out: bool,
    /// Id and name of those who could take on what they lead; empty where they are not of the team.
    pub successors: Vec<(String, String)>,
}

impl Leave {
    fn successor(&self) -> Select {
        let nobody = self.page.t("keys-leave-nobody").to_string();
        Select::new("successor", self.page.t("keys-leave-successor"))
            .hint(self.page.t("keys-leave-successor-hint"))
            .item("", nobody)
            .items(self.successors.iter().cloned())
            .filled(&self.form)
    }

    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }
}

/// Switching off a lost second factor.
#[derive(Debug, Template)]
#[template(path = "people/factor.html")]
pub struct ResetFactor {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub name: String,
}

impl ResetFactor {
    pub fn new(page: Page, form: Form, id: String, name: String) -> Self {
        Self {
            page: page.showing(&form),
            form,
            id,
            name,
        }
    }
}

/// Somebody in a post, on the map.
#[derive(Debug)]
pub struct HolderLine {
    pub appointment: String,
    pub person: String,
    pub name: String,
    pub when: String,
    pub contact: String,
}

/// One post on the map.
#[derive(Debug)]
pub struct PostCard {
    pub key: String,
    pub label: String,
    pub purpose: String,
    pub required: bool,
    pub now: Vec<HolderLine>,
    pub later: Vec<HolderLine>,
    pub before: Vec<HolderLine>,
}

/// Who answers for what.
#[derive(Debug, Template)]
#[template(path = "people/posts.html")]
pub struct Posts {
    pub page: Page,
    pub warnings: Vec<String>,
    pub posts: Vec<PostCard>,
    pub may_appoint: bool,
}

/// Filling a post.
#[derive(Debug, Template)]
#[template(path = "people/appoint.html")]
pub struct Appoint {
    pub page: Page,
    pub form: Form,
    pub roles: Vec<(String, String)>,
    /// Everybody who could take it; empty when they are too many for a list.
    pub people: Vec<(String, String)>,
    /// The one it is about, when that is settled.
    pub person: Option<(String, String)>,
}

impl Appoint {
    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }
}

/// Ending a post.
#[derive(Debug, Template)]
#[template(path = "people/vacate.html")]
pub struct Vacate {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub name: String,
    pub role: String,
    /// Whether the post is required and nobody else holds it.
    pub leaves_vacant: bool,
}

impl Vacate {
    #[must_use]
    pub fn showing(mut self) -> Self {
        self.page = self.page.showing(&self.form);
        self
    }
}

/// How the holder of a post is reached.
#[derive(Debug, Template)]
#[template(path = "people/contact.html")]
pub struct Contact {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub name: String,
    pub role: String,
}

impl Contact {
    pub fn new(page: Page, form: Form, id: String, name: String, role: String) -> Self {
        Self {
            page: page.showing(&form),
            form,
            id,
            name,
            role,
        }
    }
}
