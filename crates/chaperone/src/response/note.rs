//! Writing in the chronology: what happened, and later words about what was written before.

use uuid::Uuid;

use super::{
    case,
    words::{Entry, Note, What, When},
};
use crate::{ctx::Ctx, error::AppError, reporting::intake};

/// Adds to the chronology. `happened`: when, where that is not now; a backdated entry stands at its true place and shows both
/// times.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since
/// `seen`, or the case is closed.
pub async fn note(
    ctx: &Ctx,
    id: Uuid,
    note: Note,
    happened: Option<When>,
    seen: i64,
) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let (happened, day_only) = When::kept(happened);
    let entry = Entry {
        by: intake::author(ctx),
        happened,
        day_only,
        what: What::Note(note),
    };
    let entry = case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    tx.commit().await?;
    Ok(entry)
}

/// Adds later words to an entry, which stays as it was. Also in a closed case: what is wrong is wrong for ever otherwise.
///
/// # Errors
/// As [`note`]; [`AppError::NotFound`] where the case has no such entry.
pub async fn correct(
    ctx: &Ctx,
    id: Uuid,
    of: Uuid,
    text: &str,
    seen: i64,
) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    if !case.entries.iter().any(|written| written.id == of) {
        return Err(AppError::NotFound);
    }
    let what = What::Correction {
        of,
        text: text.to_owned(),
    };
    let entry = case::write(
        ctx,
        &mut tx,
        &case.opened,
        &case::entry(ctx, what),
        Some(seen),
    )
    .await?;
    tx.commit().await?;
    Ok(entry)
}
