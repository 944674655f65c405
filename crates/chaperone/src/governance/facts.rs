//! What is on the registers, in the policy's own terms: an act is decided from facts, never from what a form claims.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use policy::{Choice, Id, Post, Role, Who, facts::FormatOnFile};
use store::{
    Conn, Day,
    appointment::Appointment,
    person::{Counted, Kind, Person},
};

use crate::{ctx::Ctx, error::AppError};

/// The posts that are filled on a day. A deputy is whoever else can step in: another holder of the same post, or for
/// the safeguarding lead the deputy lead.
///
/// # Errors
/// When the database cannot be read.
pub async fn posts(conn: &mut Conn, on: Date) -> Result<Vec<Post>, AppError> {
    let held = store::appointment::in_force(conn, Day::from(on)).await?;
    let people = here(conn, on).await?;
    let mut holders: HashMap<Role, Vec<Id>> = HashMap::new();
    for appointment in held {
        if let Some(role) = Role::from_key(&appointment.role)
            && people.contains_key(&appointment.person_id)
        {
            holders.entry(role).or_default().push(appointment.person_id);
        }
    }
    let stands_in = |role: Role, first: &Id| {
        let others = match role {
            Role::Dsl => holders.get(&Role::DeputyDsl),
            Role::DeputyDsl => holders.get(&Role::Dsl),
            _ => None,
        };
        let same = holders.get(&role).into_iter();
        same.chain(others).flatten().any(|other| other != first)
    };
    Ok(Role::ALL
        .iter()
        .filter_map(|role| {
            let first = holders.get(role)?.first()?;
            Some(Post {
                role: *role,
                deputy: stands_in(*role, first),
            })
        })
        .collect())
}

/// Everybody who is here on a day, by id: how many and of what kind they are, and no names.
///
/// # Errors
/// When the database cannot be read.
pub async fn here(conn: &mut Conn, on: Date) -> Result<HashMap<Id, Counted>, AppError> {
    let on = Day::from(on);
    let people = store::person::counted(conn).await?;
    Ok(people
        .into_iter()
        .filter(|person| person.started_on <= on && person.ended_on.is_none_or(|last| on <= last))
        .map(|person| (person.id, person))
        .collect())
}

/// Those in some posts who are here on a day, by id, with their names.
///
/// # Errors
/// When the database cannot be read.
pub async fn holders(
    conn: &mut Conn,
    held: &[Appointment],
    on: Date,
) -> Result<HashMap<Id, Person>, AppError> {
    let on = Day::from(on);
    let ids: BTreeSet<Id> = held.iter().map(|post| post.person_id).collect();
    let ids: Vec<Id> = ids.into_iter().collect();
    let people = store::person::some(conn, &ids).await?;
    Ok(people
        .into_iter()
        .filter(|person| person.started_on <= on && person.ended_on.is_none_or(|last| on <= last))
        .map(|person| (person.id, person))
        .collect())
}

/// The groups that a person belongs to: what they are, and what their posts make them.
#[must_use]
pub fn groups(kind: Kind, is_host: bool, roles: &[Role]) -> Vec<Who> {
    let mut groups = vec![match kind {
        Kind::Staff => Who::Staff,
        Kind::Volunteer => Who::Volunteers,
        Kind::Associated => Who::Associated,
        Kind::Visitor => Who::Visitors,
        Kind::Trustee => Who::Trustees,
    }];
    if is_host || roles.contains(&Role::Host) {
        groups.push(Who::Hosts);
    }
    if roles.contains(&Role::Manager) {
        groups.push(Who::Managers);
    }
    if roles
        .iter()
        .any(|role| Role::SAFEGUARDING_TEAM.contains(role))
    {
        groups.push(Who::SafeguardingTeam);
    }
    groups
}

/// The posts that a person holds on a day.
///
/// # Errors
/// When the database cannot be read.
pub async fn roles_of(conn: &mut Conn, person: Id, on: Date) -> Result<Vec<Role>, AppError> {
    let held = store::appointment::in_force(conn, Day::from(on)).await?;
    Ok(held
        .iter()
        .filter(|appointment| appointment.person_id == person)
        .filter_map(|appointment| Role::from_key(&appointment.role))
        .collect())
}

/// The other forms of the policy on file.
///
/// # Errors
/// When the database cannot be read.
pub async fn formats(conn: &mut Conn) -> Result<Vec<FormatOnFile>, AppError> {
    crate::evidence::logs::formats(conn).await
}

/// The day of a moment, by the clock on the organisation's wall.
#[must_use]
pub fn day_of(ctx: &Ctx, at: store::Ts) -> Date {
    at.timestamp().to_zoned(ctx.zone()).date()
}
