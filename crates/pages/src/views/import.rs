//! People from a spreadsheet.

use askama::Template;

use crate::components::{Button, Checkboxes, FileUpload, Radios, WarningText};
use crate::{Form, Page};

/// Choosing a file.
#[derive(Debug, Template)]
#[template(path = "import/upload.html")]
pub struct Upload {
    pub page: Page,
    pub form: Form,
}

impl Upload {
    pub fn new(page: Page, form: Form) -> Self {
        Self {
            page: page.showing(&form),
            form,
        }
    }

    fn kinds(&self) -> Radios {
        let words = |key: &str| self.page.t(key);
        Radios::new("kind", words("import-otherwise"))
            .hint(words("import-otherwise-hint"))
            .item("staff", words("people-kind-staff"))
            .item("volunteer", words("people-kind-volunteer"))
            .item("associated", words("people-kind-associated"))
            .item("visitor", words("people-kind-visitor"))
            .item("trustee", words("people-kind-trustee"))
    }
}

/// A row that can be taken.
#[derive(Debug)]
pub struct Row {
    pub line: u64,
    pub name: String,
    pub email: String,
    pub kind: String,
    pub job: String,
    pub started: String,
    pub host: bool,
}

/// What is wrong with one field of a row.
#[derive(Debug)]
pub struct ProblemRow {
    pub line: u64,
    pub field: String,
    pub words: String,
}

/// What a file holds, before anybody is added.
#[derive(Debug, Template)]
#[template(path = "import/preview.html")]
pub struct Preview {
    pub page: Page,
    pub id: String,
    /// The first of the rows that can be taken.
    pub rows: Vec<Row>,
    pub count: usize,
    pub problems: Vec<ProblemRow>,
    /// How many rows cannot be taken.
    pub refused: usize,
    /// Headings that mean nothing to us, joined by commas.
    pub ignored: String,
    pub guessed: bool,
    pub may_invite: bool,
}
