//! Who to tell, and what to do: for everybody, signed in or not.

use axum::response::Response;
use pages::views::help::{Help, Line, Person};
use policy::{Audience, Choice, Pillar, Role};

use super::words_of;
use crate::{ctx::Ctx, error::AppError, governance::facts, people::posts, web::view};

/// Whom a worry is told to, in this order.
const TEAM: [Role; 4] = [Role::Dsl, Role::DeputyDsl, Role::Coordinator, Role::Trustee];
/// One page of procedure: more is in the policy itself.
const MOST_CLAUSES: usize = 6;

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let labels = posts::labels(&ctx).await?;
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let held = store::appointment::in_force(&mut conn, ctx.today().into()).await?;
    let here = facts::holders(&mut conn, &held, ctx.today()).await?;
    let entries = store::directory::all(&mut conn).await?;
    drop(conn);
    let mut people = Vec::new();
    for role in TEAM {
        for appointment in held.iter().filter(|one| one.role == role.key()) {
            if let Some(person) = here.get(&appointment.person_id) {
                people.push(Person {
                    role: labels.of(role),
                    name: person.name.clone(),
                    ways: [&appointment.contact]
                        .into_iter()
                        .filter(|way| !way.is_empty())
                        .cloned()
                        .collect(),
                });
            }
        }
    }
    let nation = ctx.organisation().nation.key();
    let lines = entries
        .into_iter()
        .filter(|entry| {
            entry.nations.0.is_empty() || entry.nations.0.iter().any(|one| one == nation)
        })
        .map(|entry| Line {
            name: entry.name,
            about: entry.who_for,
            ways: [entry.phone, entry.text_number, entry.web, entry.email]
                .into_iter()
                .filter(|way| !way.is_empty())
                .collect(),
            hours: entry.hours,
        })
        .filter(|line| !line.ways.is_empty());
    let procedure = live.map_or_else(Vec::new, |live| {
        let clauses = live.policy.clauses.iter().filter(|clause| {
            clause.pillar == Pillar::Reporting && clause.audience.contains(&Audience::Everyone)
        });
        clauses
            .take(MOST_CLAUSES)
            .map(|clause| (clause.title.clone(), words_of(&live.policy, &clause.id)))
            .collect()
    });
    Ok(view::html(&Help {
        page: view::page(&ctx),
        people,
        lines: lines.collect(),
        procedure,
    }))
}
