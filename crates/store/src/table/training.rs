//! Training that people have completed.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::{Conn, Day, Result, Ts};

/// One person's training on one topic.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Training {
    pub id: Uuid,
    pub person_id: Uuid,
    /// On what, in the policy's word.
    pub topic: String,
    pub done_on: Day,
    pub created_at: Ts,
    pub created_by: Option<Uuid>,
}

/// Record one.
pub async fn insert(conn: &mut Conn, row: &Training) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO training (id, person_id, topic, done_on, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.person_id,
        &row.topic,
        row.done_on,
        row.created_at,
        row.created_by
    )?;
    Ok(())
}

/// All of them, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Training>> {
    rows!(
        conn,
        Training,
        "SELECT id, person_id, topic, done_on, created_at, created_by FROM training ORDER BY done_on DESC, created_at DESC, id"
    )
}
