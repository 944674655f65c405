//! Links in mail that work once. The token is never kept, only its hash.

use uuid::Uuid;

use crate::engine::{exec, maybe};
use crate::seal::sealed;
use crate::value::words;
use crate::{Conn, Digest, Result, Ts};

words! {
    /// What a link is good for.
    pub enum Purpose {
        /// Set the first password.
        Invite = "invite",
        /// Set a new password.
        Reset = "reset",
        /// Confirm an address.
        Email = "email",
    }
}

sealed! {
    /// A link that was sent.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Link kept as Kept: "link" by token_hash, under People;
    clear {
        token_hash: Digest,
        purpose: Purpose,
        person_id: Uuid,
        created_at: Ts,
        expires_at: Ts,
        used_at: Option<Ts>,
    }
    sealed {
        /// The address it was sent to; for a change of address, the new one.
        email: String,
    }
}

macro_rules! columns {
    () => {
        "token_hash, purpose, person_id, email, created_at, expires_at, used_at"
    };
}

/// Keep a link that is about to be sent.
pub async fn insert(conn: &mut Conn, link: &Link) -> Result<()> {
    let kept = link.seal(&conn.key())?;
    exec!(
        conn,
        concat!(
            "INSERT INTO link (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        kept.token_hash,
        kept.purpose,
        kept.person_id,
        &kept.email,
        kept.created_at,
        kept.expires_at,
        kept.used_at
    )?;
    Ok(())
}

/// The link behind a token, if it would still work now. Looking does not use it up: mail scanners look at every link.
pub async fn find(
    conn: &mut Conn,
    token_hash: Digest,
    purpose: Purpose,
    now: Ts,
) -> Result<Option<Link>> {
    let kept = maybe!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM link WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3"
        ),
        token_hash,
        purpose,
        now
    )?;
    conn.open_maybe(kept)
}

/// Use a link up. `None`: unknown, of another purpose, used or expired; the caller says the same for all of them.
pub async fn redeem(
    conn: &mut Conn,
    token_hash: Digest,
    purpose: Purpose,
    now: Ts,
) -> Result<Option<Link>> {
    let kept = maybe!(
        conn,
        Kept,
        concat!(
            "UPDATE link SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING ",
            columns!()
        ),
        token_hash,
        purpose,
        now
    )?;
    conn.open_maybe(kept)
}

/// Make a person's open links of a purpose worthless: a newer one was sent, or the thing is done.
pub async fn revoke(conn: &mut Conn, person_id: Uuid, purpose: Purpose, now: Ts) -> Result<u64> {
    exec!(
        conn,
        "UPDATE link SET used_at = $3 WHERE person_id = $1 AND purpose = $2 AND used_at IS NULL",
        person_id,
        purpose,
        now
    )
}

/// Make all of a person's open links worthless, whatever they were for; how many.
pub async fn revoke_all(conn: &mut Conn, person_id: Uuid, now: Ts) -> Result<u64> {
    exec!(
        conn,
        "UPDATE link SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL",
        person_id,
        now
    )
}

/// A person's open link of a purpose that still works now, the newest.
pub async fn waiting(
    conn: &mut Conn,
    person_id: Uuid,
    purpose: Purpose,
    now: Ts,
) -> Result<Option<Link>> {
    let kept = maybe!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM link WHERE person_id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 \
             ORDER BY created_at DESC LIMIT 1"
        ),
        person_id,
        purpose,
        now
    )?;
    conn.open_maybe(kept)
}

/// Delete links that expired before a moment; how many.
pub async fn forget_before(conn: &mut Conn, before: Ts) -> Result<u64> {
    exec!(conn, "DELETE FROM link WHERE expires_at < $1", before)
}

/// Whether a link went to this person since a moment, so that nobody's mailbox is filled by pressing a button.
pub async fn sent_since(conn: &mut Conn, person_id: Uuid, since: Ts) -> Result<bool> {
    let (sent,) = crate::engine::row!(
        conn,
        (i64,),
        "SELECT count(*) FROM link WHERE person_id = $1 AND created_at > $2",
        person_id,
        since
    )?;
    Ok(sent > 0)
}

/// Whatever is behind a token and would still work now.
pub async fn find_any(conn: &mut Conn, token_hash: Digest, now: Ts) -> Result<Option<Link>> {
    let kept = maybe!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2"
        ),
        token_hash,
        now
    )?;
    conn.open_maybe(kept)
}
