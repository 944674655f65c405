//! Begin a draft, or give it up.

use store::policy_draft::Save;

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::packs::{self, Pack},
};

/// What a draft begins with.
pub enum From {
    /// The newest published version.
    Latest,
    Pack(&'static Pack),
}

impl From {
    /// Reads a choice from a form: `live`, or a pack's key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        if key == "live" {
            return Some(Self::Latest);
        }
        packs::find(key).map(Self::Pack)
    }
}

/// Begins a draft.
///
/// # Errors
/// [`AppError::Conflict`] when there is one; [`AppError::NotFound`] when no version is published to begin with.
pub async fn start(ctx: &Ctx, from: From) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let latest = store::policy_version::latest(&mut tx).await?;
    let base_version = latest.as_ref().map(|version| version.number);
    let (source, key) = match from {
        From::Pack(pack) => (pack.source.to_owned(), pack.key),
        From::Latest => (latest.ok_or(AppError::NotFound)?.source, "live"),
    };
    let save = Save {
        source: &source,
        base_version,
        updated_at: ctx.ts(),
        updated_by: ctx.actor.person(),
    };
    store::policy_draft::begin(&mut tx, &save).await?;
    audit::note_with(&mut tx, ctx, "began", "policy-draft", "draft", &key).await?;
    tx.commit().await?;
    Ok(())
}

/// Throws the draft away.
///
/// # Errors
/// When the database cannot be written.
pub async fn discard(ctx: &Ctx) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::policy_draft::discard(&mut tx).await?;
    audit::note(&mut tx, ctx, "gave-up", "policy-draft", "draft").await?;
    tx.commit().await?;
    Ok(())
}
