//! The directory of help: whom to call, and when somebody last made sure that the number is right.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, maybe, row, rows};
use crate::{Conn, Day, JsonText, Result, Ts};

/// One place to turn to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    pub id: Uuid,
    /// The policy's id for it, such as `childline`; of a local entry, one made by the caller. No two are the same.
    pub key: String,
    /// What it is in the policy's words, such as `lado`: several local entries may be of one kind.
    pub kind: String,
    pub name: String,
    pub who_for: String,
    pub phone: String,
    pub text_number: String,
    pub web: String,
    pub email: String,
    pub hours: String,
    /// The council or county that a local entry is for.
    pub area: Option<String>,
    /// The nations it serves, in the caller's words; empty: all.
    pub nations: JsonText<Vec<String>>,
    /// Whether a child may turn to it.
    pub children: bool,
    pub is_local: bool,
    pub last_checked_on: Option<Day>,
    pub checked_by: Option<Uuid>,
    /// Lower comes first.
    pub sort: i64,
    pub added_at: Ts,
    pub removed_at: Option<Ts>,
}

/// One time that somebody made sure.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Check {
    pub entry_id: Uuid,
    pub at: Ts,
    pub checked_by: Option<Uuid>,
    pub outcome: String,
}

macro_rules! columns {
    () => {
        "id, key, kind, name, who_for, phone, text_number, web, email, hours, area, nations, children, is_local, last_checked_on, checked_by, sort, added_at, removed_at"
    };
}

/// Add an entry; [`crate::Error::Conflict`] when its key is taken.
pub async fn insert(conn: &mut Conn, entry: &Entry) -> Result<()> {
    exec!(
        conn,
        concat!(
            "INSERT INTO directory_entry (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"
        ),
        entry.id,
        &entry.key,
        &entry.kind,
        &entry.name,
        &entry.who_for,
        &entry.phone,
        &entry.text_number,
        &entry.web,
        &entry.email,
        &entry.hours,
        &entry.area,
        &entry.nations,
        entry.children,
        entry.is_local,
        entry.last_checked_on,
        entry.checked_by,
        entry.sort,
        entry.added_at,
        entry.removed_at
    )?;
    Ok(())
}

/// Change what an entry says. When it was checked is changed by [`record_check`] alone.
pub async fn update(conn: &mut Conn, entry: &Entry) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE directory_entry SET key = $2, kind = $3, name = $4, who_for = $5, phone = $6, text_number = $7, web = $8, email = $9, \
         hours = $10, area = $11, nations = $12, children = $13, is_local = $14, sort = $15 WHERE id = $1",
        entry.id,
        &entry.key,
        &entry.kind,
        &entry.name,
        &entry.who_for,
        &entry.phone,
        &entry.text_number,
        &entry.web,
        &entry.email,
        &entry.hours,
        &entry.area,
        &entry.nations,
        entry.children,
        entry.is_local,
        entry.sort
    )?;
    one(changed, "directory entry")
}

/// Take an entry off the pages; its checks stay on record.
pub async fn remove(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE directory_entry SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL",
        id,
        now
    )?;
    one(changed, "directory entry")
}

/// Somebody made sure. `right`: the entry was right (or was mended first), so it counts as checked on `on`.
pub async fn record_check(conn: &mut Conn, check: &Check, on: Day, right: bool) -> Result<()> {
    if right {
        let changed = exec!(
            conn,
            "UPDATE directory_entry SET last_checked_on = $2, checked_by = $3 WHERE id = $1",
            check.entry_id,
            on,
            check.checked_by
        )?;
        one(changed, "directory entry")?;
    }
    exec!(
        conn,
        "INSERT INTO directory_check (entry_id, at, checked_by, outcome) VALUES ($1, $2, $3, $4)",
        check.entry_id,
        check.at,
        check.checked_by,
        &check.outcome
    )?;
    Ok(())
}

/// One entry.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Entry> {
    row!(
        conn,
        Entry,
        concat!("SELECT ", columns!(), " FROM directory_entry WHERE id = $1"),
        id
    )
}

/// The entry with a key, removed or not.
pub async fn find_by_key(conn: &mut Conn, key: &str) -> Result<Option<Entry>> {
    maybe!(
        conn,
        Entry,
        concat!(
            "SELECT ",
            columns!(),
            " FROM directory_entry WHERE key = $1"
        ),
        key
    )
}

/// The entries on the pages, in the order in which they stand there.
pub async fn all(conn: &mut Conn) -> Result<Vec<Entry>> {
    rows!(
        conn,
        Entry,
        concat!(
            "SELECT ",
            columns!(),
            " FROM directory_entry WHERE removed_at IS NULL ORDER BY sort, name, id"
        )
    )
}

/// The checks of an entry, the newest first.
pub async fn checks(conn: &mut Conn, entry_id: Uuid) -> Result<Vec<Check>> {
    rows!(
        conn,
        Check,
        "SELECT entry_id, at, checked_by, outcome FROM directory_check WHERE entry_id = $1 ORDER BY at DESC",
        entry_id
    )
}

/// Every check of every entry: for evidence, which must not ask once for each entry.
pub async fn all_checks(conn: &mut Conn) -> Result<Vec<Check>> {
    rows!(
        conn,
        Check,
        "SELECT entry_id, at, checked_by, outcome FROM directory_check ORDER BY at, entry_id"
    )
}
