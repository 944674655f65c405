//! People's key pairs: the public half, and the private half sealed under their password.

use uuid::Uuid;

use crate::engine::{among, exec, maybe, rows};
use crate::{Conn, Digest, Result, Sealed, Ts};

/// A person's pair.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonKey {
    pub person_id: Uuid,
    /// Counts the pairs this person has had, from 1.
    pub number: i64,
    pub public: Digest,
    pub sealed: Sealed,
    pub salt: Vec<u8>,
    /// Cost of deriving: KiB, passes, lanes.
    pub memory: i64,
    pub passes: i64,
    pub lanes: i64,
    pub made_at: Ts,
}

macro_rules! columns {
    () => {
        "person_id, number, public, sealed, salt, memory, passes, lanes, made_at"
    };
}

/// A person's pair, or `None` while they have none.
pub async fn find(conn: &mut Conn, person_id: Uuid) -> Result<Option<PersonKey>> {
    maybe!(
        conn,
        PersonKey,
        concat!(
            "SELECT ",
            columns!(),
            " FROM person_key WHERE person_id = $1"
        ),
        person_id
    )
}

/// The pairs of these people, as far as they have one.
pub async fn of(conn: &mut Conn, people: &[Uuid]) -> Result<Vec<PersonKey>> {
    among!(
        conn,
        PersonKey,
        concat!("SELECT ", columns!(), " FROM person_key WHERE person_id IN"),
        people
    )
}

/// The pairs of everybody who has one.
pub async fn all(conn: &mut Conn) -> Result<Vec<PersonKey>> {
    rows!(
        conn,
        PersonKey,
        concat!("SELECT ", columns!(), " FROM person_key ORDER BY person_id")
    )
}

/// Keep a pair: the first, a new one in place of a lost one, or the same sealed under another password.
pub async fn put(conn: &mut Conn, key: &PersonKey) -> Result<()> {
    exec!(
        conn,
        concat!(
            "INSERT INTO person_key (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (person_id) DO UPDATE SET number = excluded.number, public = excluded.public, sealed = excluded.sealed, \
             salt = excluded.salt, memory = excluded.memory, passes = excluded.passes, lanes = excluded.lanes, made_at = excluded.made_at"
        ),
        key.person_id,
        key.number,
        key.public,
        &key.sealed,
        &key.salt,
        key.memory,
        key.passes,
        key.lanes,
        key.made_at
    )?;
    Ok(())
}
