//! Adding, changing and removing areas.

use store::area::Area as Row;
use uuid::Uuid;

use super::Command;
use crate::{audit, ctx::Ctx, error::AppError};

/// Adds an area.
///
/// # Errors
/// [`AppError::Conflict`] where there is one of this name; when the rows cannot be written.
pub async fn add(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let id = ctx.new_id();
    let mut tx = ctx.db().begin().await?;
    free(&mut tx, &command.name, None).await?;
    let empty = Row {
        id,
        name: String::new(),
        lado_within: String::new(),
        confirm_within: String::new(),
        reply_within: String::new(),
        added_at: ctx.ts(),
        removed_at: None,
    };
    store::area::insert(&mut tx, &filled(empty, command)).await?;
    audit::note(&mut tx, ctx, "added", "area", id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes an area. Referrals that were begun keep the moments they were given.
///
/// # Errors
/// [`AppError::NotFound`] where there is none; [`AppError::Conflict`] where another has this name.
pub async fn change(ctx: &Ctx, id: Uuid, command: Command) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let before = store::area::find(&mut tx, id).await?;
    let before = before.ok_or(AppError::NotFound)?;
    free(&mut tx, &command.name, Some(id)).await?;
    store::area::update(&mut tx, &filled(before, command)).await?;
    audit::note(&mut tx, ctx, "changed", "area", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes an area off the lists. What was referred there stays as it is.
///
/// # Errors
/// [`AppError::NotFound`] where there is none.
pub async fn remove(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let before = store::area::find(&mut tx, id).await?;
    let before = before.ok_or(AppError::NotFound)?;
    let gone = Row {
        // The name is free for another from here on.
        name: format!("{} ({id})", before.name),
        removed_at: Some(ctx.ts()),
        ..before
    };
    store::area::update(&mut tx, &gone).await?;
    audit::note(&mut tx, ctx, "removed", "area", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Two areas of one name could not be told apart where one is chosen.
async fn free(tx: &mut store::Conn, name: &str, own: Option<Uuid>) -> Result<(), AppError> {
    let all = store::area::all(tx).await?;
    let taken = all
        .iter()
        .any(|row| Some(row.id) != own && row.name.to_lowercase() == name.to_lowercase());
    if taken {
        return Err(AppError::Conflict("there is an area of this name".into()));
    }
    Ok(())
}

fn filled(before: Row, command: Command) -> Row {
    Row {
        name: command.name,
        lado_within: command.lado_within.to_string(),
        confirm_within: command.confirm_within.to_string(),
        reply_within: command.reply_within.to_string(),
        ..before
    }
}
