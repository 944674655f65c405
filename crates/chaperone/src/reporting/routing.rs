//! Who gets a concern: the people whom the policy names, never somebody it is about, and the next in line where nobody reads it.

use std::collections::BTreeSet;

use policy::{Act, AnyControl, Decision, Role, RouteConcern};
use store::{Conn, Day, Ts};
use uuid::Uuid;

use super::clocks::{self, Clocks};
use crate::{
    access::role::Choice, ctx::Ctx, error::AppError, governance::live::LivePolicy,
    sealing::record::Recipient,
};

/// Where a concern goes.
pub struct Routed {
    /// Everybody who gets its key; the leader first. Empty where nobody is left to take it.
    pub to: Vec<Recipient>,
    /// The post that takes it.
    pub sent_to: Option<Role>,
    /// Whether it is about somebody who would have taken it.
    pub conflict: bool,
    /// What the policy said to it, kept with the concern.
    pub decided: Option<(Act, Decision, u32)>,
}

/// The posts that take concerns, in order, and those that stand in where nobody of them is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takers {
    pub first: Vec<Role>,
    pub fallback: Vec<Role>,
}

/// As the policy names them; the lead, the deputy and the trustee where it does not.
#[must_use]
pub fn takers(live: Option<&LivePolicy>, service: Option<&str>) -> Takers {
    let mut first = Vec::new();
    let mut fallback = Vec::new();
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    for clause in clauses {
        let Some(rule) = &clause.rule else { continue };
        let AnyControl::ConcernRouting(routing) = &rule.control else {
            continue;
        };
        if !clause.covers(service) {
            continue;
        }
        first.extend(routing.to.iter().copied());
        first.extend(routing.deputy.then_some(Role::DeputyDsl));
        fallback.extend(routing.fallback.iter().copied());
    }
    if first.is_empty() {
        first = vec![Role::Dsl, Role::DeputyDsl];
    }
    if fallback.is_empty() {
        fallback = vec![Role::Trustee];
    }
    // Several clauses may name the same post.
    for posts in [&mut first, &mut fallback] {
        let mut seen = BTreeSet::new();
        posts.retain(|role| seen.insert(*role));
    }
    fallback.retain(|role| !first.contains(role));
    Takers { first, fallback }
}

/// Somebody in a post.
struct Holder {
    role: Role,
    person: Uuid,
}

/// Decides who gets a concern about these people (`about`: members of the organisation whom it is about).
///
/// # Errors
/// When the database cannot be read.
pub async fn route(
    ctx: &Ctx,
    conn: &mut Conn,
    live: Option<&LivePolicy>,
    service: Option<&str>,
    about: &[Uuid],
    clocks: &Clocks,
) -> Result<Routed, AppError> {
    let takers = takers(live, service);
    let held = in_posts(ctx, conn).await?;
    let of = |roles: &[Role]| -> Vec<&Holder> {
        let holders = roles
            .iter()
            .flat_map(|role| held.iter().filter(move |held| held.role == *role));
        holders
            .filter(|held| !about.contains(&held.person))
            .collect()
    };
    let about_roles: Vec<Role> = takers
        .first
        .iter()
        .chain(&takers.fallback)
        .copied()
        .filter(|role| {
            let mut in_post = held.iter().filter(|held| held.role == *role);
            in_post.any(|held| about.contains(&held.person))
        })
        .collect();
    let conflict = about_roles.iter().any(|role| takers.first.contains(role));
    let now = ctx.ts();
    let deputy_from = Ts::from(clocks.read.max(ctx.now()));
    let trustee_from = Ts::from(clocks::after(
        ctx,
        deputy_from.timestamp(),
        clocks.read_within,
    ));
    let mut queue: Vec<(&Holder, Ts)> = of(&takers.first)
        .into_iter()
        .map(|one| (one, now))
        .collect();
    // Nobody of the first is left: the next in line takes it at once.
    let fallback_from = if queue.is_empty() { now } else { trustee_from };
    if !takers.first.contains(&Role::DeputyDsl) {
        let from = if queue.is_empty() { now } else { deputy_from };
        queue.extend(of(&[Role::DeputyDsl]).into_iter().map(|one| (one, from)));
    }
    queue.extend(
        of(&takers.fallback)
            .into_iter()
            .map(|one| (one, fallback_from)),
    );
    let mut seen = BTreeSet::new();
    queue.retain(|(one, _)| seen.insert(one.person));
    let people: Vec<Uuid> = queue.iter().map(|(one, _)| one.person).collect();
    let mut pairs = store::person_key::of(conn, &people).await?;
    let to = queue.iter().enumerate().map(|(place, (one, wakes_at))| {
        let pair = pairs.iter().position(|pair| pair.person_id == one.person);
        Recipient {
            person: one.person,
            pair: pair.map(|at| pairs.swap_remove(at)),
            leads: place == 0,
            wakes_at: *wakes_at,
        }
    });
    let to = to.collect();
    let sent_to = queue.first().map(|(one, _)| one.role);
    let decided = live.map(|live| {
        let act: Act = RouteConcern {
            at: Some(ctx.now().to_zoned(ctx.zone())),
            service: service.map(str::to_owned),
            to: sent_to.or(takers.first.first().copied()),
            about_recipient: Some(false),
            // A post of which somebody else is left counts as free of it.
            about_roles: Some(
                about_roles
                    .iter()
                    .copied()
                    .filter(|role| of(&[*role]).is_empty())
                    .collect(),
            ),
            filled: Some(sent_to.is_some()),
        }
        .into();
        let decision = live.policy.decide(&act);
        (act, decision, live.number)
    });
    Ok(Routed {
        to,
        sent_to,
        conflict,
        decided,
    })
}

async fn in_posts(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<Holder>, AppError> {
    let today = Day::from(ctx.today());
    let mut held = Vec::new();
    for (person, role) in store::appointment::in_post(conn, today).await? {
        let Some(role) = Role::from_key(&role) else {
            continue;
        };
        if Role::SAFEGUARDING_TEAM.contains(&role) || role == Role::Manager {
            held.push(Holder { role, person });
        }
    }
    Ok(held)
}
