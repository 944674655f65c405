//! Codes on paper for the day the telephone is lost. Kept as keyed hashes, so that none can be tried out on a copy of the table.

use uuid::Uuid;

use crate::engine::{bulk, exec, row};
use crate::{Conn, Digest, Result, Ts};

/// Put a new set in the place of all the old codes.
pub async fn replace(conn: &mut Conn, person_id: Uuid, hashes: &[Digest]) -> Result<()> {
    exec!(
        conn,
        "DELETE FROM recovery_code WHERE person_id = $1",
        person_id
    )?;
    let key = conn.key();
    let kept: Vec<Digest> = hashes.iter().map(|hash| key.code(*hash)).collect();
    bulk!(
        conn,
        "INSERT INTO recovery_code (person_id, hash) ",
        kept,
        |b, hash| b.push_bind(person_id).push_bind(*hash)
    )
}

/// Use a code up. `false`: there is no such code, or it was used.
pub async fn spend(conn: &mut Conn, person_id: Uuid, hash: Digest, now: Ts) -> Result<bool> {
    let kept = conn.server_key().code(hash);
    let changed = exec!(
        conn,
        "UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND hash = $2 AND used_at IS NULL",
        person_id,
        kept,
        now
    )?;
    Ok(changed == 1)
}

/// How many codes a person has left.
pub async fn left(conn: &mut Conn, person_id: Uuid) -> Result<i64> {
    let (left,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM recovery_code WHERE person_id = $1 AND used_at IS NULL",
        person_id
    )?;
    Ok(left)
}
