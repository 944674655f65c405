//! "I have already rung them": one short form, at any hour, whatever else is missing. Details follow.

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
        words::{Draft, Referral as Step, When},
    },
};

/// A call that was made.
pub struct Command {
    /// The secret of the form: sent twice, it is one call.
    pub seed: [u8; 32],
    pub case: Uuid,
    pub body: Body,
    /// Whom they spoke to.
    pub to: String,
    /// What they told, and why.
    pub told: String,
    pub reference: String,
    pub area: Option<Uuid>,
    /// When, where that is not now.
    pub happened: Option<When>,
}

/// Keeps a referral that was made by phone; its id. Nobody's entry in between stops it, nor a case that was closed.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; when the rows cannot be written.
pub async fn phoned(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, command.case).await?;
    let id = identity(ctx, &command)?;
    if store::referral::find(&mut tx, command.case, id)
        .await?
        .is_some()
    {
        return Ok(id);
    }
    let at = command.happened.map_or(ctx.now(), |when| when.at);
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
    row.id = id;
    row.urgent = true;
    row.has_reference = !command.reference.trim().is_empty();
    match store::referral::insert(&mut tx, &row).await {
        // The same form came a moment before.
        Err(store::Error::Conflict { .. }) => return Ok(id),
        other => other?,
    }
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
        day_only: command.happened.is_some_and(|when| when.day_only),
    };
    sent(ctx, &mut tx, &case, &before, &mut row, &draft, message).await?;
    store::referral::update(&mut tx, &row).await?;
    decided::settle(ctx, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// The same form sent twice is the same call; another word or writer makes another one.
fn identity(ctx: &Ctx, command: &Command) -> Result<Uuid, AppError> {
    let body = policy::Choice::key(command.body);
    let words = (
        ctx.signed()?.person,
        command.case,
        body,
        &command.to,
        &command.told,
        &command.reference,
    );
    let words = serde_json::to_vec(&words).map_err(|error| AppError::Internal(error.into()))?;
    let hash = blake3::keyed_hash(&command.seed, &words);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
