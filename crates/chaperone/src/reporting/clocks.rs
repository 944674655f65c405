//! How soon a concern is read, triaged and acted on: what the policy says, on the organisation's own calendar.

use jiff::Timestamp;
use policy::{AnyControl, Choice, Period, terms::ConcernRoute};

use crate::{ctx::Ctx, governance::live::LivePolicy, people::holidays};

/// When each step is due. A step for which the policy sets no time is due on no day, but for reading: somebody has to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    pub read: Timestamp,
    pub triage: Option<Timestamp>,
    pub act: Option<Timestamp>,
    /// How long the next in line waits for somebody to read it.
    pub read_within: Period,
}

/// Used where the policy in force leaves it open, or none is in force.
pub const READ_WITHIN: Period = Period::working_days(1);

/// The clocks of a concern that came in at a moment. The strictest clause counts.
#[must_use]
pub fn of(
    ctx: &Ctx,
    live: Option<&LivePolicy>,
    route: ConcernRoute,
    service: Option<&str>,
    received: Timestamp,
) -> Clocks {
    let mut read: Option<Period> = None;
    let mut triage: Option<Period> = None;
    let mut act: Option<Period> = None;
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    for clause in clauses {
        let Some(rule) = &clause.rule else { continue };
        if !clause.covers(service) {
            continue;
        }
        match &rule.control {
            AnyControl::ConcernRouting(routing) => shorter(&mut read, routing.read_within.0),
            AnyControl::ResponseClock(clock) if clock.routes.contains(&route) => {
                shorter(&mut read, clock.read.0);
                shorter(&mut triage, clock.triage.0);
                shorter(&mut act, clock.act.0);
            }
            _ => {}
        }
    }
    let read_within = read.unwrap_or(READ_WITHIN);
    Clocks {
        read: after(ctx, received, read_within),
        triage: triage.map(|period| after(ctx, received, period)),
        act: act.map(|period| after(ctx, received, period)),
        read_within,
    }
}

fn shorter(kept: &mut Option<Period>, other: Option<Period>) {
    let Some(other) = other else { return };
    if kept.is_none_or(|kept| other.about_minutes() < kept.about_minutes()) {
        *kept = Some(other);
    }
}

/// The moment at which a period ends, on the organisation's calendar with its bank holidays.
#[must_use]
pub fn after(ctx: &Ctx, from: Timestamp, period: Period) -> Timestamp {
    let year = from.to_zoned(ctx.zone()).year();
    let holidays = holidays::between(ctx.organisation().nation, year, year + 1);
    period.after(from, &ctx.zone(), &holidays)
}

/// A route, from the word that is stored. A word that this program does not know is a mistake of ours, never a default.
#[must_use]
pub fn route(word: &str) -> Option<ConcernRoute> {
    ConcernRoute::from_key(word)
}
