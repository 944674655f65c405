//! What people asked for so that they can take part, and when it was done.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// One adjustment. The note should name no person; people forget.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Adjustment kept as Kept: "adjustment" by id, under Registers;
    clear {
        id: Uuid,
        asked_on: Day,
        made_on: Option<Day>,
        created_at: Ts,
        created_by: Option<Uuid>,
    }
    sealed {
        note: String,
    }
}

/// Record one.
pub async fn insert(conn: &mut Conn, row: &Adjustment) -> Result<()> {
    let kept = row.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO adjustment (id, asked_on, made_on, note, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6)",
        kept.id,
        kept.asked_on,
        kept.made_on,
        &kept.note,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// All of them, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Adjustment>> {
    let kept = rows!(
        conn,
        Kept,
        "SELECT id, asked_on, made_on, note, created_at, created_by FROM adjustment ORDER BY asked_on DESC, created_at DESC, id"
    )?;
    conn.open_all(kept)
}

/// It was made on a day. [`crate::Error::NotFound`] when there is none that waits.
pub async fn made(conn: &mut Conn, id: Uuid, on: Day) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE adjustment SET made_on = $2 WHERE id = $1 AND made_on IS NULL",
        id,
        on
    )?;
    super::one(changed, "adjustment that waits")
}
