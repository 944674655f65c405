//! Everything that is due, in one queue.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Result, Ts};

kept! {
    /// Something to be done by a moment. What exactly is sealed in the record's entries.
    pub struct Due in "due" {
        id: Uuid,
        record_id: Uuid,
        /// A word such as `read`, `triage`, `referral`, `review`.
        kind: String,
        due_at: Ts,
        made_at: Ts,
        done_at: Option<Ts>,
        /// None: whoever leads.
        owner: Option<Uuid>,
        reminded_at: Option<Ts>,
    }
}

/// What is open for somebody at this moment, the most urgent first.
pub async fn open_for(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<Due>> {
    rows!(
        conn,
        Due,
        concat!(
            "SELECT ",
            columns!(),
            " FROM due WHERE done_at IS NULL AND record_id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) \
             ORDER BY due_at, id"
        ),
        person,
        now
    )
}

/// Those of a record, done ones too, in order of their moment.
pub async fn of_record(conn: &mut Conn, record: Uuid) -> Result<Vec<Due>> {
    rows!(
        conn,
        Due,
        concat!(
            "SELECT ",
            columns!(),
            " FROM due WHERE record_id = $1 ORDER BY due_at, id"
        ),
        record
    )
}

/// One of a record.
pub async fn find(conn: &mut Conn, record: Uuid, id: Uuid) -> Result<Option<Due>> {
    maybe!(
        conn,
        Due,
        concat!(
            "SELECT ",
            columns!(),
            " FROM due WHERE id = $2 AND record_id = $1"
        ),
        record,
        id
    )
}

/// Open ones whose moment came before `until` and of which nobody was reminded since `reminded_before`.
pub async fn to_remind(conn: &mut Conn, until: Ts, reminded_before: Ts) -> Result<Vec<Due>> {
    rows!(
        conn,
        Due,
        concat!(
            "SELECT ",
            columns!(),
            " FROM due WHERE done_at IS NULL AND due_at <= $1 AND (reminded_at IS NULL OR reminded_at <= $2) ORDER BY due_at, id"
        ),
        until,
        reminded_before
    )
}

/// Somebody was reminded.
pub async fn reminded(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE due SET reminded_at = $2 WHERE id = $1",
        id,
        now
    )?;
    one(changed, "due")
}

/// It is done. Once done it stays done.
pub async fn done(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE due SET done_at = coalesce(done_at, $2) WHERE id = $1",
        id,
        now
    )?;
    one(changed, "due")
}

/// All open ones of a kind are done; how many.
pub async fn done_kind(conn: &mut Conn, record: Uuid, kind: &str, now: Ts) -> Result<u64> {
    exec!(
        conn,
        "UPDATE due SET done_at = $3 WHERE record_id = $1 AND kind = $2 AND done_at IS NULL",
        record,
        kind,
        now
    )
}

/// Everything of a record that is still open ends here: it was closed or merged.
pub async fn done_all(conn: &mut Conn, record: Uuid, now: Ts) -> Result<u64> {
    exec!(
        conn,
        "UPDATE due SET done_at = $2 WHERE record_id = $1 AND done_at IS NULL",
        record,
        now
    )
}

/// It ended without being done, and is open again. Whoever does it is reminded anew.
pub async fn reopen(conn: &mut Conn, id: Uuid) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE due SET done_at = NULL, reminded_at = NULL WHERE id = $1",
        id
    )?;
    one(changed, "due")
}

/// Another moment for it.
pub async fn postpone(conn: &mut Conn, id: Uuid, due_at: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE due SET due_at = $2, reminded_at = NULL WHERE id = $1 AND done_at IS NULL",
        id,
        due_at
    )?;
    one(changed, "open due")
}

/// Remembers that somebody is reminded, unless they were since `before`; whether it is on us to tell them. Two nodes that ask at
/// once tell them once.
pub async fn remind_once(conn: &mut Conn, id: Uuid, now: Ts, before: Ts) -> Result<bool> {
    let changed = exec!(
        conn,
        "UPDATE due SET reminded_at = $2 WHERE id = $1 AND done_at IS NULL AND (reminded_at IS NULL OR reminded_at <= $3)",
        id,
        now,
        before
    )?;
    Ok(changed == 1)
}

/// Another moment and another owner for something that is still open.
pub async fn change(conn: &mut Conn, id: Uuid, due_at: Ts, owner: Option<Uuid>) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE due SET due_at = $2, owner = $3, reminded_at = NULL WHERE id = $1 AND done_at IS NULL",
        id,
        due_at,
        owner
    )?;
    one(changed, "open due")
}

/// Somebody does not hold the record any more: what they were to do is the leader's.
pub async fn disown(conn: &mut Conn, record: Uuid, person: Uuid) -> Result<u64> {
    exec!(
        conn,
        "UPDATE due SET owner = NULL WHERE record_id = $1 AND owner = $2 AND done_at IS NULL",
        record,
        person
    )
}
