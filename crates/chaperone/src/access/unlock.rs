//! The password once more, for a session that began without the person's key: the one that set-up begins.

use axum::http::HeaderMap;

use super::{password, session, throttle::Key, tries};
use crate::{ctx::Ctx, error::AppError, keys::attend, sealing::keys};

/// Unlocks the person's key for this session. `false`: that is not their password, or there were too many tries.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn unlock(ctx: &Ctx, headers: &HeaderMap, password: String) -> Result<bool, AppError> {
    let person = ctx.signed()?.person;
    let tried = [Key::code(person)];
    if tries::blocked(ctx, &tried).await? {
        return Ok(false);
    }
    let mut conn = ctx.db().read().await?;
    let stored = store::credential::find(&mut conn, person).await?;
    drop(conn);
    let stored = stored.map(|credential| credential.password_hash);
    if !password::verify(&ctx.app, password.clone(), stored).await? {
        tries::count(ctx, &tried).await?;
        return Ok(false);
    }
    let own = keys::at_sign_in(ctx, person, &password).await?;
    let mut tx = ctx.db().begin().await?;
    let own = own.keep(ctx, &mut tx).await?;
    session::unlock(ctx, &mut tx, headers, &own).await?;
    tx.commit().await?;
    attend::attend(ctx, person, &own).await;
    Ok(true)
}
