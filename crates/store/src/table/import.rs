//! A list of people that was read from a file and waits for somebody's yes.

use uuid::Uuid;

use crate::engine::{exec, maybe};
use crate::seal::sealed;
use crate::value::words;
use crate::{Conn, Error, JsonText, Result, Ts};

words! {
    /// Where a previewed list stands.
    pub enum State {
        Previewed = "previewed",
        Taken = "taken",
        Dropped = "dropped",
    }
}

sealed! {
    /// A previewed list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Import kept as Kept: "import" by id, under People;
    clear {
        id: Uuid,
        created_by: Uuid,
        created_at: Ts,
        state: State,
    }
    sealed {
        /// The rows as the use case reads them; gone once the list is taken or dropped.
        rows: JsonText<serde_json::Value>,
    }
}

/// Keep a list for its preview.
pub async fn insert(conn: &mut Conn, import: &Import) -> Result<()> {
    let kept = import.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO import (id, created_by, created_at, rows, state) VALUES ($1, $2, $3, $4, $5)",
        kept.id,
        kept.created_by,
        kept.created_at,
        &kept.rows,
        kept.state
    )?;
    Ok(())
}

/// A list that still waits.
pub async fn waiting(conn: &mut Conn, id: Uuid) -> Result<Import> {
    let found = maybe!(
        conn,
        Kept,
        "SELECT id, created_by, created_at, rows, state FROM import WHERE id = $1 AND state = 'previewed'",
        id
    )?;
    conn.open(found.ok_or(Error::NotFound("waiting import"))?)
}

/// Take or drop a waiting list, once. Its rows go: the people live in `person` now, or nowhere.
pub async fn settle(conn: &mut Conn, id: Uuid, state: State) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE import SET state = $2, rows = NULL WHERE id = $1 AND state = 'previewed'",
        id,
        state
    )?;
    super::one(changed, "waiting import")
}

/// Drop lists that waited since before a moment; how many.
pub async fn drop_before(conn: &mut Conn, before: Ts) -> Result<u64> {
    exec!(
        conn,
        "UPDATE import SET state = 'dropped', rows = NULL WHERE state = 'previewed' AND created_at < $1",
        before
    )
}
