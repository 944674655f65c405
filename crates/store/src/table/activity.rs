//! Safety activities, supervision, drills: what was done, when, for whom.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// One activity.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Activity kept as Kept: "activity" by id, under Registers;
    clear {
        id: Uuid,
        /// Which, in the policy's word.
        kind: String,
        held_on: Day,
        /// The person it was for; none where it was for the organisation.
        person_id: Option<Uuid>,
        created_at: Ts,
        created_by: Option<Uuid>,
    }
    sealed {
        note: String,
    }
}

/// Record one.
pub async fn insert(conn: &mut Conn, row: &Activity) -> Result<()> {
    let kept = row.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO activity (id, kind, held_on, person_id, note, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        kept.id,
        &kept.kind,
        kept.held_on,
        kept.person_id,
        &kept.note,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// All of them, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Activity>> {
    let kept = rows!(
        conn,
        Kept,
        "SELECT id, kind, held_on, person_id, note, created_at, created_by FROM activity ORDER BY held_on DESC, created_at DESC, id"
    )?;
    conn.open_all(kept)
}

/// An activity, as far as the evidence counts it: no note is opened.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counted {
    pub kind: String,
    pub held_on: Day,
    pub person_id: Option<Uuid>,
}

/// All of them, the newest first, as far as the evidence counts them: supervision makes many.
pub async fn counted(conn: &mut Conn) -> Result<Vec<Counted>> {
    rows!(
        conn,
        Counted,
        "SELECT kind, held_on, person_id FROM activity ORDER BY held_on DESC, created_at DESC, id"
    )
}
