//! Filling a post.

use jiff::civil::Date;
use serde_json::json;
use store::{Day, appointment::Appointment};
use uuid::Uuid;

use crate::{
    access::role::{Choice, Role},
    audit,
    ctx::Ctx,
    error::AppError,
    governance::gates,
};

/// Long enough for a name, a number and an address.
pub const LONGEST_CONTACT: usize = 300;

/// Posts that an appointment fills. A responsible adult belongs to a session, not to the organisation.
pub fn fillable() -> impl Iterator<Item = Role> {
    Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::ResponsibleAdult)
}

/// Who takes which post, from when.
#[derive(Clone, Debug)]
pub struct Command {
    pub person: Uuid,
    pub role: Role,
    pub starts: Date,
    pub ends: Option<Date>,
    /// How people reach whoever is in this post; printed in the policy.
    pub contact: String,
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appointed {
    Done(Uuid),
    /// They hold it already at that time.
    Already,
    HasLeft,
    EndsBeforeItStarts,
    /// The policy lets them host no session yet, and this is why. Nothing has changed.
    NotAHost(Vec<String>),
}

/// # Errors
/// When the person is unknown or the database cannot be written.
pub async fn appoint(ctx: &Ctx, command: Command) -> Result<Appointed, AppError> {
    let (starts_on, ends_on) = (Day::from(command.starts), command.ends.map(Day::from));
    if ends_on.is_some_and(|ends| ends < starts_on) {
        return Ok(Appointed::EndsBeforeItStarts);
    }
    let mut tx = ctx.db().begin().await?;
    let person = store::person::get(&mut tx, command.person).await?;
    if person.ended_on.is_some() {
        return Ok(Appointed::HasLeft);
    }
    let overlaps = |post: &Appointment| {
        post.role == command.role.key()
            && post.ends_on.is_none_or(|ends| starts_on <= ends)
            && ends_on.is_none_or(|ends| post.starts_on <= ends)
    };
    let own = store::appointment::of_person(&mut tx, person.id).await?;
    if own.iter().any(overlaps) {
        return Ok(Appointed::Already);
    }
    if command.role == Role::Host {
        let stops = gates::stops_hosting(ctx, &mut tx, &person).await?;
        if !stops.is_empty() {
            tx.commit().await?;
            return Ok(Appointed::NotAHost(stops));
        }
    }
    let id = ctx.new_id();
    let post = Appointment {
        id,
        person_id: person.id,
        role: command.role.key().to_owned(),
        starts_on,
        ends_on,
        contact: command.contact,
        created_at: ctx.ts(),
        created_by: ctx.actor.person(),
    };
    store::appointment::insert(&mut tx, &post).await?;
    let detail = json!({ "post": post.role, "person": person.id, "from": command.starts, "until": command.ends });
    audit::note_with(&mut tx, ctx, "filled-post", "appointment", id, &detail).await?;
    tx.commit().await?;
    Ok(Appointed::Done(id))
}

/// Changes how the holder of a post is reached.
///
/// # Errors
/// When the appointment is unknown or the database cannot be written.
pub async fn change_contact(ctx: &Ctx, id: Uuid, contact: &str) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::appointment::set_contact(&mut tx, id, contact).await?;
    audit::note(&mut tx, ctx, "changed-contact", "appointment", id).await?;
    tx.commit().await?;
    Ok(())
}
