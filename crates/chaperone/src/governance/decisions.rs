//! What the policy decided, kept with its grounds: the evidence of enforcement.

use policy::{Act, Decision, Outcome};
use store::{
    Conn,
    decision::{Decision as Row, Ground as GroundRow, Outcome as Word},
};
use uuid::Uuid;

use crate::{ctx::Ctx, error::AppError};

/// Keeps a decision, in the transaction of whatever came of it. `version` is the policy's number; a draft on its way to
/// publication counts as the number it would get. `subject` is an id, never a name.
///
/// # Errors
/// When the rows cannot be written.
pub async fn record(
    tx: &mut Conn,
    ctx: &Ctx,
    act: &Act,
    decision: &Decision,
    version: u32,
    subject: Option<String>,
) -> Result<Uuid, AppError> {
    keep(tx, ctx, act, decision, version, subject, None).await
}

/// The same for an act that a concern or case is about: whoever must not know of that does not see the decision either.
///
/// # Errors
/// When the rows cannot be written.
pub async fn record_about(
    tx: &mut Conn,
    ctx: &Ctx,
    act: &Act,
    decision: &Decision,
    version: u32,
    about: Uuid,
) -> Result<Uuid, AppError> {
    keep(tx, ctx, act, decision, version, None, Some(about)).await
}

async fn keep(
    tx: &mut Conn,
    ctx: &Ctx,
    act: &Act,
    decision: &Decision,
    version: u32,
    subject: Option<String>,
    about: Option<Uuid>,
) -> Result<Uuid, AppError> {
    use policy::Choice;
    let id = ctx.new_id();
    let overridden = decision.overridden.as_ref();
    let row = Row {
        id,
        at: ctx.ts(),
        act: act.kind().key().to_owned(),
        outcome: word(decision.outcome),
        actor: ctx.actor.person(),
        version: version.into(),
        service: act.service().map(str::to_owned),
        subject,
        override_reason: overridden.map(|given| given.reason.clone()),
        override_by: overridden.map(|given| given.person),
        override_role: overridden.map(|given| {
            given
                .roles
                .iter()
                .map(|role| role.key())
                .collect::<Vec<_>>()
                .join(",")
        }),
        record_id: about,
    };
    let grounds: Vec<GroundRow> = decision
        .grounds
        .iter()
        .map(|ground| GroundRow {
            clause_id: ground.clause.to_string(),
            outcome: word(ground.outcome),
            sentence: ground.sentence.to_string(),
        })
        .collect();
    store::decision::insert(tx, &row, &grounds).await?;
    Ok(id)
}

/// The stored word for an outcome.
#[must_use]
pub fn word(outcome: Outcome) -> Word {
    match outcome {
        Outcome::Allow => Word::Allow,
        Outcome::Advise => Word::Advise,
        Outcome::Hold => Word::Hold,
        Outcome::Refuse => Word::Refuse,
    }
}
