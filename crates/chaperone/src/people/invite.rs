//! Sending somebody the link that opens their account.

use store::{Day, link::Purpose};
use uuid::Uuid;

use crate::{access::link, audit, ctx::Ctx, error::AppError};

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    Sent,
    NoEmail,
    /// They have a password; a lost one is theirs to replace.
    HasAccount,
    HasLeft,
}

/// Sends the link, first time or again; one sent before stops working.
///
/// # Errors
/// When the person is unknown or the database cannot be written.
pub async fn invite(ctx: &Ctx, id: Uuid) -> Result<Invited, AppError> {
    let mut tx = ctx.db().begin().await?;
    let person = store::person::get(&mut tx, id).await?;
    let today = Day::from(ctx.today());
    if person.ended_on.is_some_and(|last| last <= today) {
        return Ok(Invited::HasLeft);
    }
    if person.email.is_none() {
        return Ok(Invited::NoEmail);
    }
    if store::credential::find(&mut tx, id).await?.is_some() {
        return Ok(Invited::HasAccount);
    }
    link::send(ctx, &mut tx, &person, Purpose::Invite).await?;
    audit::note(&mut tx, ctx, "invited", "person", id).await?;
    tx.commit().await?;
    Ok(Invited::Sent)
}
