//! Lessons from cases, and the changes they led to.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, rows};
use crate::{Conn, Day, Digest, Result};

kept! {
    /// A lesson. Its words are sealed in the record's entries.
    pub struct Lesson in "lesson" {
        id: Uuid,
        case_id: Uuid,
        found_on: Day,
        /// The day of the change that it led to, or of the decision that none is needed.
        changed_on: Option<Day>,
        /// The version of the policy that holds the change.
        version: Option<i64>,
        /// The task it became in the register of changes.
        change_id: Option<Uuid>,
    }
}

/// Those of one case.
pub async fn of_case(conn: &mut Conn, case: Uuid) -> Result<Vec<Lesson>> {
    rows!(
        conn,
        Lesson,
        concat!(
            "SELECT ",
            columns!(),
            " FROM lesson WHERE case_id = $1 ORDER BY found_on, id"
        ),
        case
    )
}

/// The change was made, or it was decided that none is needed.
pub async fn changed(conn: &mut Conn, id: Uuid, on: Day, version: Option<i64>) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE lesson SET changed_on = $2, version = coalesce($3, version) WHERE id = $1",
        id,
        on,
        version
    )?;
    one(changed, "lesson")
}

/// The lessons whose task in the register of changes was done.
pub async fn of_change(conn: &mut Conn, change: Uuid) -> Result<Vec<Lesson>> {
    rows!(
        conn,
        Lesson,
        concat!(
            "SELECT ",
            columns!(),
            " FROM lesson WHERE change_id = $1 ORDER BY id"
        ),
        change
    )
}

/// Every lesson that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<Lesson>> {
    rows!(
        conn,
        Lesson,
        concat!(
            "SELECT ",
            columns!(),
            " FROM lesson WHERE case_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY found_on, id"
        ),
        viewer
    )
}
