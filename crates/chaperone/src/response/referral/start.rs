//! A referral begins: to whom, why, and what is to go along.

use jiff::Timestamp;
use policy::{Choice, terms::Body};
use store::{Conn, Ts, due::Due, referral::Referral as Row};
use uuid::Uuid;

use super::{
    clock::{Clocks, Waits},
    state,
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    response::{
        area,
        case::{self, Case},
        words::{Draft, Referral as Step, What, When},
    },
};

/// What somebody wants to send.
pub struct Command {
    pub case: Uuid,
    pub body: Body,
    pub draft: Draft,
    /// It is to be done now, before anything else.
    pub urgent: bool,
    /// When we came to know: the clock runs from here.
    pub aware: Timestamp,
    /// How many entries whoever writes had seen.
    pub seen: i64,
}

/// Begins a referral; its id.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since
/// `seen`, or the case is closed.
pub async fn start(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, command.case).await?;
    case.must_be_open()?;
    let area = command.draft.area;
    let mut row = row(ctx, &mut tx, &case, command.body, area, command.aware).await?;
    row.urgent = command.urgent;
    store::referral::insert(&mut tx, &row).await?;
    wait(ctx, &mut tx, &row, Waits::Send, in_queue(&row)).await?;
    let step = Step::Drafted(Box::new(command.draft));
    write(ctx, &mut tx, &case, row.id, step, None, Some(command.seen)).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Changes what a referral says, sent or not: after a call, the details follow.
///
/// # Errors
/// As [`start`].
pub async fn change(
    ctx: &Ctx,
    case: Uuid,
    referral: Uuid,
    draft: Draft,
    urgent: bool,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, case).await?;
    let before = state::one(&mut tx, &case, referral).await?;
    let mut changed = before.row.clone();
    changed.urgent = urgent;
    if changed.sent_at.is_none() {
        let aware = changed.aware_at.timestamp();
        changed.due_at = due_at(ctx, &mut tx, &case, before.body, draft.area, aware).await?;
        let waits = store::due::find(&mut tx, case.id(), referral).await?;
        if waits.is_some_and(|due| due.done_at.is_none()) {
            store::due::postpone(&mut tx, referral, in_queue(&changed)).await?;
        }
    }
    store::referral::update(&mut tx, &changed).await?;
    let step = Step::Drafted(Box::new(draft));
    write(ctx, &mut tx, &case, referral, step, None, Some(seen)).await?;
    tx.commit().await?;
    Ok(())
}

/// A new row with its clock; not written yet.
pub(super) async fn row(
    ctx: &Ctx,
    tx: &mut Conn,
    case: &Case,
    body: Body,
    area: Option<Uuid>,
    aware: Timestamp,
) -> Result<Row, AppError> {
    Ok(Row {
        id: ctx.new_id(),
        case_id: case.id(),
        body: body.key().to_owned(),
        aware_at: Ts::from(aware),
        due_at: due_at(ctx, tx, case, body, area, aware).await?,
        urgent: false,
        sent_at: None,
        has_reference: false,
        acknowledged_at: None,
        chase_at: None,
        chased_at: None,
        replied_at: None,
        closed_at: None,
        not_needed_at: None,
    })
}

/// What is urgent stands in the queue as due the moment it was known. Whether it was told late is judged by its clock all the same.
fn in_queue(row: &Row) -> Ts {
    if row.urgent { row.aware_at } else { row.due_at }
}

/// By when the body is told.
async fn due_at(
    ctx: &Ctx,
    tx: &mut Conn,
    case: &Case,
    body: Body,
    area: Option<Uuid>,
    aware: Timestamp,
) -> Result<Ts, AppError> {
    let area = match area {
        Some(id) => area::find(tx, id).await?,
        None => None,
    };
    let live = ctx.policy().await?;
    let clocks = Clocks {
        ctx,
        live: live.as_deref(),
        service: case.file.service.as_deref(),
        body,
        area: area.as_ref(),
    };
    Ok(Ts::from(clocks.send(aware).at))
}

/// Puts something of a referral into the queue.
pub(super) async fn wait(
    ctx: &Ctx,
    tx: &mut Conn,
    referral: &Row,
    what: Waits,
    at: Ts,
) -> Result<(), AppError> {
    let row = Due {
        id: what.id(referral.id),
        record_id: referral.case_id,
        kind: what.kind().to_owned(),
        due_at: at,
        made_at: ctx.ts(),
        done_at: None,
        owner: None,
        reminded_at: None,
    };
    store::due::insert(tx, &row).await?;
    Ok(())
}

/// It was done at that moment, if it waits at all.
pub(super) async fn waits_no_more(
    tx: &mut Conn,
    referral: &Row,
    what: Waits,
    at: Timestamp,
) -> Result<(), AppError> {
    let id = what.id(referral.id);
    let found = store::due::find(tx, referral.case_id, id).await?;
    if found.is_some_and(|due| due.done_at.is_none()) {
        store::due::done(tx, id, Ts::from(at)).await?;
    }
    Ok(())
}

/// Writes a step in the record of the case, and in the log of records that there was one.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &mut Conn,
    case: &Case,
    referral: Uuid,
    step: Step,
    happened: Option<When>,
    seen: Option<i64>,
) -> Result<(), AppError> {
    let name = name(&step);
    let (happened, day_only) = When::kept(happened);
    let entry = crate::response::words::Entry {
        happened,
        day_only,
        ..case::entry(ctx, What::Referral { referral, step })
    };
    case::write(ctx, tx, &case.opened, &entry, seen).await?;
    let detail = serde_json::json!({ "referral": referral, "step": name });
    audit::note_record(tx, ctx, "referral", case.id(), &detail).await
}

/// The key of a step.
#[must_use]
pub fn name(step: &Step) -> &'static str {
    match step {
        Step::Drafted(_) => "drafted",
        Step::Sent { .. } => "sent",
        Step::Confirmed { .. } => "confirmed",
        Step::Acknowledged { .. } => "acknowledged",
        Step::Chased { .. } => "chased",
        Step::Replied { .. } => "replied",
        Step::Closed { .. } => "closed",
        Step::NotNeeded { .. } => "not-needed",
    }
}
