//! A person's password and second factor.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, maybe, packed, row, unpack};
use crate::seal::{Purpose, sealed};
use crate::{Conn, Error, Result, Ts};

const OFFERED: &str = "credential.totp_offered";

sealed! {
    /// How a person proves who they are.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Credential kept as Kept: "credential" by person_id, under SecondFactor;
    clear {
        person_id: Uuid,
        /// A PHC string (Argon2id).
        password_hash: String,
        password_set_at: Ts,
        /// When the first code was typed back; until then the secret does not count.
        totp_confirmed_at: Option<Ts>,
        /// The last time step that was used.
        totp_last_step: Option<i64>,
    }
    sealed {
        /// `None` without a second factor.
        totp_secret: Option<Vec<u8>>,
    }
}

/// Hash and secret stay out of logs.
impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential")
            .field("person_id", &self.person_id)
            .field("password_set_at", &self.password_set_at)
            .field("totp_confirmed_at", &self.totp_confirmed_at)
            .finish_non_exhaustive()
    }
}

/// A person's credential, or `None` while they have no password.
pub async fn find(conn: &mut Conn, person_id: Uuid) -> Result<Option<Credential>> {
    let kept = maybe!(
        conn,
        Kept,
        "SELECT person_id, password_hash, password_set_at, totp_secret, totp_confirmed_at, totp_last_step \
         FROM credential WHERE person_id = $1",
        person_id
    )?;
    conn.open_maybe(kept)
}

/// Set the first or a new password; the second factor stays.
pub async fn set_password(conn: &mut Conn, person_id: Uuid, hash: &str, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO credential (person_id, password_hash, password_set_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, password_set_at = excluded.password_set_at",
        person_id,
        hash,
        now
    )?;
    Ok(())
}

/// Put a better hash of the same password in its place, when the cost was raised since; the date stays.
pub async fn rehash(conn: &mut Conn, person_id: Uuid, hash: &str) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE credential SET password_hash = $2 WHERE person_id = $1",
        person_id,
        hash
    )?;
    one(changed, "credential")
}

/// The secret that waits for its first code. What is in force stays in force meanwhile.
pub async fn offered_totp(conn: &mut Conn, person_id: Uuid) -> Result<Option<Vec<u8>>> {
    match offered(conn, person_id).await? {
        Some(kept) => {
            let key = conn.key();
            let place = key.place(Purpose::SecondFactor, OFFERED, &person_id);
            place.open(&kept).map(Some)
        }
        None => Ok(None),
    }
}

/// As it is kept.
async fn offered(conn: &mut Conn, person_id: Uuid) -> Result<Option<Vec<u8>>> {
    let found = maybe!(
        conn,
        (Option<Vec<u8>>,),
        "SELECT totp_offered FROM credential WHERE person_id = $1",
        person_id
    )?;
    Ok(found.and_then(|(secret,)| secret))
}

/// Begin a second factor, or another phone: it counts from [`confirm_totp`] on.
pub async fn offer_totp(conn: &mut Conn, person_id: Uuid, secret: &[u8]) -> Result<()> {
    let key = conn.key();
    let place = key.place(Purpose::SecondFactor, OFFERED, &person_id);
    let secret = place.seal(secret);
    let changed = exec!(
        conn,
        "UPDATE credential SET totp_offered = $2 WHERE person_id = $1",
        person_id,
        &secret
    )?;
    one(changed, "credential")
}

/// The first code was right: the offered secret takes the place of the old one.
pub async fn confirm_totp(conn: &mut Conn, person_id: Uuid, step: i64, now: Ts) -> Result<()> {
    const WAITING: &str = "second factor waiting for its first code";
    let offered = offered(conn, person_id)
        .await?
        .ok_or(Error::NotFound(WAITING))?;
    // In its new place it is sealed anew: what was only offered opens nowhere as what counts.
    let key = conn.key();
    let from = key.place(Purpose::SecondFactor, OFFERED, &person_id);
    let to = key.place(Purpose::SecondFactor, "credential.totp_secret", &person_id);
    let secret = to.seal(&from.open(&offered)?);
    let changed = exec!(
        conn,
        "UPDATE credential SET totp_secret = $4, totp_offered = NULL, totp_confirmed_at = $2, totp_last_step = $3 \
         WHERE person_id = $1 AND totp_offered = $5",
        person_id,
        now,
        step,
        &secret,
        &offered
    )?;
    one(changed, WAITING)
}

/// Use up the time step of a right code. `false`: this step or a later one was used before, so the code is a replay.
pub async fn spend_totp_step(conn: &mut Conn, person_id: Uuid, step: i64) -> Result<bool> {
    let changed = exec!(
        conn,
        "UPDATE credential SET totp_last_step = $2 \
         WHERE person_id = $1 AND totp_confirmed_at IS NOT NULL AND (totp_last_step IS NULL OR totp_last_step < $2)",
        person_id,
        step
    )?;
    Ok(changed == 1)
}

/// Take the second factor away.
pub async fn remove_totp(conn: &mut Conn, person_id: Uuid) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE credential SET totp_secret = NULL, totp_offered = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE person_id = $1",
        person_id
    )?;
    one(changed, "credential")
}

/// Take password and second factor away: the person can no longer sign in.
pub async fn delete(conn: &mut Conn, person_id: Uuid) -> Result<()> {
    exec!(
        conn,
        "DELETE FROM credential WHERE person_id = $1",
        person_id
    )?;
    Ok(())
}

/// How many people can sign in, and how many of them have a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Coverage {
    pub people: i64,
    pub with_second_factor: i64,
}

/// Coverage of the second factor among people who are here on a day.
pub async fn coverage(conn: &mut Conn, on: crate::Day) -> Result<Coverage> {
    row!(
        conn,
        Coverage,
        "SELECT count(*) AS people, count(c.totp_confirmed_at) AS with_second_factor \
         FROM credential c JOIN person p ON p.id = c.person_id WHERE p.ended_on IS NULL OR p.ended_on >= $1",
        on
    )
}

/// An account, as far as the evidence counts it: no secret leaves the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    pub person_id: Uuid,
    pub password_set_at: Ts,
    pub totp_confirmed_at: Option<Ts>,
}

/// Every account.
pub async fn accounts(conn: &mut Conn) -> Result<Vec<Account>> {
    macro_rules! joined {
        ($id:literal) => {
            concat!(
                "SELECT string_agg(",
                $id,
                " || ',' || CAST(password_set_at AS TEXT) || ',' || coalesce(CAST(totp_confirmed_at AS TEXT), ''), ';' ORDER BY person_id) \
                 FROM credential"
            )
        };
    }
    let text = packed!(
        conn,
        joined!("hex(person_id)"),
        joined!("CAST(person_id AS TEXT)")
    )?;
    unpack(&text, |cells| {
        Ok(Account {
            person_id: cells.id()?,
            password_set_at: cells.ts()?,
            totp_confirmed_at: cells.maybe_ts()?,
        })
    })
}
