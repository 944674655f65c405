//! Somebody who takes part broke a rule: what happened, and whether anybody is contacted about it.

use jiff::Timestamp;
use policy::{AnyControl, Choice, terms::BreachContact};
use store::{Conn, own_report::OwnReport, record::Kind, rule_breach::RuleBreach};
use uuid::Uuid;

use super::{
    team::{self, New},
    words::{Breach, Decision, Entry, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::live::LivePolicy,
    reporting::intake,
    sealing::record::{self, Opened, Readers},
};

/// What to do by: the kind of its due.
pub const DUE: &str = "breach";

/// What somebody reports.
pub struct Command {
    pub seed: [u8; 32],
    pub at: Option<Timestamp>,
    pub breach: Breach,
    pub service: Option<String>,
}

/// Whom the policy lets be contacted, and how soon somebody decides.
#[must_use]
pub fn rule(
    live: Option<&LivePolicy>,
    service: Option<&str>,
) -> (Vec<BreachContact>, Option<policy::Period>) {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    let controls: Vec<_> = clauses
        .iter()
        .filter(|clause| clause.covers(service))
        .filter_map(|clause| match &clause.rule.as_ref()?.control {
            AnyControl::BreachDecision(control) => Some(control),
            _ => None,
        })
        .collect();
    // Every clause that covers it has to allow a contact.
    let may = |one: &&BreachContact| controls.iter().all(|control| control.contact.contains(one));
    let contacts = BreachContact::ALL.iter().filter(may).copied().collect();
    let within = team::shortest(controls.iter().filter_map(|one| one.decide_within.0));
    (contacts, within)
}

/// Reports a breach. Sent twice it is one. What its reporter sees of it: sent, read, closed; the row for that.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn send(ctx: &Ctx, command: Command) -> Result<Uuid, AppError> {
    let live = ctx.policy().await?;
    let at = command.at.unwrap_or(ctx.now());
    let service = command.service.as_deref();
    let (_, within) = rule(live.as_deref(), service);
    let due_at = team::due(ctx, at, within);
    let words = Entry {
        by: intake::author(ctx),
        what: What::Breach(command.breach),
    };
    let new = New {
        kind: Kind::Breach,
        seed: command.seed,
        service,
        words: &words,
        wakes: due_at.max(ctx.now()),
        author_reads: false,
    };
    let ready = team::ready(ctx, live.as_deref(), new).await?;
    let id = ready.id();
    let reporter = ctx.reporter_tag_of(ctx.signed()?.person);
    let row = RuleBreach {
        id,
        at: at.into(),
        safety_checked_at: None,
        decided_at: None,
        contacted: String::new(),
        service: command.service.clone(),
    };
    let own = OwnReport {
        id: ctx.new_id(),
        reporter,
        record_id: id,
        sent_at: ctx.ts(),
        read_at: None,
        closed_at: None,
        frozen: false,
    };
    let mut tx = ctx.db().begin().await?;
    if ready.write(ctx, &mut tx, DUE, due_at).await? {
        store::rule_breach::insert(&mut tx, &row).await?;
        store::own_report::insert(&mut tx, &own).await?;
        tx.commit().await?;
        return Ok(own.id);
    }
    let before = store::own_report::of_reporter(&mut tx, reporter).await?;
    let before = before.into_iter().find(|own| own.record_id == id);
    before
        .map(|own| own.id)
        .ok_or_else(|| AppError::internal("a breach without a row for its reporter"))
}

/// A breach, opened by somebody who holds it.
pub struct Found {
    pub row: RuleBreach,
    pub opened: Opened,
    pub entries: Vec<(store::entry::Entry, Entry)>,
}

impl Found {
    /// What was reported.
    ///
    /// # Errors
    /// When there is nothing: a breach begins with it.
    pub fn breach(&self) -> Result<&Breach, AppError> {
        let found = self
            .entries
            .iter()
            .find_map(|(_, entry)| match &entry.what {
                What::Breach(breach) => Some(breach),
                _ => None,
            });
        found.ok_or_else(|| AppError::internal("a breach without its words"))
    }
}

/// Opens a breach for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for them; see [`record::open`].
pub async fn load(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Found, AppError> {
    let opened = record::open(ctx, conn, id).await?;
    let row = store::rule_breach::find(conn, id).await?;
    let row = row.ok_or(AppError::NotFound)?;
    Ok(Found {
        entries: opened.entries::<Entry>(conn).await?,
        opened,
        row,
    })
}

/// Opens it to read it: counted, in the log, and its reporter sees that somebody read it.
///
/// # Errors
/// As [`load`], and when the rows cannot be written.
pub async fn read(ctx: &Ctx, id: Uuid) -> Result<Found, AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = load(ctx, &mut tx, id).await?;
    record::note_opened(ctx, &mut tx, id).await?;
    store::own_report::read(&mut tx, id, ctx.ts()).await?;
    tx.commit().await?;
    Ok(found)
}

/// Decides whether anybody is contacted. Once decided it stays.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for whoever decides; [`AppError::Conflict`] when it was decided before or
/// somebody wrote since `seen`.
pub async fn decide(ctx: &Ctx, id: Uuid, decision: Decision, seen: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = load(ctx, &mut tx, id).await?;
    if found.row.decided_at.is_some() {
        return Err(AppError::Conflict("the breach was decided before".into()));
    }
    let contacted = decision.contacted.join(",");
    let entry = Entry {
        by: intake::author(ctx),
        what: What::Decided(decision),
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
    store::rule_breach::decide(&mut tx, id, ctx.ts(), ctx.ts(), &contacted).await?;
    store::due::done_kind(&mut tx, id, DUE, ctx.ts()).await?;
    store::own_report::close(&mut tx, id, Some(ctx.ts())).await?;
    audit::note_record(&mut tx, ctx, "decided", id, &()).await?;
    tx.commit().await?;
    Ok(())
}
