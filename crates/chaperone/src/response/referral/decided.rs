//! For which bodies it is decided whether they are told.

use policy::{Choice, terms::Body};
use store::{Conn, referral::Referral as Row};

use super::suggest;
use crate::{ctx::Ctx, error::AppError, response::case::Case};

/// Whether somebody decided about a body: told it, or wrote down why not.
#[must_use]
pub fn is_decided(rows: &[Row], body: Body) -> bool {
    rows.iter()
        .any(|row| row.body == body.key() && (row.sent_at.is_some() || row.not_needed_at.is_some()))
}

/// Once it is decided for every body that the policy names (for one at least, where it names none), nobody is reminded to decide.
///
/// # Errors
/// When the rows cannot be read or written.
pub(super) async fn settle(ctx: &Ctx, tx: &mut Conn, case: &Case) -> Result<(), AppError> {
    let live = ctx.policy().await?;
    let required = suggest::required(live.as_deref(), case.file.service.as_deref());
    let rows = store::referral::of_case(tx, case.id()).await?;
    let settled = if required.is_empty() {
        rows.iter()
            .any(|row| row.sent_at.is_some() || row.not_needed_at.is_some())
    } else {
        required.iter().all(|body| is_decided(&rows, *body))
    };
    if settled {
        store::due::done_kind(tx, case.id(), "refer", ctx.ts()).await?;
    }
    Ok(())
}
