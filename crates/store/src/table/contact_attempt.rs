//! Attempts by young people to start a conversation. The words are sealed in the record of the same id.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// An attempt.
    pub struct ContactAttempt in "contact_attempt" {
        id: Uuid,
        at: Ts,
        recorded_at: Ts,
        ended: bool,
        second_adult_offered: bool,
        worried: bool,
        help_given: bool,
        /// The concern that was raised from it.
        concern_id: Option<Uuid>,
        service: Option<String>,
    }
}

/// One attempt.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<ContactAttempt>> {
    maybe!(
        conn,
        ContactAttempt,
        concat!("SELECT ", columns!(), " FROM contact_attempt WHERE id = $1"),
        id
    )
}

/// Every attempt that the person with this fingerprint may be counted. A concern that they must not know of was never raised from
/// one.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<ContactAttempt>> {
    rows!(
        conn,
        ContactAttempt,
        "SELECT id, at, recorded_at, ended, second_adult_offered, worried, help_given, \
         CASE WHEN concern_id IN (SELECT record_id FROM exclusion WHERE tag = $1) THEN NULL ELSE concern_id END AS concern_id, \
         service FROM contact_attempt WHERE id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY at, id",
        viewer
    )
}

/// The attempts that exist for somebody, the newest first.
pub async fn held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<ContactAttempt>> {
    rows!(
        conn,
        ContactAttempt,
        concat!(
            "SELECT ",
            columns!(),
            " FROM contact_attempt WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) ORDER BY at DESC, id"
        ),
        person,
        now
    )
}

/// A concern was raised from it.
pub async fn raised(conn: &mut Conn, id: Uuid, concern: Uuid) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE contact_attempt SET concern_id = $2 WHERE id = $1",
        id,
        concern
    )?;
    one(changed, "contact attempt")
}

/// What was done since.
pub async fn did(
    conn: &mut Conn,
    id: Uuid,
    ended: bool,
    second_adult_offered: bool,
    help_given: bool,
) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE contact_attempt SET ended = $2, second_adult_offered = $3, help_given = $4 WHERE id = $1",
        id,
        ended,
        second_adult_offered,
        help_given
    )?;
    one(changed, "contact attempt")
}
