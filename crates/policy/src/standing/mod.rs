//! Where each clause stands, computed from facts and never typed in.

mod assess;
mod tally;
pub(crate) mod view;

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;
pub use tally::{Counts, Tally};
pub use view::View;

use crate::{ClauseId, Id, RegisterKind};

/// Where a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The facts show that it is kept.
    Met,
    /// It is kept, and something is due within four weeks.
    DueSoon,
    /// The facts show that it is not kept.
    NotMet,
    /// Nothing shows either.
    NotAssessed,
}

/// Where one clause stands, with what shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Standing {
    /// The clause.
    pub clause: ClauseId,
    /// The version of the policy.
    pub version: u32,
    /// Where it stands.
    pub status: Status,
    /// Why, in a sentence.
    pub sentence: Cow<'static, str>,
    /// The numbers behind it.
    pub figures: Vec<Figure>,
    /// The worst dated facts behind it: at most [`Tally::MOST_FACTS`].
    pub facts: Vec<DatedFact>,
    /// How many more such facts there are.
    pub facts_left_out: u32,
    /// The registers that would show it and that nobody keeps.
    pub missing: Vec<RegisterKind>,
    /// The next day on which something is due.
    pub next_due: Option<Date>,
    /// Whether an interval is not set, so that nobody can say.
    pub gap: bool,
    /// Whether it stands on somebody's word.
    pub attested: bool,
}

/// A number behind a standing: "23 of 25".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// What is counted.
    pub label: Cow<'static, str>,
    /// How many.
    pub value: u32,
    /// Of how many.
    pub of: Option<u32>,
}

/// Something that happened, or did not, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DatedFact {
    /// The day.
    pub date: Date,
    /// What.
    pub text: Cow<'static, str>,
    /// The person, session, document or other thing it is about. The page puts the name to it.
    pub subject: Option<Id>,
}

/// What a control makes of the facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Where it stands.
    pub status: Status,
    /// Why.
    pub sentence: Cow<'static, str>,
    /// The numbers.
    pub figures: Vec<Figure>,
    /// The worst facts.
    pub facts: Vec<DatedFact>,
    /// How many more there are.
    pub facts_left_out: u32,
    /// The next day on which something is due.
    pub next_due: Option<Date>,
    /// The day of the latest fact that was looked at.
    pub latest: Option<Date>,
}

impl Assessment {
    /// A status with a sentence and nothing else yet.
    pub fn new(status: Status, sentence: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status,
            sentence: sentence.into(),
            figures: Vec::new(),
            facts: Vec::new(),
            facts_left_out: 0,
            next_due: None,
            latest: None,
        }
    }

    /// There is nothing to look at yet. Nothing is "met" without evidence.
    pub fn nothing_yet(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Status::NotAssessed, sentence)
    }

    /// Adds a number.
    pub fn figure(
        mut self,
        label: impl Into<Cow<'static, str>>,
        value: u32,
        of: Option<u32>,
    ) -> Self {
        self.figures.push(Figure {
            label: label.into(),
            value,
            of,
        });
        self
    }
}
