//! Work that is done after the commit that asked for it.
//!
//! A job is enqueued in the transaction of the change that needs it, so neither exists without the other. A worker claims it for
//! a while; when the worker dies, the claim runs out and the next one takes it up. So a job may run twice: make it idempotent.

use jiff::SignedDuration;
use uuid::Uuid;

use crate::engine::{Side, exec, maybe, rows};
use crate::seal::{Purpose, Sealable, sealed};
use crate::value::words;
use crate::{Conn, Error, JsonText, Result, Ts};

words! {
    /// Where a job stands.
    pub enum State {
        Ready = "ready",
        Running = "running",
        Done = "done",
        /// Given up after its last attempt.
        Failed = "failed",
    }
}

sealed! {
    /// One job.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Job kept as Kept: "job" by id, under Work;
    clear {
        id: Uuid,
        kind: String,
        state: State,
        /// Higher goes first.
        priority: i64,
        run_at: Ts,
        /// Attempts begun, the running one included.
        attempts: i64,
        max_attempts: i64,
        locked_until: Option<Ts>,
        last_error: Option<String>,
        /// No second job ever has the same key. Names nobody.
        dedupe_key: Option<String>,
        created_at: Ts,
        done_at: Option<Ts>,
    }
    sealed {
        payload: JsonText<serde_json::Value>,
    }
}

/// What to do.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    pub id: Uuid,
    pub kind: &'a str,
    pub payload: &'a serde_json::Value,
    pub priority: i64,
    pub run_at: Ts,
    pub max_attempts: i64,
    pub dedupe_key: Option<&'a str>,
    pub created_at: Ts,
}

macro_rules! columns {
    () => {
        "id, kind, payload, state, priority, run_at, attempts, max_attempts, locked_until, last_error, dedupe_key, created_at, done_at"
    };
}

/// Enqueue, in the transaction of the change. `false`: a job with this dedupe key is or was there.
pub async fn enqueue(conn: &mut Conn, job: &NewJob<'_>) -> Result<bool> {
    let key = conn.key();
    let place = key.place(Purpose::Work, "job.payload", &job.id);
    let payload = JsonText(job.payload.clone()).seal(&place)?;
    let inserted = exec!(
        conn,
        "INSERT INTO job (id, kind, payload, state, priority, run_at, attempts, max_attempts, dedupe_key, created_at) \
         VALUES ($1, $2, $3, 'ready', $4, $5, 0, $6, $7, $8) ON CONFLICT (dedupe_key) DO NOTHING",
        job.id,
        job.kind,
        &payload,
        job.priority,
        job.run_at,
        job.max_attempts,
        job.dedupe_key,
        job.created_at
    )?;
    Ok(inserted == 1)
}

/// Claim up to `limit` jobs whose time has come, until `now` plus `lease`. Commit before working on them.
///
/// A job whose worker died on its last attempt is given up here, and so is one whose payload does not open: it must not hold
/// up the others.
pub async fn claim(
    conn: &mut Conn,
    now: Ts,
    lease: SignedDuration,
    limit: i64,
) -> Result<Vec<Job>> {
    exec!(
        conn,
        "UPDATE job SET state = 'failed', locked_until = NULL, done_at = $1, last_error = coalesce(last_error, 'the worker stopped') \
         WHERE state = 'running' AND locked_until <= $1 AND attempts >= max_attempts",
        now
    )?;
    // The same choice on both; PostgreSQL passes over rows that another claim is holding at this moment.
    macro_rules! claim {
        ($passing:literal) => {
            concat!(
                "UPDATE job SET state = 'running', locked_until = $1, attempts = attempts + 1 WHERE id IN (SELECT id FROM job \
                 WHERE (state = 'ready' AND run_at <= $2) OR (state = 'running' AND locked_until <= $2) \
                 ORDER BY priority DESC, run_at, id LIMIT $3 ",
                $passing,
                ") RETURNING ",
                columns!()
            )
        };
    }
    let until = now.plus(lease);
    let rows: Vec<Kept> = match conn.side() {
        Side::Sqlite(c) => {
            sqlx::query_as(claim!(""))
                .bind(until)
                .bind(now)
                .bind(limit)
                .fetch_all(c)
                .await?
        }
        Side::Postgres(c) => {
            sqlx::query_as(claim!("FOR UPDATE SKIP LOCKED"))
                .bind(until)
                .bind(now)
                .bind(limit)
                .fetch_all(c)
                .await?
        }
    };
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        let (id, attempts) = (row.id, row.attempts);
        match conn.open(row) {
            Ok(job) => claimed.push(job),
            Err(error) => give_up(conn, id, attempts, &error.to_string(), now).await?,
        }
    }
    // RETURNING promises no order.
    claimed.sort_by_key(|job| (-job.priority, job.run_at, job.id));
    Ok(claimed)
}

/// The job is done. [`Error::Conflict`]: the claim ran out and somebody else has it now.
pub async fn finish(conn: &mut Conn, job: &Job, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE job SET state = 'done', locked_until = NULL, last_error = NULL, done_at = $3 \
         WHERE id = $1 AND state = 'running' AND attempts = $2",
        job.id,
        job.attempts,
        now
    )?;
    still_ours(changed)
}

/// The job failed this time: later again, or given up after the last attempt. Says which. `error` holds no personal content.
pub async fn retry(conn: &mut Conn, job: &Job, error: &str, now: Ts) -> Result<State> {
    if job.attempts >= job.max_attempts {
        fail(conn, job, error, now).await?;
        return Ok(State::Failed);
    }
    let changed = exec!(
        conn,
        "UPDATE job SET state = 'ready', locked_until = NULL, last_error = $3, run_at = $4 \
         WHERE id = $1 AND state = 'running' AND attempts = $2",
        job.id,
        job.attempts,
        error,
        now.plus(wait_after(job.attempts))
    )?;
    still_ours(changed)?;
    Ok(State::Ready)
}

/// Give the job up at once: trying again cannot help.
pub async fn fail(conn: &mut Conn, job: &Job, error: &str, now: Ts) -> Result<()> {
    give_up(conn, job.id, job.attempts, error, now).await
}

async fn give_up(conn: &mut Conn, id: Uuid, attempts: i64, error: &str, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE job SET state = 'failed', locked_until = NULL, last_error = $3, done_at = $4 \
         WHERE id = $1 AND state = 'running' AND attempts = $2",
        id,
        attempts,
        error,
        now
    )?;
    still_ours(changed)
}

fn still_ours(changed: u64) -> Result<()> {
    match changed {
        0 => Err(Error::Conflict {
            what: "job.attempts".to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Half a minute after the first attempt, then twice as long each time, and never more than six hours.
pub fn wait_after(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    SignedDuration::from_secs((30_i64 << doublings).min(6 * 3600))
}

/// One job.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Job>> {
    let kept = maybe!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM job WHERE id = $1"),
        id
    )?;
    conn.open_maybe(kept)
}

/// Jobs in a state, those that run first at the top.
pub async fn list(conn: &mut Conn, state: State, limit: i64) -> Result<Vec<Job>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM job WHERE state = $1 ORDER BY priority DESC, run_at, id LIMIT $2"
        ),
        state,
        limit
    )?;
    conn.open_all(kept)
}

/// Let a failed job begin anew: somebody mended what was in its way.
pub async fn revive(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE job SET state = 'ready', attempts = 0, run_at = $2, done_at = NULL WHERE id = $1 AND state = 'failed'",
        id,
        now
    )?;
    super::one(changed, "failed job")
}

/// How many jobs are in each state.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Count {
    pub state: State,
    pub jobs: i64,
    /// When the one that waits longest was due.
    pub oldest: Ts,
}

/// Counts for the status page; a state without jobs is left out.
pub async fn counts(conn: &mut Conn) -> Result<Vec<Count>> {
    rows!(
        conn,
        Count,
        "SELECT state, count(*) AS jobs, min(run_at) AS oldest FROM job GROUP BY state ORDER BY state"
    )
}

/// Delete finished jobs older than a moment; how many. Failed ones stay until somebody looks.
pub async fn forget_before(conn: &mut Conn, before: Ts) -> Result<u64> {
    exec!(
        conn,
        "DELETE FROM job WHERE state = 'done' AND done_at < $1",
        before
    )
}
