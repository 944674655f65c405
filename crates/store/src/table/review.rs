//! Reviews: of the policy, of a register, of how a thing is done.

use uuid::Uuid;

use crate::engine::{exec, row, rows};
use crate::seal::sealed;
use crate::{Conn, Day, JsonText, Result, Ts};

sealed! {
    /// One review that was held.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Review kept as Kept: "review" by id, under Registers;
    clear {
        id: Uuid,
        /// What was reviewed, in the policy's word.
        subject: String,
        held_on: Day,
        outcome: String,
        /// How many gaps it found.
        gaps: i64,
        /// The points that were gone through, as the policy words them.
        checklist: JsonText<Vec<String>>,
        version: Option<i64>,
        created_at: Ts,
        created_by: Option<Uuid>,
    }
    sealed {
        /// Who held it, as written in the minutes.
        held_by: String,
        note: String,
        /// Where the minutes are.
        minute_ref: String,
    }
}

macro_rules! columns {
    () => {
        "id, subject, held_on, held_by, outcome, note, minute_ref, gaps, checklist, version, created_at, created_by"
    };
}

/// Record a review.
pub async fn insert(conn: &mut Conn, review: &Review) -> Result<()> {
    let kept = review.seal(&conn.key())?;
    exec!(
        conn,
        concat!(
            "INSERT INTO review (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        kept.id,
        &kept.subject,
        kept.held_on,
        &kept.held_by,
        &kept.outcome,
        &kept.note,
        &kept.minute_ref,
        kept.gaps,
        &kept.checklist,
        kept.version,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// One review.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Review> {
    let kept = row!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM review WHERE id = $1"),
        id
    )?;
    conn.open(kept)
}

/// Every review, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Review>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM review ORDER BY held_on DESC, created_at DESC, id"
        )
    )?;
    conn.open_all(kept)
}
