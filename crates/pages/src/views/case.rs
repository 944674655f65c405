//! Cases.

use askama::Template;

use super::response::{DueLine, Mark, Said};
use crate::components::{
    Button, CharacterCount, DateInput, FileUpload, Input, NavigationLink, Pagination,
    SubNavigation, Textarea,
};
use crate::{Form, Page};

/// A case in a list. Titles hold initials, never names.
#[derive(Debug, Clone)]
pub struct CaseLine {
    pub href: String,
    /// Empty while a colleague has yet to share its key.
    pub title: String,
    pub opened: String,
    pub branch: String,
    pub level: String,
    pub status: String,
    pub mark: Mark,
    pub due: String,
    pub late: bool,
    /// A reporter wrote again, and nobody has read it.
    pub new_words: bool,
}

/// The cases that somebody holds.
#[derive(Debug, Template)]
#[template(path = "case/list.html")]
pub struct Cases {
    pub page: Page,
    pub rows: Vec<CaseLine>,
    pub current: usize,
    pub pages: usize,
    pub all: i64,
}

impl Cases {
    fn pagination(&self) -> Pagination {
        Pagination::numbered(self.current, self.pages, |number| format!("?page={number}"))
    }
}

/// What every page of a case has above its own part.
#[derive(Debug, Clone)]
pub struct Frame {
    pub id: String,
    pub title: String,
    pub level: String,
    pub status: String,
    pub mark: Mark,
    /// Who leads.
    pub lead: String,
    /// The parts: label, address, whether it is this one.
    pub parts: Vec<(String, String, bool)>,
    /// Whether things can still be written in it.
    pub open: bool,
    /// The case it goes on in: words, and its address where whoever looks holds it.
    pub elsewhere: Option<(String, Option<String>)>,
}

impl Frame {
    pub(crate) fn navigation(&self, page: &Page) -> SubNavigation {
        let links = self
            .parts
            .iter()
            .map(|(label, href, active)| NavigationLink::new(href, label).active(*active));
        SubNavigation::new(page.t("case-parts"), links)
    }
}

/// In the place of a form: the case was closed or goes on in another.
#[derive(Debug, Template)]
#[template(path = "case/ended.html")]
pub struct Ended {
    pub page: Page,
    pub frame: Frame,
    /// What was typed while that happened.
    pub typed: Vec<String>,
}

/// How a case stands: the front sheet.
#[derive(Debug, Template)]
#[template(path = "case/overview.html")]
pub struct Overview {
    pub page: Page,
    pub frame: Frame,
    pub facts: Vec<(String, String)>,
    pub reason: String,
    pub dues: Vec<DueLine>,
    /// Things that can be done now: words and address.
    pub doors: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
    pub concerns: Vec<(String, String)>,
    /// Those of them to which the reporter added what nobody has read.
    pub new_words: Vec<(String, String)>,
    /// Linked and merged cases that whoever looks holds: title, address, and how they go together.
    pub others: Vec<(String, String, String)>,
    pub latest: Vec<Said>,
}

/// Everything that was written, by when it happened.
#[derive(Debug, Template)]
#[template(path = "case/chronology.html")]
pub struct Chronology {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub entries: Vec<Event>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
    /// A case about a nude or nearly nude image of a child takes no file.
    pub takes_files: bool,
    /// Kinds of file that the browser offers.
    pub accept: String,
    /// The most megabytes of a file.
    pub most: usize,
    /// The most megabytes of all files together.
    pub together: usize,
}

/// An entry of the chronology.
#[derive(Debug, Clone)]
pub struct Event {
    pub id: String,
    /// When it happened.
    pub when: String,
    /// When it was written down, where that was later.
    pub written: String,
    pub said: Said,
    pub opinion: String,
    /// Later words about it.
    pub corrections: Vec<Said>,
    /// Whether later words can be added.
    pub can_correct: bool,
}

impl Chronology {
    fn files(&self) -> FileUpload {
        FileUpload::new("files", self.page.t("files-add"))
            .hint(
                self.page
                    .t("files-add-hint")
                    .arg("most", self.most)
                    .arg("together", self.together),
            )
            .multiple()
            .accept(&self.accept)
            .filled(&self.form)
    }

    fn note(&self) -> Textarea {
        Textarea::new("text", self.page.t("case-note"))
            .hint(self.page.t("case-note-hint"))
            .rows(5)
            .filled(&self.form)
    }

    fn opinion(&self) -> Textarea {
        Textarea::new("opinion", self.page.t("case-opinion"))
            .hint(self.page.t("case-opinion-hint"))
            .rows(2)
            .filled(&self.form)
    }
}

/// Later words about an entry.
#[derive(Debug, Template)]
#[template(path = "case/correct.html")]
pub struct Correct {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub action: String,
    pub event: Event,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Correct {
    fn text(&self) -> CharacterCount {
        CharacterCount::new("text", self.page.t("case-correct-text"), 20_000)
            .hint(self.page.t("case-correct-hint"))
            .rows(4)
            .filled(&self.form)
    }
}
