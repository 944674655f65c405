//! The organisation's recovery key: its public half, and how its sheets were made.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, row, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// A recovery key. The newest that somebody typed back counts; while none was, the newest.
    pub struct RecoveryKey in "recovery_key" {
        number: i64,
        public: Digest,
        /// How many of the shares are needed; `None`: the key is on one sheet.
        threshold: Option<i64>,
        shares: Option<i64>,
        made_at: Ts,
        made_by: Option<Uuid>,
        /// When somebody typed the sheet back.
        confirmed_at: Option<Ts>,
    }
}

/// The recovery key that counts, or `None` before one was made: a new one takes over once somebody has typed its sheet back.
pub async fn current(conn: &mut Conn) -> Result<Option<RecoveryKey>> {
    maybe!(
        conn,
        RecoveryKey,
        concat!(
            "SELECT ",
            columns!(),
            " FROM recovery_key ORDER BY CASE WHEN confirmed_at IS NULL THEN 1 ELSE 0 END, number DESC LIMIT 1"
        )
    )
}

/// Every one ever made, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<RecoveryKey>> {
    rows!(
        conn,
        RecoveryKey,
        concat!(
            "SELECT ",
            columns!(),
            " FROM recovery_key ORDER BY number DESC"
        )
    )
}

/// How many records are sealed to one, of those that the person with this fingerprint may be counted.
pub async fn count_sealed_to(conn: &mut Conn, number: i64, viewer: Digest) -> Result<i64> {
    let (count,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM record WHERE recovery_number = $1 AND id NOT IN (SELECT record_id FROM exclusion WHERE tag = $2)",
        number,
        viewer
    )?;
    Ok(count)
}

/// How many records are sealed to another one or to none, counted likewise.
pub async fn count_not_sealed_to(conn: &mut Conn, number: i64, viewer: Digest) -> Result<i64> {
    let (count,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM record WHERE (recovery_number IS NULL OR recovery_number <> $1) \
         AND id NOT IN (SELECT record_id FROM exclusion WHERE tag = $2)",
        number,
        viewer
    )?;
    Ok(count)
}

/// One by its number.
pub async fn find(conn: &mut Conn, number: i64) -> Result<Option<RecoveryKey>> {
    maybe!(
        conn,
        RecoveryKey,
        concat!(
            "SELECT ",
            columns!(),
            " FROM recovery_key WHERE number = $1"
        ),
        number
    )
}

/// Somebody typed the sheet back.
pub async fn confirm(conn: &mut Conn, number: i64, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE recovery_key SET confirmed_at = $2 WHERE number = $1",
        number,
        now
    )?;
    one(changed, "recovery key")
}
