//! Accepting the policy, signing its codes, and the knowledge check.

use askama::Template;

use crate::components::{Button, Choice, Radios};
use crate::{Form, Page};

/// Read it, and say that you accept it.
#[derive(Debug, Template)]
#[template(path = "reading/accept.html")]
pub struct Accept {
    pub page: Page,
    pub number: String,
    pub title: String,
    pub summary: String,
    pub effective: String,
    pub change_note: String,
    /// Where the differences from the version they accepted before are.
    pub differences: Option<String>,
    pub opened: String,
    /// When they accepted it, if they have.
    pub accepted: Option<String>,
    /// What they have to know most: title and words of the clauses for them.
    pub clauses: Vec<(String, Vec<String>)>,
}

/// Nothing to accept yet.
#[derive(Debug, Template)]
#[template(path = "reading/nothing.html")]
pub struct Nothing {
    pub page: Page,
}

/// One person and the current version.
#[derive(Debug, Clone)]
pub struct PersonRow {
    pub id: String,
    pub name: String,
    pub read: String,
    pub accepted: String,
    pub due: String,
    pub late: bool,
}

/// Who has accepted, and who has not.
#[derive(Debug, Template)]
#[template(path = "reading/acknowledgements.html")]
pub struct Acknowledgements {
    pub page: Page,
    pub number: String,
    pub accepted: usize,
    pub of: usize,
    pub late: usize,
    pub only: String,
    pub rows: Vec<PersonRow>,
    pub may_remind: bool,
}

/// A code that people sign.
#[derive(Debug, Clone)]
pub struct CodeText {
    pub key: String,
    pub label: String,
    pub edition: String,
    /// Title and paragraphs of each clause.
    pub clauses: Vec<(String, Vec<String>)>,
    pub signed: Option<String>,
    /// Signed before, but it has changed since.
    pub changed: bool,
}

/// The codes for the person who reads.
#[derive(Debug, Template)]
#[template(path = "reading/codes.html")]
pub struct Codes {
    pub page: Page,
    pub codes: Vec<CodeText>,
}

/// One question with its answers.
#[derive(Debug, Clone)]
pub struct Question {
    pub name: String,
    pub asks: String,
    pub answers: Vec<String>,
}

/// The knowledge check.
#[derive(Debug, Template)]
#[template(path = "reading/check.html")]
pub struct Check {
    pub page: Page,
    pub form: Form,
    pub questions: Vec<Question>,
    /// When they last took it and how it went.
    pub last: Option<String>,
}

impl Check {
    pub fn new(page: Page, form: Form, questions: Vec<Question>, last: Option<String>) -> Self {
        Self {
            page: page.showing(&form),
            form,
            questions,
            last,
        }
    }

    fn question(&self, question: &Question) -> Radios {
        Radios::new(question.name.clone(), question.asks.clone())
            .choices(
                (0..)
                    .zip(&question.answers)
                    .map(|(place, words): (usize, _)| {
                        Choice::new(place.to_string(), words.clone())
                    }),
            )
            .filled(&self.form)
    }
}

/// How the check went.
#[derive(Debug, Template)]
#[template(path = "reading/checked.html")]
pub struct Checked {
    pub page: Page,
    pub right: usize,
    pub out_of: usize,
    pub passed: bool,
    /// Question, whether the answer was right, and why.
    pub answers: Vec<(String, bool, String)>,
}
