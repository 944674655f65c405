//! Adding a person.

use store::{Day, link::Purpose, person::Person};
use uuid::Uuid;

use super::fields::Fields;
use crate::{access::link, audit, ctx::Ctx, error::AppError, governance::gates};

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    Done(Uuid),
    EmailTaken,
    /// The policy lets them host no session yet, and this is why. Nobody was added.
    NotAHost(Vec<String>),
}

/// Adds a person and, when asked and there is an address, invites them.
///
/// # Errors
/// When the database cannot be written.
pub async fn add(ctx: &Ctx, fields: Fields, invite: bool) -> Result<Added, AppError> {
    let person = row(ctx, fields);
    let mut tx = ctx.db().begin().await?;
    if let Some(email) = &person.email
        && store::person::find_by_email(&mut tx, email)
            .await?
            .is_some()
    {
        return Ok(Added::EmailTaken);
    }
    if person.is_host {
        let stops = gates::stops_hosting(ctx, &mut tx, &person).await?;
        if !stops.is_empty() {
            tx.commit().await?;
            return Ok(Added::NotAHost(stops));
        }
    }
    store::person::insert(&mut tx, &person).await?;
    if invite {
        link::send(ctx, &mut tx, &person, Purpose::Invite).await?;
    }
    audit::note(&mut tx, ctx, "added", "person", person.id).await?;
    tx.commit().await?;
    Ok(Added::Done(person.id))
}

/// The row of somebody new.
#[must_use]
pub fn row(ctx: &Ctx, fields: Fields) -> Person {
    Person {
        email: fields.email,
        job: fields.job,
        is_host: fields.is_host,
        ..Person::new(
            ctx.new_id(),
            fields.kind,
            &fields.name,
            Day::from(fields.started),
            ctx.ts(),
        )
    }
}
