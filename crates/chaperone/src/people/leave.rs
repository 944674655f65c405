//! Somebody leaves: access ends at once, and so do their posts.

use jiff::civil::Date;
use serde_json::json;
use store::{Conn, Day, appointment::Appointment, person::Person};
use uuid::Uuid;

use super::{lockout, vacate};
use crate::{
    access::role::{Choice, Role},
    audit,
    ctx::Ctx,
    error::AppError,
    keys::{lose, team},
};

/// What leaving ends, to be read before saying yes.
pub struct Plan {
    pub person: Person,
    pub posts: Vec<Role>,
    /// Posts that nobody else holds.
    pub left_vacant: Vec<Role>,
    pub sessions: usize,
    pub signs_in: bool,
    /// Id and name of those who could take on what they lead; empty where they are not of the team.
    pub successors: Vec<(Uuid, String)>,
    /// They are the last who can manage people: they cannot leave yet.
    pub locks_out: bool,
}

/// # Errors
/// When the person is unknown or the database cannot be read.
pub async fn plan(ctx: &Ctx, id: Uuid) -> Result<Plan, AppError> {
    let mut conn = ctx.db().read().await?;
    let person = store::person::get(&mut conn, id).await?;
    let today = Day::from(ctx.today());
    let in_force = store::appointment::in_force(&mut conn, today).await?;
    let role_of = |post: &Appointment| Role::from_key(&post.role);
    let mut posts: Vec<Role> = in_force
        .iter()
        .filter(|post| post.person_id == id)
        .filter_map(role_of)
        .collect();
    posts.sort_unstable();
    posts.dedup();
    let held_by_others = |role: Role| {
        in_force
            .iter()
            .any(|post| post.person_id != id && role_of(post) == Some(role))
    };
    Ok(Plan {
        successors: successors(ctx, &mut conn, id).await?,
        left_vacant: posts
            .iter()
            .copied()
            .filter(|role| !held_by_others(*role))
            .collect(),
        locks_out: locks_out(&mut conn, id, ctx.today()).await?,
        sessions: store::session::of_person(&mut conn, id, ctx.ts())
            .await?
            .len(),
        signs_in: store::credential::find(&mut conn, id).await?.is_some(),
        person,
        posts,
    })
}

/// The rest of the team, where somebody is of it. Whether they lead anything is not said: the page is for those who manage people.
async fn successors(
    ctx: &Ctx,
    conn: &mut Conn,
    leaving: Uuid,
) -> Result<Vec<(Uuid, String)>, AppError> {
    let team = team::team_posts(ctx, conn).await?;
    if !team.contains_key(&leaving) {
        return Ok(Vec::new());
    }
    let mut others = Vec::new();
    for person in team.keys().filter(|person| **person != leaving) {
        others.push((*person, store::person::get(conn, *person).await?.name));
    }
    Ok(others)
}

async fn locks_out(conn: &mut Conn, id: Uuid, today: Date) -> Result<bool, AppError> {
    let before = lockout::somebody_stays(conn, today, |_| false).await?;
    let after = lockout::somebody_stays(conn, today, |post| post.person_id == id).await?;
    Ok(before && !after)
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// With how many records got a new key at once: those that whoever records it can read.
    Done(usize),
    LocksOut,
    /// A last day that lies ahead, or before they came.
    NotThatDay,
}

/// Records a last day, today or earlier. Sessions, links and posts end with it, whatever the day, and their keys to concerns and
/// cases are taken away; what they led goes to `successor`, where somebody is named.
///
/// # Errors
/// When the person is unknown or the database cannot be written.
pub async fn leave(
    ctx: &Ctx,
    id: Uuid,
    last: Date,
    successor: Option<Uuid>,
) -> Result<Left, AppError> {
    let mut tx = ctx.db().begin().await?;
    let person = store::person::get(&mut tx, id).await?;
    if last > ctx.today() || last < person.started_on.date() {
        return Ok(Left::NotThatDay);
    }
    if locks_out(&mut tx, id, ctx.today()).await? {
        return Ok(Left::LocksOut);
    }
    store::person::end(&mut tx, id, Some(Day::from(last))).await?;
    let posts = store::appointment::of_person(&mut tx, id).await?;
    let mut ended = 0;
    // Nobody who has left holds a post, not even for the rest of the day.
    let last_in_post = last.min(ctx.today().saturating_sub(jiff::Span::new().days(1)));
    for post in posts {
        if vacate::end_by(&mut tx, &post, last_in_post).await? {
            ended += 1;
        }
    }
    let sessions = store::session::end_others(&mut tx, id, None, ctx.ts()).await?;
    store::link::revoke_all(&mut tx, id, ctx.ts()).await?;
    let turned = lose::everything(ctx, &mut tx, id, successor).await?;
    let detail = json!({ "last_day": last, "posts_ended": ended, "sessions_ended": sessions });
    audit::note_with(&mut tx, ctx, "recorded-leaving", "person", id, &detail).await?;
    tx.commit().await?;
    Ok(Left::Done(turned))
}

/// They are back, or never left. Posts stay ended: who fills them is decided anew.
///
/// # Errors
/// When the person is unknown or the database cannot be written.
pub async fn come_back(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::person::end(&mut tx, id, None).await?;
    audit::note(&mut tx, ctx, "recorded-coming-back", "person", id).await?;
    tx.commit().await?;
    Ok(())
}
