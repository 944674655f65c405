//! The draft: the next version of the policy, while it is being written.

mod save;
mod start;

pub use save::{Saved, save};
pub use start::{From, discard, start};

use policy::{Diagnostic, Policy};
use store::policy_draft::Draft;

use crate::{ctx::Ctx, error::AppError};

/// The draft as it is stored, and read.
pub struct Open {
    pub row: Draft,
    pub policy: Policy,
    /// Warnings, and gaps that the organisation still has to fill.
    pub found: Vec<Diagnostic>,
}

/// The draft; none when nobody is writing one.
///
/// # Errors
/// When it cannot be read from the database, or not at all: only a draft that reads is ever stored.
pub async fn open(ctx: &Ctx) -> Result<Option<Open>, AppError> {
    let mut conn = ctx.db().read().await?;
    let Some(row) = store::policy_draft::get(&mut conn).await? else {
        return Ok(None);
    };
    drop(conn);
    let read = read(&row.source).map_err(|found| {
        AppError::Internal(anyhow::anyhow!(
            "the stored draft has {} mistakes",
            found.len()
        ))
    })?;
    Ok(Some(Open {
        row,
        policy: read.policy,
        found: read.warnings,
    }))
}

/// Reads a draft's text.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(source: &str) -> Result<policy::Read, Vec<Diagnostic>> {
    policy::read("policy.toml", source.as_bytes())
}
