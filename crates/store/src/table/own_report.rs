//! What members of staff see of what they reported: sent, read, closed, and no more.

use uuid::Uuid;

use super::kept;
use crate::engine::{exec, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// One report, as its reporter sees it. Found by the reporter's fingerprint, never by their id.
    pub struct OwnReport in "own_report" {
        id: Uuid,
        reporter: Digest,
        record_id: Uuid,
        sent_at: Ts,
        read_at: Option<Ts>,
        closed_at: Option<Ts>,
        /// Stands still: the reporter must no longer know how it goes on.
        frozen: bool,
    }
}

/// What somebody reported, the newest first.
pub async fn of_reporter(conn: &mut Conn, reporter: Digest) -> Result<Vec<OwnReport>> {
    rows!(
        conn,
        OwnReport,
        concat!(
            "SELECT ",
            columns!(),
            " FROM own_report WHERE reporter = $1 ORDER BY sent_at DESC, id"
        ),
        reporter
    )
}

/// Somebody read it.
pub async fn read(conn: &mut Conn, record: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "UPDATE own_report SET read_at = $2 WHERE record_id = $1 AND read_at IS NULL AND NOT frozen",
        record,
        now
    )?;
    Ok(())
}

/// It was closed, or opened again.
pub async fn close(conn: &mut Conn, record: Uuid, at: Option<Ts>) -> Result<()> {
    exec!(
        conn,
        "UPDATE own_report SET closed_at = $2 WHERE record_id = $1 AND NOT frozen",
        record,
        at
    )?;
    Ok(())
}

/// From here on this reporter sees nothing new of it.
pub async fn freeze(conn: &mut Conn, record: Uuid, reporter: Digest) -> Result<()> {
    exec!(
        conn,
        "UPDATE own_report SET frozen = (1 = 1) WHERE record_id = $1 AND reporter = $2",
        record,
        reporter
    )?;
    Ok(())
}
