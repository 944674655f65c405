//! The audit log: who did what, when; written in the transaction of the change itself, never with content.

use serde::Serialize;
use store::Conn;
use uuid::Uuid;

use crate::{ctx::Ctx, error::AppError};

/// Notes what the actor did to an object.
///
/// # Errors
/// When the entry cannot be written; the change is then not kept either.
pub async fn note(
    tx: &mut Conn,
    ctx: &Ctx,
    verb: &str,
    kind: &str,
    id: impl ToString,
) -> Result<(), AppError> {
    note_with(tx, ctx, verb, kind, id, &()).await
}

/// The same with details: numbers, dates and keys, never names or words that somebody wrote.
///
/// # Errors
/// When the entry cannot be written.
pub async fn note_with(
    tx: &mut Conn,
    ctx: &Ctx,
    verb: &str,
    kind: &str,
    id: impl ToString,
    detail: &impl Serialize,
) -> Result<(), AppError> {
    append(
        tx,
        ctx,
        ctx.actor.person(),
        verb,
        kind,
        id.to_string(),
        detail,
    )
    .await
}

/// The same for somebody who is only just becoming the actor, such as at sign-in.
///
/// # Errors
/// When the entry cannot be written.
pub async fn note_by(
    tx: &mut Conn,
    ctx: &Ctx,
    actor: Option<Uuid>,
    verb: &str,
    kind: &str,
    id: impl ToString,
) -> Result<(), AppError> {
    append(tx, ctx, actor, verb, kind, id.to_string(), &()).await
}

/// Notes what was done with a concern or case, in the log of records: whoever must not know of it finds nothing in the other one.
///
/// # Errors
/// When the entry cannot be written.
pub async fn note_record(
    tx: &mut Conn,
    ctx: &Ctx,
    verb: &str,
    record: Uuid,
    detail: &impl Serialize,
) -> Result<(), AppError> {
    let detail = serde_json::to_value(detail).map_err(|error| AppError::Internal(error.into()))?;
    let event = store::audit::Event {
        at: ctx.ts(),
        actor: ctx.actor.person(),
        verb,
        object_kind: "record",
        object_id: &record.to_string(),
        detail: &detail,
    };
    store::record_audit::append(tx, &event).await?;
    Ok(())
}

/// The same for what was done with several, without details.
///
/// # Errors
/// When the entries cannot be written.
pub async fn note_records(
    tx: &mut Conn,
    ctx: &Ctx,
    verb: &str,
    records: &[Uuid],
) -> Result<(), AppError> {
    if records.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = records.iter().map(Uuid::to_string).collect();
    let events: Vec<_> = ids
        .iter()
        .map(|id| store::audit::Event {
            at: ctx.ts(),
            actor: ctx.actor.person(),
            verb,
            object_kind: "record",
            object_id: id,
            detail: &serde_json::Value::Null,
        })
        .collect();
    store::record_audit::append_all(tx, &events).await?;
    Ok(())
}

async fn append(
    tx: &mut Conn,
    ctx: &Ctx,
    actor: Option<Uuid>,
    verb: &str,
    kind: &str,
    id: String,
    detail: &impl Serialize,
) -> Result<(), AppError> {
    let detail = serde_json::to_value(detail).map_err(|error| AppError::Internal(error.into()))?;
    let event = store::audit::Event {
        at: ctx.ts(),
        actor,
        verb,
        object_kind: kind,
        object_id: &id,
        detail: &detail,
    };
    store::audit::append(tx, &event).await?;
    Ok(())
}
