//! Who was asked about the policy: children, parents, staff, partners.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// One consultation.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Consultation kept as Kept: "consultation" by id, under Registers;
    clear {
        id: Uuid,
        /// Who was asked, in the policy's word.
        party: String,
        held_on: Day,
        version: Option<i64>,
        created_at: Ts,
        created_by: Option<Uuid>,
    }
    sealed {
        summary: String,
    }
}

/// Record a consultation.
pub async fn insert(conn: &mut Conn, consultation: &Consultation) -> Result<()> {
    let kept = consultation.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO consultation (id, party, held_on, summary, version, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        kept.id,
        &kept.party,
        kept.held_on,
        &kept.summary,
        kept.version,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// Every consultation, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Consultation>> {
    let kept = rows!(
        conn,
        Kept,
        "SELECT id, party, held_on, summary, version, created_at, created_by FROM consultation ORDER BY held_on DESC, created_at DESC, id"
    )?;
    conn.open_all(kept)
}
