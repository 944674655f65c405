//! What is written in the record of a concern. Sealed as JSON; the shapes here are what is on disk, so they only ever grow.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One entry of a concern.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub by: By,
    #[serde(flatten)]
    pub what: What,
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The reporter, with a receipt or while reporting.
    Reporter,
    /// Somebody signed in, with their name as it was then.
    Person { id: Uuid, name: String },
    /// The program, on a date.
    Program,
}

impl By {
    /// Whoever was signed in.
    #[must_use]
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::Person { id, .. } => Some(*id),
            Self::Reporter | Self::Program => None,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    /// The report itself. Never altered.
    Report(Box<Report>),
    /// The reporter came back with more.
    Added {
        text: String,
        files: Vec<File>,
    },
    /// The team's answer to the reporter.
    Answer {
        text: String,
    },
    /// A note of the team, which the reporter never sees.
    Note {
        text: String,
    },
    /// It was looked at: how serious it is, and what becomes of it.
    Triaged {
        assessment: Box<crate::response::words::Assessment>,
        outcome: Outcome,
    },
    /// It belongs to this case.
    Joined {
        case: Uuid,
    },
    /// Who of the organisation it is about, found out later.
    Excluded {
        who: Named,
        reason: String,
    },
    Closed {
        reason: String,
    },
    Reopened {
        reason: String,
    },
}

/// What becomes of a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A case of its own.
    Case,
    /// It belongs to a case that is there.
    Join,
    /// No further action, for a reason.
    Nothing,
}

/// A report, in the reporter's own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Report {
    pub wording: Wording,
    /// What happened. Kept to the letter, spaces and spelling included.
    pub words: String,
    /// What whoever wrote it thinks of it, kept apart from what was said and seen.
    pub opinion: String,
    /// The website, game, app, or room.
    pub place: String,
    pub account: String,
    pub link: String,
    /// When it happened, as somebody says it.
    pub when: String,
    /// The day it happened, where it is known.
    pub on: Option<Date>,
    /// When whoever wrote it down was told or saw it.
    pub heard_at: Option<Timestamp>,
    pub who: String,
    /// Whom it happened to.
    pub harmed: String,
    pub from: From,
    /// How to reach the reporter.
    pub reach: String,
    /// When and how that is safe.
    pub safe: String,
    /// What the reporter, or whoever it happened to, needs so that they can take part.
    pub needs: String,
    /// The language or form that they would like an answer in.
    pub prefers: String,
    pub danger: bool,
    /// Whether it is about a nude picture of somebody under 18; nothing where the form does not ask.
    pub nude: Option<bool>,
    /// What was chosen for where it happened: a word of the form, empty where it does not ask.
    pub place_kind: String,
    /// Whom it happened to, as was chosen: `me`, `other`.
    pub mine: String,
    /// Whether they are under 18: `yes`, `no`, `unsure`, or not answered.
    pub minor: String,
    /// Whether it is about somebody who works here, in the same words.
    pub worker: String,
    /// The service, as it was called then.
    pub service: String,
    /// What was done already.
    pub done: String,
    /// How a member of staff came to know: seen, heard, told.
    pub how: String,
    /// Whether the lead was told in person too.
    pub told_in_person: Option<bool>,
    /// Names of the people in the organisation whom it is about.
    pub about: Vec<Named>,
    pub files: Vec<File>,
}

/// Whose words the form used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    Child,
    #[default]
    Adult,
    Staff,
}

/// Who reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    #[default]
    Nameless,
    FirstName(String),
    Named(String),
    Staff(Named),
}

/// Somebody of the organisation, with their name as it was then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: Uuid,
    pub name: String,
}

/// A file that came with words. Its bytes are sealed on their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub id: Uuid,
    /// As it was called when it came.
    pub name: String,
    /// What it is, by its content.
    pub mime: String,
    /// In bytes.
    pub size: u64,
    /// BLAKE3 of the bytes, in hex: shows later that they are the same.
    pub hash: String,
}
