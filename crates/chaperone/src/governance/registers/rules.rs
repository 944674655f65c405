//! What the policy in force says about a register.

use policy::AnyControl;

use crate::{ctx::Ctx, error::AppError};

/// The rules of the policy in force that `about` picks, as sentences.
///
/// # Errors
/// When the policy cannot be read.
pub async fn rules(
    ctx: &Ctx,
    about: impl Fn(&AnyControl) -> bool,
) -> Result<Vec<String>, AppError> {
    let live = ctx.policy().await?;
    let clauses = live.iter().flat_map(|live| &live.policy.clauses);
    let rules = clauses.filter_map(|clause| clause.rule.as_ref());
    Ok(rules
        .filter(|rule| about(&rule.control))
        .map(|rule| rule.control.rule())
        .collect())
}
