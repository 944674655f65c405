//! The log of personal data that left for somebody outside. What and to whom is sealed in the record's entries.

use uuid::Uuid;

use super::kept;
use crate::engine::{row, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// One time that data left.
    pub struct Disclosure in "disclosure" {
        id: Uuid,
        record_id: Uuid,
        at: Ts,
        /// What was written down first: the policy's words, a comma between.
        recorded: String,
    }
}

/// Those of one record.
pub async fn of_record(conn: &mut Conn, record: Uuid) -> Result<Vec<Disclosure>> {
    rows!(
        conn,
        Disclosure,
        concat!(
            "SELECT ",
            columns!(),
            " FROM disclosure WHERE record_id = $1 ORDER BY at, id"
        ),
        record
    )
}

/// Those of what exists for somebody at this moment, the newest first; `limit` and `offset` in rows.
pub async fn held_by(
    conn: &mut Conn,
    person: Uuid,
    now: Ts,
    limit: i64,
    offset: i64,
) -> Result<Vec<Disclosure>> {
    rows!(
        conn,
        Disclosure,
        concat!(
            "SELECT ",
            columns!(),
            " FROM disclosure WHERE record_id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) \
             ORDER BY at DESC, id LIMIT $3 OFFSET $4"
        ),
        person,
        now,
        limit,
        offset
    )
}

/// How many there are of what exists for somebody at this moment.
pub async fn count_held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<i64> {
    let (count,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM disclosure WHERE record_id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2)",
        person,
        now
    )?;
    Ok(count)
}

/// Every disclosure that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<Disclosure>> {
    rows!(
        conn,
        Disclosure,
        concat!(
            "SELECT ",
            columns!(),
            " FROM disclosure WHERE record_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY at, id"
        ),
        viewer
    )
}
