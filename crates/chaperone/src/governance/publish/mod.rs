//! Put a version of the policy in force: decided by the draft itself, from facts.

mod announce;
mod decide;

pub use decide::approvers;

use jiff::civil::Date;
use policy::{Decision, OverrideError};
use store::{Day, Digest, policy_version::Version};
use uuid::Uuid;

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{decisions, draft},
};

/// What whoever publishes has said.
pub struct Publish {
    /// The revision of the draft that they looked at.
    pub revision: i64,
    pub approver: Uuid,
    pub approved_on: Date,
    pub effective_on: Date,
    pub change_note: String,
    pub review_due_on: Option<Date>,
    /// Why it is safe to publish against grounds that may be overridden.
    pub override_reason: Option<String>,
}

/// What became of it.
pub enum Published {
    Done {
        number: u32,
    },
    /// The policy itself says no, or not yet: every ground is there, and nothing has changed.
    Stopped(Stopped),
    /// The draft was changed since it was looked at.
    Meanwhile,
    /// The override was not taken.
    NoOverride(OverrideError, Stopped),
}

/// A decision that stopped a publication, with the draft's words for its clauses.
pub struct Stopped {
    pub decision: Decision,
    pub policy: policy::Policy,
}

/// Publishes the draft, or says on which grounds not. The decision is kept whatever it is.
///
/// # Errors
/// [`AppError::NotFound`] without a draft; otherwise when the database cannot be read or written.
pub async fn publish(ctx: &Ctx, wish: &Publish) -> Result<Published, AppError> {
    let mut tx = ctx.db().begin().await?;
    let row = store::policy_draft::get(&mut tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if row.revision != wish.revision {
        return Ok(Published::Meanwhile);
    }
    let read = draft::read(&row.source).map_err(|found| {
        AppError::Internal(anyhow::anyhow!(
            "the stored draft has {} mistakes",
            found.len()
        ))
    })?;
    let number = store::policy_version::next_number(&mut tx).await?;
    let version = u32::try_from(number).map_err(|error| AppError::Internal(error.into()))?;
    let policy = read.policy.at_version(version);
    let act = decide::act(ctx, &mut tx, &policy, wish).await?;
    let decided = decide::decide(ctx, &mut tx, &policy, &act, wish).await?;
    let subject = Some(format!("version {number}"));
    decisions::record(&mut tx, ctx, &act, &decided.decision, version, subject).await?;
    if decided.decision.outcome >= policy::Outcome::Hold {
        tx.commit().await?;
        let stopped = Stopped {
            decision: decided.decision,
            policy,
        };
        return Ok(match decided.refused {
            Some(error) => Published::NoOverride(error, stopped),
            None => Published::Stopped(stopped),
        });
    }
    let approver = store::person::get(&mut tx, wish.approver).await?;
    let row = Version {
        number,
        hash: Digest::of(row.source.as_bytes()),
        source: row.source,
        published_at: ctx.ts(),
        effective_on: Day::from(wish.effective_on),
        approver_id: Some(wish.approver),
        approver_name: approver.name,
        approved_on: Day::from(wish.approved_on),
        published_by: ctx.actor.person(),
        change_note: wish.change_note.clone(),
        review_due_on: wish.review_due_on.map(Day::from),
    };
    store::policy_version::insert(&mut tx, &row).await?;
    store::policy_draft::discard(&mut tx).await?;
    announce::to_everyone_bound(ctx, &mut tx, &policy, &row).await?;
    audit::note_with(
        &mut tx,
        ctx,
        "published",
        "policy-version",
        number,
        &serde_json::json!({ "hash": row.hash.hex(), "effective": row.effective_on }),
    )
    .await?;
    tx.commit().await?;
    Ok(Published::Done { number: version })
}
