//! Short questions after reading: what a person knew, and when.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::{Conn, Result, Ts};

/// One check that a person took.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct KnowledgeCheck {
    pub id: Uuid,
    pub person_id: Uuid,
    pub at: Ts,
    /// Right answers.
    pub score: i64,
    /// Questions asked.
    pub out_of: i64,
    /// The policy version that the questions were about.
    pub version: Option<i64>,
}

/// Record a check.
pub async fn insert(conn: &mut Conn, check: &KnowledgeCheck) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO knowledge_check (id, person_id, at, score, out_of, version) VALUES ($1, $2, $3, $4, $5, $6)",
        check.id,
        check.person_id,
        check.at,
        check.score,
        check.out_of,
        check.version
    )?;
    Ok(())
}

/// One person's checks, the newest first.
pub async fn of_person(conn: &mut Conn, person_id: Uuid) -> Result<Vec<KnowledgeCheck>> {
    rows!(
        conn,
        KnowledgeCheck,
        "SELECT id, person_id, at, score, out_of, version FROM knowledge_check WHERE person_id = $1 ORDER BY at DESC, id",
        person_id
    )
}

/// Every check, in the order in which they were taken.
pub async fn all(conn: &mut Conn) -> Result<Vec<KnowledgeCheck>> {
    rows!(
        conn,
        KnowledgeCheck,
        "SELECT id, person_id, at, score, out_of, version FROM knowledge_check ORDER BY at, id"
    )
}
