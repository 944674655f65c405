//! Yes: everybody on the list is added, in one go.

use std::collections::HashSet;

use serde_json::json;
use store::{
    Conn,
    import::State,
    link::Purpose,
    person::{Kind, Person},
};
use uuid::Uuid;

use super::preview::waiting;
use crate::{access::link, audit, ctx::Ctx, error::AppError, governance::gates, people::add};

/// More invitations at once look like spam to a mail server.
pub const MOST_INVITED: usize = 500;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub added: usize,
    pub invited: usize,
    /// Added by somebody else since the list was read.
    pub already: usize,
    /// Added, but not as hosts: the policy lets them host no session yet.
    pub not_hosts: usize,
}

/// # Errors
/// [`AppError::NotFound`] when the list is not there, was answered, or is somebody else's; otherwise when the database
/// cannot be written.
pub async fn take(ctx: &Ctx, by: Uuid, id: Uuid, invite: bool) -> Result<Taken, AppError> {
    let preview = waiting(ctx, by, id).await?;
    let mut tx = ctx.db().begin().await?;
    store::import::settle(&mut tx, id, State::Taken).await?;
    let mut emails = HashSet::new();
    let mut names = HashSet::new();
    for person in store::person::all(&mut tx).await? {
        match person.email {
            Some(email) => emails.insert(email.trim().to_lowercase()),
            None => names.insert(person.name.to_lowercase()),
        };
    }
    let all = preview.rows.len();
    let mut people: Vec<_> = preview
        .rows
        .into_iter()
        .map(|row| row.fields)
        .filter(|fields| match &fields.email {
            Some(email) => !emails.contains(&email.to_lowercase()),
            None => !names.contains(&fields.name.to_lowercase()),
        })
        .map(|fields| add::row(ctx, fields))
        .collect();
    let not_hosts = keep_from_hosting(ctx, &mut tx, &mut people).await?;
    store::person::insert_all(&mut tx, &people).await?;
    let mut invited = 0;
    if invite && people.len() <= MOST_INVITED {
        for person in people.iter().filter(|person| person.email.is_some()) {
            link::send(ctx, &mut tx, person, Purpose::Invite).await?;
            invited += 1;
        }
    }
    let taken = Taken {
        added: people.len(),
        invited,
        already: all - people.len(),
        not_hosts,
    };
    let detail = json!({ "added": taken.added, "invited": taken.invited });
    audit::note_with(&mut tx, ctx, "imported", "people", id, &detail).await?;
    tx.commit().await?;
    Ok(taken)
}

/// Nobody becomes a host by way of a list whom the policy would stop at the form. Nothing is on file about people who are
/// only just added, so that the answer for the first of a kind is the answer for all of that kind.
async fn keep_from_hosting(
    ctx: &Ctx,
    tx: &mut Conn,
    people: &mut [Person],
) -> Result<usize, AppError> {
    let mut kept = 0;
    for kind in Kind::ALL.iter().copied() {
        let hosts = |person: &&mut Person| person.is_host && person.kind == kind;
        let Some(first) = people.iter_mut().find(hosts) else {
            continue;
        };
        if gates::stops_hosting(ctx, tx, first).await?.is_empty() {
            continue;
        }
        for person in people.iter_mut().filter(hosts) {
            person.is_host = false;
            kept += 1;
        }
    }
    Ok(kept)
}

/// No: the list is thrown away.
///
/// # Errors
/// [`AppError::NotFound`] as for [`take`]; otherwise when the database cannot be written.
pub async fn discard(ctx: &Ctx, by: Uuid, id: Uuid) -> Result<(), AppError> {
    waiting(ctx, by, id).await?;
    let mut tx = ctx.db().begin().await?;
    store::import::settle(&mut tx, id, State::Dropped).await?;
    tx.commit().await?;
    Ok(())
}
