//! What was written in a record, in order, sealed.

use uuid::Uuid;

// Before the table below: its macro of columns would be known in there too.
pub mod file;

use super::kept;
use crate::engine::rows;
use crate::{Conn, Result, Sealed, Ts};

kept! {
    /// One entry. Nothing changes it.
    pub struct Entry in "entry" {
        id: Uuid,
        record_id: Uuid,
        /// 1, 2, 3 within the record.
        place: i64,
        generation: i64,
        /// Whether the reporter may read it.
        shared: bool,
        at: Ts,
        sealed: Sealed,
    }
}

/// Every entry of a record, in order.
pub async fn of_record(conn: &mut Conn, record: Uuid) -> Result<Vec<Entry>> {
    rows!(
        conn,
        Entry,
        "SELECT id, record_id, place, generation, shared, at, sealed FROM entry WHERE record_id = $1 ORDER BY place",
        record
    )
}

/// What a reporter may read of their report, in order.
pub async fn shared_of_record(conn: &mut Conn, record: Uuid) -> Result<Vec<Entry>> {
    rows!(
        conn,
        Entry,
        "SELECT id, record_id, place, generation, shared, at, sealed FROM entry WHERE record_id = $1 AND shared ORDER BY place",
        record
    )
}

/// Every entry of all that exists for somebody at this moment, record by record: for searching what they hold.
pub async fn held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<Entry>> {
    rows!(
        conn,
        Entry,
        "SELECT id, record_id, place, generation, shared, at, sealed FROM entry \
         WHERE record_id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) ORDER BY record_id, place",
        person,
        now
    )
}
