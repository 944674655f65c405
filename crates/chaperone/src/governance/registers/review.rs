//! Reviews that the policy wants held again and again, with minutes and a checklist where it says so.

use jiff::civil::Date;
use policy::{AnyControl, Choice, terms::ReviewSubject};
use store::{Day, JsonText, review::Review};

use super::readiness;
use crate::{audit, ctx::Ctx, error::AppError};

/// What the policy in force says about the review of a subject.
#[derive(Default)]
pub struct Wanted {
    pub checklist: Vec<String>,
    pub minutes: bool,
}

/// The subjects whose reviews are written down here. The policy itself is reviewed on its own page.
pub fn subjects() -> impl Iterator<Item = ReviewSubject> {
    let all = ReviewSubject::ALL.iter().copied();
    all.filter(|subject| *subject != ReviewSubject::Policy)
}

/// # Errors
/// When the policy cannot be read.
pub async fn wanted(ctx: &Ctx, subject: ReviewSubject) -> Result<Wanted, AppError> {
    let live = ctx.policy().await?;
    let clauses = live.iter().flat_map(|live| &live.policy.clauses);
    let mut wanted = Wanted::default();
    for rule in clauses.filter_map(|clause| clause.rule.as_ref()) {
        if let AnyControl::PeriodicReview(control) = &rule.control
            && control.subject == subject
        {
            wanted.checklist.extend(control.checklist.iter().cloned());
            wanted.minutes |= control.minute_reference;
        }
    }
    Ok(wanted)
}

/// A review that was checked.
pub struct Held {
    pub subject: ReviewSubject,
    pub on: Date,
    pub checklist: Vec<String>,
    pub minutes: String,
    pub note: String,
}

/// Records a review. For readiness, the gaps that are open today are counted with it, whatever the form says.
///
/// # Errors
/// When the row cannot be written.
pub async fn record(ctx: &Ctx, held: Held) -> Result<(), AppError> {
    let gaps = match held.subject {
        ReviewSubject::Readiness => readiness::open(&readiness::report(ctx).await?),
        _ => 0,
    };
    let signed = ctx.signed()?.name.clone();
    let mut tx = ctx.db().begin().await?;
    let same = |row: &Review| {
        row.subject == held.subject.key()
            && row.held_on == Day::from(held.on)
            && row.created_by == ctx.actor.person()
            && row.note == held.note
            && row.minute_ref == held.minutes
            && row.checklist.0 == held.checklist
            && row.gaps == gaps
    };
    // The button was pressed twice: it was held once.
    if store::review::all(&mut tx).await?.iter().any(same) {
        return Ok(());
    }
    let version = store::policy_version::name_in_force(&mut tx, ctx.today().into()).await?;
    let id = ctx.new_id();
    let row = Review {
        id,
        subject: held.subject.key().into(),
        held_on: Day::from(held.on),
        held_by: signed,
        outcome: "reviewed".into(),
        note: held.note,
        minute_ref: held.minutes,
        gaps,
        checklist: JsonText(held.checklist),
        version: version.map(|(number, _)| number),
        created_at: ctx.ts(),
        created_by: ctx.actor.person(),
    };
    store::review::insert(&mut tx, &row).await?;
    audit::note_with(&mut tx, ctx, "recorded", "review", id, &held.subject.key()).await?;
    tx.commit().await?;
    Ok(())
}
