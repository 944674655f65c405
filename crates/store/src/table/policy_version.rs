//! The policy as it was approved and published. A version is never changed.

use uuid::Uuid;

use crate::engine::{exec, maybe, row, rows};
use crate::{Conn, Day, Digest, Result, Ts};

/// One published version.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Version {
    /// 1, 2, 3...
    pub number: i64,
    /// The pack's TOML, as approved.
    pub source: String,
    /// BLAKE3 of `source`.
    pub hash: Digest,
    pub published_at: Ts,
    pub effective_on: Day,
    pub approver_id: Option<Uuid>,
    pub approver_name: String,
    pub approved_on: Day,
    pub published_by: Option<Uuid>,
    pub change_note: String,
    pub review_due_on: Option<Day>,
}

macro_rules! columns {
    () => {
        "number, source, hash, published_at, effective_on, approver_id, approver_name, approved_on, published_by, change_note, review_due_on"
    };
}

/// Publish a version; [`crate::Error::Conflict`] when its number is taken.
pub async fn insert(conn: &mut Conn, version: &Version) -> Result<()> {
    exec!(
        conn,
        concat!(
            "INSERT INTO policy_version (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        version.number,
        &version.source,
        version.hash,
        version.published_at,
        version.effective_on,
        version.approver_id,
        &version.approver_name,
        version.approved_on,
        version.published_by,
        &version.change_note,
        version.review_due_on
    )?;
    Ok(())
}

/// The number that the next version will have. Inside a transaction nobody else gets it.
pub async fn next_number(conn: &mut Conn) -> Result<i64> {
    let (next,) = row!(
        conn,
        (i64,),
        "SELECT coalesce(max(number), 0) + 1 FROM policy_version"
    )?;
    Ok(next)
}

/// One version.
pub async fn get(conn: &mut Conn, number: i64) -> Result<Version> {
    row!(
        conn,
        Version,
        concat!(
            "SELECT ",
            columns!(),
            " FROM policy_version WHERE number = $1"
        ),
        number
    )
}

/// The version in force on a day: the newest of those that are effective by then.
pub async fn in_force(conn: &mut Conn, on: Day) -> Result<Option<Version>> {
    maybe!(
        conn,
        Version,
        concat!(
            "SELECT ",
            columns!(),
            " FROM policy_version WHERE effective_on <= $1 ORDER BY number DESC LIMIT 1"
        ),
        on
    )
}

/// The newest version, whether or not its day has come.
pub async fn latest(conn: &mut Conn) -> Result<Option<Version>> {
    maybe!(
        conn,
        Version,
        concat!(
            "SELECT ",
            columns!(),
            " FROM policy_version ORDER BY number DESC LIMIT 1"
        )
    )
}

/// Every version, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Version>> {
    rows!(
        conn,
        Version,
        concat!(
            "SELECT ",
            columns!(),
            " FROM policy_version ORDER BY number DESC"
        )
    )
}

/// Number and hash of the version in force on a day: enough to know whether a copy in memory is still the right one.
pub async fn name_in_force(conn: &mut Conn, on: Day) -> Result<Option<(i64, Digest)>> {
    maybe!(
        conn,
        (i64, Digest),
        "SELECT number, hash FROM policy_version WHERE effective_on <= $1 ORDER BY number DESC LIMIT 1",
        on
    )
}
