//! Somebody of the organisation turns out to be the one it is about: from here on it does not exist for them, and somebody else leads
//! where they did.

use std::collections::BTreeSet;

use policy::{Act, Choice, Role, RouteConcern};
use store::{Conn, holder::Holder, record::Kind};
use uuid::Uuid;

use super::{
    case, concern, group,
    team::{self, Member},
    words,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::decisions,
    keys::lose,
    notices,
    reporting::{routing, words as concern_words, words::Named},
    sealing::{
        record::{self, Opened, Readers},
        share,
    },
};

/// What it means to exclude somebody, before it is done.
pub struct Foresight {
    pub name: String,
    pub excluded_already: bool,
    /// They hold it, and lose their key.
    pub holds: bool,
    /// They lead it.
    pub leads: bool,
    /// Who leads afterwards.
    pub next: Option<Named>,
    /// Nobody would be left to read it.
    pub nobody: bool,
    /// How many other concerns and cases go with it.
    pub others: usize,
}

/// Looks ahead. Asks nothing of the record but that whoever asks holds it.
///
/// # Errors
/// [`AppError::NotFound`] where the record does not exist for whoever asks or there is no such person.
pub async fn foresee(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
    person: Uuid,
) -> Result<Foresight, AppError> {
    record::open(ctx, conn, id).await?;
    let name = store::person::get(conn, person).await?.name;
    let holders = store::holder::of_record(conn, id).await?;
    let own = holders.iter().find(|one| one.person_id == person);
    let leads = own.is_some_and(|one| one.leads);
    let next = heir(ctx, conn, id, person).await?;
    Ok(Foresight {
        name,
        excluded_already: store::holder::is_excluded(conn, id, ctx.tag_of(person)).await?,
        holds: own.is_some_and(|one| one.wakes_at <= ctx.ts()),
        leads,
        nobody: match &next {
            Some(next) => own.is_some() && !stays_readable(ctx, conn, id, person, next).await?,
            None => true,
        },
        next: next.map(|member| Named {
            id: member.person,
            name: member.name,
        }),
        others: group::around(conn, id).await?.len() - 1,
    })
}

fn nobody_left() -> AppError {
    AppError::Conflict("nobody would be left to read it".into())
}

/// Whether a record can still be opened once somebody's key for it is gone: by another holder, from paper, or by whoever takes it,
/// who gets the key where it is at hand.
async fn stays_readable(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
    without: Uuid,
    next: &Member,
) -> Result<bool, AppError> {
    if lose::opens_without(ctx, conn, id, without).await? {
        return Ok(true);
    }
    let holders = store::holder::of_record(conn, id).await?;
    // Whoever was to get it only later gets it now, like somebody new.
    let now = |one: &Holder| one.person_id == next.person && one.wakes_at <= ctx.ts();
    let new = !holders.iter().any(now);
    let has_pair = store::person_key::find(conn, next.person).await?.is_some();
    Ok(new && has_pair && team::held(ctx, conn, id).await?.is_some())
}

/// Who would lead a record without somebody: whoever leads it; otherwise of those who can open it the first in line, then whoever gets
/// it only later, then whoever is next in a post, has a pair and may know of it; then those who wait for its key or have no pair.
async fn heir(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
    without: Uuid,
) -> Result<Option<Member>, AppError> {
    let members = team::members(ctx, conn).await?;
    let mut holders = store::holder::of_record(conn, id).await?;
    holders.retain(|one| one.person_id != without);
    if let Some(leader) = holders.iter().find(|one| one.leads) {
        return Ok(Some(member(conn, leader.person_id, &members).await?));
    }
    let (mut opening, mut waiting) = (Vec::new(), Vec::new());
    for row in holders {
        if share::opens(conn, &row).await? {
            opening.push(row);
        } else if row.wakes_at <= ctx.ts() {
            waiting.push(row);
        }
    }
    let mut left = members.clone();
    let excluded = store::holder::excluded(conn, id).await?;
    left.retain(|member| {
        let holds = |rows: &[Holder]| rows.iter().any(|one| one.person_id == member.person);
        member.person != without
            && !excluded.contains(&ctx.tag_of(member.person))
            && !holds(&opening)
            && !holds(&waiting)
    });
    if let Some(person) = first_of(ctx, &opening, &members) {
        return Ok(Some(member(conn, person, &members).await?));
    }
    for member in &left {
        if store::person_key::find(conn, member.person)
            .await?
            .is_some()
        {
            return Ok(Some(member.clone()));
        }
    }
    if let Some(person) = first_of(ctx, &waiting, &members) {
        return Ok(Some(member(conn, person, &members).await?));
    }
    Ok(left.into_iter().next())
}

/// Of some holders the first in line: those who see it already before the others, and a post before none.
fn first_of(ctx: &Ctx, holders: &[Holder], members: &[Member]) -> Option<Uuid> {
    let line = |one: &&Holder| {
        let post = members
            .iter()
            .position(|member| member.person == one.person_id);
        (one.wakes_at > ctx.ts(), post.unwrap_or(usize::MAX))
    };
    holders.iter().min_by_key(line).map(|one| one.person_id)
}

async fn member(conn: &mut Conn, person: Uuid, members: &[Member]) -> Result<Member, AppError> {
    if let Some(found) = members.iter().find(|member| member.person == person) {
        return Ok(found.clone());
    }
    Ok(Member {
        person,
        name: store::person::get(conn, person).await?.name,
        role: Role::Trustee,
    })
}

/// Excludes somebody from a record and from everything that belongs to it. Whether whoever did it still holds the record: they may
/// have named themselves.
///
/// # Errors
/// [`AppError::NotFound`] where the record does not exist for whoever asks; [`AppError::Conflict`] where nobody would be left to read it.
pub async fn exclude(ctx: &Ctx, id: Uuid, person: Uuid, reason: &str) -> Result<bool, AppError> {
    let mut tx = ctx.db().begin().await?;
    record::open(ctx, &mut tx, id).await?;
    let who = Named {
        id: person,
        name: store::person::get(&mut tx, person).await?.name,
    };
    for record in group::around(&mut tx, id).await? {
        one(ctx, &mut tx, record, &who, reason).await?;
    }
    tx.commit().await?;
    Ok(ctx.actor.person() != Some(person))
}

/// Two records come together, with all that belongs to each: whoever must not know of one of them must not know of any.
///
/// # Errors
/// [`AppError::Conflict`] where nobody would be left to read one of them; when the rows cannot be read or written.
pub(super) async fn from_both(
    ctx: &Ctx,
    tx: &mut Conn,
    one_of: Uuid,
    other: Uuid,
    reason: &str,
) -> Result<(), AppError> {
    let mut records = group::around(tx, one_of).await?;
    for id in group::around(tx, other).await? {
        if !records.contains(&id) {
            records.push(id);
        }
    }
    let mut tags = BTreeSet::new();
    for id in &records {
        tags.extend(store::holder::excluded(tx, *id).await?);
    }
    if tags.is_empty() {
        return Ok(());
    }
    // A fingerprint says nobody's name: whose it is is found by making everybody's.
    for (person, name) in store::person::names(tx).await? {
        if !tags.contains(&ctx.tag_of(person)) {
            continue;
        }
        let who = Named { id: person, name };
        for id in &records {
            one(ctx, tx, *id, &who, reason).await?;
        }
    }
    Ok(())
}

async fn one(
    ctx: &Ctx,
    tx: &mut Conn,
    id: Uuid,
    who: &Named,
    reason: &str,
) -> Result<(), AppError> {
    let tag = ctx.tag_of(who.id);
    if store::holder::is_excluded(tx, id, tag).await? {
        return Ok(());
    }
    let holders = store::holder::of_record(tx, id).await?;
    let held = holders.iter().any(|one| one.person_id == who.id);
    let next = heir(ctx, tx, id, who.id).await?;
    let next = next.ok_or_else(nobody_left)?;
    if held && !stays_readable(ctx, tx, id, who.id, &next).await? {
        return Err(nobody_left());
    }
    store::due::disown(tx, id, who.id).await?;
    let Some(opened) = team::held(ctx, tx, id).await? else {
        // Held by others only: the key cannot be turned by whoever does not have it, but the row that makes it exist can go.
        store::holder::exclude(tx, id, tag, ctx.ts()).await?;
        store::own_report::freeze(tx, id, ctx.reporter_tag_of(who.id)).await?;
        store::holder::take_away(tx, id, who.id).await?;
        if held {
            // Turned when somebody who can open it signs in.
            store::record::want_turn(tx, id, ctx.ts()).await?;
        }
        if held {
            let left = holders.iter().any(|one| one.person_id == next.person);
            if !left {
                share::let_wait(ctx, tx, id, next.person).await?;
            }
            store::holder::lead(tx, id, next.person).await?;
            notices::waiting::post(ctx, tx, next.person).await?;
        }
        return crate::audit::note_record(tx, ctx, "excluded", id, &()).await;
    };
    let opened = share::exclude(ctx, tx, opened, who.id).await?;
    write(ctx, tx, &opened, who, reason).await?;
    if held {
        lead(ctx, tx, &opened, &next).await?;
        if opened.record.kind == Kind::Concern {
            store::concern::conflicted(tx, id).await?;
            decide(ctx, tx, &opened, who.id, &next).await?;
        }
    }
    Ok(())
}

async fn write(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    who: &Named,
    reason: &str,
) -> Result<(), AppError> {
    let (who, reason) = (who.clone(), reason.to_owned());
    match opened.record.kind {
        Kind::Concern => {
            let what = concern_words::What::Excluded { who, reason };
            concern::write(ctx, tx, opened, Readers::Holders, what, None).await?;
        }
        Kind::Case => {
            let entry = case::entry(ctx, words::What::Excluded { who, reason });
            case::write(ctx, tx, opened, &entry, None).await?;
        }
        Kind::Advice | Kind::Contact | Kind::Breach => {}
    }
    Ok(())
}

/// Whoever is next gets the key, where they do not have it yet, and leads; they are told that something waits.
async fn lead(ctx: &Ctx, tx: &mut Conn, opened: &Opened, next: &Member) -> Result<(), AppError> {
    let id = opened.id();
    let rows = store::holder::of_record(tx, id).await?;
    let own = rows.iter().find(|one| one.person_id == next.person);
    let leads = own.is_some_and(|one| one.leads);
    if own.is_none_or(|one| one.wakes_at > ctx.ts()) {
        share::give(ctx, tx, opened, next.person).await?;
    }
    if !leads {
        store::holder::lead(tx, id, next.person).await?;
        notices::waiting::post(ctx, tx, next.person).await?;
    }
    Ok(())
}

/// The concern went to somebody it is about, and goes to somebody else now: what the policy says to that is kept with it.
async fn decide(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    without: Uuid,
    next: &Member,
) -> Result<(), AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(());
    };
    let row = store::concern::get(tx, opened.id()).await?;
    let takers = routing::takers(Some(&live), row.service.as_deref());
    let today = store::Day::from(ctx.today());
    let mut free: Vec<Role> = Vec::new();
    let mut about: Vec<Role> = Vec::new();
    for post in store::appointment::in_force(tx, today).await? {
        let Some(role) = Role::from_key(&post.role) else {
            continue;
        };
        if post.person_id == without {
            about.push(role);
        } else {
            free.push(role);
        }
    }
    about.retain(|role| {
        (takers.first.contains(role) || takers.fallback.contains(role)) && !free.contains(role)
    });
    let act: Act = RouteConcern {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        service: row.service.clone(),
        to: Some(next.role),
        about_recipient: Some(false),
        about_roles: Some(about),
        filled: Some(true),
    }
    .into();
    let decision = live.policy.decide(&act);
    decisions::record_about(tx, ctx, &act, &decision, live.number, opened.id()).await?;
    store::concern::sent_to(tx, opened.id(), next.role.key()).await?;
    Ok(())
}
