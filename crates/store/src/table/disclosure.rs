//! The log of personal data that left for somebody outside. What and to whom is sealed in the record's entries.

use uuid::Uuid;

use super::kept;
use crate::engine::rows;
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
