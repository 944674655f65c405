//! What somebody holds, in bulk and in pieces: for searching thousands of records without keeping them all in memory.

use uuid::Uuid;

use super::record::{Kind, OldKey};
use crate::engine::rows;
use crate::{Conn, Result, Sealed, Ts};

/// A record with its key as it is sealed to whoever holds it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    pub id: Uuid,
    pub kind: Kind,
    pub generation: i64,
    /// None while it waits for somebody to confirm.
    pub sealed: Option<Sealed>,
    pub key_number: Option<i64>,
}

/// What exists for somebody at this moment, in order of the records' ids, beginning after one of them.
pub async fn after(
    conn: &mut Conn,
    person: Uuid,
    now: Ts,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Held>> {
    rows!(
        conn,
        Held,
        "SELECT r.id, r.kind, r.generation, h.sealed, h.key_number FROM holder h JOIN record r ON r.id = h.record_id \
         WHERE h.person_id = $1 AND h.wakes_at <= $2 AND h.record_id > $3 ORDER BY h.record_id LIMIT $4",
        person,
        now,
        after,
        limit
    )
}

/// Everything written in what somebody holds, of the records after one and up to another; record by record.
pub async fn entries(
    conn: &mut Conn,
    person: Uuid,
    now: Ts,
    after: Uuid,
    last: Uuid,
) -> Result<Vec<super::entry::Entry>> {
    rows!(
        conn,
        super::entry::Entry,
        "SELECT e.id, e.record_id, e.place, e.generation, e.shared, e.at, e.sealed FROM holder h JOIN entry e ON e.record_id = h.record_id \
         WHERE h.person_id = $1 AND h.wakes_at <= $2 AND h.record_id > $3 AND h.record_id <= $4 ORDER BY e.record_id, e.place",
        person,
        now,
        after,
        last
    )
}

#[derive(sqlx::FromRow)]
struct Old {
    record_id: Uuid,
    #[sqlx(flatten)]
    key: OldKey,
}

/// The older keys of those records, the newest first.
pub async fn old_keys(
    conn: &mut Conn,
    person: Uuid,
    now: Ts,
    after: Uuid,
    last: Uuid,
) -> Result<Vec<(Uuid, OldKey)>> {
    let found = rows!(
        conn,
        Old,
        "SELECT o.record_id, o.generation, o.sealed, o.shared_sealed FROM holder h JOIN old_key o ON o.record_id = h.record_id \
         WHERE h.person_id = $1 AND h.wakes_at <= $2 AND h.record_id > $3 AND h.record_id <= $4 ORDER BY o.record_id, o.generation DESC",
        person,
        now,
        after,
        last
    )?;
    Ok(found
        .into_iter()
        .map(|old| (old.record_id, old.key))
        .collect())
}
