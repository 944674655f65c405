//! The policy in other forms, for people who cannot use the usual one.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// The policy in one other form.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct FormatOnFile kept as Kept: "format_on_file" by id, under Registers;
    clear {
        id: Uuid,
        /// Which form, in the policy's word.
        format: String,
        held_on: Day,
        file_id: Option<Uuid>,
        created_at: Ts,
        created_by: Option<Uuid>,
    }
    sealed {
        note: String,
    }
}

/// Record one.
pub async fn insert(conn: &mut Conn, row: &FormatOnFile) -> Result<()> {
    let kept = row.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO format_on_file (id, format, held_on, note, file_id, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        kept.id,
        &kept.format,
        kept.held_on,
        &kept.note,
        kept.file_id,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// All of them, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<FormatOnFile>> {
    let kept = rows!(
        conn,
        Kept,
        "SELECT id, format, held_on, note, file_id, created_at, created_by FROM format_on_file ORDER BY held_on DESC, created_at DESC, id"
    )?;
    conn.open_all(kept)
}
