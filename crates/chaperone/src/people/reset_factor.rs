//! A lost second factor: switched off by somebody who manages people and has made sure who is asking.

use serde_json::json;
use uuid::Uuid;

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    notices::{mail::Mail, outbox},
};

/// Why it is switched off.
pub const REASONS: &[&str] = &["lost", "broken", "new-phone"];
/// How it was made sure that it is the person who asks. A mail proves nothing: their mailbox may be what was stolen.
pub const CHECKS: &[&str] = &["in-person", "video", "phone"];

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reset {
    Done,
    /// There is none to switch off.
    Off,
    /// One's own is replaced on the account page, with the old one in hand.
    Own,
}

/// Switches it off, ends every session and tells the person. At the next sign-in a post that asks for it leads them to
/// set it up anew.
///
/// # Errors
/// When the person is unknown or the database cannot be written.
pub async fn reset(ctx: &Ctx, id: Uuid, reason: &str, check: &str) -> Result<Reset, AppError> {
    if ctx.actor.person() == Some(id) {
        return Ok(Reset::Own);
    }
    let mut tx = ctx.db().begin().await?;
    let person = store::person::get(&mut tx, id).await?;
    let credential = store::credential::find(&mut tx, id).await?;
    if credential.is_none_or(|credential| credential.totp_confirmed_at.is_none()) {
        return Ok(Reset::Off);
    }
    store::credential::remove_totp(&mut tx, id).await?;
    store::recovery_code::replace(&mut tx, id, &[]).await?;
    store::session::end_others(&mut tx, id, None, ctx.ts()).await?;
    if let Some(to) = person.email {
        let organisation = &ctx.organisation().name;
        let by = ctx.actor.signed().map_or("", |signed| signed.name.as_str());
        let text = format!(
            "Hello {},\n\n{by} switched off the second factor of your account with {organisation} just now, \
             and you were signed out everywhere.\n\n\
             Sign in with your password and set it up again: {}sign-in\n\n\
             If you did not ask for this, tell {organisation} at once and choose a new password.\n",
            person.name,
            ctx.app.config().base_url(),
        );
        let subject = format!("Your second factor for {organisation} was switched off");
        outbox::post(ctx, &mut tx, Mail { to, subject, text }).await?;
    }
    let detail = json!({ "reason": reason, "made_sure": check });
    audit::note_with(&mut tx, ctx, "reset-second-factor", "person", id, &detail).await?;
    tx.commit().await?;
    Ok(Reset::Done)
}
