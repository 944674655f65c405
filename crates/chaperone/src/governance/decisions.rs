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
    Kept::new(ctx, act, decision, version, subject, None)
        .write(tx)
        .await
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
    Kept::about(ctx, act, decision, version, about)
        .write(tx)
        .await
}

/// A decision as it is kept.
pub struct Kept {
    row: Row,
    grounds: Vec<GroundRow>,
}

impl Kept {
    /// About a concern or case.
    #[must_use]
    pub fn about(ctx: &Ctx, act: &Act, decision: &Decision, version: u32, about: Uuid) -> Self {
        Self::new(ctx, act, decision, version, None, Some(about))
    }

    fn new(
        ctx: &Ctx,
        act: &Act,
        decision: &Decision,
        version: u32,
        subject: Option<String>,
        about: Option<Uuid>,
    ) -> Self {
        use policy::Choice;
        let overridden = decision.overridden.as_ref();
        let row = Row {
            id: ctx.new_id(),
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
        Self { row, grounds }
    }

    async fn write(self, tx: &mut Conn) -> Result<Uuid, AppError> {
        store::decision::insert(tx, &self.row, &self.grounds).await?;
        Ok(self.row.id)
    }

    /// Writes some: as many statements as for one.
    ///
    /// # Errors
    /// When the rows cannot be written.
    pub async fn write_all(tx: &mut Conn, all: &[Self]) -> Result<(), AppError> {
        let rows: Vec<_> = all
            .iter()
            .map(|one| (&one.row, one.grounds.as_slice()))
            .collect();
        Ok(store::decision::insert_all(tx, &rows).await?)
    }
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
