//! Whether somebody may be given a task: asked of the policy in force, and the answer is kept (D20, D21).

use policy::{
    Adult, AssignDuty, Decision, Id,
    terms::{Assignment, Code},
};
use store::Conn;

use crate::{
    ctx::Ctx,
    error::AppError,
    evidence::facts as evidence,
    governance::{codes, decisions, facts, live::LivePolicy, reading},
};

/// Decides, in the transaction of whatever comes of it, and keeps the decision; none while no policy is in force.
/// On [`policy::Outcome::Hold`] or worse nothing may be changed: commit the decision alone.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn may_assign_duty(
    ctx: &Ctx,
    tx: &mut Conn,
    person: &store::person::Person,
    to: Assignment,
) -> Result<Option<Decision>, AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(None);
    };
    let mut adult = adult(ctx, tx, person, &live).await?;
    // Whoever is to host is one of the hosts from here on: rules for hosts speak before the first session.
    if let (Assignment::Host | Assignment::Rota, Some(groups)) = (to, &mut adult.groups)
        && !groups.contains(&policy::Who::Hosts)
    {
        groups.push(policy::Who::Hosts);
    }
    let act = AssignDuty {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        adult,
        to: Some(to),
        ..AssignDuty::default()
    }
    .into();
    let decision = live.policy.decide(&act);
    let subject = Some(person.id.to_string());
    decisions::record(tx, ctx, &act, &decision, live.number, subject).await?;
    Ok(Some(decision))
}

/// Asks before somebody becomes a session host, and says why not: one sentence for each ground that stops it, with its
/// clause. Empty where nothing does. Where something does, commit the decision alone and change nothing.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn stops_hosting(
    ctx: &Ctx,
    tx: &mut Conn,
    person: &store::person::Person,
) -> Result<Vec<String>, AppError> {
    let (Some(decision), Some(live)) = (
        may_assign_duty(ctx, tx, person, Assignment::Host).await?,
        ctx.policy().await?,
    ) else {
        return Ok(Vec::new());
    };
    let stops = decision
        .grounds
        .iter()
        .filter(|ground| ground.outcome >= policy::Outcome::Hold);
    Ok(stops
        .map(|ground| {
            let clause = live.policy.clause(&ground.clause);
            let title = clause.map_or(&*ground.clause, |clause| &clause.title);
            format!("{title}: {}", ground.sentence)
        })
        .collect())
}

/// What is on file about somebody.
async fn adult(
    ctx: &Ctx,
    tx: &mut Conn,
    person: &store::person::Person,
    live: &LivePolicy,
) -> Result<Adult, AppError> {
    let id: Id = person.id;
    let roles = facts::roles_of(tx, id, ctx.today()).await?;
    let accepted = store::acknowledgement::find(tx, id, i64::from(live.number)).await?;
    let newest = reading::current(tx).await?;
    // A version that is published but not in force yet may be accepted early; that counts for the one before it too.
    let ahead = match newest.filter(|newest| newest.number > i64::from(live.number)) {
        Some(newest) => store::acknowledgement::find(tx, id, newest.number).await?,
        None => None,
    };
    let given = [accepted, ahead];
    let mut signed = evidence::signatures(ctx, tx).await?;
    signed.retain(|one| one.person == id);
    let mut checks = evidence::checks(ctx, tx).await?;
    checks.retain(|one| one.person == id);
    let editions = codes::current(ctx, tx).await?;
    Ok(Adult {
        id: Some(id),
        groups: Some(facts::groups(person.kind, person.is_host, &roles)),
        roles: Some(roles),
        acknowledged: Some(given.iter().flatten().any(|one| one.accepted_at.is_some())),
        signed: Some(signed),
        editions: Some(
            editions
                .iter()
                .map(|edition| (edition.code, edition.edition))
                .collect::<Vec<(Code, u32)>>(),
        ),
        training: None,
        checks: Some(checks),
        devices: None,
    })
}
