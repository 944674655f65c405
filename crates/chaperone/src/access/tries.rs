//! Keeps the counts of wrong tries.

use store::Digest;

use crate::{
    access::throttle::{Key, WINDOW, wait},
    ctx::Ctx,
    error::AppError,
};

/// Whether any of the counts says to wait.
///
/// # Errors
/// When the counts cannot be read: then nobody gets in, rather than everybody.
pub async fn blocked(ctx: &Ctx, keys: &[Key]) -> Result<bool, AppError> {
    let mut conn = ctx.db().read().await?;
    for key in keys {
        let count = store::throttle::find(&mut conn, Digest(key.hash)).await?;
        let until = count.and_then(|count| count.blocked_until);
        if until.is_some_and(|until| ctx.ts() < until) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Counts a wrong try on each key.
///
/// # Errors
/// When the counts cannot be written.
pub async fn count(ctx: &Ctx, keys: &[Key]) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    for key in keys {
        let hash = Digest(key.hash);
        let count = store::throttle::count_failure(&mut tx, hash, WINDOW, ctx.ts()).await?;
        if let Some(wait) = wait(count.failures, key.free) {
            store::throttle::block(&mut tx, hash, ctx.ts().plus(wait)).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
