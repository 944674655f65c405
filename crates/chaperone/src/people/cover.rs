//! Who answers for what, and where that leaves a hole: the accountability map.

use std::collections::BTreeSet;

use jiff::civil::Date;
use policy::Policy;
use store::{Day, appointment::Appointment, person::Person};
use uuid::Uuid;

use super::{appoint::fillable, posts};
use crate::{
    access::role::{Choice, Role},
    ctx::Ctx,
    error::AppError,
};

/// How long before a post ends a successor should be found.
const SOON_DAYS: i64 = 28;

/// One post and everybody who holds, held or will hold it.
pub struct Post {
    pub role: Role,
    /// A version of the policy can only be published while somebody holds it.
    pub required: bool,
    pub purpose: String,
    pub now: Vec<Holder>,
    pub later: Vec<Holder>,
    pub before: Vec<Holder>,
}

/// Somebody in a post.
pub struct Holder {
    pub appointment: Uuid,
    pub person: Uuid,
    pub name: String,
    pub since: Date,
    pub until: Option<Date>,
    pub contact: String,
}

/// A hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hole {
    /// A required post is vacant.
    Vacant(Role),
    /// A post ends soon and nobody takes over.
    Ending(Role, Date),
    /// The lead has nobody to stand in.
    NoDeputy,
    /// Nobody else could take a concern about this person.
    NobodyForAConcernAbout(String),
    /// Whoever looks over the safeguarding team is in it.
    TrusteeInTheTeam(String),
}

/// Posts that take a concern about somebody in the team.
const TAKES_CONCERNS: [Role; 3] = [Role::Dsl, Role::DeputyDsl, Role::Trustee];

/// The whole map on a day.
///
/// # Errors
/// When the database or the policy cannot be read.
pub async fn map(ctx: &Ctx) -> Result<Vec<Post>, AppError> {
    let policy = posts::declared(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let appointments = store::appointment::all(&mut conn).await?;
    let mut people = std::collections::HashMap::new();
    for id in appointments
        .iter()
        .map(|post| post.person_id)
        .collect::<BTreeSet<_>>()
    {
        people.insert(id, store::person::get(&mut conn, id).await?);
    }
    let today = Day::from(ctx.today());
    Ok(fillable()
        .map(|role| post(role, policy.as_ref(), &appointments, &people, today))
        .collect())
}

fn post(
    role: Role,
    policy: Option<&Policy>,
    appointments: &[Appointment],
    people: &std::collections::HashMap<Uuid, Person>,
    today: Day,
) -> Post {
    let entry = policy.and_then(|policy| policy.roles.iter().find(|entry| entry.id == role));
    let mut post = Post {
        role,
        required: posts::is_required(policy, role),
        purpose: entry.map_or_else(String::new, |entry| entry.purpose.clone()),
        now: Vec::new(),
        later: Vec::new(),
        before: Vec::new(),
    };
    for appointment in appointments.iter().filter(|one| one.role == role.key()) {
        let Some(person) = people.get(&appointment.person_id) else {
            continue;
        };
        let holder = Holder {
            appointment: appointment.id,
            person: person.id,
            name: person.name.clone(),
            since: appointment.starts_on.date(),
            until: appointment.ends_on.map(Day::date),
            contact: appointment.contact.clone(),
        };
        let gone = person.ended_on.is_some_and(|last| last <= today);
        if gone || appointment.ends_on.is_some_and(|last| last < today) {
            post.before.push(holder);
        } else if appointment.starts_on > today {
            post.later.push(holder);
        } else {
            post.now.push(holder);
        }
    }
    post.before.reverse();
    post
}

/// Every hole in the map on a day.
#[must_use]
pub fn holes(map: &[Post], today: Date) -> Vec<Hole> {
    let mut holes = Vec::new();
    let soon = today.saturating_add(jiff::Span::new().days(SOON_DAYS));
    for post in map {
        if post.required && post.now.is_empty() {
            holes.push(Hole::Vacant(post.role));
        }
        let ends = post
            .now
            .iter()
            .map(|holder| holder.until)
            .max_by_key(|until| until.unwrap_or(Date::MAX));
        if let Some(Some(last)) = ends
            && last <= soon
            && !post
                .later
                .iter()
                .any(|next| next.until.is_none_or(|until| until > last))
        {
            holes.push(Hole::Ending(post.role, last));
        }
    }
    let held: Vec<(Role, &str, String)> = map
        .iter()
        .flat_map(|post| {
            let role = post.role;
            post.now
                .iter()
                .map(move |holder| (role, holder.name.as_str(), holder.person.to_string()))
        })
        .collect();
    holes.extend(independence(&held));
    holes
}

/// The holes that come of one person holding several posts. Each row: post, name, and what tells people apart.
#[must_use]
pub fn independence(held: &[(Role, &str, String)]) -> Vec<Hole> {
    let holders = |role: Role| held.iter().filter(move |(held, ..)| *held == role);
    let mut holes = Vec::new();
    let leads: Vec<_> = holders(Role::Dsl).collect();
    let other_than_lead = |id: &str| leads.iter().all(|(.., lead)| lead != id);
    if !leads.is_empty() && !holders(Role::DeputyDsl).any(|(.., id)| other_than_lead(id)) {
        holes.push(Hole::NoDeputy);
    }
    let mut seen = BTreeSet::new();
    for (role, name, id) in held {
        let in_team = Role::SAFEGUARDING_TEAM.contains(role);
        if !in_team || !seen.insert(id) {
            continue;
        }
        let other = held
            .iter()
            .any(|(role, _, other)| TAKES_CONCERNS.contains(role) && other != id);
        if !other {
            holes.push(Hole::NobodyForAConcernAbout((*name).to_owned()));
        }
    }
    for (_, name, id) in holders(Role::Trustee) {
        let in_team = [Role::Coordinator, Role::Dsl, Role::DeputyDsl]
            .into_iter()
            .any(|role| holders(role).any(|(.., other)| other == id));
        let outsider = holders(Role::Trustee).any(|(.., other)| other != id);
        if in_team && !outsider {
            holes.push(Hole::TrusteeInTheTeam((*name).to_owned()));
        }
    }
    holes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(rows: &[(Role, &'static str)]) -> Vec<(Role, &'static str, String)> {
        rows.iter()
            .map(|(role, name)| (*role, *name, (*name).to_owned()))
            .collect()
    }

    #[test]
    fn three_people_leave_no_hole() {
        let rows = held(&[
            (Role::Coordinator, "Ruth"),
            (Role::Dsl, "Ruth"),
            (Role::DeputyDsl, "Marcus"),
            (Role::Trustee, "Ines"),
        ]);
        assert_eq!(independence(&rows), []);
    }

    #[test]
    fn one_person_in_every_post_leaves_nobody_to_take_a_concern_about_them() {
        let rows = held(&[
            (Role::Coordinator, "Ruth"),
            (Role::Dsl, "Ruth"),
            (Role::DeputyDsl, "Ruth"),
            (Role::Trustee, "Ruth"),
        ]);
        assert_eq!(
            independence(&rows),
            [
                Hole::NoDeputy,
                Hole::NobodyForAConcernAbout("Ruth".into()),
                Hole::TrusteeInTheTeam("Ruth".into()),
            ]
        );
    }

    #[test]
    fn a_deputy_of_their_own_takes_a_concern_about_the_lead_who_is_also_the_trustee() {
        let rows = held(&[
            (Role::Dsl, "Ruth"),
            (Role::DeputyDsl, "Marcus"),
            (Role::Trustee, "Ruth"),
        ]);
        assert_eq!(independence(&rows), [Hole::TrusteeInTheTeam("Ruth".into())]);
    }

    #[test]
    fn a_lead_alone_is_a_single_point_of_failure() {
        let rows = held(&[(Role::Dsl, "Ruth"), (Role::Trustee, "Ines")]);
        assert_eq!(independence(&rows), [Hole::NoDeputy]);
    }
}
