//! Who reads what the public sends: shown to reporters, so that they can say that it is about one of them.

use policy::Role;
use store::Day;
use uuid::Uuid;

use super::{clocks::Clocks, routing};
use crate::{access::role::Choice, ctx::Ctx, error::AppError, people::posts};

/// Somebody who reads, and their post. The help page names the same people.
pub struct Reader {
    pub person: Uuid,
    pub name: String,
    pub post: String,
}

/// Everybody who would get a report, now or later; each once.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(ctx: &Ctx) -> Result<Vec<Reader>, AppError> {
    let live = ctx.policy().await?;
    let takers = routing::takers(live.as_deref(), None);
    let labels = posts::labels(ctx).await?;
    let mut roles = takers.first;
    for role in [Role::DeputyDsl].into_iter().chain(takers.fallback) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let today = Day::from(ctx.today());
    let mut conn = ctx.db().read().await?;
    let held = store::appointment::in_force(&mut conn, today).await?;
    let mut readers: Vec<Reader> = Vec::new();
    for role in roles {
        for post in held.iter().filter(|post| post.role == role.key()) {
            if readers.iter().any(|known| known.person == post.person_id) {
                continue;
            }
            let person = store::person::get(&mut conn, post.person_id).await?;
            if person.ended_on.is_none_or(|last| today < last) {
                readers.push(Reader {
                    person: post.person_id,
                    name: person.name,
                    post: labels.of(role),
                });
            }
        }
    }
    Ok(readers)
}

/// Whether a report could be read by anybody, now or later: a recovery key, or somebody in post who has a key.
///
/// # Errors
/// When the database cannot be read.
pub async fn any(ctx: &Ctx, clocks: &Clocks) -> Result<bool, AppError> {
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    if store::recovery_key::current(&mut conn).await?.is_some() {
        return Ok(true);
    }
    let routed = routing::route(ctx, &mut conn, live.as_deref(), None, &[], clocks).await?;
    Ok(routed.to.iter().any(|one| one.pair.is_some()))
}
