//! "Something is due": a mail that says no more than that.

use store::Conn;
use uuid::Uuid;

use super::{mail::Mail, outbox};
use crate::{ctx::Ctx, error::AppError};

/// Puts the mail in the outbox: none for somebody who left or has no address.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn send(ctx: &Ctx, tx: &mut Conn, person: Uuid) -> Result<(), AppError> {
    let today = store::Day::from(ctx.today());
    let found = store::person::find(tx, person).await?;
    let here = found.filter(|person| person.ended_on.is_none_or(|last| today < last));
    let Some((to, name)) = here.and_then(|person| Some((person.email?, person.name))) else {
        return Ok(());
    };
    let queue = ctx.app.config().base_url().join("queue");
    let queue = queue.map_err(|error| AppError::Internal(error.into()))?;
    let mail = Mail {
        to,
        subject: "Something is due".into(),
        text: format!(
            "Hello {name},\n\nsomething is due at {}. Please sign in and look:\n\n{queue}\n",
            ctx.organisation().name,
        ),
    };
    outbox::post(ctx, tx, mail).await
}
