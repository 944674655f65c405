//! How a document stands, and which the policy asks for.

use jiff::civil::Date;
use policy::{Choice, Period, facts::AsOf, terms::DocumentKind};
use store::document::Document;

use crate::{ctx::Ctx, error::AppError, evidence::stand, governance::live::LivePolicy};

/// A review is due soon when it is due within so many days.
const SOON: i64 = 28;

/// From the most to the least pressing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NoFile,
    NoOwner,
    Overdue(Date),
    DueSoon(Date),
    InDate(Date),
}

/// A kind of document that the policy in force asks for.
pub struct Wanted {
    pub kind: DocumentKind,
    pub review: Period,
}

/// The documents that a policy asks for, each once, with the shorter time where two clauses ask.
#[must_use]
pub fn wanted(live: Option<&LivePolicy>, today: Date) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = Vec::new();
    let clauses = live.iter().flat_map(|live| &live.policy.clauses);
    for rule in clauses.filter_map(|clause| clause.rule.as_ref()) {
        let policy::AnyControl::RelatedDocuments(control) = &rule.control else {
            continue;
        };
        for kind in &control.documents {
            match wanted.iter_mut().find(|one| one.kind == *kind) {
                Some(one) => {
                    let due = |period: Period| period.after_date(today, &[]);
                    if due(control.review) < due(one.review) {
                        one.review = control.review;
                    }
                }
                None => wanted.push(Wanted {
                    kind: *kind,
                    review: control.review,
                }),
            }
        }
    }
    wanted
}

/// Judges documents as the policy does: where the register names no day, the policy's time since it was added counts.
pub struct Judge {
    pub wanted: Vec<Wanted>,
    now: AsOf,
    today: Date,
}

impl Judge {
    /// # Errors
    /// When the policy in force cannot be read.
    pub async fn new(ctx: &Ctx) -> Result<Self, AppError> {
        let live = ctx.policy().await?;
        let today = ctx.today();
        Ok(Self {
            wanted: wanted(live.as_deref(), today),
            now: stand::as_of(ctx, today),
            today,
        })
    }

    #[must_use]
    pub fn state(&self, document: &Document) -> State {
        if document.file_id.is_none() && document.link.is_none() {
            return State::NoFile;
        }
        if document.owner_id.is_none() && document.owner_name.trim().is_empty() {
            return State::NoOwner;
        }
        let due = self.due(document);
        let left = (due - self.today).get_days();
        if left < 0 {
            State::Overdue(due)
        } else if i64::from(left) <= SOON {
            State::DueSoon(due)
        } else {
            State::InDate(due)
        }
    }

    fn due(&self, document: &Document) -> Date {
        if let Some(on) = document.review_on {
            return on.date();
        }
        let kind = DocumentKind::from_key(&document.kind);
        let wanted = self.wanted.iter().find(|one| Some(one.kind) == kind);
        let every = wanted.map_or(Period::months(12), |one| one.review);
        every.after_date(
            self.now.day_of(document.added_at.timestamp()),
            &self.now.holidays,
        )
    }

    /// What the policy asks for and no document in use is.
    #[must_use]
    pub fn missing(&self, documents: &[Document]) -> Vec<DocumentKind> {
        let wanted = self.wanted.iter().map(|one| one.kind);
        wanted
            .filter(|kind| documents.iter().all(|document| document.kind != kind.key()))
            .collect()
    }
}
