//! "Something waits for you": a mail that says no more than that, and whether it is urgent. What it is about, and that it is about
//! anybody, is never mailed.

use store::{Conn, job::NewJob};
use uuid::Uuid;

use super::{mail::Mail, outbox};
use crate::{ctx::Ctx, error::AppError};

/// One mail in this time, however much comes in: a full mailbox is not read.
const EVERY: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// Tells somebody by mail that something waits for them, unless they were told a moment ago.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn post(ctx: &Ctx, tx: &mut Conn, person: Uuid) -> Result<(), AppError> {
    put(ctx, tx, person, false).await
}

/// The same for a report of danger now. Being told of something else a moment ago does not hold it back.
///
/// # Errors
/// As [`post`].
pub async fn post_urgent(ctx: &Ctx, tx: &mut Conn, person: Uuid) -> Result<(), AppError> {
    put(ctx, tx, person, true).await
}

async fn put(ctx: &Ctx, tx: &mut Conn, person: Uuid, urgent: bool) -> Result<(), AppError> {
    let slot = ctx.ts().micros() / i64::try_from(EVERY.as_micros()).unwrap_or(i64::MAX);
    let kind = if urgent { "urgent" } else { "waiting" };
    let key = format!("{kind}-{person}-{slot}");
    let payload = serde_json::json!({ "person": person, "urgent": urgent });
    let job = NewJob {
        id: ctx.new_id(),
        kind: KIND,
        payload: &payload,
        priority: 1,
        run_at: ctx.ts(),
        max_attempts: 12,
        dedupe_key: Some(&key),
        created_at: ctx.ts(),
    };
    store::job::enqueue(tx, &job).await?;
    Ok(())
}

pub const KIND: &str = "waiting";

/// Writes the mail: nothing to somebody who left or has no address.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn send(ctx: &Ctx, person: Uuid, urgent: bool) -> Result<(), AppError> {
    let something = if urgent {
        "something urgent"
    } else {
        "something"
    };
    let mut tx = ctx.db().begin().await?;
    let found = store::person::find(&mut tx, person).await?;
    let today = store::Day::from(ctx.today());
    let here = found.filter(|person| person.ended_on.is_none_or(|last| today < last));
    if let Some((to, name)) = here.and_then(|person| Some((person.email?, person.name))) {
        let mail = Mail {
            to,
            subject: format!("{} waits for you", policy::capital(something)),
            text: format!(
                "Hello {name},\n\n{something} waits for you at {}. Please sign in and look:\n\n{}\n",
                ctx.organisation().name,
                ctx.app.config().base_url(),
            ),
        };
        outbox::post(ctx, &mut tx, mail).await?;
    }
    tx.commit().await?;
    Ok(())
}
