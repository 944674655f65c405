//! Days on which something of a plan was done, or the plan was reviewed.

use uuid::Uuid;

use super::kept;
use crate::engine::rows;
use crate::value::words;
use crate::{Conn, Day, Digest, Result};

words! {
    /// What happened.
    pub enum What {
        Action = "action",
        Review = "review",
    }
}

kept! {
    /// One such day.
    pub struct CaseDay in "case_day" {
        id: Uuid,
        case_id: Uuid,
        kind: What,
        held_on: Day,
    }
}

/// Those of one case, in order.
pub async fn of_case(conn: &mut Conn, case: Uuid) -> Result<Vec<CaseDay>> {
    rows!(
        conn,
        CaseDay,
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_day WHERE case_id = $1 ORDER BY held_on, id"
        ),
        case
    )
}

/// Those of every case that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<CaseDay>> {
    rows!(
        conn,
        CaseDay,
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_day WHERE case_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY held_on, id"
        ),
        viewer
    )
}
