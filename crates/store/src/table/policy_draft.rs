//! The policy that is being written: a single row.

use uuid::Uuid;

use crate::engine::{exec, maybe, row};
use crate::{Conn, Error, Result, Ts};

/// The draft.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// The pack's TOML.
    pub source: String,
    /// The published version that it started from.
    pub base_version: Option<i64>,
    pub updated_at: Ts,
    pub updated_by: Option<Uuid>,
    /// Counts up with each save.
    pub revision: i64,
}

/// What to save.
#[derive(Clone, Debug)]
pub struct Save<'a> {
    pub source: &'a str,
    pub base_version: Option<i64>,
    pub updated_at: Ts,
    pub updated_by: Option<Uuid>,
}

/// The draft, or `None` when nobody is writing one.
pub async fn get(conn: &mut Conn) -> Result<Option<Draft>> {
    maybe!(
        conn,
        Draft,
        "SELECT source, base_version, updated_at, updated_by, revision FROM policy_draft WHERE one = 1"
    )
}

/// Begin a draft where there is none; its revision is 1.
pub async fn begin(conn: &mut Conn, save: &Save<'_>) -> Result<Draft> {
    row!(
        conn,
        Draft,
        "INSERT INTO policy_draft (one, source, base_version, updated_at, updated_by, revision) VALUES (1, $1, $2, $3, $4, 1) \
         RETURNING source, base_version, updated_at, updated_by, revision",
        save.source,
        save.base_version,
        save.updated_at,
        save.updated_by
    )
}

/// Save over the revision that the writer had open; [`Error::Conflict`] when somebody saved since, and nothing is lost.
pub async fn save(conn: &mut Conn, over_revision: i64, save: &Save<'_>) -> Result<Draft> {
    let saved = maybe!(
        conn,
        Draft,
        "UPDATE policy_draft SET source = $1, base_version = $2, updated_at = $3, updated_by = $4, revision = revision + 1 \
         WHERE one = 1 AND revision = $5 RETURNING source, base_version, updated_at, updated_by, revision",
        save.source,
        save.base_version,
        save.updated_at,
        save.updated_by,
        over_revision
    )?;
    saved.ok_or_else(|| Error::Conflict {
        what: "policy_draft.revision".to_owned(),
    })
}

/// Throw the draft away: it was published, or given up.
pub async fn discard(conn: &mut Conn) -> Result<()> {
    exec!(conn, "DELETE FROM policy_draft WHERE one = 1")?;
    Ok(())
}
