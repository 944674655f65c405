//! What the policy decided, on which clauses. A decision is never changed: an override is written with it.

use uuid::Uuid;

use crate::engine::{bulk, row, rows};
use crate::seal::sealed;
use crate::value::words;
use crate::{Conn, Digest, Result, Ts};

words! {
    /// What a decision came to, the strictest last.
    pub enum Outcome {
        Allow = "allow",
        Advise = "advise",
        Hold = "hold",
        Refuse = "refuse",
    }
}

sealed! {
    /// One decision.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision kept as Kept: "decision" by id, under Registers;
    clear {
        id: Uuid,
        at: Ts,
        /// The kind of act, in the policy's word.
        act: String,
        outcome: Outcome,
        /// `None`: the program itself, on a date.
        actor: Option<Uuid>,
        /// The policy version that decided; one whose publication was refused decided too, and is in no other table.
        version: i64,
        service: Option<String>,
        /// What the act was about, as a reference and never a name.
        subject: Option<String>,
        override_by: Option<Uuid>,
        override_role: Option<String>,
        /// The concern or case it was about. Left out for whoever must not know of that.
        record_id: Option<Uuid>,
    }
    sealed {
        /// In somebody's own words.
        override_reason: Option<String>,
    }
}

/// One clause that spoke.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Ground {
    pub clause_id: String,
    pub outcome: Outcome,
    /// A sentence that a person can act on.
    pub sentence: String,
}

sealed! {
    /// A ground with its decision, for the page of a clause.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct GroundGiven kept as KeptGround: "decision" by decision_id, under Registers;
    clear {
        decision_id: Uuid,
        at: Ts,
        clause_id: String,
        outcome: Outcome,
        sentence: String,
        act: String,
        /// What the whole decision came to.
        decided: Outcome,
        version: i64,
        actor: Option<Uuid>,
    }
    sealed {
        override_reason: Option<String>,
    }
}

macro_rules! columns {
    () => {
        "id, at, act, outcome, actor, version, service, subject, override_reason, override_by, override_role, record_id"
    };
}

/// Record a decision with its grounds, in the order in which they are given.
pub async fn insert(conn: &mut Conn, decision: &Decision, grounds: &[Ground]) -> Result<()> {
    insert_all(conn, &[(decision, grounds)]).await
}

/// Record some.
pub async fn insert_all(conn: &mut Conn, decisions: &[(&Decision, &[Ground])]) -> Result<()> {
    let key = conn.key();
    let sealed = decisions.iter().map(|(decision, _)| decision.seal(&key));
    let kept = sealed.collect::<Result<Vec<Kept>>>()?;
    bulk!(
        conn,
        concat!("INSERT INTO decision (", columns!(), ") "),
        kept,
        |b, kept| {
            b.push_bind(kept.id)
                .push_bind(kept.at)
                .push_bind(&kept.act)
                .push_bind(kept.outcome)
                .push_bind(kept.actor)
                .push_bind(kept.version)
                .push_bind(&kept.service)
                .push_bind(&kept.subject)
                .push_bind(&kept.override_reason)
                .push_bind(kept.override_by)
                .push_bind(&kept.override_role)
                .push_bind(kept.record_id)
        }
    )?;
    let mut placed: Vec<(&Decision, i64, &Ground)> = Vec::new();
    for (decision, grounds) in decisions {
        placed.extend(
            (0..)
                .zip(*grounds)
                .map(|(place, ground)| (*decision, place, ground)),
        );
    }
    bulk!(
        conn,
        "INSERT INTO decision_ground (decision_id, place, clause_id, outcome, sentence, at) ",
        placed,
        |b, ground| {
            b.push_bind(ground.0.id)
                .push_bind(ground.1)
                .push_bind(&ground.2.clause_id)
                .push_bind(ground.2.outcome)
                .push_bind(&ground.2.sentence)
                .push_bind(ground.0.at)
        }
    )
}

/// One decision with its grounds.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<(Decision, Vec<Ground>)> {
    let kept = row!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM decision WHERE id = $1"),
        id
    )?;
    let grounds = rows!(
        conn,
        Ground,
        "SELECT clause_id, outcome, sentence FROM decision_ground WHERE decision_id = $1 ORDER BY place",
        id
    )?;
    Ok((conn.open(kept)?, grounds))
}

/// A page of decisions, the newest first; `limit` and `offset` in rows.
pub async fn list(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Decision>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM decision ORDER BY at DESC, id LIMIT $1 OFFSET $2"
        ),
        limit,
        offset
    )?;
    conn.open_all(kept)
}

/// The newest grounds that a clause gave, as far as the person with this fingerprint may know.
pub async fn latest_grounds(
    conn: &mut Conn,
    clause_id: &str,
    viewer: Digest,
    limit: i64,
) -> Result<Vec<GroundGiven>> {
    let kept = rows!(
        conn,
        KeptGround,
        "SELECT g.decision_id, g.at, g.clause_id, g.outcome, g.sentence, d.act, d.outcome AS decided, d.version, d.actor, d.override_reason \
         FROM decision_ground g JOIN decision d ON d.id = g.decision_id \
         WHERE g.clause_id = $1 AND (d.record_id IS NULL OR d.record_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $2)) \
         ORDER BY g.at DESC, g.decision_id, g.place LIMIT $3",
        clause_id,
        viewer,
        limit
    )?;
    conn.open_all(kept)
}

/// A decision with the clauses that spoke, as far as the evidence counts it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counted {
    pub id: Uuid,
    pub at: Ts,
    pub act: String,
    pub outcome: Outcome,
    pub service: Option<String>,
    pub overridden: bool,
    pub clause_id: Option<String>,
}

/// Every decision since a moment that the person with this fingerprint may know of, once for each clause that spoke, in order:
/// one query however many there are.
pub async fn counted_since(conn: &mut Conn, viewer: Digest, since: Ts) -> Result<Vec<Counted>> {
    rows!(
        conn,
        Counted,
        "SELECT d.id, d.at, d.act, d.outcome, d.service, (d.override_by IS NOT NULL) AS overridden, g.clause_id \
         FROM decision d LEFT JOIN decision_ground g ON g.decision_id = d.id \
         WHERE d.at >= $1 AND (d.record_id IS NULL OR d.record_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $2)) \
         ORDER BY d.at, d.id, g.place",
        since,
        viewer
    )
}

/// The newest grounds of every clause that the person with this fingerprint may know of, up to `most` of each: one query for a
/// whole evidence pack.
pub async fn newest_of_each_clause(
    conn: &mut Conn,
    viewer: Digest,
    most: i64,
) -> Result<Vec<GroundGiven>> {
    let kept = rows!(
        conn,
        KeptGround,
        "SELECT g.decision_id, g.at, g.clause_id, g.outcome, g.sentence, d.act, d.outcome AS decided, d.version, d.actor, d.override_reason \
         FROM (SELECT *, row_number() OVER (PARTITION BY clause_id ORDER BY at DESC, decision_id, place) AS nth FROM decision_ground \
         WHERE decision_id NOT IN (SELECT id FROM decision WHERE record_id IN (SELECT record_id FROM exclusion WHERE tag = $2))) g \
         JOIN decision d ON d.id = g.decision_id \
         WHERE g.nth <= $1 ORDER BY g.clause_id, g.nth",
        most,
        viewer
    )?;
    conn.open_all(kept)
}
