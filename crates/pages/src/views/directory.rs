//! Whom to call.

use askama::Template;

use crate::components::{Button, Checkboxes, Input, Select};
use crate::{Form, Page};

/// The directory as staff see it.
#[derive(Debug, Template)]
#[template(path = "directory/list.html")]
pub struct Directory {
    pub page: Page,
    pub may_keep: bool,
    /// How often entries are checked, as the policy says.
    pub every: Option<String>,
    /// What the policy wants and is not there: key and words.
    pub missing: Vec<(String, String)>,
    pub local: Vec<Entry>,
    pub national: Vec<Entry>,
}

/// The same for anybody, with numbers to press.
#[derive(Debug, Template)]
#[template(path = "directory/helplines.html")]
pub struct Helplines {
    pub page: Page,
    pub children_only: bool,
    pub entries: Vec<Entry>,
}

/// One place to turn to. What is not known is empty.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    pub name: String,
    pub who_for: String,
    pub phone: String,
    /// The number as a phone dials it.
    pub phone_link: String,
    pub text_number: String,
    pub text_link: String,
    pub web: String,
    pub email: String,
    pub hours: String,
    pub area: String,
    pub local: bool,
    pub checked: Option<String>,
    pub checked_by: String,
    pub due: bool,
}

/// Adding or changing an entry.
#[derive(Debug, Template)]
#[template(path = "directory/edit.html")]
pub struct Edit {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub kinds: Vec<(String, String)>,
    /// Where to take it off, for one that is there.
    pub remove: Option<String>,
}

impl Edit {
    fn kind(&self) -> Select {
        let choices = self
            .kinds
            .iter()
            .map(|(key, words)| (key.clone(), words.clone()));
        Select::new("kind", self.page.t("directory-kind"))
            .hint(self.page.t("directory-kind-hint"))
            .item("", self.page.t("directory-kind-other"))
            .items(choices)
            .filled(&self.form)
    }
}

/// Making sure before an entry is taken off.
#[derive(Debug, Template)]
#[template(path = "directory/remove.html")]
pub struct Remove {
    pub page: Page,
    pub name: String,
    pub action: String,
}
