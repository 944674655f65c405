//! Questions to the safeguarding lead. The words are sealed in the record of the same id.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// A question.
    pub struct Advice in "advice" {
        id: Uuid,
        /// The asker's fingerprint.
        asker: Digest,
        asked_at: Ts,
        answered_at: Option<Ts>,
        /// The post of whoever answered, in the policy's word.
        answered_role: Option<String>,
        service: Option<String>,
    }
}

/// One question.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Advice>> {
    maybe!(
        conn,
        Advice,
        concat!("SELECT ", columns!(), " FROM advice WHERE id = $1"),
        id
    )
}

/// Every question that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<Advice>> {
    rows!(
        conn,
        Advice,
        concat!(
            "SELECT ",
            columns!(),
            " FROM advice WHERE id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY asked_at, id"
        ),
        viewer
    )
}

/// The questions that exist for somebody, the newest first.
pub async fn held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<Advice>> {
    rows!(
        conn,
        Advice,
        concat!(
            "SELECT ",
            columns!(),
            " FROM advice WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) ORDER BY asked_at DESC, id"
        ),
        person,
        now
    )
}

/// It was answered for the first time, or again: the first answer stops the clock.
pub async fn answered(conn: &mut Conn, id: Uuid, role: Option<&str>, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE advice SET answered_role = CASE WHEN answered_at IS NULL THEN $2 ELSE answered_role END, \
         answered_at = coalesce(answered_at, $3) WHERE id = $1",
        id,
        role,
        now
    )?;
    one(changed, "question")
}
