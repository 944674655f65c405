//! Slowing down those who guess. Keyed by a keyed hash, so that nothing that was typed is kept, and nothing can be tried out on
//! a copy of the table.

use jiff::SignedDuration;

use crate::engine::{exec, maybe, row};
use crate::{Conn, Digest, Result, Ts};

/// How often something failed lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Throttle {
    pub window_start: Ts,
    /// Failures since `window_start`.
    pub failures: i64,
    pub blocked_until: Option<Ts>,
}

/// What is known about a key; `None` when nothing failed.
pub async fn find(conn: &mut Conn, key_hash: Digest) -> Result<Option<Throttle>> {
    let counted = conn.server_key().tries(key_hash);
    maybe!(
        conn,
        Throttle,
        "SELECT window_start, failures, blocked_until FROM throttle WHERE key_hash = $1",
        counted
    )
}

/// Count a failure; a new count begins when the old window is over.
pub async fn count_failure(
    conn: &mut Conn,
    key_hash: Digest,
    window: SignedDuration,
    now: Ts,
) -> Result<Throttle> {
    let counted = conn.server_key().tries(key_hash);
    row!(
        conn,
        Throttle,
        "INSERT INTO throttle (key_hash, window_start, failures) VALUES ($1, $2, 1) \
         ON CONFLICT (key_hash) DO UPDATE SET \
         failures = CASE WHEN throttle.window_start <= $3 THEN 1 ELSE throttle.failures + 1 END, \
         window_start = CASE WHEN throttle.window_start <= $3 THEN excluded.window_start ELSE throttle.window_start END \
         RETURNING window_start, failures, blocked_until",
        counted,
        now,
        now.plus(-window)
    )
}

/// Block a key for a while. Does nothing to a key that never failed.
pub async fn block(conn: &mut Conn, key_hash: Digest, until: Ts) -> Result<()> {
    let counted = conn.server_key().tries(key_hash);
    exec!(
        conn,
        "UPDATE throttle SET blocked_until = $2 WHERE key_hash = $1",
        counted,
        until
    )?;
    Ok(())
}

/// Forget a key: the right password was given.
pub async fn clear(conn: &mut Conn, key_hash: Digest) -> Result<()> {
    let counted = conn.server_key().tries(key_hash);
    exec!(conn, "DELETE FROM throttle WHERE key_hash = $1", counted)?;
    Ok(())
}

/// Delete what began before a moment and blocks nobody any more; how many.
pub async fn forget_before(conn: &mut Conn, before: Ts) -> Result<u64> {
    exec!(
        conn,
        "DELETE FROM throttle WHERE window_start < $1 AND (blocked_until IS NULL OR blocked_until < $1)",
        before
    )
}
