//! Who holds the key of a record: the row here is what makes it exist for them.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Digest, Result, Sealed, Ts};

kept! {
    /// Somebody's sealed key.
    pub struct Holder in "holder" {
        record_id: Uuid,
        person_id: Uuid,
        /// None while nobody who can has sealed the key to them.
        sealed: Option<Sealed>,
        /// Which of the person's pairs it is sealed to.
        key_number: Option<i64>,
        given_at: Ts,
        given_by: Option<Uuid>,
        /// From when they can see it.
        wakes_at: Ts,
        /// Whether they lead the response.
        leads: bool,
        /// When they first opened it.
        opened_at: Option<Ts>,
        times_opened: i64,
    }
}

/// Somebody's row for a record that exists for them at this moment, whether or not the key opens yet.
pub async fn find(conn: &mut Conn, record: Uuid, person: Uuid, now: Ts) -> Result<Option<Holder>> {
    maybe!(
        conn,
        Holder,
        concat!(
            "SELECT ",
            columns!(),
            " FROM holder WHERE record_id = $1 AND person_id = $2 AND wakes_at <= $3"
        ),
        record,
        person,
        now
    )
}

/// Everybody who holds a record or will; the leader first.
pub async fn of_record(conn: &mut Conn, record: Uuid) -> Result<Vec<Holder>> {
    rows!(
        conn,
        Holder,
        concat!(
            "SELECT ",
            columns!(),
            " FROM holder WHERE record_id = $1 ORDER BY leads DESC, given_at, person_id"
        ),
        record
    )
}

/// What exists for somebody at this moment.
pub async fn of_person(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<Holder>> {
    rows!(
        conn,
        Holder,
        concat!(
            "SELECT ",
            columns!(),
            " FROM holder WHERE person_id = $1 AND wakes_at <= $2 ORDER BY given_at, record_id"
        ),
        person,
        now
    )
}

/// Rows without a key, or with one for a pair that is no more: these people wait for somebody to confirm.
pub async fn waiting(conn: &mut Conn) -> Result<Vec<Holder>> {
    rows!(
        conn,
        Holder,
        concat!(
            "SELECT ",
            columns!(),
            " FROM holder WHERE sealed IS NULL OR key_number <> coalesce((SELECT number FROM person_key k WHERE k.person_id = holder.person_id), 0) \
             ORDER BY person_id, given_at, record_id"
        )
    )
}

/// Who waits for keys of records that somebody's pair opens at this moment, and for how many: nobody else's records are counted.
pub async fn waiting_seen_by(
    conn: &mut Conn,
    viewer: Uuid,
    key_number: i64,
    now: Ts,
) -> Result<Vec<(Uuid, i64)>> {
    rows!(
        conn,
        (Uuid, i64),
        "SELECT w.person_id, count(*) FROM holder w JOIN holder mine ON mine.record_id = w.record_id \
         WHERE mine.person_id = $1 AND mine.key_number = $2 AND mine.wakes_at <= $3 AND w.person_id <> $1 AND (w.sealed IS NULL \
         OR w.key_number <> coalesce((SELECT number FROM person_key k WHERE k.person_id = w.person_id), 0)) \
         GROUP BY w.person_id ORDER BY w.person_id",
        viewer,
        key_number,
        now
    )
}

/// How many records exist for somebody at this moment whose key this pair of theirs does not open.
pub async fn count_waiting(conn: &mut Conn, person: Uuid, key_number: i64, now: Ts) -> Result<i64> {
    let (count,) = crate::engine::row!(
        conn,
        (i64,),
        "SELECT count(*) FROM holder WHERE person_id = $1 AND wakes_at <= $3 AND (key_number IS NULL OR key_number <> $2)",
        person,
        key_number,
        now
    )?;
    Ok(count)
}

/// The records of which somebody waits for the key.
pub async fn waited_for(conn: &mut Conn, person: Uuid) -> Result<Vec<Uuid>> {
    let found = rows!(
        conn,
        (Uuid,),
        "SELECT record_id FROM holder WHERE person_id = $1 AND (sealed IS NULL \
         OR key_number <> coalesce((SELECT number FROM person_key k WHERE k.person_id = $1), 0)) ORDER BY given_at, record_id",
        person
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Open records that the viewer's pair opens at this moment and that do not exist for somebody yet, who may know of them and never
/// gave them back: `tag` is that person's fingerprint. Only those made by the moment `since`, from which on every record came to them
/// or was kept from them on purpose. What went on in another record goes with that.
pub async fn open_not_held(
    conn: &mut Conn,
    viewer: Uuid,
    key_number: i64,
    person: Uuid,
    tag: Digest,
    since: Ts,
    now: Ts,
) -> Result<Vec<Uuid>> {
    let found = rows!(
        conn,
        (Uuid,),
        "SELECT mine.record_id FROM holder mine JOIN record ON record.id = mine.record_id \
         WHERE mine.person_id = $1 AND mine.key_number = $2 AND mine.wakes_at <= $5 AND record.made_at <= $6 \
         AND mine.record_id NOT IN (SELECT record_id FROM withheld WHERE tag = $4) \
         AND mine.record_id NOT IN (SELECT record_id FROM holder WHERE person_id = $3) \
         AND mine.record_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $4) \
         AND (mine.record_id IN (SELECT id FROM concern WHERE closed_at IS NULL) \
         OR mine.record_id IN (WITH RECURSIVE going (id) AS (SELECT id FROM case_file WHERE status IN ('open', 'monitoring') \
         UNION SELECT c.id FROM case_file c JOIN going ON c.merged_into = going.id) SELECT id FROM going) \
         OR mine.record_id IN (SELECT id FROM advice WHERE answered_at IS NULL) \
         OR mine.record_id IN (SELECT id FROM rule_breach WHERE decided_at IS NULL)) ORDER BY mine.given_at, mine.record_id",
        viewer,
        key_number,
        person,
        tag,
        now,
        since
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Every row of somebody, also of what they cannot see yet.
pub async fn all_of_person(conn: &mut Conn, person: Uuid) -> Result<Vec<Holder>> {
    rows!(
        conn,
        Holder,
        concat!(
            "SELECT ",
            columns!(),
            " FROM holder WHERE person_id = $1 ORDER BY given_at, record_id"
        ),
        person
    )
}

/// Give somebody a key, or a newer one in place of the old; who leads and what was opened stay as they are.
pub async fn give(conn: &mut Conn, holder: &Holder) -> Result<()> {
    exec!(
        conn,
        concat!(
            "INSERT INTO holder (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (record_id, person_id) DO UPDATE SET sealed = excluded.sealed, key_number = excluded.key_number, \
             wakes_at = CASE WHEN excluded.wakes_at < holder.wakes_at THEN excluded.wakes_at ELSE holder.wakes_at END"
        ),
        holder.record_id,
        holder.person_id,
        &holder.sealed,
        holder.key_number,
        holder.given_at,
        holder.given_by,
        holder.wakes_at,
        holder.leads,
        holder.opened_at,
        holder.times_opened
    )?;
    Ok(())
}

/// Put another sealed key into a row that is there: after the record's key was turned.
pub async fn reseal(
    conn: &mut Conn,
    record: Uuid,
    person: Uuid,
    sealed: &Sealed,
    key_number: i64,
) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE holder SET sealed = $3, key_number = $4 WHERE record_id = $1 AND person_id = $2",
        record,
        person,
        sealed,
        key_number
    )?;
    one(changed, "holder")
}

/// Take the key away. Taking away what is not there is no error.
pub async fn take_away(conn: &mut Conn, record: Uuid, person: Uuid) -> Result<u64> {
    exec!(
        conn,
        "DELETE FROM holder WHERE record_id = $1 AND person_id = $2",
        record,
        person
    )
}

/// Those who would have got it only if nobody had read it, now that somebody has.
pub async fn let_sleep(conn: &mut Conn, record: Uuid, now: Ts) -> Result<u64> {
    exec!(
        conn,
        "DELETE FROM holder WHERE record_id = $1 AND wakes_at > $2",
        record,
        now
    )
}

/// Say who leads: this person and nobody else.
pub async fn lead(conn: &mut Conn, record: Uuid, person: Uuid) -> Result<()> {
    exec!(
        conn,
        "UPDATE holder SET leads = (person_id = $2) WHERE record_id = $1",
        record,
        person
    )?;
    Ok(())
}

/// Count that somebody opened a record. `id` is the reading's own.
pub async fn opened(conn: &mut Conn, id: Uuid, record: Uuid, person: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE holder SET times_opened = times_opened + 1, opened_at = coalesce(opened_at, $3) WHERE record_id = $1 AND person_id = $2",
        record,
        person,
        now
    )?;
    one(changed, "holder")?;
    exec!(
        conn,
        "INSERT INTO reading (id, record_id, person_id, at) VALUES ($1, $2, $3, $4)",
        id,
        record,
        person,
        now
    )?;
    Ok(())
}

/// How often somebody opened what they hold now, since a moment.
pub async fn opened_since(conn: &mut Conn, person: Uuid, since: Ts) -> Result<i64> {
    let (count,) = crate::engine::row!(
        conn,
        (i64,),
        "SELECT count(*) FROM reading r JOIN holder h ON h.record_id = r.record_id AND h.person_id = r.person_id \
         WHERE r.person_id = $1 AND r.at >= $2",
        person,
        since
    )?;
    Ok(count)
}

/// Nobody with this fingerprint may learn of a record.
pub async fn exclude(conn: &mut Conn, record: Uuid, tag: Digest, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO exclusion (record_id, tag, at) VALUES ($1, $2, $3) ON CONFLICT (record_id, tag) DO NOTHING",
        record,
        tag,
        now
    )?;
    Ok(())
}

/// Whether the person with this fingerprint must not know of a record.
pub async fn is_excluded(conn: &mut Conn, record: Uuid, tag: Digest) -> Result<bool> {
    let found = maybe!(
        conn,
        (i64,),
        "SELECT at FROM exclusion WHERE record_id = $1 AND tag = $2",
        record,
        tag
    )?;
    Ok(found.is_some())
}

/// The fingerprints of those who must not know of a record.
pub async fn excluded(conn: &mut Conn, record: Uuid) -> Result<Vec<Digest>> {
    let found = rows!(
        conn,
        (Digest,),
        "SELECT tag FROM exclusion WHERE record_id = $1 ORDER BY tag",
        record
    )?;
    Ok(found.into_iter().map(|(tag,)| tag).collect())
}

/// The fingerprints of those who must not know of a record, as it stood at a moment.
pub async fn excluded_by(conn: &mut Conn, record: Uuid, at: Ts) -> Result<Vec<Digest>> {
    let found = rows!(
        conn,
        (Digest,),
        "SELECT tag FROM exclusion WHERE record_id = $1 AND at <= $2 ORDER BY tag",
        record,
        at
    )?;
    Ok(found.into_iter().map(|(tag,)| tag).collect())
}

/// The records that the person with this fingerprint must not know of.
pub async fn excluded_from(conn: &mut Conn, tag: Digest) -> Result<Vec<Uuid>> {
    let found = rows!(
        conn,
        (Uuid,),
        "SELECT record_id FROM exclusion WHERE tag = $1",
        tag
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// A record's key is not given to the person with this fingerprint by the way.
pub async fn withhold(conn: &mut Conn, record: Uuid, tag: Digest, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO withheld (record_id, tag, at) VALUES ($1, $2, $3) ON CONFLICT (record_id, tag) DO NOTHING",
        record,
        tag,
        now
    )?;
    Ok(())
}

/// It is theirs again, on purpose.
pub async fn not_withheld(conn: &mut Conn, record: Uuid, tag: Digest) -> Result<()> {
    exec!(
        conn,
        "DELETE FROM withheld WHERE record_id = $1 AND tag = $2",
        record,
        tag
    )?;
    Ok(())
}

/// Every record that somebody must not know of.
pub async fn excluding(conn: &mut Conn) -> Result<Vec<Uuid>> {
    let found = rows!(conn, (Uuid,), "SELECT DISTINCT record_id FROM exclusion")?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// How often somebody opened records that another person holds too, since a moment: all that the other may be told.
pub async fn opened_together(
    conn: &mut Conn,
    person: Uuid,
    viewer: Uuid,
    since: Ts,
    now: Ts,
) -> Result<i64> {
    let (count,) = crate::engine::row!(
        conn,
        (i64,),
        "SELECT count(*) FROM reading r WHERE r.person_id = $1 AND r.at >= $3 \
         AND r.record_id IN (SELECT record_id FROM holder WHERE person_id = $2 AND wakes_at <= $4)",
        person,
        viewer,
        since,
        now
    )?;
    Ok(count)
}

/// Those to whom a concern came only because nobody had read it, and still nobody has.
pub async fn woken(conn: &mut Conn, now: Ts) -> Result<Vec<Holder>> {
    rows!(
        conn,
        Holder,
        concat!(
            "SELECT ",
            columns!(),
            " FROM holder WHERE wakes_at <= $1 AND wakes_at > given_at \
             AND record_id IN (SELECT id FROM concern WHERE status = 'new' AND read_at IS NULL) ORDER BY wakes_at, record_id, person_id"
        ),
        now
    )
}
