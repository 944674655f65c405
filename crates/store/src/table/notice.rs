//! Reminders that went out, so that none goes twice.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::{Conn, Result, Ts};

/// One reminder to one person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Notice {
    pub id: Uuid,
    pub person_id: Uuid,
    /// Which reminder; the second of two is another kind.
    pub kind: String,
    /// The policy version it is about, or 0.
    pub version: i64,
    pub sent_at: Ts,
}

/// Claim a reminder. `false`: it went before, so do not send it. Enqueue the mail in the same transaction.
pub async fn insert_once(conn: &mut Conn, notice: &Notice) -> Result<bool> {
    let inserted = exec!(
        conn,
        "INSERT INTO notice (id, person_id, kind, version, sent_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (person_id, kind, version) DO NOTHING",
        notice.id,
        notice.person_id,
        &notice.kind,
        notice.version,
        notice.sent_at
    )?;
    Ok(inserted == 1)
}

/// What went to a person, the newest first.
pub async fn of_person(conn: &mut Conn, person_id: Uuid) -> Result<Vec<Notice>> {
    rows!(
        conn,
        Notice,
        "SELECT id, person_id, kind, version, sent_at FROM notice WHERE person_id = $1 ORDER BY sent_at DESC, id",
        person_id
    )
}

/// Every reminder, in the order in which they went.
pub async fn all(conn: &mut Conn) -> Result<Vec<Notice>> {
    rows!(
        conn,
        Notice,
        "SELECT id, person_id, kind, version, sent_at FROM notice ORDER BY sent_at, id"
    )
}
