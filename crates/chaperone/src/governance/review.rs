//! Review of the policy itself, in its month, written down even where nothing changes (D23).

use jiff::civil::Date;
use policy::{AnyControl, AsOf, Choice, Facts, Role, Standing};
use store::{Day, JsonText, review::Review};
use uuid::Uuid;

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    evidence,
    notices::{mail::Mail, outbox},
    people::holidays,
    web::dates,
};

/// What a review of the policy came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    NoChange,
    ChangesNeeded,
}

impl Outcome {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoChange => "no-change",
            Self::ChangesNeeded => "changes-needed",
        }
    }

    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        [Self::NoChange, Self::ChangesNeeded]
            .into_iter()
            .find(|one| one.key() == key)
    }
}

/// A review as somebody records it.
pub struct NewReview {
    pub held_on: Date,
    pub held_by: String,
    pub outcome: Outcome,
    pub note: String,
    pub minute_ref: String,
    /// The changes in delivery that it looked at too.
    pub changes: Vec<Uuid>,
}

/// Records a review of the policy, and closes the changes that it looked at.
///
/// # Errors
/// When the database cannot be written, or a change was closed meanwhile.
pub async fn record(ctx: &Ctx, review: &NewReview) -> Result<Uuid, AppError> {
    let id = ctx.new_id();
    let mut tx = ctx.db().begin().await?;
    let version = store::policy_version::name_in_force(&mut tx, ctx.today().into()).await?;
    let version = version.map(|(number, _)| number);
    let row = Review {
        id,
        subject: "policy".into(),
        held_on: Day::from(review.held_on),
        held_by: review.held_by.clone(),
        outcome: review.outcome.key().into(),
        note: review.note.clone(),
        minute_ref: review.minute_ref.clone(),
        gaps: 0,
        checklist: JsonText(Vec::new()),
        version,
        created_at: ctx.ts(),
        created_by: ctx.actor.person(),
    };
    store::review::insert(&mut tx, &row).await?;
    for change in &review.changes {
        store::change_notice::reviewed(&mut tx, *change, id, row.held_on).await?;
        audit::note(&mut tx, ctx, "reviewed", "change", change).await?;
    }
    audit::note_with(&mut tx, ctx, "recorded", "review", id, &"policy").await?;
    tx.commit().await?;
    Ok(id)
}

/// How the review of the policy stands, by the clause that asks for it; none without such a clause or a policy.
///
/// # Errors
/// When the database cannot be read.
pub async fn standing(ctx: &Ctx) -> Result<Option<Standing>, AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(None);
    };
    let clause = live.policy.clauses.iter().find(|clause| {
        let control = clause.rule.as_ref().map(|rule| &rule.control);
        matches!(control, Some(AnyControl::PolicyReview(_)))
    });
    let Some(clause) = clause else {
        return Ok(None);
    };
    let mut conn = ctx.db().read().await?;
    let all = evidence::facts::load(ctx, &mut conn, live.number.into()).await?;
    let facts = Facts {
        clause_since: all.clause_since,
        versions: all.versions,
        reviews: all.reviews,
        ..Facts::default()
    };
    let year = ctx.today().year();
    let holidays = holidays::between(ctx.organisation().nation, year, year + 6);
    let now = AsOf::new(ctx.now(), ctx.zone(), holidays);
    let standings = live.policy.standings(&facts, &now);
    Ok(standings.into_iter().find(|one| one.clause == clause.id))
}

/// Reminds whoever leads the review, once, in the month it is due.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn remind(ctx: &Ctx) -> Result<usize, AppError> {
    let (Some(standing), Some(live)) = (standing(ctx).await?, ctx.policy().await?) else {
        return Ok(0);
    };
    let today = ctx.today();
    let Some(due) = standing
        .next_due
        .filter(|due| due.first_of_month() <= today)
    else {
        return Ok(0);
    };
    let owners: Vec<Role> = live
        .policy
        .clause(&standing.clause)
        .and_then(|clause| clause.rule.as_ref())
        .map_or_else(Vec::new, |rule| rule.control.roles());
    let mut tx = ctx.db().begin().await?;
    let mut sent = 0;
    for appointment in store::appointment::in_force(&mut tx, today.into()).await? {
        if !Role::from_key(&appointment.role).is_some_and(|role| owners.contains(&role)) {
            continue;
        }
        let person = store::person::get(&mut tx, appointment.person_id).await?;
        let notice = store::notice::Notice {
            id: ctx.new_id(),
            person_id: person.id,
            kind: format!("policy-review-{due}"),
            version: live.number.into(),
            sent_at: ctx.ts(),
        };
        let Some(to) = person.email else { continue };
        if !store::notice::insert_once(&mut tx, &notice).await? {
            continue;
        }
        let address = ctx.app.config().base_url().join("policy/review");
        let address = address.map_err(|error| AppError::Internal(error.into()))?;
        let mail = Mail {
            to,
            subject: "The safeguarding policy is due for review".into(),
            text: format!(
                "Hello {},\n\nthe online safeguarding policy of {} is due for review by {}.\n\
                 Please write down what came of it, also when nothing changes:\n\n{address}\n",
                person.name,
                ctx.organisation().name,
                dates::day(due),
            ),
        };
        outbox::post(ctx, &mut tx, mail).await?;
        sent += 1;
    }
    tx.commit().await?;
    Ok(sent)
}
