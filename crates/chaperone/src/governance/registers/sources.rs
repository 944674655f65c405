//! Law and guidance that the policy stands on, and when somebody last looked.

use jiff::civil::Date;
use policy::{AnyControl, Period};
use store::{
    Day,
    source::{Check, Source},
};
use uuid::Uuid;

use super::suggested;
use crate::{audit, ctx::Ctx, error::AppError};

/// A source that was checked: its link is a link.
pub struct Command {
    pub title: String,
    pub url: String,
    pub about: String,
}

/// How often the policy in force wants sources checked.
///
/// # Errors
/// When the policy cannot be read.
pub async fn interval(ctx: &Ctx) -> Result<Option<Period>, AppError> {
    let live = ctx.policy().await?;
    let clauses = live.iter().flat_map(|live| &live.policy.clauses);
    let every = clauses.filter_map(|clause| match &clause.rule.as_ref()?.control {
        AnyControl::SourcesChecked(control) => control.every.0,
        _ => None,
    });
    Ok(every.min_by_key(|every| every.after_date(ctx.today(), &[])))
}

/// Whether a source is to be looked at again: it never was, or the policy's time is over.
#[must_use]
pub fn is_due(source: &Source, every: Option<Period>, today: Date) -> bool {
    match (source.last_checked_on, every) {
        (None, _) => true,
        (Some(last), Some(every)) => every.after_date(last.date(), &[]) < today,
        (Some(_), None) => false,
    }
}

/// Adds a source; the same title and address twice is one.
///
/// # Errors
/// When the row cannot be written.
pub async fn add(ctx: &Ctx, command: Command) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let there = store::source::all(&mut tx).await?;
    if there
        .iter()
        .any(|one| one.title == command.title && one.url == command.url)
    {
        return Ok(());
    }
    let id = ctx.new_id();
    store::source::insert(&mut tx, &row(ctx, id, command)).await?;
    audit::note(&mut tx, ctx, "added", "source", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds the suggested sources whose address is not there yet; how many.
///
/// # Errors
/// When the rows cannot be written.
pub async fn suggest(ctx: &Ctx) -> Result<usize, AppError> {
    let mut tx = ctx.db().begin().await?;
    let there = store::source::all(&mut tx).await?;
    let nation = ctx.organisation().nation.key();
    let mut added = 0;
    for one in suggested::for_nation(nation) {
        if there.iter().any(|source| source.url == one.url) {
            continue;
        }
        let command = Command {
            title: one.title.into(),
            url: one.url.into(),
            about: one.about.into(),
        };
        let id = ctx.new_id();
        store::source::insert(&mut tx, &row(ctx, id, command)).await?;
        audit::note(&mut tx, ctx, "added", "source", id).await?;
        added += 1;
    }
    tx.commit().await?;
    Ok(added)
}

fn row(ctx: &Ctx, id: Uuid, command: Command) -> Source {
    Source {
        id,
        title: command.title,
        url: command.url,
        about: command.about,
        last_checked_on: None,
        checked_by: None,
        added_at: ctx.ts(),
        removed_at: None,
    }
}

/// # Errors
/// When there is no such source or the row cannot be written.
pub async fn change(ctx: &Ctx, id: Uuid, command: Command) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let before = kept(store::source::get(&mut tx, id).await?)?;
    let after = Source {
        title: command.title,
        url: command.url,
        about: command.about,
        ..before
    };
    store::source::update(&mut tx, &after).await?;
    audit::note(&mut tx, ctx, "changed", "source", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody opened the link today and read whether anything changed.
///
/// # Errors
/// When there is no such source or the rows cannot be written.
pub async fn check(ctx: &Ctx, id: Uuid) -> Result<String, AppError> {
    let mut tx = ctx.db().begin().await?;
    let source = kept(store::source::get(&mut tx, id).await?)?;
    let check = Check {
        source_id: id,
        at: ctx.ts(),
        checked_by: ctx.actor.person(),
        outcome: "right".into(),
    };
    match store::source::record_check(&mut tx, &check, Day::from(ctx.today())).await {
        // The button was pressed twice at the same moment: it was checked once.
        Err(store::Error::Conflict { .. }) => return Ok(source.title),
        outcome => outcome?,
    }
    audit::note(&mut tx, ctx, "checked", "source", id).await?;
    tx.commit().await?;
    Ok(source.title)
}

/// # Errors
/// When there is no such source or the row cannot be written.
pub async fn remove(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::source::remove(&mut tx, id, ctx.ts()).await?;
    audit::note(&mut tx, ctx, "removed", "source", id).await?;
    tx.commit().await?;
    Ok(())
}

/// A source that was removed is not there for anybody.
pub(super) fn kept(source: Source) -> Result<Source, AppError> {
    match source.removed_at {
        None => Ok(source),
        Some(_) => Err(AppError::NotFound),
    }
}
