//! Mails wait in the outbox, written with the change that causes them: neither is ever there without the other.

use store::{Conn, job::NewJob};

use super::mail::Mail;
use crate::{ctx::Ctx, error::AppError};

pub const KIND: &str = "mail";
/// A mail server that is down for a night must not cost a mail.
const ATTEMPTS: i64 = 12;

/// Puts a mail in the outbox.
///
/// # Errors
/// When the row cannot be written.
pub async fn post(ctx: &Ctx, tx: &mut Conn, mail: Mail) -> Result<(), AppError> {
    let payload = serde_json::to_value(&mail).map_err(|error| AppError::Internal(error.into()))?;
    let job = NewJob {
        id: ctx.new_id(),
        kind: KIND,
        payload: &payload,
        priority: 0,
        run_at: ctx.ts(),
        max_attempts: ATTEMPTS,
        dedupe_key: None,
        created_at: ctx.ts(),
    };
    store::job::enqueue(tx, &job).await?;
    Ok(())
}
