//! Keep what was written, unless somebody else wrote meanwhile.

use policy::Diagnostic;
use store::policy_draft::{Draft, Save};

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{changes, live},
};

/// What became of a text.
pub enum Saved {
    Done,
    /// It cannot be read as a policy: nothing is stored, and this is wrong with it.
    Unreadable(Vec<Diagnostic>),
    /// Somebody saved since the writer opened the draft: this is what they wrote.
    Meanwhile(Draft),
}

/// Saves the draft over the revision that the writer had open. A service that the version before did not have goes on
/// the register of changes, so that policy and risks are looked at because of it (D28).
///
/// # Errors
/// [`AppError::NotFound`] when there is no draft any more; otherwise when the database cannot be written.
pub async fn save(ctx: &Ctx, over_revision: i64, source: &str) -> Result<Saved, AppError> {
    let read = match super::read(source) {
        Ok(read) => read,
        Err(found) => return Ok(Saved::Unreadable(found)),
    };
    let mut tx = ctx.db().begin().await?;
    let before = store::policy_draft::get(&mut tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let save = Save {
        source,
        base_version: before.base_version,
        updated_at: ctx.ts(),
        updated_by: ctx.actor.person(),
    };
    match store::policy_draft::save(&mut tx, over_revision, &save).await {
        Ok(_) => {}
        Err(store::Error::Conflict { .. }) => return Ok(Saved::Meanwhile(before)),
        Err(error) => return Err(error.into()),
    }
    // Before the first version nothing is given yet, so nothing changes.
    if let Some(published) = store::policy_version::latest(&mut tx).await? {
        let published = live::read(ctx, &published)?;
        let before = super::read(&before.source).map(|read| read.policy);
        for service in &read.policy.services {
            let drafted = before
                .as_ref()
                .is_ok_and(|old| old.service(&service.id).is_some());
            if published.policy.service(&service.id).is_none() && !drafted {
                changes::note_new_service(ctx, &mut tx, service).await?;
            }
        }
    }
    audit::note_with(
        &mut tx,
        ctx,
        "saved",
        "policy-draft",
        "draft",
        &serde_json::json!({ "revision": over_revision + 1 }),
    )
    .await?;
    tx.commit().await?;
    Ok(Saved::Done)
}
