//! The people who take concerns, and what each waits for.

use std::collections::{BTreeMap, BTreeSet};

use store::{Conn, Day, Ts};
use uuid::Uuid;

use crate::{
    access::role::{Choice, Role},
    ctx::Ctx,
    error::AppError,
    reporting::routing,
};

/// Somebody of the team.
pub struct Member {
    pub person: Uuid,
    pub name: String,
    pub posts: Vec<Role>,
    /// Since when they have the pair they have now.
    pub pair_since: Option<Ts>,
    /// How many keys whoever looks can give them: of records that the viewer can open, and of no others.
    pub waits: usize,
}

/// Everybody in a safeguarding post and everybody who waits for a key that the viewer can give; by name.
///
/// # Errors
/// [`AppError::Locked`] while the viewer's own key is not unlocked; when the database cannot be read.
pub async fn members(ctx: &Ctx) -> Result<Vec<Member>, AppError> {
    let viewer = ctx.signed()?;
    let own = viewer.unlocked.as_ref().ok_or(AppError::Locked)?;
    let mut conn = ctx.db().read().await?;
    let mut posts = team_posts(ctx, &mut conn).await?;
    let waiting =
        store::holder::waiting_seen_by(&mut conn, viewer.person, own.number, ctx.ts()).await?;
    let waiting: BTreeMap<Uuid, i64> = waiting.into_iter().collect();
    for person in waiting.keys() {
        posts.entry(*person).or_default();
    }
    let since = takers_since(ctx, &mut conn).await?;
    let mut members = Vec::new();
    for (person, posts) in posts {
        let row = store::person::get(&mut conn, person).await?;
        let today = Day::from(ctx.today());
        if row.ended_on.is_some_and(|last| last <= today) {
            continue;
        }
        let pair = store::person_key::find(&mut conn, person).await?;
        let mut waits = waiting.get(&person).copied().unwrap_or(0);
        if let Some(since) = since.get(&person).filter(|_| person != viewer.person) {
            let tag = ctx.tag_of(person);
            let more = store::holder::open_not_held(
                &mut conn,
                viewer.person,
                own.number,
                person,
                tag,
                *since,
                ctx.ts(),
            );
            waits += i64::try_from(more.await?.len()).unwrap_or(i64::MAX);
        }
        members.push(Member {
            person,
            name: row.name,
            posts,
            pair_since: pair.map(|pair| pair.made_at),
            waits: usize::try_from(waits).unwrap_or(0),
        });
    }
    members.sort_by_key(|member| member.name.to_lowercase());
    Ok(members)
}

/// Since when somebody holds a post that takes concerns today; none where they hold none. When a colleague confirms, they get the
/// open ones from before; those since then came to them by themselves.
///
/// # Errors
/// When the database cannot be read.
pub async fn takes_since(ctx: &Ctx, person: Uuid) -> Result<Option<Ts>, AppError> {
    let mut conn = ctx.db().read().await?;
    let since = takers_since(ctx, &mut conn).await?;
    Ok(since.get(&person).copied())
}

/// Who holds such a post today, and since when the newest of them is theirs: from its first day, or from when it was written down.
async fn takers_since(ctx: &Ctx, conn: &mut Conn) -> Result<BTreeMap<Uuid, Ts>, AppError> {
    let takers = takers(ctx).await?;
    let mut since: BTreeMap<Uuid, Ts> = BTreeMap::new();
    for post in store::appointment::in_force(conn, Day::from(ctx.today())).await? {
        if !Role::from_key(&post.role).is_some_and(|role| takers.contains(&role)) {
            continue;
        }
        let first = post.starts_on.date().to_zoned(ctx.zone().clone());
        let first = first.map_err(|error| AppError::Internal(error.into()))?;
        let from = Ts::from(first.timestamp()).max(post.created_at);
        let known = since.entry(post.person_id).or_insert(from);
        *known = from.max(*known);
    }
    Ok(since)
}

/// Who is in a safeguarding post today.
///
/// # Errors
/// When the database cannot be read.
pub async fn team_posts(ctx: &Ctx, conn: &mut Conn) -> Result<BTreeMap<Uuid, Vec<Role>>, AppError> {
    let mut posts: BTreeMap<Uuid, Vec<Role>> = BTreeMap::new();
    for post in store::appointment::in_force(conn, Day::from(ctx.today())).await? {
        let Some(role) = Role::from_key(&post.role) else {
            continue;
        };
        if Role::SAFEGUARDING_TEAM.contains(&role) {
            let held = posts.entry(post.person_id).or_default();
            if !held.contains(&role) {
                held.push(role);
            }
        }
    }
    Ok(posts)
}

/// The posts that every concern goes to; those who only stand in get what comes to them.
async fn takers(ctx: &Ctx) -> Result<BTreeSet<Role>, AppError> {
    let live = ctx.policy().await?;
    let mut takers: BTreeSet<Role> = routing::takers(live.as_deref(), None)
        .first
        .into_iter()
        .collect();
    takers.insert(Role::DeputyDsl);
    Ok(takers)
}
