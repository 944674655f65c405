//! Codes of conduct that people signed.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::{Conn, Result, Ts};

/// One code, signed by one person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Signature {
    pub id: Uuid,
    pub person_id: Uuid,
    /// The code's id in the policy.
    pub code: String,
    pub code_version: i64,
    pub signed_at: Ts,
}

/// Sign; [`crate::Error::Conflict`] when this person signed this version of the code before.
pub async fn insert(conn: &mut Conn, signature: &Signature) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO signature (id, person_id, code, code_version, signed_at) VALUES ($1, $2, $3, $4, $5)",
        signature.id,
        signature.person_id,
        &signature.code,
        signature.code_version,
        signature.signed_at
    )?;
    Ok(())
}

/// What a person signed, the newest first.
pub async fn of_person(conn: &mut Conn, person_id: Uuid) -> Result<Vec<Signature>> {
    rows!(
        conn,
        Signature,
        "SELECT id, person_id, code, code_version, signed_at FROM signature WHERE person_id = $1 ORDER BY signed_at DESC, id",
        person_id
    )
}

/// Every signature, in the order in which they were given.
pub async fn all(conn: &mut Conn) -> Result<Vec<Signature>> {
    rows!(
        conn,
        Signature,
        "SELECT id, person_id, code, code_version, signed_at FROM signature ORDER BY signed_at, id"
    )
}
