//! How every clause stands, as of a version and a day.

use std::sync::Arc;

use jiff::civil::Date;
use policy::{AsOf, Standing, Status, facts::Facts};
use store::Conn;

use super::facts;
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::live::{self, LivePolicy},
    people::holidays,
};

/// What is asked for: nothing means the version in force, today.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub version: Option<i64>,
    pub on: Option<Date>,
}

/// The answer.
pub struct Stand {
    pub live: Arc<LivePolicy>,
    pub on: Date,
    pub facts: Facts,
    /// In the order of the policy.
    pub standings: Vec<Standing>,
}

/// How many clauses stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub met: u32,
    pub due_soon: u32,
    pub not_met: u32,
    pub not_assessed: u32,
}

impl Counts {
    #[must_use]
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        let mut counts = Self::default();
        for standing in standings {
            *match standing.status {
                Status::Met => &mut counts.met,
                Status::DueSoon => &mut counts.due_soon,
                Status::NotMet => &mut counts.not_met,
                Status::NotAssessed => &mut counts.not_assessed,
            } += 1;
        }
        counts
    }

    #[must_use]
    pub fn all(&self) -> u32 {
        self.met + self.due_soon + self.not_met + self.not_assessed
    }
}

/// None while no version is in force and none was asked for.
///
/// # Errors
/// When the facts cannot be read, or there is no such version.
pub async fn stand(ctx: &Ctx, asked: Asked) -> Result<Option<Stand>, AppError> {
    // One moment for all queries: figures that are added up must not see half of somebody's change.
    let mut snapshot = ctx.db().snapshot().await?;
    let on = asked.on.unwrap_or_else(|| ctx.today()).min(ctx.today());
    let number = match asked.version {
        Some(number) => Some(number),
        None => in_force(&mut snapshot, on).await?,
    };
    let Some(number) = number else {
        return Ok(None);
    };
    let live = live::version(ctx, &mut snapshot, number).await?;
    let facts = facts::load(ctx, &mut snapshot, number).await?;
    let standings = live.policy.standings(&facts, &as_of(ctx, on));
    Ok(Some(Stand {
        live,
        on,
        facts,
        standings,
    }))
}

async fn in_force(conn: &mut Conn, on: Date) -> Result<Option<i64>, AppError> {
    let named = store::policy_version::name_in_force(conn, on.into()).await?;
    Ok(named.map(|(number, _)| number))
}

/// A day on the organisation's own calendar: now for today, its end for a day gone by.
#[must_use]
pub fn as_of(ctx: &Ctx, on: Date) -> AsOf {
    let holidays = holidays::between(ctx.organisation().nation, on.year() - 2, on.year() + 1);
    if on == ctx.today() {
        AsOf::new(ctx.now(), ctx.zone(), holidays)
    } else {
        AsOf::end_of(on, ctx.zone(), holidays)
    }
}
