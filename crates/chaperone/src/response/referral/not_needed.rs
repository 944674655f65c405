//! "We do not tell them": with the threshold, what was done instead, why, and who was asked.

use policy::{Choice, terms::Body};
use store::Ts;
use uuid::Uuid;

use super::{
    clock::Waits,
    decided,
    start::{row, waits_no_more, write},
    state,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case,
        words::{Referral as Step, When},
    },
};

/// A decision not to refer, with each of its reasons.
pub struct Command {
    pub case: Uuid,
    pub body: Body,
    /// The threshold that it does not reach, and where that stands.
    pub threshold: String,
    /// What is done instead.
    pub alternatives: String,
    pub reason: String,
    /// Who was asked, or why nobody was.
    pub consulted: String,
    pub happened: Option<When>,
    pub seen: i64,
}

/// Keeps the decision; the id of the referral that is not made.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`.
pub async fn not_needed(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, command.case).await?;
    let at = command.happened.map_or(ctx.now(), |when| when.at);
    // One that was begun ends here; a decision that was taken before is taken anew.
    let begun = state::all(&mut tx, &case).await?;
    let begun = begun
        .into_iter()
        .find(|one| one.body == command.body && one.row.sent_at.is_none());
    let (mut row, is_new) = match begun {
        Some(state) => (state.row, false),
        None => {
            let aware = state::aware(&case).min(at);
            let row = row(ctx, &mut tx, &case, command.body, None, aware).await?;
            (row, true)
        }
    };
    row.not_needed_at = Some(Ts::from(at));
    if is_new {
        store::referral::insert(&mut tx, &row).await?;
    } else {
        store::referral::update(&mut tx, &row).await?;
        waits_no_more(&mut tx, &row, Waits::Send, at).await?;
    }
    let step = Step::NotNeeded {
        body: command.body.key().to_owned(),
        threshold: command.threshold,
        alternatives: command.alternatives,
        reason: command.reason,
        consulted: command.consulted,
    };
    let seen = Some(command.seen);
    write(ctx, &mut tx, &case, row.id, step, command.happened, seen).await?;
    decided::settle(ctx, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(row.id)
}
