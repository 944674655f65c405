//! Decisions as facts.

use jiff::SignedDuration;
use policy::{ActKind, Choice, Effect, facts::DecisionTaken};
use store::{Conn, decision::Outcome};

use crate::{ctx::Ctx, error::AppError};

/// How far back decisions count as evidence.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24 * 365 * 3);

pub(super) async fn rows(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<DecisionTaken>, AppError> {
    let counted =
        store::decision::counted_since(conn, ctx.viewer(), ctx.ts().plus(-LOOK_BACK)).await?;
    let mut rows: Vec<DecisionTaken> = Vec::new();
    let mut last = None;
    for one in counted {
        if last != Some(one.id) {
            last = Some(one.id);
            let Some(act) = ActKind::from_key(&one.act) else {
                return Err(AppError::internal(
                    "a decision about an unknown act is stored",
                ));
            };
            rows.push(DecisionTaken {
                act,
                at: one.at.timestamp(),
                effect: effect(one.outcome),
                clauses: Vec::new(),
                overridden: one.overridden,
                // The kernel takes no override without a reason.
                reason: one.overridden,
                service: one.service.clone(),
            });
        }
        if let (Some(row), Some(clause)) = (rows.last_mut(), one.clause_id) {
            row.clauses.push(clause);
        }
    }
    Ok(rows)
}

fn effect(outcome: Outcome) -> Option<Effect> {
    match outcome {
        Outcome::Allow => None,
        Outcome::Advise => Some(Effect::Advise),
        Outcome::Hold => Some(Effect::Hold),
        Outcome::Refuse => Some(Effect::Refuse),
    }
}
