//! The facts of a publication, and what the draft says to them.

use policy::{
    Act, Choice, Decision, Known, OverrideError, OverrideGround, Policy, PublishVersion, Role,
    facts::Approval,
};
use store::Conn;

use super::Publish;
use crate::{
    ctx::Ctx,
    error::AppError,
    evidence::facts as evidence,
    governance::{decisions, facts},
};

/// Everything on the registers that a version rests on.
pub async fn act(
    ctx: &Ctx,
    tx: &mut Conn,
    policy: &Policy,
    wish: &Publish,
) -> Result<Act, AppError> {
    let posts = facts::posts(tx, ctx.today()).await?;
    Ok(PublishVersion {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        approval: Known::Yes(Approval {
            by: wish.approver,
            roles: facts::roles_of(tx, wish.approver, wish.approved_on).await?,
            on: wish.approved_on,
        }),
        change_note: Some(!wish.change_note.trim().is_empty()),
        posts: Some(posts),
        duties: Some(policy.duties()),
        sources: Some(evidence::sources(ctx, tx).await?),
        documents: Some(evidence::documents(ctx, tx).await?),
        formats: Some(facts::formats(tx).await?),
        consultations: Some(evidence::consultations(tx).await?),
        directory: Some(evidence::directory(ctx, tx).await?),
        ..PublishVersion::default()
    }
    .into())
}

/// A decision, and why an override that was asked for was not taken.
pub struct Decided {
    pub decision: Decision,
    pub refused: Option<OverrideError>,
}

/// Decides, with the override where one is asked for and the policy lets this person take it (D06).
pub async fn decide(
    ctx: &Ctx,
    tx: &mut Conn,
    policy: &Policy,
    act: &Act,
    wish: &Publish,
) -> Result<Decided, AppError> {
    let plain = |policy: &Policy| required_posts(policy, act, policy.decide(act));
    let Some(reason) = &wish.override_reason else {
        return Ok(Decided {
            decision: plain(policy),
            refused: None,
        });
    };
    let signed = ctx.signed()?;
    let asked = Act::from(OverrideGround {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        reason: Some(!reason.trim().is_empty()),
        ..OverrideGround::default()
    });
    let allowed = policy.decide(&asked);
    decisions::record(tx, ctx, &asked, &allowed, policy.version, None).await?;
    let wished = policy::Override {
        person: signed.person,
        roles: signed.roles.iter().copied().collect(),
        reason: reason.clone(),
    };
    Ok(match policy.decide_with(act, &wished) {
        Ok(decision) if allowed.outcome <= policy::Outcome::Advise => Decided {
            decision: required_posts(policy, act, decision),
            refused: None,
        },
        Ok(_) => Decided {
            decision: plain(policy),
            refused: Some(OverrideError::NoReason),
        },
        Err(error) => Decided {
            decision: plain(policy),
            refused: Some(error),
        },
    })
}

/// A pack says which posts a version cannot do without. That is no clause, so it speaks through the first clause that
/// names the posts; a pack without one is held by its list alone.
fn required_posts(policy: &Policy, act: &Act, mut decision: Decision) -> Decision {
    let Act::PublishVersion(facts) = act else {
        return decision;
    };
    let held = |role: Role| {
        let posts = facts.posts.iter().flatten();
        posts.into_iter().any(|post| post.role == role)
    };
    let empty: Vec<&str> = policy
        .roles
        .iter()
        .filter(|entry| entry.required && !held(entry.id))
        .map(|entry| entry.label.as_str())
        .collect();
    if empty.is_empty() {
        return decision;
    }
    let about = policy.clauses.iter().find(|clause| {
        clause
            .rule
            .as_ref()
            .is_some_and(|rule| rule.control.kind() == "roles-filled")
    });
    decision.outcome = policy::Outcome::Refuse;
    decision.grounds.push(policy::Ground {
        clause: about.map_or_else(|| "required-posts".into(), |clause| clause.id.clone()),
        version: policy.version,
        outcome: policy::Outcome::Refuse,
        sentence: format!("appoint somebody first as {}", policy::join(empty)).into(),
        overridable_by: [].into(),
        overridden: false,
    });
    decision
}

/// The people who may approve a version, by the posts they hold today.
///
/// # Errors
/// When the database cannot be read.
pub async fn approvers(ctx: &Ctx) -> Result<Vec<store::person::Person>, AppError> {
    let mut conn = ctx.db().read().await?;
    let held = store::appointment::in_force(&mut conn, ctx.today().into()).await?;
    let here = facts::holders(&mut conn, &held, ctx.today()).await?;
    let mut people: Vec<_> = held
        .iter()
        .filter(|appointment| appointment.role == Role::Approver.key())
        .filter_map(|appointment| here.get(&appointment.person_id).cloned())
        .collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    people.dedup_by_key(|person| person.id);
    Ok(people)
}
