//! Facts about cases: their dates, plans and lessons. What the viewer must not know of is left out where the rows are read.

use std::collections::HashMap;

use policy::{Id, facts, terms::Need};
use store::{
    Conn, Day, Ts,
    case_day::{CaseDay, What},
    case_file::{CaseFile, Status},
};

use super::kept;
use crate::{ctx::Ctx, error::AppError};

pub(super) async fn all(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Case>, AppError> {
    let mut days: HashMap<Id, Vec<CaseDay>> = HashMap::new();
    for day in store::case_day::counted(conn, ctx.viewer()).await? {
        days.entry(day.case_id).or_default().push(day);
    }
    let files = store::case_file::counted(conn, ctx.viewer()).await?;
    // A case that goes on in another one is counted there.
    let files = files.iter().filter(|file| file.status != Status::Merged);
    Ok(files
        .map(|file| case(file, days.get(&file.id).map_or(&[], Vec::as_slice)))
        .collect())
}

/// A case with its days.
#[must_use]
pub fn case(file: &CaseFile, days: &[CaseDay]) -> facts::Case {
    let on = |kind: What| {
        let mut on: Vec<_> = days
            .iter()
            .filter(|day| day.kind == kind)
            .map(|day| day.held_on.date())
            .collect();
        on.sort_unstable();
        on.dedup();
        on
    };
    facts::Case {
        id: file.id,
        opened: file.opened_at.timestamp(),
        actions: on(What::Action),
        reviews: on(What::Review),
        safe_to_tell: file.safe_decided_at.map(Ts::timestamp),
        safe: file.safe,
        told: file.told_at.map(Ts::timestamp),
        not_told_reason: file.not_told_reason,
        has_parents: file.has_parents,
        closed: file.closed_at.map(Ts::timestamp),
        service: file.service.clone(),
    }
}

pub(super) async fn plans(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Plan>, AppError> {
    let rows = store::support_plan::counted(conn, ctx.viewer()).await?;
    rows.iter().map(plan).collect()
}

fn plan(row: &store::support_plan::SupportPlan) -> Result<facts::Plan, AppError> {
    Ok(facts::Plan {
        case: row.case_id,
        drafted: row.drafted_on.date(),
        approved: row.approved_on.map(Day::date),
        needs: needs(&row.needs)?,
        offered: needs(&row.offered)?,
    })
}

fn needs(kept: &str) -> Result<Vec<Need>, AppError> {
    let keys = kept.split(',').filter(|key| !key.is_empty());
    keys.map(kept::word).collect()
}

pub(super) async fn lessons(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Lesson>, AppError> {
    let rows = store::lesson::counted(conn, ctx.viewer()).await?;
    rows.iter().map(lesson).collect()
}

/// A lesson.
///
/// # Errors
/// When its row holds a number that this program does not know.
pub fn lesson(row: &store::lesson::Lesson) -> Result<facts::Lesson, AppError> {
    Ok(facts::Lesson {
        case: row.case_id,
        found: row.found_on.date(),
        changed: row.changed_on.map(Day::date),
        version: row.version.map(kept::number).transpose()?,
    })
}
