//! Adding, changing, checking and removing entries of the directory.

use store::{
    Day, JsonText,
    directory::{Check, Entry},
};
use uuid::Uuid;

use super::entry::Command;
use crate::{audit, ctx::Ctx, error::AppError};

/// Local entries come after the national ones unless somebody puts them elsewhere.
const LOCAL: i64 = 1_000;

/// # Errors
/// When the rows cannot be written.
pub async fn add(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let id = ctx.new_id();
    let mut tx = ctx.db().begin().await?;
    let empty = Entry {
        id,
        key: format!("local-{}", id.simple()),
        kind: String::new(),
        name: String::new(),
        who_for: String::new(),
        phone: String::new(),
        text_number: String::new(),
        web: String::new(),
        email: String::new(),
        hours: String::new(),
        area: None,
        nations: JsonText(Vec::new()),
        children: false,
        is_local: true,
        last_checked_on: None,
        checked_by: None,
        sort: LOCAL,
        added_at: ctx.ts(),
        removed_at: None,
    };
    store::directory::insert(&mut tx, &filled(empty, command)).await?;
    audit::note(&mut tx, ctx, "added", "directory-entry", id).await?;
    tx.commit().await?;
    Ok(id)
}

/// # Errors
/// When there is no such entry or the rows cannot be written.
pub async fn change(ctx: &Ctx, id: Uuid, command: Command) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let before = shown(store::directory::get(&mut tx, id).await?)?;
    store::directory::update(&mut tx, &filled(before, command)).await?;
    audit::note(&mut tx, ctx, "changed", "directory-entry", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody made sure today that the entry is right.
///
/// # Errors
/// When there is no such entry or the rows cannot be written.
pub async fn check(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    shown(store::directory::get(&mut tx, id).await?)?;
    let check = Check {
        entry_id: id,
        at: ctx.ts(),
        checked_by: ctx.actor.person(),
        outcome: "right".into(),
    };
    let today = Day::from(ctx.today());
    match store::directory::record_check(&mut tx, &check, today, true).await {
        // The button was pressed twice at the same moment: it was checked once.
        Err(store::Error::Conflict { .. }) => return Ok(()),
        outcome => outcome?,
    }
    audit::note(&mut tx, ctx, "checked", "directory-entry", id).await?;
    tx.commit().await?;
    Ok(())
}

/// # Errors
/// When there is no such entry or the rows cannot be written.
pub async fn remove(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::directory::remove(&mut tx, id, ctx.ts()).await?;
    audit::note(&mut tx, ctx, "removed", "directory-entry", id).await?;
    tx.commit().await?;
    Ok(())
}

/// An entry that was taken off is not there for anybody.
pub(super) fn shown(entry: Entry) -> Result<Entry, AppError> {
    match entry.removed_at {
        None => Ok(entry),
        Some(_) => Err(AppError::NotFound),
    }
}

fn filled(before: Entry, command: Command) -> Entry {
    Entry {
        kind: command.kind,
        name: command.name,
        who_for: command.who_for,
        phone: command.phone,
        text_number: command.text_number,
        web: command.web,
        email: command.email,
        hours: command.hours,
        area: command.area,
        children: command.children,
        ..before
    }
}
