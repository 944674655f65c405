//! Concerns: what clocks and counts need. Their words are sealed in entries.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, maybe, rows};
use crate::value::words;
use crate::{Conn, Digest, Result, Ts};

words! {
    /// Which door a concern came through.
    pub enum Source {
        Public = "public",
        Staff = "staff",
    }
}

words! {
    /// How far a concern is.
    pub enum Status {
        New = "new",
        Read = "read",
        Triaged = "triaged",
        Closed = "closed",
    }
}

/// A concern.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Concern {
    pub id: Uuid,
    /// The same submission sent twice is one report.
    pub submission: Digest,
    /// What the receipt finds it by.
    pub locator: Option<Digest>,
    pub source: Source,
    /// Concern, disclosure, allegation or low-level concern.
    pub kind: String,
    /// Whom it is about: a word, never a name.
    pub about: String,
    /// How it reached us, in the policy's word.
    pub route: String,
    /// Where it happened: a word.
    pub place: String,
    pub service: Option<String>,
    /// When we came to know: the clocks start here.
    pub received_at: Ts,
    /// When it was written down.
    pub recorded_at: Ts,
    /// Somebody may be in danger now.
    pub urgent: bool,
    pub nude_images: bool,
    /// The post it was sent to.
    pub sent_to: Option<String>,
    /// Whether it is about somebody who would have taken it.
    pub conflict: bool,
    pub status: Status,
    pub level: Option<String>,
    pub read_at: Option<Ts>,
    pub triaged_at: Option<Ts>,
    pub acted_at: Option<Ts>,
    pub closed_at: Option<Ts>,
    pub case_id: Option<Uuid>,
    pub reporter_wrote_at: Option<Ts>,
    pub reporter_read_at: Option<Ts>,
    pub answered_at: Option<Ts>,
}

macro_rules! columns {
    () => {
        "id, submission, locator, source, kind, about, route, place, service, received_at, recorded_at, urgent, nude_images, sent_to, \
         conflict, status, level, read_at, triaged_at, acted_at, closed_at, case_id, reporter_wrote_at, reporter_read_at, answered_at"
    };
}

/// Keep a concern.
pub async fn insert(conn: &mut Conn, one: &Concern) -> Result<()> {
    exec!(
        conn,
        concat!(
            "INSERT INTO concern (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)"
        ),
        one.id,
        one.submission,
        one.locator,
        one.source,
        &one.kind,
        &one.about,
        &one.route,
        &one.place,
        &one.service,
        one.received_at,
        one.recorded_at,
        one.urgent,
        one.nude_images,
        &one.sent_to,
        one.conflict,
        one.status,
        &one.level,
        one.read_at,
        one.triaged_at,
        one.acted_at,
        one.closed_at,
        one.case_id,
        one.reporter_wrote_at,
        one.reporter_read_at,
        one.answered_at
    )?;
    Ok(())
}

/// The concern of a record.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Concern> {
    crate::engine::row!(
        conn,
        Concern,
        concat!("SELECT ", columns!(), " FROM concern WHERE id = $1"),
        id
    )
}

/// The report that a submission made, if it did.
pub async fn by_submission(conn: &mut Conn, submission: Digest) -> Result<Option<Concern>> {
    maybe!(
        conn,
        Concern,
        concat!("SELECT ", columns!(), " FROM concern WHERE submission = $1"),
        submission
    )
}

/// The report that a receipt finds.
pub async fn by_locator(conn: &mut Conn, locator: Digest) -> Result<Option<Concern>> {
    maybe!(
        conn,
        Concern,
        concat!("SELECT ", columns!(), " FROM concern WHERE locator = $1"),
        locator
    )
}

/// What exists for somebody at this moment: danger now that nobody decided about, then the newest; `limit` and `offset` in rows.
pub async fn held_by(
    conn: &mut Conn,
    person: Uuid,
    now: Ts,
    limit: i64,
    offset: i64,
) -> Result<Vec<Concern>> {
    rows!(
        conn,
        Concern,
        concat!(
            "SELECT ",
            columns!(),
            " FROM concern WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) \
             ORDER BY CASE WHEN urgent AND status IN ('new', 'read') THEN 0 ELSE 1 END, received_at DESC, id LIMIT $3 OFFSET $4"
        ),
        person,
        now,
        limit,
        offset
    )
}

/// How many exist for somebody at this moment.
pub async fn count_held_by(conn: &mut Conn, person: Uuid, now: Ts) -> Result<i64> {
    let (count,) = crate::engine::row!(
        conn,
        (i64,),
        "SELECT count(*) FROM concern WHERE id IN (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2)",
        person,
        now
    )?;
    Ok(count)
}

/// Those that exist for somebody at this moment, in which somebody may be in danger now and about which nobody decided.
pub async fn danger_for(conn: &mut Conn, person: Uuid, now: Ts) -> Result<Vec<Uuid>> {
    let found = rows!(
        conn,
        (Uuid,),
        "SELECT id FROM concern WHERE urgent AND status IN ('new', 'read') AND id IN \
         (SELECT record_id FROM holder WHERE person_id = $1 AND wakes_at <= $2) ORDER BY id",
        person,
        now
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The concerns of a case, the oldest first.
pub async fn of_case(conn: &mut Conn, case: Uuid) -> Result<Vec<Concern>> {
    rows!(
        conn,
        Concern,
        concat!(
            "SELECT ",
            columns!(),
            " FROM concern WHERE case_id = $1 ORDER BY received_at, id"
        ),
        case
    )
}

/// Every concern that the person with this fingerprint may be counted, the oldest first.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<Concern>> {
    rows!(
        conn,
        Concern,
        concat!(
            "SELECT ",
            columns!(),
            " FROM concern WHERE id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY received_at, id"
        ),
        viewer
    )
}

/// Somebody read it for the first time; later readers change nothing.
pub async fn read(conn: &mut Conn, id: Uuid, now: Ts) -> Result<bool> {
    let changed = exec!(
        conn,
        "UPDATE concern SET read_at = $2, status = CASE WHEN status = 'new' THEN 'read' ELSE status END WHERE id = $1 AND read_at IS NULL",
        id,
        now
    )?;
    Ok(changed == 1)
}

/// It was triaged.
pub async fn triage(
    conn: &mut Conn,
    id: Uuid,
    level: &str,
    kind: &str,
    about: &str,
    now: Ts,
) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE concern SET triaged_at = coalesce(triaged_at, $5), level = $2, kind = $3, about = $4, status = 'triaged' WHERE id = $1",
        id,
        level,
        kind,
        about,
        now
    )?;
    one(changed, "concern")
}

/// The first thing was done about it.
pub async fn act(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "UPDATE concern SET acted_at = $2 WHERE id = $1 AND acted_at IS NULL",
        id,
        now
    )?;
    Ok(())
}

/// It belongs to this case now.
pub async fn join(conn: &mut Conn, id: Uuid, case: Uuid) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE concern SET case_id = $2 WHERE id = $1",
        id,
        case
    )?;
    one(changed, "concern")
}

/// It is closed, or open again.
pub async fn close(conn: &mut Conn, id: Uuid, at: Option<Ts>) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE concern SET closed_at = $2, status = CASE WHEN $2 IS NULL THEN 'triaged' ELSE 'closed' END WHERE id = $1",
        id,
        at
    )?;
    one(changed, "concern")
}

/// The reporter wrote again.
pub async fn reporter_wrote(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "UPDATE concern SET reporter_wrote_at = $2 WHERE id = $1",
        id,
        now
    )?;
    Ok(())
}

/// The reporter came back and read.
pub async fn reporter_read(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "UPDATE concern SET reporter_read_at = $2 WHERE id = $1",
        id,
        now
    )?;
    Ok(())
}

/// The team answered the reporter.
pub async fn answered(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    exec!(
        conn,
        "UPDATE concern SET answered_at = $2 WHERE id = $1",
        id,
        now
    )?;
    Ok(())
}

/// It turned out to be about somebody who had it.
pub async fn conflicted(conn: &mut Conn, id: Uuid) -> Result<()> {
    let changed = exec!(conn, "UPDATE concern SET conflict = TRUE WHERE id = $1", id)?;
    one(changed, "concern")
}

/// Another post takes it.
pub async fn sent_to(conn: &mut Conn, id: Uuid, post: &str) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE concern SET sent_to = $2 WHERE id = $1",
        id,
        post
    )?;
    one(changed, "concern")
}
