//! A young person tried to start a conversation with somebody on the team.

use jiff::Timestamp;
use pages::Language;
use policy::{Act, AnyControl, CloseContactAttempt, Decision, Known, facts};
use store::{Conn, contact_attempt::ContactAttempt, record::Kind};
use uuid::Uuid;

use super::{
    team::{self, New},
    words::{Attempt, Did, Entry, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{decisions, live::LivePolicy},
    reporting::intake,
    sealing::record::{self, Opened, Readers},
};

/// What to do by: the kind of its due.
pub const DUE: &str = "contact";

/// What somebody wrote down.
pub struct Command {
    pub seed: [u8; 32],
    pub at: Option<Timestamp>,
    pub attempt: Attempt,
    pub did: Did,
    pub worried: bool,
}

/// Writes an attempt down. Sent twice it is one.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn add(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let live = ctx.policy().await?;
    let at = command.at.unwrap_or(ctx.now());
    let due_at = team::due(ctx, at, within(live.as_deref()));
    let words = Entry {
        by: intake::author(ctx),
        what: What::Attempt(command.attempt),
    };
    let new = New {
        kind: Kind::Contact,
        seed: command.seed,
        service: None,
        words: &words,
        wakes: due_at.max(ctx.now()),
        author_reads: true,
    };
    let ready = team::ready(ctx, live.as_deref(), new).await?;
    let id = ready.id();
    let row = ContactAttempt {
        id,
        at: at.into(),
        recorded_at: ctx.ts(),
        ended: command.did.ended,
        second_adult_offered: command.did.offered,
        worried: command.worried,
        help_given: command.did.helped,
        concern_id: None,
        service: None,
    };
    let mut tx = ctx.db().begin().await?;
    if ready.write(ctx, &mut tx, DUE, due_at).await? {
        store::contact_attempt::insert(&mut tx, &row).await?;
        tx.commit().await?;
    }
    Ok(id)
}

fn within(live: Option<&LivePolicy>) -> Option<policy::Period> {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    let rules = clauses.iter().filter_map(|clause| clause.rule.as_ref());
    team::shortest(rules.filter_map(|rule| match &rule.control {
        AnyControl::UnsolicitedContact(control) => control.record_within.0,
        _ => None,
    }))
}

/// An attempt, opened by somebody who holds it.
pub struct Found {
    pub row: ContactAttempt,
    pub opened: Opened,
    pub entries: Vec<(store::entry::Entry, Entry)>,
    /// Whether everything was done and somebody said so.
    pub finished: bool,
}

impl Found {
    /// What was written down first.
    ///
    /// # Errors
    /// When there is none: an attempt begins with it.
    pub fn attempt(&self) -> Result<&Attempt, AppError> {
        let found = self
            .entries
            .iter()
            .find_map(|(_, entry)| match &entry.what {
                What::Attempt(attempt) => Some(attempt),
                _ => None,
            });
        found.ok_or_else(|| AppError::internal("an attempt without its words"))
    }
}

/// Opens an attempt for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for them; see [`record::open`].
pub async fn load(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Found, AppError> {
    let opened = record::open(ctx, conn, id).await?;
    let row = store::contact_attempt::find(conn, id).await?;
    let mut row = row.ok_or(AppError::NotFound)?;
    let hidden = hide(ctx, conn, &mut row).await?;
    Ok(Found {
        entries: opened.entries::<Entry>(conn).await?,
        finished: finished(conn, id).await? && !hidden,
        opened,
        row,
    })
}

/// A concern that whoever looks must not know of was never raised for them, and what it finished is not finished. Whether there is one.
///
/// # Errors
/// When the database cannot be read.
pub async fn hide(ctx: &Ctx, conn: &mut Conn, row: &mut ContactAttempt) -> Result<bool, AppError> {
    let Some(concern) = row.concern_id else {
        return Ok(false);
    };
    let hidden = store::holder::is_excluded(conn, concern, ctx.viewer()).await?;
    if hidden {
        row.concern_id = None;
    }
    Ok(hidden)
}

/// Whether an attempt was finished: its due is done.
///
/// # Errors
/// When the database cannot be read.
pub async fn finished(conn: &mut Conn, id: Uuid) -> Result<bool, AppError> {
    let dues = store::due::of_record(conn, id).await?;
    Ok(dues.iter().all(|due| due.done_at.is_some()))
}

/// Whether an attempt exists for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not.
pub async fn must_hold(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut conn = ctx.db().read().await?;
    load(ctx, &mut conn, id).await.map(|_| ())
}

/// A concern was raised from it.
///
/// # Errors
/// When the rows cannot be written.
pub async fn raised(ctx: &Ctx, id: Uuid, concern: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let Some(mut row) = store::contact_attempt::find(&mut tx, id).await? else {
        return Ok(());
    };
    hide(ctx, &mut tx, &mut row).await?;
    // Raised before: the first one stays, unless whoever raises this one must not know of it.
    if row.concern_id.is_none() {
        store::contact_attempt::raised(&mut tx, id, concern).await?;
        audit::note_record(&mut tx, ctx, "raised-concern", id, &()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What was done since: what was done once stays done.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen` or
/// it is finished.
pub async fn did(ctx: &Ctx, id: Uuid, did: Did, seen: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = load(ctx, &mut tx, id).await?;
    if found.finished {
        return Err(AppError::Conflict("the attempt is finished".into()));
    }
    let row = &found.row;
    let ended = row.ended || did.ended;
    let offered = row.second_adult_offered || did.offered;
    let helped = row.help_given || did.helped;
    let entry = Entry {
        by: intake::author(ctx),
        what: What::Did(did),
    };
    record::append(
        ctx,
        &mut tx,
        &found.opened,
        Readers::Holders,
        &entry,
        Some(seen),
    )
    .await?;
    store::contact_attempt::did(&mut tx, id, ended, offered, helped).await?;
    audit::note_record(&mut tx, ctx, "wrote", id, &()).await?;
    tx.commit().await?;
    Ok(())
}

/// An attempt as the policy judges it.
#[must_use]
pub fn fact(row: &ContactAttempt) -> facts::ContactAttempt {
    facts::ContactAttempt {
        id: row.id,
        at: row.at.timestamp(),
        recorded: Some(row.recorded_at.timestamp()),
        ended: row.ended,
        second_adult_offered: row.second_adult_offered,
        worried: row.worried,
        concern: row.concern_id.is_some(),
        help_given: row.help_given,
        service: row.service.clone(),
    }
}

/// Whether somebody who holds an attempt must not know of the concern that came of it: for them it can only stay open, and what is
/// open for one is open for all.
async fn is_secret(ctx: &Ctx, conn: &mut Conn, row: &ContactAttempt) -> Result<bool, AppError> {
    let Some(concern) = row.concern_id else {
        return Ok(false);
    };
    let excluded = store::holder::excluded(conn, concern).await?;
    let holders = store::holder::of_record(conn, row.id).await?;
    Ok(holders
        .iter()
        .any(|one| excluded.contains(&ctx.tag_of(one.person_id))))
}

/// What the policy says to finishing an attempt now; none before there is a policy.
#[must_use]
pub fn judge(
    ctx: &Ctx,
    live: Option<&LivePolicy>,
    row: &ContactAttempt,
) -> Option<(Act, Decision)> {
    let live = live?;
    let act: Act = CloseContactAttempt {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        service: row.service.clone(),
        attempt: Known::Yes(fact(row)),
    }
    .into();
    let decision = live.policy.decide(&act);
    Some((act, decision))
}

/// What is left to do, in the policy's words; none where nothing is.
#[must_use]
pub fn todo(judged: Option<&(Act, Decision)>) -> Option<String> {
    let (_, decision) = judged?;
    let allowed = matches!(
        decision.outcome,
        policy::Outcome::Allow | policy::Outcome::Advise
    );
    if allowed {
        return None;
    }
    let ground = decision
        .grounds
        .iter()
        .find(|ground| ground.outcome == decision.outcome);
    ground.map(|ground| ground.sentence.to_string())
}

/// Finishes an attempt: nothing is left to do. What is left to do where something is.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for whoever asks; when the rows cannot be written.
pub async fn finish(ctx: &Ctx, id: Uuid) -> Result<Option<String>, AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let found = load(ctx, &mut tx, id).await?;
    if found.finished {
        return Ok(None);
    }
    if is_secret(ctx, &mut tx, &found.row).await? {
        return Ok(Some(Language::English.t("attempt-stays-open").to_string()));
    }
    let judged = judge(ctx, live.as_deref(), &found.row);
    let left = todo(judged.as_ref());
    if let (Some((act, decision)), Some(live)) = (&judged, &live) {
        decisions::record_about(&mut tx, ctx, act, decision, live.number, id).await?;
    }
    if left.is_none() {
        store::due::done_kind(&mut tx, id, DUE, ctx.ts()).await?;
        audit::note_record(&mut tx, ctx, "finished", id, &()).await?;
    }
    tx.commit().await?;
    Ok(left)
}
