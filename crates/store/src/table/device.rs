//! Browsers that somebody signed in from. The cookie's value is never kept, only its hash.

use uuid::Uuid;

use crate::engine::{exec, row};
use crate::{Conn, Digest, Result, Ts};

/// Note that a person signed in from this browser, now or again.
pub async fn remember(conn: &mut Conn, token_hash: Digest, person_id: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO device (token_hash, person_id, created_at, last_used_at) VALUES ($1, $2, $3, $3) \
         ON CONFLICT (token_hash, person_id) DO UPDATE SET last_used_at = excluded.last_used_at",
        token_hash,
        person_id,
        now
    )?;
    Ok(())
}

/// Whether this person has signed in from this browser.
pub async fn is_of(conn: &mut Conn, token_hash: Digest, person_id: Uuid) -> Result<bool> {
    let (found,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM device WHERE token_hash = $1 AND person_id = $2",
        token_hash,
        person_id
    )?;
    Ok(found > 0)
}

/// Forget browsers not used since a moment; how many.
pub async fn forget_before(conn: &mut Conn, before: Ts) -> Result<u64> {
    exec!(conn, "DELETE FROM device WHERE last_used_at < $1", before)
}
