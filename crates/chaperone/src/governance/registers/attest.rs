//! Somebody's dated word for a clause that no program can check.

use jiff::civil::Date;
use store::{Day, attestation::Attestation};

use crate::{audit, ctx::Ctx, error::AppError};

/// The title of a clause of the policy in force that has no rule.
///
/// # Errors
/// When no such clause is in force: a clause with a rule is judged by its facts, never by a word.
pub async fn title(ctx: &Ctx, clause: &str) -> Result<(i64, String), AppError> {
    let live = ctx.policy().await?.ok_or(AppError::NotFound)?;
    let found = live
        .policy
        .clause(clause)
        .filter(|found| found.rule.is_none());
    let found = found.ok_or(AppError::NotFound)?;
    Ok((live.number.into(), found.title.clone()))
}

/// # Errors
/// When there is no such clause without a rule, or the row cannot be written.
pub async fn attest(ctx: &Ctx, clause: &str, on: Date, note: &str) -> Result<(), AppError> {
    let (version, _) = title(ctx, clause).await?;
    let held_by = ctx.signed()?.name.clone();
    let mut tx = ctx.db().begin().await?;
    let there = store::attestation::of_clause(&mut tx, clause).await?;
    // The button was pressed twice: it is one word.
    if there.iter().any(|row| {
        row.version == version
            && row.held_on == Day::from(on)
            && row.note == note
            && row.created_by == ctx.actor.person()
    }) {
        return Ok(());
    }
    let row = Attestation {
        id: ctx.new_id(),
        clause_id: clause.to_owned(),
        version,
        held_on: Day::from(on),
        held_by,
        note: note.to_owned(),
        created_at: ctx.ts(),
        created_by: ctx.actor.person(),
    };
    store::attestation::insert(&mut tx, &row).await?;
    audit::note(&mut tx, ctx, "attested", "clause", clause).await?;
    tx.commit().await?;
    Ok(())
}
