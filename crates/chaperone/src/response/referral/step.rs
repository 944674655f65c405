//! What happens to a referral: sent, confirmed, acknowledged, chased, answered, ended.

use jiff::Timestamp;
use store::{
    Conn, Ts,
    case_day::{CaseDay, What as DayOf},
    referral::Referral as Row,
};
use uuid::Uuid;

use super::{
    clock::{Clocks, Waits},
    decided, sharing,
    start::{wait, waits_no_more, write},
    state::{self, State},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        area,
        case::{self, Case},
        words::{Draft, Referral as Step, When},
    },
};

/// What happened.
pub struct Command {
    pub case: Uuid,
    pub referral: Uuid,
    /// Any but the first and the decision not to refer, which have doors of their own.
    pub step: Step,
    /// When, where that is not now: both moments stay on record.
    pub happened: Option<When>,
    pub seen: i64,
}

/// Keeps a step. Also in a closed case: an answer may come late.
///
/// # Errors
/// [`AppError::NotFound`] where case or referral do not exist for whoever writes; [`AppError::Conflict`] when somebody wrote
/// since `seen`, or the step does not follow from where the referral stands.
pub async fn step(ctx: &Ctx, command: Command) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, command.case).await?;
    let before = state::one(&mut tx, &case, command.referral).await?;
    let at = command.happened.map_or(ctx.now(), |when| when.at);
    let day_only = command.happened.is_some_and(|when| when.day_only);
    follows(&before, &command.step)?;
    let mut row = before.row.clone();
    let id = row.id;
    let step = command.step;
    // Before anything else, so that whoever did not see the newest entry changes nothing.
    write(
        ctx,
        &mut tx,
        &case,
        id,
        step.clone(),
        command.happened,
        Some(command.seen),
    )
    .await?;
    match &step {
        Step::Sent {
            how,
            reference,
            by_phone,
            to,
        } => {
            row.has_reference |= !reference.trim().is_empty();
            let draft = addressed(before.draft, to);
            let message = Message {
                how,
                spoken: *by_phone,
                at,
                day_only,
            };
            sent(ctx, &mut tx, &case, &before, &mut row, &draft, message).await?;
        }
        Step::Confirmed { how } => {
            waits_no_more(&mut tx, &row, Waits::Confirm, at).await?;
            if let Some(draft) = before.draft {
                let words = sharing::words(ctx, id, draft, how);
                let recorded = sharing::recorded(&case, before.body, draft);
                sharing::log(ctx, &mut tx, &case, words, &recorded, When { at, day_only }).await?;
            }
        }
        Step::Acknowledged { reference, .. } => {
            row.acknowledged_at = row.acknowledged_at.or(Some(Ts::from(at)));
            row.has_reference |= !reference.trim().is_empty();
        }
        Step::Chased { .. } => {
            let round = before.chased();
            row.chased_at = Some(Ts::from(at));
            waits_no_more(&mut tx, &row, Waits::Chase(round), at).await?;
            chase(ctx, &mut tx, &case, &before, &mut row, at, round + 1).await?;
        }
        Step::Replied { .. } => {
            row.replied_at = row.replied_at.or(Some(Ts::from(at)));
            row.chase_at = None;
            waits_no_more(&mut tx, &row, Waits::Chase(before.chased()), at).await?;
        }
        Step::Closed { .. } => {
            row.closed_at = Some(Ts::from(at));
            row.chase_at = None;
            for what in [Waits::Confirm, Waits::Chase(before.chased())] {
                waits_no_more(&mut tx, &row, what, at).await?;
            }
        }
        Step::Drafted(_) | Step::NotNeeded { .. } => {
            return Err(AppError::internal("a step that has a door of its own"));
        }
    }
    store::referral::update(&mut tx, &row).await?;
    decided::settle(ctx, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether a step follows from where the referral stands. A form that was open while somebody else acted, or was sent twice, does
/// nothing a second time.
fn follows(before: &State<'_>, step: &Step) -> Result<(), AppError> {
    let row = &before.row;
    let fits = match step {
        Step::Sent { .. } => row.sent_at.is_none(),
        Step::Confirmed { .. } => !before.is_confirmed(),
        Step::Replied { .. } | Step::Chased { .. } | Step::Acknowledged { .. } => {
            row.sent_at.is_some() && row.closed_at.is_none()
        }
        Step::Closed { .. } => row.sent_at.is_some() && row.closed_at.is_none(),
        Step::Drafted(_) | Step::NotNeeded { .. } => true,
    };
    if fits {
        Ok(())
    } else {
        Err(AppError::Conflict(
            "the referral stands elsewhere by now".into(),
        ))
    }
}

/// The draft with whoever it really went to.
fn addressed(draft: Option<&Draft>, to: &str) -> Draft {
    let mut draft = draft.cloned().unwrap_or_default();
    if !to.trim().is_empty() {
        draft.recipient = to.to_owned();
    }
    draft
}

/// How and when it left.
pub(super) struct Message<'a> {
    pub how: &'a str,
    pub spoken: bool,
    pub at: Timestamp,
    pub day_only: bool,
}

/// It left: its clock stops, those of confirming and answering start, and the log of disclosures has it.
pub(super) async fn sent(
    ctx: &Ctx,
    tx: &mut Conn,
    case: &Case,
    state: &State<'_>,
    row: &mut Row,
    draft: &Draft,
    message: Message<'_>,
) -> Result<(), AppError> {
    let at = message.at;
    row.sent_at = Some(Ts::from(at));
    // It was thought not to be needed, and is now: the reason stays in the record.
    row.not_needed_at = None;
    waits_no_more(tx, row, Waits::Send, at).await?;
    let area = match draft.area {
        Some(id) => area::find(tx, id).await?,
        None => None,
    };
    let live = ctx.policy().await?;
    let clocks = Clocks {
        ctx,
        live: live.as_deref(),
        service: case.file.service.as_deref(),
        body: state.body,
        area: area.as_ref(),
    };
    if message.spoken {
        wait(
            ctx,
            tx,
            row,
            Waits::Confirm,
            Ts::from(clocks.confirm(at).at),
        )
        .await?;
    }
    row.chase_at = clocks.reply(at, 0).map(|clock| Ts::from(clock.at));
    if let Some(chase) = row.chase_at {
        wait(ctx, tx, row, Waits::Chase(0), chase).await?;
    }
    let day = CaseDay {
        id: ctx.new_id(),
        case_id: case.id(),
        kind: DayOf::Action,
        held_on: state::zoned(ctx, at).date().into(),
    };
    store::case_day::insert(tx, &day).await?;
    let words = sharing::words(ctx, row.id, draft, message.how);
    let recorded = sharing::recorded(case, state.body, draft);
    let when = When {
        at,
        day_only: message.day_only,
    };
    sharing::log(ctx, tx, case, words, &recorded, when).await
}

/// The next time to ask.
async fn chase(
    ctx: &Ctx,
    tx: &mut Conn,
    case: &Case,
    state: &State<'_>,
    row: &mut Row,
    at: Timestamp,
    round: usize,
) -> Result<(), AppError> {
    let area = match state.draft.and_then(|draft| draft.area) {
        Some(id) => area::find(tx, id).await?,
        None => None,
    };
    let live = ctx.policy().await?;
    let clocks = Clocks {
        ctx,
        live: live.as_deref(),
        service: case.file.service.as_deref(),
        body: state.body,
        area: area.as_ref(),
    };
    row.chase_at = clocks.reply(at, round).map(|clock| Ts::from(clock.at));
    if let Some(chase) = row.chase_at {
        wait(ctx, tx, row, Waits::Chase(round), chase).await?;
    }
    Ok(())
}
