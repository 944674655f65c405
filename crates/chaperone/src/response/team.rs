//! Who holds a case: sharing it, leading it, stepping back from it.

use policy::{Choice, Role};
use store::{Conn, Day, holder::Holder};
use uuid::Uuid;

use super::{
    case::{self, Case},
    group,
    words::What,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    keys::lose,
    notices,
    reporting::words::Named,
    sealing::{
        record::{self, Opened, Reach},
        share,
    },
};

/// Somebody in a post that handles concerns, today.
#[derive(Clone, Debug)]
pub struct Member {
    pub person: Uuid,
    pub name: String,
    pub role: Role,
}

/// Everybody in such a post, by post and name; somebody with two posts comes once, with the first.
///
/// # Errors
/// When the database cannot be read.
pub async fn members(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<Member>, AppError> {
    let today = Day::from(ctx.today());
    let mut found: Vec<Member> = Vec::new();
    for post in store::appointment::in_force(conn, today).await? {
        let role = Role::from_key(&post.role);
        let Some(role) = role.filter(|role| Role::SAFEGUARDING_TEAM.contains(role)) else {
            continue;
        };
        let person = store::person::get(conn, post.person_id).await?;
        if person.ended_on.is_none_or(|last| today < last) {
            found.push(Member {
                person: person.id,
                name: person.name,
                role,
            });
        }
    }
    found.sort_by_key(|member| (rank(member.role), member.name.to_lowercase()));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|member| seen.insert(member.person));
    Ok(found)
}

/// Who comes first when somebody has to lead.
fn rank(role: Role) -> u8 {
    match role {
        Role::Dsl => 0,
        Role::DeputyDsl => 1,
        Role::Coordinator => 2,
        _ => 3,
    }
}

/// Those who hold a record at this moment.
///
/// # Errors
/// When the database cannot be read.
pub async fn awake(ctx: &Ctx, conn: &mut Conn, record: Uuid) -> Result<Vec<Holder>, AppError> {
    let mut holders = store::holder::of_record(conn, record).await?;
    holders.retain(|holder| holder.wakes_at <= ctx.ts());
    Ok(holders)
}

/// Members of the team whom a case can be shared with: who does not hold it, and may know of it.
///
/// # Errors
/// When the database cannot be read.
pub async fn to_share_with(
    ctx: &Ctx,
    conn: &mut Conn,
    record: Uuid,
) -> Result<Vec<Member>, AppError> {
    let holders = awake(ctx, conn, record).await?;
    let excluded = store::holder::excluded(conn, record).await?;
    let mut members = members(ctx, conn).await?;
    members.retain(|member| {
        !excluded.contains(&ctx.tag_of(member.person))
            && holders
                .iter()
                .all(|holder| holder.person_id != member.person)
    });
    Ok(members)
}

async fn named(conn: &mut Conn, person: Uuid) -> Result<Named, AppError> {
    let name = store::person::get(conn, person).await?.name;
    Ok(Named { id: person, name })
}

async fn load(ctx: &Ctx, tx: &mut Conn, id: Uuid) -> Result<Case, AppError> {
    case::load(ctx, tx, id).await
}

/// Gives a case, the concerns in it and what was merged into it to somebody else of the team.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever shares, or the other is nobody of the team or must not know of it;
/// [`AppError::Conflict`] when somebody wrote since `seen`.
pub async fn give(
    ctx: &Ctx,
    id: Uuid,
    person: Uuid,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = load(ctx, &mut tx, id).await?;
    let may = to_share_with(ctx, &mut tx, id).await?;
    if !may.iter().any(|member| member.person == person) {
        return Err(AppError::NotFound);
    }
    let what = What::Shared {
        with: named(&mut tx, person).await?,
        reason: reason.to_owned(),
    };
    case::write(
        ctx,
        &mut tx,
        &case.opened,
        &case::entry(ctx, what),
        Some(seen),
    )
    .await?;
    for record in group::of_case(&mut tx, id).await? {
        // What whoever shares does not hold is not theirs to give.
        if let Some(opened) = held(ctx, &mut tx, record).await? {
            let excluded = store::holder::is_excluded(&mut tx, record, ctx.tag_of(person)).await?;
            if !excluded {
                share::give(ctx, &mut tx, &opened, person).await?;
                store::holder::not_withheld(&mut tx, record, ctx.tag_of(person)).await?;
            }
        }
    }
    notices::waiting::post(ctx, &mut tx, person).await?;
    tx.commit().await?;
    Ok(())
}

/// A record with its key, or none where it is not at hand for whoever asks.
///
/// # Errors
/// When the database cannot be read.
pub async fn held(ctx: &Ctx, conn: &mut Conn, record: Uuid) -> Result<Option<Opened>, AppError> {
    match record::reach(ctx, conn, record).await {
        Ok(Reach::Open(opened)) => Ok(Some(*opened)),
        Ok(Reach::Waiting) | Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Takes a case and what belongs to it away from somebody who has no part in it any more. For whoever leads; the leader's own is
/// handed over first.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks, they do not lead it or the other does not hold it;
/// [`AppError::Conflict`] when somebody wrote since `seen`.
pub async fn take_away(
    ctx: &Ctx,
    id: Uuid,
    person: Uuid,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = load(ctx, &mut tx, id).await?;
    let holders = awake(ctx, &mut tx, id).await?;
    let leads = |who: Uuid| holders.iter().any(|one| one.person_id == who && one.leads);
    let held = holders.iter().any(|one| one.person_id == person);
    if !leads(ctx.signed()?.person) || leads(person) || !held {
        return Err(AppError::NotFound);
    }
    let what = What::Unshared {
        with: named(&mut tx, person).await?,
        reason: reason.to_owned(),
    };
    case::write(
        ctx,
        &mut tx,
        &case.opened,
        &case::entry(ctx, what),
        Some(seen),
    )
    .await?;
    remove(ctx, &mut tx, id, person).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether somebody is the only one who can open a case or something that belongs to it: then their key stays until a colleague has it
/// too.
///
/// # Errors
/// When the database cannot be read.
pub async fn holds_the_last_key(
    ctx: &Ctx,
    conn: &mut Conn,
    case: Uuid,
    person: Uuid,
) -> Result<bool, AppError> {
    for record in group::of_case(conn, case).await? {
        let rows = store::holder::of_record(conn, record).await?;
        let held = rows.iter().find(|one| one.person_id == person);
        let Some(row) = held else { continue };
        if share::opens(conn, row).await? && !lose::opens_without(ctx, conn, record, person).await?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes the keys of everything that belongs to a case from somebody, and turns them.
async fn remove(ctx: &Ctx, tx: &mut Conn, case: Uuid, person: Uuid) -> Result<(), AppError> {
    if holds_the_last_key(ctx, tx, case, person).await? {
        return Err(AppError::Conflict("nobody else could open it".into()));
    }
    for record in group::of_case(tx, case).await? {
        // Not given back by the way, with the keys of the team.
        store::holder::withhold(tx, record, ctx.tag_of(person), ctx.ts()).await?;
        let rows = store::holder::of_record(tx, record).await?;
        let Some(row) = rows.iter().find(|one| one.person_id == person) else {
            continue;
        };
        store::due::disown(tx, record, person).await?;
        let led = row.leads;
        match held(ctx, tx, record).await? {
            Some(opened) => {
                share::take_away(ctx, tx, opened, person).await?;
            }
            None => {
                store::holder::take_away(tx, record, person).await?;
                // Turned when somebody who can open it signs in.
                store::record::want_turn(tx, record, ctx.ts()).await?;
            }
        }
        // A concern in the case may have been theirs to lead: whoever leads the case does from here on.
        if led {
            let leader = store::holder::of_record(tx, case).await?;
            let leader = leader.into_iter().find(|one| one.leads);
            if let Some(leader) = leader {
                store::holder::lead(tx, record, leader.person_id).await?;
            }
        }
    }
    Ok(())
}

/// Somebody else who holds the case leads from here on.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks or the other does not hold it or leads it already;
/// [`AppError::Conflict`] when somebody wrote since `seen`.
pub async fn hand_over(
    ctx: &Ctx,
    id: Uuid,
    to: Uuid,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = load(ctx, &mut tx, id).await?;
    let holders = awake(ctx, &mut tx, id).await?;
    let next = holders.iter().find(|one| one.person_id == to && !one.leads);
    next.ok_or(AppError::NotFound)?;
    let from = match holders.iter().find(|one| one.leads) {
        Some(leader) => Some(named(&mut tx, leader.person_id).await?),
        None => None,
    };
    let what = What::Handover {
        from,
        to: named(&mut tx, to).await?,
        reason: reason.to_owned(),
    };
    case::write(
        ctx,
        &mut tx,
        &case.opened,
        &case::entry(ctx, what),
        Some(seen),
    )
    .await?;
    store::holder::lead(&mut tx, id, to).await?;
    // The concerns in it follow, where the new leader holds them.
    for record in group::of_case(&mut tx, id).await? {
        if store::holder::find(&mut tx, record, to, ctx.ts())
            .await?
            .is_some()
        {
            store::holder::lead(&mut tx, record, to).await?;
        }
    }
    if ctx.actor.person() != Some(to) {
        notices::waiting::post(ctx, &mut tx, to).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whoever is signed in steps back: their key goes and the case's is turned. Whoever leads hands over first.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for them; [`AppError::Conflict`] when they lead it, or somebody wrote since
/// `seen`.
pub async fn step_back(ctx: &Ctx, id: Uuid, reason: &str, seen: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = load(ctx, &mut tx, id).await?;
    let person = ctx.signed()?.person;
    let holders = awake(ctx, &mut tx, id).await?;
    if holders
        .iter()
        .any(|one| one.person_id == person && one.leads)
    {
        return Err(AppError::Conflict("somebody else has to lead first".into()));
    }
    let what = What::Recusal {
        who: named(&mut tx, person).await?,
        reason: reason.to_owned(),
    };
    case::write(
        ctx,
        &mut tx,
        &case.opened,
        &case::entry(ctx, what),
        Some(seen),
    )
    .await?;
    remove(ctx, &mut tx, id, person).await?;
    for leader in holders.iter().filter(|one| one.leads) {
        notices::waiting::post(ctx, &mut tx, leader.person_id).await?;
    }
    tx.commit().await?;
    Ok(())
}
