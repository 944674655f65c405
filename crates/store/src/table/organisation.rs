//! The organisation: a single row.

use super::one;
use crate::engine::{exec, maybe};
use crate::{Conn, Digest, Result, Ts};

/// The organisation that this database belongs to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    pub name: String,
    /// England, Scotland, Wales or Northern Ireland, in the caller's spelling: their bank holidays and bodies differ.
    pub nation: String,
    /// An IANA zone name such as `Europe/London`.
    pub timezone: String,
    pub website: Option<String>,
    /// Where this installation is reached, for links in mail.
    pub public_url: String,
    pub created_at: Ts,
    /// The hash of the token that the first set-up asks for; `None` once set-up is done.
    pub setup_token_hash: Option<Digest>,
    pub setup_done_at: Option<Ts>,
}

/// The organisation, or `None` before set-up has begun.
pub async fn get(conn: &mut Conn) -> Result<Option<Organisation>> {
    maybe!(
        conn,
        Organisation,
        "SELECT name, nation, timezone, website, public_url, created_at, setup_token_hash, setup_done_at FROM organisation WHERE one = 1"
    )
}

/// Make the single row; [`crate::Error::Conflict`] when it is there.
pub async fn insert(conn: &mut Conn, organisation: &Organisation) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO organisation (one, name, nation, timezone, website, public_url, created_at, setup_token_hash, setup_done_at) \
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8)",
        &organisation.name,
        &organisation.nation,
        &organisation.timezone,
        &organisation.website,
        &organisation.public_url,
        organisation.created_at,
        organisation.setup_token_hash,
        organisation.setup_done_at
    )?;
    Ok(())
}

/// Change name, nation, zone and addresses; the set-up fields have functions of their own.
pub async fn update(conn: &mut Conn, organisation: &Organisation) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE organisation SET name = $1, nation = $2, timezone = $3, website = $4, public_url = $5 WHERE one = 1",
        &organisation.name,
        &organisation.nation,
        &organisation.timezone,
        &organisation.website,
        &organisation.public_url
    )?;
    one(changed, "organisation")
}

/// Put a new set-up token in the place of the old one. [`crate::Error::NotFound`] once set-up is done: it never opens again.
pub async fn set_setup_token(conn: &mut Conn, token_hash: Digest) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE organisation SET setup_token_hash = $1 WHERE one = 1 AND setup_done_at IS NULL",
        token_hash
    )?;
    one(changed, "organisation waiting for set-up")
}

/// Close set-up and forget its token.
pub async fn finish_setup(conn: &mut Conn, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE organisation SET setup_done_at = $1, setup_token_hash = NULL WHERE one = 1 AND setup_done_at IS NULL",
        now
    )?;
    one(changed, "organisation waiting for set-up")
}
