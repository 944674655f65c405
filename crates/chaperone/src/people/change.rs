//! Changing what is known of a person.

use store::Day;
use uuid::Uuid;

use super::fields::Fields;
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::gates,
    notices::{mail::Mail, outbox},
};

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    EmailTaken,
    /// The policy lets them host no session yet, and this is why. Nothing has changed.
    NotAHost(Vec<String>),
}

/// A changed address is told to the old one: whoever owns the account must hear of it.
///
/// # Errors
/// When the person is unknown or the database cannot be written.
pub async fn change(ctx: &Ctx, id: Uuid, fields: Fields) -> Result<Changed, AppError> {
    let mut tx = ctx.db().begin().await?;
    let mut person = store::person::get(&mut tx, id).await?;
    let old = person.email.take();
    if let Some(email) = &fields.email
        && let Some(other) = store::person::find_by_email(&mut tx, email).await?
        && other.id != id
    {
        return Ok(Changed::EmailTaken);
    }
    if fields.is_host && !person.is_host {
        let stops = gates::stops_hosting(ctx, &mut tx, &person).await?;
        if !stops.is_empty() {
            tx.commit().await?;
            return Ok(Changed::NotAHost(stops));
        }
    }
    person.kind = fields.kind;
    person.name = fields.name;
    person.email = fields.email;
    person.job = fields.job;
    person.started_on = Day::from(fields.started);
    person.is_host = fields.is_host;
    store::person::update(&mut tx, &person).await?;
    if old != person.email {
        // Links that wait were sent to the old address.
        store::link::revoke_all(&mut tx, id, ctx.ts()).await?;
        let signs_in = store::credential::find(&mut tx, id).await?.is_some();
        if let Some(to) = old.filter(|_| signs_in) {
            outbox::post(ctx, &mut tx, told(ctx, &person.name, to)).await?;
        }
        audit::note(&mut tx, ctx, "changed-email", "person", id).await?;
    }
    audit::note(&mut tx, ctx, "changed", "person", id).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

fn told(ctx: &Ctx, name: &str, to: String) -> Mail {
    let organisation = &ctx.organisation().name;
    Mail {
        to,
        subject: format!("Your email address for {organisation} was changed"),
        text: format!(
            "Hello {name},\n\nThe email address of your account with {organisation} was changed just now. \
             Mails no longer come here, and you sign in with the new address.\n\n\
             If you did not ask for this, tell {organisation} at once.\n"
        ),
    }
}
