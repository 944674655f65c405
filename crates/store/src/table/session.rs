//! Who is signed in. The cookie's value is never kept, only its hash.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Digest, Result, Sealed, Ts};

/// One signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Session {
    pub id_hash: Digest,
    pub person_id: Uuid,
    pub created_at: Ts,
    pub last_seen_at: Ts,
    pub expires_at: Ts,
    /// When the second factor was given in this session.
    pub second_factor_at: Option<Ts>,
    /// A short word for the browser, so that its owner knows it again.
    pub agent: String,
    pub ended_at: Option<Ts>,
    /// The person's private key, sealed under the secret in their cookie.
    pub sealed_key: Option<Sealed>,
}

macro_rules! columns {
    () => {
        "id_hash, person_id, created_at, last_seen_at, expires_at, second_factor_at, agent, ended_at, sealed_key"
    };
}

/// Begin a session.
pub async fn insert(conn: &mut Conn, session: &Session) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO session (id_hash, person_id, created_at, last_seen_at, expires_at, second_factor_at, agent, ended_at, sealed_key) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        session.id_hash,
        session.person_id,
        session.created_at,
        session.last_seen_at,
        session.expires_at,
        session.second_factor_at,
        &session.agent,
        session.ended_at,
        &session.sealed_key
    )?;
    Ok(())
}

/// The live session behind a cookie: not ended, not expired at `now`.
pub async fn live(conn: &mut Conn, id_hash: Digest, now: Ts) -> Result<Option<Session>> {
    maybe!(
        conn,
        Session,
        concat!(
            "SELECT ",
            columns!(),
            " FROM session \
         WHERE id_hash = $1 AND ended_at IS NULL AND expires_at > $2"
        ),
        id_hash,
        now
    )
}

/// A person's live sessions, the last seen first.
pub async fn of_person(conn: &mut Conn, person_id: Uuid, now: Ts) -> Result<Vec<Session>> {
    rows!(
        conn,
        Session,
        concat!(
            "SELECT ",
            columns!(),
            " FROM session \
         WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY last_seen_at DESC, id_hash"
        ),
        person_id,
        now
    )
}

/// Note that the session was used, and how long it now lasts.
pub async fn touch(conn: &mut Conn, id_hash: Digest, seen: Ts, expires_at: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE id_hash = $1 AND ended_at IS NULL",
        id_hash,
        seen,
        expires_at
    )?;
    one(changed, "live session")
}

/// The person's key came later: they typed their password once more.
pub async fn set_key(conn: &mut Conn, id_hash: Digest, sealed: &Sealed) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE session SET sealed_key = $2 WHERE id_hash = $1 AND ended_at IS NULL",
        id_hash,
        sealed
    )?;
    one(changed, "live session")
}

/// Note that the second factor was given.
pub async fn pass_second_factor(conn: &mut Conn, id_hash: Digest, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE session SET second_factor_at = $2 WHERE id_hash = $1 AND ended_at IS NULL",
        id_hash,
        now
    )?;
    one(changed, "live session")
}

/// Sign out. Ending an ended session is no error.
pub async fn end(conn: &mut Conn, id_hash: Digest, now: Ts) -> Result<()> {
    exec!(
        conn,
        "UPDATE session SET ended_at = $2, sealed_key = NULL WHERE id_hash = $1 AND ended_at IS NULL",
        id_hash,
        now
    )?;
    Ok(())
}

/// Sign a person out everywhere but, when given, in the session at hand; how many sessions that ended.
pub async fn end_others(
    conn: &mut Conn,
    person_id: Uuid,
    keep: Option<Digest>,
    now: Ts,
) -> Result<u64> {
    exec!(
        conn,
        "UPDATE session SET ended_at = $3, sealed_key = NULL WHERE person_id = $1 AND ended_at IS NULL AND ($2 IS NULL OR id_hash <> $2)",
        person_id,
        keep,
        now
    )
}

/// Delete sessions that ended or ran out before a moment; how many.
pub async fn forget_before(conn: &mut Conn, before: Ts) -> Result<u64> {
    exec!(
        conn,
        "DELETE FROM session WHERE expires_at < $1 OR ended_at < $1",
        before
    )
}
