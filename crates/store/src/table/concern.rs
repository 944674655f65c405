//! Concerns: what clocks and counts need. Their words are sealed in entries.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{among, exec, maybe, rows};
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

kept! {
    /// A concern.
    pub struct Concern in "concern" {
        id: Uuid,
        /// The same submission sent twice is one report.
        submission: Digest,
        /// What the receipt finds it by.
        locator: Option<Digest>,
        source: Source,
        /// Concern, disclosure, allegation or low-level concern.
        kind: String,
        /// Whom it is about: a word, never a name.
        about: String,
        /// How it reached us, in the policy's word.
        route: String,
        /// Where it happened: a word.
        place: String,
        service: Option<String>,
        /// When we came to know: the clocks start here.
        received_at: Ts,
        /// When it was written down.
        recorded_at: Ts,
        /// Somebody may be in danger now.
        urgent: bool,
        nude_images: bool,
        /// The post it was sent to.
        sent_to: Option<String>,
        /// Whether it is about somebody who would have taken it.
        conflict: bool,
        status: Status,
        level: Option<String>,
        read_at: Option<Ts>,
        triaged_at: Option<Ts>,
        acted_at: Option<Ts>,
        closed_at: Option<Ts>,
        case_id: Option<Uuid>,
        reporter_wrote_at: Option<Ts>,
        reporter_read_at: Option<Ts>,
        answered_at: Option<Ts>,
    }
}

/// It turned out to be about a nude or nearly nude image of a child: no file is taken from here on. Never undone.
pub async fn no_more_files(conn: &mut Conn, id: Uuid) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE concern SET nude_images = TRUE WHERE id = $1",
        id
    )?;
    one(changed, "concern")
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

/// The reports that these submissions made, as far as they did: each with its submission.
pub async fn by_submissions(
    conn: &mut Conn,
    submissions: &[Digest],
) -> Result<Vec<(Digest, Uuid)>> {
    among!(
        conn,
        (Digest, Uuid),
        "SELECT submission, id FROM concern WHERE submission IN",
        submissions
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
