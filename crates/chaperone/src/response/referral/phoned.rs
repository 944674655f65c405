//! "I have already rung them": one short form, at any hour, whatever else is missing. Details follow.

use jiff::Timestamp;
use policy::terms::Body;
use uuid::Uuid;

use super::{
    clock::Waits,
    decided,
    start::{row, wait, write},
    state::{self, State},
    step::{Message, sent},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case,
        words::{Draft, Referral as Step},
    },
};

/// A call that was made.
pub struct Command {
    pub case: Uuid,
    pub body: Body,
    /// Whom they spoke to.
    pub to: String,
    /// What they told, and why.
    pub told: String,
    pub reference: String,
    pub area: Option<Uuid>,
    /// When, where that is not now.
    pub happened: Option<Timestamp>,
}

/// Keeps a referral that was made by phone; its id. Nobody's entry in between stops it, nor a case that was closed.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; when the rows cannot be written.
pub async fn phoned(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, command.case).await?;
    let at = command.happened.unwrap_or(ctx.now());
    // Somebody may ring first and write the concern down after.
    let aware = state::aware(&case).min(at);
    let draft = Draft {
        body: policy::Choice::key(command.body).to_owned(),
        recipient: command.to.clone(),
        why: command.told.clone(),
        summary: command.told,
        // Data protection law does not stand in the way of telling somebody that a child or an adult is at risk.
        basis: super::body::BASES[0].to_owned(),
        area: command.area,
        ..Draft::default()
    };
    let mut row = row(ctx, &mut tx, &case, command.body, draft.area, aware).await?;
    row.urgent = true;
    row.has_reference = !command.reference.trim().is_empty();
    store::referral::insert(&mut tx, &row).await?;
    wait(ctx, &mut tx, &row, Waits::Send, row.due_at).await?;
    let drafted = Step::Drafted(Box::new(draft.clone()));
    write(ctx, &mut tx, &case, row.id, drafted, command.happened, None).await?;
    let step = Step::Sent {
        how: super::body::WAYS[0].to_owned(),
        reference: command.reference,
        by_phone: true,
        to: command.to,
    };
    write(ctx, &mut tx, &case, row.id, step, command.happened, None).await?;
    let before = State {
        row: row.clone(),
        body: command.body,
        draft: None,
        steps: Vec::new(),
    };
    let message = Message {
        how: super::body::WAYS[0],
        spoken: true,
        at,
    };
    sent(ctx, &mut tx, &case, &before, &mut row, &draft, message).await?;
    store::referral::update(&mut tx, &row).await?;
    decided::settle(ctx, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(row.id)
}
