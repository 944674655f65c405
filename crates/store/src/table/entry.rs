//! What was written in a record, in order, sealed.

use uuid::Uuid;

use super::kept;
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Result, Sealed, Ts};

/// One entry. Nothing changes it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    pub id: Uuid,
    pub record_id: Uuid,
    /// 1, 2, 3 within the record.
    pub place: i64,
    pub generation: i64,
    /// Whether the reporter may read it.
    pub shared: bool,
    pub at: Ts,
    pub sealed: Sealed,
}

/// Keep an entry at the place that [`super::record::next_place`] gave.
pub async fn insert(conn: &mut Conn, entry: &Entry) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO entry (id, record_id, place, generation, shared, at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        entry.id,
        entry.record_id,
        entry.place,
        entry.generation,
        entry.shared,
        entry.at,
        &entry.sealed
    )?;
    Ok(())
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

pub mod file {
    //! Files of a record, sealed.

    use super::{Conn, Result, Sealed, Ts, Uuid, kept, maybe};

    kept! {
        /// A sealed file. Its name and kind are in the entry that brought it.
        pub struct SealedFile in "sealed_file" {
            id: Uuid,
            record_id: Uuid,
            generation: i64,
            shared: bool,
            at: Ts,
            /// In bytes, before sealing.
            size: i64,
            sealed: Sealed,
        }
    }

    /// A file of a record.
    pub async fn find(conn: &mut Conn, record: Uuid, id: Uuid) -> Result<Option<SealedFile>> {
        maybe!(
            conn,
            SealedFile,
            concat!(
                "SELECT ",
                columns!(),
                " FROM sealed_file WHERE id = $2 AND record_id = $1"
            ),
            record,
            id
        )
    }
}
