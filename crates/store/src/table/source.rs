//! The guidance that the policy stands on, and when somebody last looked whether it changed.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, row, rows};
use crate::{Conn, Day, Result, Ts};

/// One source.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Source {
    pub id: Uuid,
    pub title: String,
    pub url: String,
    pub about: String,
    pub last_checked_on: Option<Day>,
    pub checked_by: Option<Uuid>,
    pub added_at: Ts,
    pub removed_at: Option<Ts>,
}

/// One time that somebody looked.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Check {
    pub source_id: Uuid,
    pub at: Ts,
    pub checked_by: Option<Uuid>,
    pub outcome: String,
}

macro_rules! columns {
    () => {
        "id, title, url, about, last_checked_on, checked_by, added_at, removed_at"
    };
}

/// Add a source.
pub async fn insert(conn: &mut Conn, source: &Source) -> Result<()> {
    exec!(
        conn,
        concat!(
            "INSERT INTO source (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        source.id,
        &source.title,
        &source.url,
        &source.about,
        source.last_checked_on,
        source.checked_by,
        source.added_at,
        source.removed_at
    )?;
    Ok(())
}

/// Change title, address and what it is about.
pub async fn update(conn: &mut Conn, source: &Source) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE source SET title = $2, url = $3, about = $4 WHERE id = $1",
        source.id,
        &source.title,
        &source.url,
        &source.about
    )?;
    one(changed, "source")
}

/// The policy no longer stands on it; its checks stay on record.
pub async fn remove(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE source SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL",
        id,
        now
    )?;
    one(changed, "source")
}

/// Somebody looked on a day, whatever they found.
pub async fn record_check(conn: &mut Conn, check: &Check, on: Day) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE source SET last_checked_on = $2, checked_by = $3 WHERE id = $1",
        check.source_id,
        on,
        check.checked_by
    )?;
    one(changed, "source")?;
    exec!(
        conn,
        "INSERT INTO source_check (source_id, at, checked_by, outcome) VALUES ($1, $2, $3, $4)",
        check.source_id,
        check.at,
        check.checked_by,
        &check.outcome
    )?;
    Ok(())
}

/// One source.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Source> {
    row!(
        conn,
        Source,
        concat!("SELECT ", columns!(), " FROM source WHERE id = $1"),
        id
    )
}

/// The sources that the policy stands on, by title.
pub async fn all(conn: &mut Conn) -> Result<Vec<Source>> {
    rows!(
        conn,
        Source,
        concat!(
            "SELECT ",
            columns!(),
            " FROM source WHERE removed_at IS NULL ORDER BY title, id"
        )
    )
}

/// The checks of a source, the newest first.
pub async fn checks(conn: &mut Conn, source_id: Uuid) -> Result<Vec<Check>> {
    rows!(
        conn,
        Check,
        "SELECT source_id, at, checked_by, outcome FROM source_check WHERE source_id = $1 ORDER BY at DESC",
        source_id
    )
}

/// Every check of every source: for evidence, which must not ask once for each source.
pub async fn all_checks(conn: &mut Conn) -> Result<Vec<Check>> {
    rows!(
        conn,
        Check,
        "SELECT source_id, at, checked_by, outcome FROM source_check ORDER BY at, source_id"
    )
}
