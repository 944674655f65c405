//! The register of related documents.

use askama::Template;

use crate::components::{Button, DateInput, FileUpload, Input, Select};
use crate::{Form, Page};

/// Every document in use, and what is missing.
#[derive(Debug, Template)]
#[template(path = "documents/list.html")]
pub struct Documents {
    pub page: Page,
    pub may_keep: bool,
    /// What the policy asks for and is not there: key and words.
    pub missing: Vec<(String, String)>,
    pub rows: Vec<Row>,
    pub retired: Vec<(String, String)>,
}

/// One document in a list.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: String,
    pub title: String,
    pub kind: String,
    pub owner: String,
    pub version: String,
    pub state: Standing,
    /// Where the file is; empty without one.
    pub file: String,
    pub link: String,
}

/// How a document stands: `met`, `due` or `not`, in words, with the day of its next review.
#[derive(Debug, Clone)]
pub struct Standing {
    pub mark: &'static str,
    pub words: String,
    pub review: String,
}

/// One document with its history.
#[derive(Debug, Template)]
#[template(path = "documents/show.html")]
pub struct Show {
    pub page: Page,
    pub may_keep: bool,
    pub retired: Option<String>,
    pub row: Row,
    pub added: String,
    /// Every file it had, the newest first.
    pub files: Vec<File>,
}

/// One file of a document.
#[derive(Debug, Clone)]
pub struct File {
    pub href: String,
    pub name: String,
    pub version: String,
    pub size: String,
    pub added: String,
    pub current: bool,
}

/// Adding or changing a document.
#[derive(Debug, Template)]
#[template(path = "documents/edit.html")]
pub struct Edit {
    pub page: Page,
    pub form: Form,
    pub action: String,
    /// The id that a new document will have; empty for one that is there.
    pub id: String,
    pub kinds: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
    /// The name of the file it has.
    pub file: Option<String>,
}

impl Edit {
    fn kind(&self) -> Select {
        Select::new("kind", self.page.t("documents-kind"))
            .item("", self.page.t("documents-kind-choose"))
            .items(self.kinds.iter().cloned())
            .filled(&self.form)
    }

    fn owner(&self) -> Select {
        Select::new("owner", self.page.t("documents-owner"))
            .hint(self.page.t("documents-owner-hint"))
            .item("", self.page.t("documents-owner-else"))
            .items(self.people.iter().cloned())
            .filled(&self.form)
    }
}

/// Making sure before a document is retired.
#[derive(Debug, Template)]
#[template(path = "documents/retire.html")]
pub struct Retire {
    pub page: Page,
    pub title: String,
    pub action: String,
    pub back: String,
}
