//! Telling parents and carers: first whether that is safe, then who was told, when and how (D128).
//!
//! Nothing else in this program tells them or says that they were told. A child may be in more danger once they know.

use jiff::Timestamp;
use policy::{Known, Period, TellParents};
use uuid::Uuid;

use super::{
    ask::{self, Asked, Done},
    case::{self, Case},
    open_case,
    words::{Entry, Parents, What, When},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::{clocks, intake},
};

/// How long there is to tell them once that is safe.
const TELL_WITHIN: Period = Period::working_days(1);

/// How telling parents stands in a case.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Whether parents or carers come into it at all, and why not.
    pub concerned: Option<(bool, String)>,
    /// The newest decision, with its moment.
    pub decided: Option<Decided>,
    /// Each time somebody was told, by when it happened.
    pub told: Vec<Told>,
    /// Why they are not told, as it was last written.
    pub not_told: Option<String>,
}

/// Whether they can safely be told.
#[derive(Clone, Debug)]
pub struct Decided {
    pub at: Timestamp,
    pub safe: bool,
    pub reason: String,
    pub advice: String,
}

/// Somebody was told.
#[derive(Clone, Debug)]
pub struct Told {
    pub at: Timestamp,
    pub who: String,
    pub how: String,
    pub by: String,
    pub text: String,
}

/// How it stands, from what was written.
#[must_use]
pub fn standing(case: &Case) -> Standing {
    let mut standing = Standing::default();
    for written in &case.entries {
        let What::Parents(step) = &written.entry.what else {
            continue;
        };
        match step.clone() {
            Parents::Concerned { yes, reason } => standing.concerned = Some((yes, reason)),
            Parents::Decided {
                safe,
                reason,
                advice,
            } => {
                standing.decided = Some(Decided {
                    at: written.happened(),
                    safe,
                    reason,
                    advice,
                });
            }
            Parents::Told { who, how, by, text } => standing.told.push(Told {
                at: written.happened(),
                who,
                how,
                by,
                text,
            }),
            Parents::NotTold { reason } => standing.not_told = Some(reason),
        }
    }
    standing
}

/// Writes down that no parent or carer comes into it, or that they do after all.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`
/// or it is closed.
pub async fn concerned(
    ctx: &Ctx,
    id: Uuid,
    yes: bool,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let step = Parents::Concerned {
        yes,
        reason: reason.to_owned(),
    };
    let entry = case::entry(ctx, What::Parents(step));
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let mut file = case.file.clone();
    file.has_parents = Some(yes);
    store::case_file::update(&mut tx, &file).await?;
    if !yes {
        for kind in ["parents", "tell-parents"] {
            store::due::done_kind(&mut tx, id, kind, ctx.ts()).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Decides whether they can safely be told. A later decision stands in place of an earlier one, which stays written. `happened`: when
/// it was decided, where that is not now; it is shown with both times.
///
/// # Errors
/// As [`concerned`].
pub async fn decide(
    ctx: &Ctx,
    id: Uuid,
    safe: bool,
    reason: &str,
    advice: &str,
    happened: Option<When>,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let (happened, day_only) = When::kept(happened);
    let entry = Entry {
        by: intake::author(ctx),
        happened,
        day_only,
        what: What::Parents(Parents::Decided {
            safe,
            reason: reason.to_owned(),
            advice: advice.to_owned(),
        }),
    };
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let mut file = case.file.clone();
    file.safe_decided_at = Some(happened.map_or(ctx.ts(), Into::into));
    file.safe = Some(safe);
    file.has_parents = Some(true);
    // The reason for not telling them is that of this decision.
    file.not_told_reason = !safe;
    store::case_file::update(&mut tx, &file).await?;
    for kind in ["parents", "tell-parents"] {
        store::due::done_kind(&mut tx, id, kind, ctx.ts()).await?;
    }
    if safe && file.told_at.is_none() {
        let at = clocks::after(ctx, ctx.now(), TELL_WITHIN);
        open_case::due(ctx, &mut tx, id, "tell-parents", at.into()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Who was told, how, and what.
pub struct Telling {
    pub who: String,
    pub how: String,
    pub by: String,
    pub text: String,
    /// When, where that is not now.
    pub happened: Option<When>,
}

/// Writes down that somebody told them. The policy is asked first: not before it was decided that this is safe.
///
/// # Errors
/// As [`concerned`].
pub async fn told(ctx: &Ctx, id: Uuid, telling: Telling, seen: i64) -> Result<Done, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let at = telling.happened.map_or(ctx.now(), |when| when.at);
    let file = &case.file;
    let act = TellParents {
        at: Some(at.to_zoned(ctx.zone())),
        service: file.service.clone(),
        decided: match file.safe_decided_at {
            Some(decided) => Known::Yes(decided.timestamp()),
            None => Known::No,
        },
        safe: file.safe,
    };
    let mut ours = Vec::new();
    if file.safe != Some(true) {
        let live = ctx.policy().await?;
        let sentence = "decide first that telling them is safe, and write down why";
        ours.push(ask::ours(live.as_deref(), &["safe-to-tell"], sentence));
    }
    if let Asked::Stopped(stopped) = ask::ask(ctx, &mut tx, &act.into(), id, ours, None).await? {
        tx.commit().await?;
        return Ok(Done::Stopped(stopped));
    }
    let (happened, day_only) = When::kept(telling.happened);
    let entry = Entry {
        by: intake::author(ctx),
        happened,
        day_only,
        what: What::Parents(Parents::Told {
            who: telling.who,
            how: telling.how,
            by: telling.by,
            text: telling.text,
        }),
    };
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let mut changed = case.file.clone();
    changed.told_at = Some(changed.told_at.unwrap_or(at.into()));
    store::case_file::update(&mut tx, &changed).await?;
    super::review::acted(ctx, &mut tx, id, at).await?;
    store::due::done_kind(&mut tx, id, "tell-parents", ctx.ts()).await?;
    tx.commit().await?;
    Ok(Done::Done(()))
}
