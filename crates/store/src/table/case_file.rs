//! Cases: what clocks and counts need. Their words are sealed in entries.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, row, rows};
use crate::value::words;
use crate::{Conn, Day, Digest, Result, Sealed, Ts};

words! {
    /// How far a case is.
    pub enum Status {
        Open = "open",
        /// Nothing more to do for now; looked at again on a day.
        Monitoring = "monitoring",
        Closed = "closed",
        /// Goes on in another case.
        Merged = "merged",
    }
}

kept! {
    /// A case.
    pub struct CaseFile in "case_file" {
        id: Uuid,
        /// Sealed under the case's key of this generation.
        title: Sealed,
        title_generation: i64,
        opened_at: Ts,
        status: Status,
        /// Which tests apply: child, adult at risk, adult in a role, ... a word.
        branch: String,
        level: String,
        service: Option<String>,
        /// Whether parents or carers come into it at all.
        has_parents: Option<bool>,
        /// When somebody decided whether they can safely be told, and what.
        safe_decided_at: Option<Ts>,
        safe: Option<bool>,
        told_at: Option<Ts>,
        /// Whether a reason for not telling them is written down.
        not_told_reason: bool,
        /// Whether an adult left or was moved because of harm or a risk of it; `None` while nobody answered.
        dbs_question: Option<bool>,
        /// The next review of the plan.
        review_on: Option<Day>,
        closed_at: Option<Ts>,
        reopened_at: Option<Ts>,
        merged_into: Option<Uuid>,
    }
}

/// The case of a record.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<CaseFile> {
    row!(
        conn,
        CaseFile,
        concat!("SELECT ", columns!(), " FROM case_file WHERE id = $1"),
        id
    )
}

/// Write everything that changes in the life of a case.
pub async fn update(conn: &mut Conn, case: &CaseFile) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE case_file SET status = $2, branch = $3, level = $4, has_parents = $5, safe_decided_at = $6, safe = $7, told_at = $8, \
         not_told_reason = $9, dbs_question = $10, review_on = $11, closed_at = $12, reopened_at = $13, merged_into = $14 WHERE id = $1",
        case.id,
        case.status,
        &case.branch,
        &case.level,
        case.has_parents,
        case.safe_decided_at,
        case.safe,
        case.told_at,
        case.not_told_reason,
        case.dbs_question,
        case.review_on,
        case.closed_at,
        case.reopened_at,
        case.merged_into
    )?;
    one(changed, "case")
}

/// Another title.
pub async fn retitle(conn: &mut Conn, id: Uuid, title: &Sealed, generation: i64) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE case_file SET title = $2, title_generation = $3 WHERE id = $1",
        id,
        title,
        generation
    )?;
    one(changed, "case")
}

/// What exists for somebody at this moment: open ones first, then the newest; `limit` and `offset` in rows.
pub async fn held_by(
    conn: &mut Conn,
    person: Uuid,
    now: Ts,
    limit: i64,
    offset: i64,
) -> Result<Vec<CaseFile>> {
    rows!(
        conn,
        CaseFile,
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_file WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) \
             ORDER BY CASE WHEN status IN ('open', 'monitoring') THEN 0 ELSE 1 END, opened_at DESC, id LIMIT $3 OFFSET $4"
        ),
        person,
        now,
        limit,
        offset
    )
}

/// How many exist for somebody at this moment.
pub async fn count_held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<i64> {
    let (count,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM case_file WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2)",
        person,
        now
    )?;
    Ok(count)
}

/// Every case that the person with this fingerprint may be counted, the oldest first.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<CaseFile>> {
    rows!(
        conn,
        CaseFile,
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_file WHERE id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY opened_at, id"
        ),
        viewer
    )
}

/// The cases that go on in this one.
pub async fn merged_into(conn: &mut Conn, id: Uuid) -> Result<Vec<CaseFile>> {
    rows!(
        conn,
        CaseFile,
        concat!(
            "SELECT ",
            columns!(),
            " FROM case_file WHERE merged_into = $1 ORDER BY opened_at, id"
        ),
        id
    )
}
