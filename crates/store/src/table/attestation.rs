//! A person's word, with a date, for what no program can see.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// One attestation of a clause of one policy version.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Attestation kept as Kept: "attestation" by id, under Registers;
    clear {
        id: Uuid,
        clause_id: String,
        version: i64,
        /// The day on which it was so.
        held_on: Day,
        created_at: Ts,
        created_by: Option<Uuid>,
    }
    sealed {
        /// Who says so, by name and role.
        held_by: String,
        note: String,
    }
}

macro_rules! columns {
    () => {
        "id, clause_id, version, held_on, held_by, note, created_at, created_by"
    };
}

/// Record an attestation.
pub async fn insert(conn: &mut Conn, attestation: &Attestation) -> Result<()> {
    let kept = attestation.seal(&conn.key())?;
    exec!(
        conn,
        concat!(
            "INSERT INTO attestation (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        kept.id,
        &kept.clause_id,
        kept.version,
        kept.held_on,
        &kept.held_by,
        &kept.note,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// The attestations of one clause, of every version, the newest first.
pub async fn of_clause(conn: &mut Conn, clause_id: &str) -> Result<Vec<Attestation>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM attestation WHERE clause_id = $1 ORDER BY held_on DESC, created_at DESC, id"
        ),
        clause_id
    )?;
    conn.open_all(kept)
}

/// Every attestation, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Attestation>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM attestation ORDER BY held_on DESC, created_at DESC, id"
        )
    )?;
    conn.open_all(kept)
}
