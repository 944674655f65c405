//! The organisation's recovery key: its public half, and how its sheets were made.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// A recovery key. The one with the highest number counts.
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

/// The recovery key that counts, or `None` before one was made.
pub async fn current(conn: &mut Conn) -> Result<Option<RecoveryKey>> {
    maybe!(
        conn,
        RecoveryKey,
        concat!(
            "SELECT ",
            columns!(),
            " FROM recovery_key ORDER BY number DESC LIMIT 1"
        )
    )
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
