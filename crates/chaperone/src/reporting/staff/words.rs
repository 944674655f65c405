//! What is written in the record of an attempt, a question or a breach. Sealed as JSON; the shapes only ever grow.

use serde::{Deserialize, Serialize};

use crate::reporting::words::By;

/// One entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub by: By,
    #[serde(flatten)]
    pub what: What,
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    Attempt(Attempt),
    /// What was done about an attempt since.
    Did(Did),
    Question {
        text: String,
    },
    Answer {
        text: String,
    },
    /// Whoever asked goes on.
    More {
        text: String,
    },
    Breach(Breach),
    Decided(Decision),
}

/// A young person tried to start a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Attempt {
    /// First name or initials.
    pub who: String,
    pub place: String,
    /// What was written and answered. Kept to the letter.
    pub words: String,
}

/// What was done about an attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Did {
    pub ended: bool,
    pub offered: bool,
    pub helped: bool,
    pub note: String,
}

/// Somebody who takes part broke a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Breach {
    pub who: String,
    /// The title of the clause, as it was then.
    pub rule: String,
    pub words: String,
    pub done: String,
}

/// Whether anybody is contacted about a breach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Decision {
    pub safe: bool,
    /// The policy's words for those who are contacted.
    pub contacted: Vec<String>,
    pub reason: String,
}
