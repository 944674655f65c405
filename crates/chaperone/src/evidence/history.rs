//! How the evidence changed: at the end of each month, and on each day a version took effect.

use std::{collections::BTreeSet, sync::Arc};

use jiff::{ToSpan, civil::Date};

use super::{
    facts,
    stand::{Counts, as_of},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::live::{self, LivePolicy},
};

/// One day in the history.
pub struct Point {
    pub on: Date,
    pub live: Arc<LivePolicy>,
    pub counts: Counts,
}

const MONTHS: i32 = 12;

/// The last twelve months, the newest day first. Each day is judged against the version in force on it: a clause that came
/// later does not make the past look worse.
///
/// # Errors
/// When the facts cannot be read.
pub async fn history(ctx: &Ctx) -> Result<Vec<Point>, AppError> {
    let mut snapshot = ctx.db().snapshot().await?;
    let versions = store::policy_version::all(&mut snapshot).await?;
    let today = ctx.today();
    let oldest = today - MONTHS.months();
    let starts = versions.iter().map(|version| version.effective_on.date());
    let days: BTreeSet<Date> = month_ends(oldest, today)
        .chain(starts.filter(|day| (oldest..=today).contains(day)))
        .chain([today])
        .collect();
    let mut points = Vec::new();
    let mut known: Option<(i64, policy::facts::Facts)> = None;
    for on in days.into_iter().rev() {
        let in_force = versions
            .iter()
            .find(|version| version.effective_on.date() <= on);
        let Some(version) = in_force else { break };
        let live = live::read(ctx, version)?;
        // Acknowledgements differ by version; everything else is the same, and is read once a version.
        let loaded = match known.take() {
            Some((number, loaded)) if number == version.number => loaded,
            _ => facts::load(ctx, &mut snapshot, version.number).await?,
        };
        let standings = live.policy.standings(&loaded, &as_of(ctx, on));
        points.push(Point {
            on,
            live,
            counts: Counts::of(&standings),
        });
        known = Some((version.number, loaded));
    }
    Ok(points)
}

fn month_ends(from: Date, to: Date) -> impl Iterator<Item = Date> {
    let first = from.last_of_month();
    (0..=MONTHS).map_while(move |months| {
        let day = first.checked_add(months.months()).ok()?.last_of_month();
        (day <= to).then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_month_ends_once() {
        let days: Vec<Date> = month_ends(date(2025, 11, 22), date(2026, 11, 22)).collect();
        assert_eq!(days.first(), Some(&date(2025, 11, 30)));
        assert_eq!(days.last(), Some(&date(2026, 10, 31)));
        assert_eq!(days.len(), 12);
        assert!(days.contains(&date(2026, 2, 28)));
    }
}
