//! Concerns and cases, as far as their keys go.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, row, rows};
use crate::value::words;
use crate::{Conn, Day, Digest, Error, Result, Sealed, Ts};

words! {
    /// What a record is.
    pub enum Kind {
        Concern = "concern",
        Case = "case",
        /// A question to the safeguarding lead.
        Advice = "advice",
        /// A young person tried to start a conversation.
        Contact = "contact",
        /// Somebody who takes part broke the rules.
        Breach = "breach",
    }
}

kept! {
    /// One record.
    pub struct Record in "record" {
        id: Uuid,
        kind: Kind,
        /// Which key seals what is written now, from 1.
        generation: i64,
        /// How many entries there are.
        entries: i64,
        made_at: Ts,
        recovery_number: Option<i64>,
        recovery_sealed: Option<Sealed>,
        reporter_public: Option<Digest>,
        reporter_sealed: Option<Sealed>,
    }
}

/// One record, whoever asks. Pages never call this before they know that the person holds it: see [`super::holder::find`].
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Record>> {
    maybe!(
        conn,
        Record,
        concat!("SELECT ", columns!(), " FROM record WHERE id = $1"),
        id
    )
}

/// Records sealed to a recovery key that somebody does not hold, or holds under an older pair: what recovery has to open.
pub async fn to_recover(conn: &mut Conn, person: Uuid, key_number: i64) -> Result<Vec<Record>> {
    rows!(
        conn,
        Record,
        concat!(
            "SELECT ",
            columns!(),
            " FROM record WHERE recovery_sealed IS NOT NULL AND id IN \
             (SELECT record_id FROM holder WHERE person_id = $1 AND (key_number IS NULL OR key_number <> $2)) ORDER BY made_at, id"
        ),
        person,
        key_number
    )
}

/// Count an entry, and say its place. [`Error::Conflict`] `record.entries` when somebody wrote meanwhile.
pub async fn next_place(conn: &mut Conn, id: Uuid, seen: Option<i64>) -> Result<i64> {
    let found = maybe!(
        conn,
        (i64,),
        "UPDATE record SET entries = entries + 1 WHERE id = $1 AND ($2 IS NULL OR entries = $2) RETURNING entries",
        id,
        seen
    )?;
    match (found, seen) {
        (Some((place,)), _) => Ok(place),
        (None, Some(_)) => Err(Error::Conflict {
            what: "record.entries".to_owned(),
        }),
        (None, None) => Err(Error::NotFound("record")),
    }
}

/// A new key: its generation, and what it is sealed to besides people.
pub async fn turn(conn: &mut Conn, record: &Record) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE record SET generation = $2, recovery_number = $3, recovery_sealed = $4, reporter_sealed = $5 \
         WHERE id = $1 AND generation = $2 - 1",
        record.id,
        record.generation,
        record.recovery_number,
        &record.recovery_sealed,
        &record.reporter_sealed
    )?;
    one(changed, "record with this key")?;
    exec!(
        conn,
        "DELETE FROM turn_wanted WHERE record_id = $1",
        record.id
    )?;
    Ok(())
}

/// Somebody lost their key while nobody who can open the record was there: the next who can turns it.
pub async fn want_turn(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO turn_wanted (record_id, since) VALUES ($1, $2) ON CONFLICT (record_id) DO NOTHING",
        id,
        now
    )?;
    Ok(())
}

/// Records whose key is to be turned and that somebody's pair opens.
pub async fn turns_wanted(conn: &mut Conn, person: Uuid, key_number: i64) -> Result<Vec<Uuid>> {
    let found = rows!(
        conn,
        (Uuid,),
        "SELECT t.record_id FROM turn_wanted t JOIN holder h ON h.record_id = t.record_id \
         WHERE h.person_id = $1 AND h.key_number = $2 ORDER BY t.since, t.record_id",
        person,
        key_number
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// How many records wait for their key to be turned.
pub async fn count_turns_wanted(conn: &mut Conn) -> Result<i64> {
    let (count,) = row!(conn, (i64,), "SELECT count(*) FROM turn_wanted")?;
    Ok(count)
}

/// Records that somebody's pair opens and that are not sealed to this recovery key; at most `limit`.
pub async fn not_sealed_to(
    conn: &mut Conn,
    person: Uuid,
    key_number: i64,
    recovery: i64,
    limit: i64,
) -> Result<Vec<Uuid>> {
    let found = rows!(
        conn,
        (Uuid,),
        "SELECT h.record_id FROM holder h JOIN record r ON r.id = h.record_id WHERE h.person_id = $1 AND h.key_number = $2 \
         AND (r.recovery_number IS NULL OR r.recovery_number <> $3) ORDER BY h.record_id LIMIT $4",
        person,
        key_number,
        recovery,
        limit
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Records that nobody who is here can open: whoever held them left or has another pair since. `today` in the organisation's zone.
pub async fn nobody_opens(conn: &mut Conn, today: Day) -> Result<Vec<Record>> {
    rows!(
        conn,
        Record,
        concat!(
            "SELECT ",
            columns!(),
            " FROM record WHERE NOT EXISTS (SELECT 1 FROM holder h JOIN person_key k ON k.person_id = h.person_id AND k.number = h.key_number \
             JOIN person p ON p.id = h.person_id WHERE h.record_id = record.id AND (p.ended_on IS NULL OR p.ended_on > $1)) ORDER BY made_at, id"
        ),
        today
    )
}

/// Whether somebody besides this person can open a record.
pub async fn others_open(conn: &mut Conn, id: Uuid, besides: Uuid, today: Day) -> Result<bool> {
    let (count,) = row!(
        conn,
        (i64,),
        "SELECT count(*) FROM holder h JOIN person_key k ON k.person_id = h.person_id AND k.number = h.key_number \
         JOIN person p ON p.id = h.person_id WHERE h.record_id = $1 AND h.person_id <> $2 AND (p.ended_on IS NULL OR p.ended_on > $3)",
        id,
        besides,
        today
    )?;
    Ok(count > 0)
}

/// The same key, sealed to another recovery key.
pub async fn set_recovery(conn: &mut Conn, id: Uuid, number: i64, sealed: &Sealed) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE record SET recovery_number = $2, recovery_sealed = $3 WHERE id = $1",
        id,
        number,
        sealed
    )?;
    one(changed, "record")
}

/// An older key, sealed under the one that took its place.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OldKey {
    pub generation: i64,
    pub sealed: Sealed,
    /// The key that the reporter had, sealed under the one they have now.
    pub shared_sealed: Sealed,
}

/// Keep an older key.
pub async fn keep_old(conn: &mut Conn, id: Uuid, old: &OldKey) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO old_key (record_id, generation, sealed, shared_sealed) VALUES ($1, $2, $3, $4)",
        id,
        old.generation,
        &old.sealed,
        &old.shared_sealed
    )?;
    Ok(())
}

/// The older keys of a record, the newest first.
pub async fn old_keys(conn: &mut Conn, id: Uuid) -> Result<Vec<OldKey>> {
    rows!(
        conn,
        OldKey,
        "SELECT generation, sealed, shared_sealed FROM old_key WHERE record_id = $1 ORDER BY generation DESC",
        id
    )
}
