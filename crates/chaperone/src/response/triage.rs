//! Triage: how serious a concern is, which tests apply, and what becomes of it.

use store::Conn;
use uuid::Uuid;

use super::{
    case, concern, exclude, open_case,
    words::{self, Assessment, Level},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    reporting::words::{Outcome, What},
    sealing::record::Readers,
};

/// What somebody decided about a concern.
pub struct Command {
    pub concern: Uuid,
    /// How many entries whoever decides had seen.
    pub seen: i64,
    /// Concern, disclosure, allegation or low-level concern, as it turned out.
    pub kind: String,
    pub assessment: Assessment,
    pub then: Then,
}

/// What becomes of it.
pub enum Then {
    /// A case of its own, with a short title.
    Open { title: String },
    /// It belongs to a case that whoever decides holds too.
    Join { case: Uuid },
    /// No further action. The reason is the assessment's.
    Nothing,
}

/// Keeps a triage and does what it says; the case it led to.
///
/// # Errors
/// [`AppError::NotFound`] where concern or case do not exist for whoever decides; [`AppError::Conflict`] when somebody wrote
/// meanwhile or it belongs to a case already.
pub async fn triage(ctx: &Ctx, command: Command) -> Result<Option<Uuid>, AppError> {
    let mut tx = ctx.db().begin().await?;
    let id = command.concern;
    let mut found = concern::load(ctx, &mut tx, id).await?;
    if found.row.case_id.is_some() {
        return Err(AppError::Conflict(
            "the concern belongs to a case already".into(),
        ));
    }
    if found.opened.seen() != command.seen {
        return Err(AppError::Conflict("somebody wrote meanwhile".into()));
    }
    if let Then::Join { case } = command.then {
        may_join(ctx, &mut tx, id, case).await?;
        // Before a word of it is written: whoever must not know of the case must not know of the concern, and the other way round.
        exclude::from_both(ctx, &mut tx, id, case, &command.assessment.reason).await?;
        found = concern::load(ctx, &mut tx, id).await?;
    }
    let outcome = match command.then {
        Then::Open { .. } => Outcome::Case,
        Then::Join { .. } => Outcome::Join,
        Then::Nothing => Outcome::Nothing,
    };
    let what = What::Triaged {
        assessment: Box::new(command.assessment.clone()),
        outcome,
    };
    concern::write(ctx, &mut tx, &found.opened, Readers::Holders, what, None).await?;
    if found.row.closed_at.is_some() {
        reopen(ctx, &mut tx, &found, &command.assessment.reason).await?;
    }
    let level = command.assessment.level;
    let branch = command.assessment.branch;
    store::concern::triage(
        &mut tx,
        id,
        level.key(),
        &command.kind,
        branch.key(),
        ctx.ts(),
    )
    .await?;
    if command.assessment.is_about_a_childs_image() {
        store::concern::no_more_files(&mut tx, id).await?;
    }
    store::concern::act(&mut tx, id, ctx.ts()).await?;
    for kind in ["triage", "act"] {
        store::due::done_kind(&mut tx, id, kind, ctx.ts()).await?;
    }
    let detail = serde_json::json!({ "level": level.key(), "branch": branch.key() });
    audit::note_record(&mut tx, ctx, "triaged", id, &detail).await?;
    let case = match command.then {
        Then::Open { title } => {
            let case = open_case::open(ctx, &mut tx, &found, &title, &command.assessment).await?;
            Some(case)
        }
        Then::Join { case } => {
            join(ctx, &mut tx, &found, case, &command.assessment).await?;
            Some(case)
        }
        Then::Nothing => {
            close(ctx, &mut tx, &found, &command.assessment.reason).await?;
            None
        }
    };
    tx.commit().await?;
    Ok(case)
}

/// A case that is open, and that nobody holds who must not know of the concern.
async fn may_join(ctx: &Ctx, tx: &mut Conn, concern: Uuid, case: Uuid) -> Result<(), AppError> {
    case::load(ctx, tx, case).await?.must_be_open()?;
    if open_case::would_tell(ctx, tx, case, concern).await? {
        return Err(AppError::Conflict(
            "somebody who holds the case must not know of this concern".into(),
        ));
    }
    Ok(())
}

async fn join(
    ctx: &Ctx,
    tx: &mut Conn,
    concern: &concern::Concern,
    case: Uuid,
    assessment: &Assessment,
) -> Result<(), AppError> {
    let found = case::load(ctx, tx, case).await?;
    open_case::share_with_holders(ctx, tx, &concern.opened, case).await?;
    let entry = case::entry(
        ctx,
        words::What::Joined {
            concern: concern.row.id,
            reason: assessment.reason.clone(),
        },
    );
    case::write(ctx, tx, &found.opened, &entry, None).await?;
    store::concern::join(tx, concern.row.id, case).await?;
    let what = What::Joined { case };
    concern::write(ctx, tx, &concern.opened, Readers::Holders, what, None).await?;
    Ok(())
}

/// A concern that was closed is decided about again: it is open from here on.
async fn reopen(
    ctx: &Ctx,
    tx: &mut Conn,
    concern: &concern::Concern,
    reason: &str,
) -> Result<(), AppError> {
    let id = concern.row.id;
    let what = What::Reopened {
        reason: reason.to_owned(),
    };
    concern::write(ctx, tx, &concern.opened, Readers::Holders, what, None).await?;
    store::concern::close(tx, id, None).await?;
    store::own_report::close(tx, id, None).await?;
    audit::note_record(tx, ctx, "reopened", id, &()).await
}

/// Ends a concern without a case.
async fn close(
    ctx: &Ctx,
    tx: &mut Conn,
    concern: &concern::Concern,
    reason: &str,
) -> Result<(), AppError> {
    let id = concern.row.id;
    let what = What::Closed {
        reason: reason.to_owned(),
    };
    concern::write(ctx, tx, &concern.opened, Readers::Holders, what, None).await?;
    store::concern::close(tx, id, Some(ctx.ts())).await?;
    store::own_report::close(tx, id, Some(ctx.ts())).await?;
    store::due::done_all(tx, id, ctx.ts()).await?;
    audit::note_record(tx, ctx, "closed", id, &()).await
}

/// Whether a level asks for a case: only "no further action" does without one.
#[must_use]
pub fn needs_case(level: Level) -> bool {
    level != Level::None
}
