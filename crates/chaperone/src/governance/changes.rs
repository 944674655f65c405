//! Changes in how services are given: each asks for a look at policy and risks (D28).

use jiff::civil::Date;
use policy::{AnyControl, ChangeService, Choice, Known, OpenPeriod, Service, terms::ChangeKind};
use store::{Conn, Day, change_notice::ChangeNotice};
use uuid::Uuid;

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{decisions, live::LivePolicy},
};

/// A change as somebody notes it.
pub struct NewChange {
    pub kind: ChangeKind,
    pub what: String,
    pub on: Date,
    pub note: String,
}

/// Notes a change, and asks the policy in force what follows from it: the decision is kept.
///
/// # Errors
/// When the database cannot be written.
pub async fn note(ctx: &Ctx, change: &NewChange) -> Result<(), AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    insert(ctx, &mut tx, change, live.as_deref()).await?;
    tx.commit().await?;
    Ok(())
}

/// A service that appears in the draft.
pub(super) async fn note_new_service(
    ctx: &Ctx,
    tx: &mut Conn,
    service: &Service,
) -> Result<(), AppError> {
    let change = NewChange {
        kind: ChangeKind::NewService,
        what: service.label.clone(),
        on: ctx.today(),
        note: String::new(),
    };
    insert(ctx, tx, &change, None).await
}

async fn insert(
    ctx: &Ctx,
    tx: &mut Conn,
    change: &NewChange,
    live: Option<&LivePolicy>,
) -> Result<(), AppError> {
    let id = ctx.new_id();
    let row = ChangeNotice {
        id,
        kind: change.kind.key().to_owned(),
        what: change.what.clone(),
        changed_on: Day::from(change.on),
        note: change.note.clone(),
        created_at: ctx.ts(),
        created_by: ctx.actor.person(),
        reviewed_on: None,
        review_id: None,
        record_id: None,
    };
    store::change_notice::insert(tx, &row).await?;
    if let Some(live) = live {
        let act = ChangeService {
            at: Some(ctx.now().to_zoned(ctx.zone())),
            change: Some(change.kind),
            reviewed: Known::No,
            ..ChangeService::default()
        };
        let act = act.into();
        let decision = live.policy.decide(&act);
        decisions::record(tx, ctx, &act, &decision, live.number, Some(id.to_string())).await?;
    }
    audit::note(tx, ctx, "noted", "change", id).await
}

/// Says that policy and risks were looked at because of a change, with the review as its evidence.
///
/// # Errors
/// [`AppError::NotFound`] when no such change waits.
pub async fn reviewed(ctx: &Ctx, change: Uuid, review: Uuid, on: Date) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::change_notice::reviewed(&mut tx, change, review, Day::from(on)).await?;
    audit::note(&mut tx, ctx, "reviewed", "change", change).await?;
    tx.commit().await?;
    Ok(())
}

/// A change that waits for its review.
pub struct Waiting {
    pub row: ChangeNotice,
    /// Until when; none while the policy says no time.
    pub due: Option<Date>,
}

/// Every change that waits, the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting(ctx: &Ctx) -> Result<Vec<Waiting>, AppError> {
    let live = ctx.policy().await?;
    let within = live.as_ref().and_then(|live| within(live));
    let lessons = crate::response::lesson::within(live.as_deref());
    let mut conn = ctx.db().read().await?;
    let mut rows = store::change_notice::all(&mut conn, ctx.viewer()).await?;
    rows.retain(|row| row.reviewed_on.is_none());
    rows.reverse();
    Ok(rows
        .into_iter()
        .map(|row| Waiting {
            due: if row.kind == ChangeKind::Lesson.key() {
                lessons
            } else {
                within
            }
            .map(|within| within.after_date(row.changed_on.date(), &[])),
            row,
        })
        .collect())
}

fn within(live: &LivePolicy) -> Option<policy::Period> {
    let rules = live
        .policy
        .clauses
        .iter()
        .filter_map(|clause| clause.rule.as_ref());
    rules
        .filter_map(|rule| match &rule.control {
            AnyControl::ChangeReview(control) => match control.within {
                OpenPeriod(within) => within,
            },
            _ => None,
        })
        .min_by_key(|within| within.about_minutes())
}
