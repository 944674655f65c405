//! Changes in what the organisation does, until a review has looked at them.

use uuid::Uuid;

use super::{one, said};
use crate::engine::{exec, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Digest, Result, Ts};

sealed! {
    /// One change.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ChangeNotice kept as Kept: "change_notice" by id, under Registers;
    clear {
        id: Uuid,
        /// The policy's word for the kind of change.
        kind: String,
        changed_on: Day,
        created_at: Ts,
        created_by: Option<Uuid>,
        reviewed_on: Option<Day>,
        review_id: Option<Uuid>,
        /// The case it is a lesson from. Left out for whoever must not know of that.
        record_id: Option<Uuid>,
    }
    sealed {
        /// What changed: a new platform, a new service, another age group.
        what: String,
        note: String,
    }
}

macro_rules! columns {
    () => {
        "id, kind, what, changed_on, note, created_at, created_by, reviewed_on, review_id, record_id"
    };
}

/// Record a change.
pub async fn insert(conn: &mut Conn, notice: &ChangeNotice) -> Result<()> {
    said(&notice.what, "change_notice.what")?;
    let kept = notice.seal(&conn.key())?;
    exec!(
        conn,
        concat!(
            "INSERT INTO change_notice (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        kept.id,
        &kept.kind,
        &kept.what,
        kept.changed_on,
        &kept.note,
        kept.created_at,
        kept.created_by,
        kept.reviewed_on,
        kept.review_id,
        kept.record_id
    )?;
    Ok(())
}

/// A review has looked at a change, on a day. The first one counts.
pub async fn reviewed(conn: &mut Conn, id: Uuid, review_id: Uuid, on: Day) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE change_notice SET reviewed_on = $3, review_id = $2 WHERE id = $1 AND reviewed_on IS NULL",
        id,
        review_id,
        on
    )?;
    one(changed, "change waiting for a review")
}

/// A task that came out of a case was done, on a day, with words to it. The first time counts.
pub async fn done(conn: &mut Conn, notice: &ChangeNotice) -> Result<()> {
    let kept = notice.seal(&conn.key())?;
    let changed = exec!(
        conn,
        "UPDATE change_notice SET reviewed_on = $2, note = $3 WHERE id = $1 AND reviewed_on IS NULL",
        kept.id,
        kept.reviewed_on,
        &kept.note
    )?;
    one(changed, "task that is not done yet")
}

/// Every change that the person with this fingerprint may know of, the newest first.
pub async fn all(conn: &mut Conn, viewer: Digest) -> Result<Vec<ChangeNotice>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM change_notice WHERE record_id IS NULL OR record_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) \
             ORDER BY changed_on DESC, created_at DESC, id"
        ),
        viewer
    )?;
    conn.open_all(kept)
}
