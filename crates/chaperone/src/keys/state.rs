//! How it stands with the recovery key.

use store::{Conn, recovery_key::RecoveryKey};

use crate::{ctx::Ctx, error::AppError};

/// What there is to say of it.
pub struct State {
    /// The one that counts.
    pub current: Option<RecoveryKey>,
    /// A newer one that nobody has typed back.
    pub unconfirmed: Option<RecoveryKey>,
    /// How many records are sealed to the one that counts, and how many to another or to none; of those that the viewer may be
    /// counted.
    pub sealed: i64,
    pub older: i64,
}

/// # Errors
/// When the database cannot be read.
pub async fn load(ctx: &Ctx, conn: &mut Conn) -> Result<State, AppError> {
    let all = store::recovery_key::all(conn).await?;
    let current = store::recovery_key::current(conn).await?;
    let newest = all.into_iter().next();
    let number = current.as_ref().map_or(0, |row| row.number);
    Ok(State {
        sealed: store::recovery_key::count_sealed_to(conn, number, ctx.viewer()).await?,
        older: store::recovery_key::count_not_sealed_to(conn, number, ctx.viewer()).await?,
        unconfirmed: newest.filter(|row| row.confirmed_at.is_none()),
        current,
    })
}
