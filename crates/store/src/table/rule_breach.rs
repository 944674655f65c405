//! Breaches of the rules by people who take part. The words are sealed in the record of the same id.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// A breach.
    pub struct RuleBreach in "rule_breach" {
        id: Uuid,
        at: Ts,
        /// When somebody asked whether contact is safe for the young person.
        safety_checked_at: Option<Ts>,
        /// When somebody decided whether to contact anyone.
        decided_at: Option<Ts>,
        /// Who is contacted: the policy's words, a comma between; empty for nobody.
        contacted: String,
        service: Option<String>,
    }
}

/// One breach.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<RuleBreach>> {
    maybe!(
        conn,
        RuleBreach,
        concat!("SELECT ", columns!(), " FROM rule_breach WHERE id = $1"),
        id
    )
}

/// Every breach that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<RuleBreach>> {
    rows!(
        conn,
        RuleBreach,
        concat!(
            "SELECT ",
            columns!(),
            " FROM rule_breach WHERE id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY at, id"
        ),
        viewer
    )
}

/// The breaches that exist for somebody, the newest first.
pub async fn held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<RuleBreach>> {
    rows!(
        conn,
        RuleBreach,
        concat!(
            "SELECT ",
            columns!(),
            " FROM rule_breach WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) ORDER BY at DESC, id"
        ),
        person,
        now
    )
}

/// Whether contact is safe was asked, and whom to contact decided.
pub async fn decide(
    conn: &mut Conn,
    id: Uuid,
    safety_checked: Ts,
    decided: Ts,
    contacted: &str,
) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE rule_breach SET safety_checked_at = $2, decided_at = $3, contacted = $4 WHERE id = $1",
        id,
        safety_checked,
        decided,
        contacted
    )?;
    one(changed, "breach")
}
