//! Referrals, decisions not to refer and disclosures as facts. Whoever must not know of a case does not find it counted.

use policy::{facts, terms::SharingRequirement};
use store::{Conn, disclosure::Disclosure};

use super::kept;
use crate::{ctx::Ctx, error::AppError, response::referral::state};

pub(super) async fn referrals(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::Referral>, AppError> {
    let rows = store::referral::counted(conn, ctx.viewer()).await?;
    state::facts(&rows)
}

pub(super) async fn disclosures(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::Disclosure>, AppError> {
    let rows = store::disclosure::counted(conn, ctx.viewer()).await?;
    let row = |row: &Disclosure| {
        Ok(facts::Disclosure {
            at: row.at.timestamp(),
            recorded: recorded(row)?,
        })
    };
    rows.iter().map(row).collect()
}

/// What was written down before data left.
///
/// # Errors
/// When a word is stored that this program does not know.
pub fn recorded(row: &Disclosure) -> Result<Vec<SharingRequirement>, AppError> {
    let words = row.recorded.split(',').filter(|word| !word.is_empty());
    words.map(kept::word).collect()
}
