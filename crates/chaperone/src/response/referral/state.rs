//! How a referral stands: its row, and its steps folded from the entries of its case.

use jiff::Timestamp;
use policy::{Choice, terms::Body};
use store::{Conn, referral::Referral as Row};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case::{Case, Written},
        words::{Draft, Referral as Step, What},
    },
};

/// A referral with what was written about it.
pub struct State<'a> {
    pub row: Row,
    pub body: Body,
    /// The newest words of what it says.
    pub draft: Option<&'a Draft>,
    /// In the order in which they were written.
    pub steps: Vec<(&'a Written, &'a Step)>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Begun and not sent.
    Drafted,
    Sent,
    Acknowledged,
    Replied,
    Closed,
    NotNeeded,
}

impl Stage {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Sent => "sent",
            Self::Acknowledged => "acknowledged",
            Self::Replied => "replied",
            Self::Closed => "closed",
            Self::NotNeeded => "not-needed",
        }
    }
}

impl State<'_> {
    #[must_use]
    pub fn stage(&self) -> Stage {
        let row = &self.row;
        if row.closed_at.is_some() {
            Stage::Closed
        } else if row.replied_at.is_some() {
            Stage::Replied
        } else if row.acknowledged_at.is_some() {
            Stage::Acknowledged
        } else if row.sent_at.is_some() {
            Stage::Sent
        } else if row.not_needed_at.is_some() {
            Stage::NotNeeded
        } else {
            Stage::Drafted
        }
    }

    /// Whether it was sent too late, or should have been by now.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        let told = self.row.sent_at.or(self.row.not_needed_at);
        told.map_or(now, |told| told.timestamp()) > self.row.due_at.timestamp()
    }

    /// Whether silence is to be asked about.
    #[must_use]
    pub fn is_silent(&self, now: Timestamp) -> bool {
        let waits = self.row.replied_at.is_none() && self.row.closed_at.is_none();
        let chase = self.row.chase_at.filter(|_| waits);
        chase.is_some_and(|at| at.timestamp() < now)
    }

    /// Whether what was only said is in writing too.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        let spoken = self
            .steps
            .iter()
            .any(|(_, step)| matches!(step, Step::Sent { by_phone, .. } if *by_phone));
        let confirmed = |(_, step): &(&Written, &Step)| matches!(step, Step::Confirmed { .. });
        !spoken || self.steps.iter().any(confirmed)
    }

    /// How often an answer was asked for.
    #[must_use]
    pub fn chased(&self) -> usize {
        let chases = self.steps.iter();
        chases
            .filter(|(_, step)| matches!(step, Step::Chased { .. }))
            .count()
    }

    /// Their reference, the newest that was written down.
    #[must_use]
    pub fn reference(&self) -> &str {
        let found = self.steps.iter().rev().find_map(|(_, step)| match step {
            Step::Sent { reference, .. } | Step::Acknowledged { reference, .. } => {
                Some(reference.as_str()).filter(|text| !text.trim().is_empty())
            }
            _ => None,
        });
        found.unwrap_or_default()
    }
}

/// The referrals of a case, the oldest first.
///
/// # Errors
/// When the rows cannot be read, or name a body that this program does not know.
pub async fn all<'a>(conn: &mut Conn, case: &'a Case) -> Result<Vec<State<'a>>, AppError> {
    let rows = store::referral::of_case(conn, case.id()).await?;
    rows.into_iter().map(|row| of(case, row)).collect()
}

/// One of a case.
///
/// # Errors
/// [`AppError::NotFound`] where the case has no such referral.
pub async fn one<'a>(conn: &mut Conn, case: &'a Case, id: Uuid) -> Result<State<'a>, AppError> {
    let row = store::referral::find(conn, case.id(), id).await?;
    of(case, row.ok_or(AppError::NotFound)?)
}

fn of(case: &Case, row: Row) -> Result<State<'_>, AppError> {
    let body = Body::from_key(&row.body)
        .ok_or_else(|| AppError::internal("a referral to an unknown body is stored"))?;
    let mut draft = None;
    let mut steps = Vec::new();
    for written in &case.entries {
        let What::Referral { referral, step } = &written.entry.what else {
            continue;
        };
        if *referral != row.id {
            continue;
        }
        if let Step::Drafted(words) = step {
            draft = Some(&**words);
        }
        steps.push((written, step));
    }
    Ok(State {
        row,
        body,
        draft,
        steps,
    })
}

/// When we came to know of what a case is about: the earliest of its concerns, or when it was opened.
#[must_use]
pub fn aware(case: &Case) -> Timestamp {
    let first = case.concerns.iter().map(|concern| concern.received_at);
    first.min().unwrap_or(case.file.opened_at).timestamp()
}

/// As the policy counts them.
///
/// # Errors
/// When a row names a body that this program does not know.
pub fn facts(rows: &[Row]) -> Result<Vec<policy::facts::Referral>, AppError> {
    let fact = |row: &Row| {
        let body = Body::from_key(&row.body)
            .ok_or_else(|| AppError::internal("a referral to an unknown body is stored"))?;
        Ok(policy::facts::Referral {
            case: row.case_id,
            body,
            aware: row.aware_at.timestamp(),
            sent: row.sent_at.map(store::Ts::timestamp),
            reference: row.has_reference,
            replied: row.replied_at.map(store::Ts::timestamp),
            not_needed_reason: row.not_needed_at.is_some(),
        })
    };
    rows.iter().map(fact).collect()
}

/// A moment on the organisation's clock, for acts.
pub(super) fn zoned(ctx: &Ctx, at: Timestamp) -> jiff::Zoned {
    at.to_zoned(ctx.zone())
}
