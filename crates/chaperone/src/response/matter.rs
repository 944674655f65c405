//! A case as a whole: another title, another look at how serious it is, and how it goes together with other cases.

use store::{Conn, case_file::Status, due::Due};
use uuid::Uuid;

use super::{
    case::{self, Case},
    concern, exclude, group, open_case, people,
    team::held,
    words::{Assessment, What},
};
use crate::{
    audit, ctx::Ctx, error::AppError, reporting::words as concern_words, sealing::record::Readers,
};

/// Gives a case a better title.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`,
/// or the case is closed; [`AppError::BadRequest`] where the title has somebody's full name.
pub async fn retitle(ctx: &Ctx, id: Uuid, title: &str, seen: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    if full_name(&mut tx, title, &names_in(&case)).await?.is_some() {
        return Err(AppError::BadRequest("a title has no full name".into()));
    }
    let what = What::Retitled {
        title: title.to_owned(),
    };
    case::write(
        ctx,
        &mut tx,
        &case.opened,
        &case::entry(ctx, what),
        Some(seen),
    )
    .await?;
    let (sealed, generation) = case.opened.seal_title(ctx, title)?;
    store::case_file::retitle(&mut tx, id, &sealed, generation).await?;
    tx.commit().await?;
    Ok(())
}

/// The full names of the people in a case.
#[must_use]
pub fn names_in(case: &Case) -> Vec<String> {
    case.people
        .values()
        .map(|person| person.name.clone())
        .collect()
}

/// The full name that a title has: of one of these, or of somebody of the organisation.
///
/// # Errors
/// When the database cannot be read.
pub async fn full_name(
    conn: &mut Conn,
    title: &str,
    names: &[String],
) -> Result<Option<String>, AppError> {
    let members = store::person::names(conn).await?;
    let members = members.iter().map(|(_, name)| name.as_str());
    let all = names.iter().map(String::as_str).chain(members);
    Ok(people::full_name_in(title, all).map(str::to_owned))
}

/// Looks again at how serious it is.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever decides; [`AppError::Conflict`] when somebody wrote since `seen`,
/// or the case is closed.
pub async fn assess(
    ctx: &Ctx,
    id: Uuid,
    assessment: Assessment,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let mut file = case.file.clone();
    file.level = assessment.level.key().to_owned();
    file.branch = assessment.branch.key().to_owned();
    if assessment.is_about_a_childs_image() {
        for concern in store::concern::of_case(&mut tx, id).await? {
            store::concern::no_more_files(&mut tx, concern.id).await?;
        }
    }
    let entry = case::entry(ctx, What::Assessed(assessment));
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    store::case_file::update(&mut tx, &file).await?;
    let detail = serde_json::json!({ "level": &file.level, "branch": &file.branch });
    audit::note_record(&mut tx, ctx, "triaged", id, &detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Says in two cases that they have to do with each other.
///
/// # Errors
/// [`AppError::NotFound`] where one of them does not exist for whoever links them, or both are the same; [`AppError::Conflict`] when
/// somebody wrote in the first since `seen`.
pub async fn link(
    ctx: &Ctx,
    id: Uuid,
    other: Uuid,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    if id == other {
        return Err(AppError::NotFound);
    }
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    let second = case::load(ctx, &mut tx, other).await?;
    for (from, to, seen) in [(&case, other, Some(seen)), (&second, id, None)] {
        // Somebody who holds the one and must not know of the other would read of it here.
        if open_case::would_tell(ctx, &mut tx, from.id(), to).await? {
            continue;
        }
        let what = What::Linked {
            case: to,
            reason: reason.to_owned(),
        };
        case::write(ctx, &mut tx, &from.opened, &case::entry(ctx, what), seen).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Why a case cannot go on in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Somebody who holds one must not know of the other.
    Excluded,
    /// Bodies outside know this one by its own referrals.
    Referrals,
    /// One of them is closed.
    Closed,
}

/// Whether a case can go on in another; none where it can.
///
/// # Errors
/// [`AppError::NotFound`] where one of them does not exist for whoever asks, or both are the same.
pub async fn apart(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
    into: Uuid,
) -> Result<Option<Apart>, AppError> {
    if id == into {
        return Err(AppError::NotFound);
    }
    let from = case::load(ctx, conn, id).await?;
    let kept = case::load(ctx, conn, into).await?;
    if !(from.is_open() && kept.is_open()) {
        return Ok(Some(Apart::Closed));
    }
    if !store::referral::of_case(conn, id).await?.is_empty() {
        return Ok(Some(Apart::Referrals));
    }
    for (one, other) in [(id, into), (into, id)] {
        if open_case::would_tell(ctx, conn, other, one).await? {
            return Ok(Some(Apart::Excluded));
        }
    }
    Ok(None)
}

/// Lets a case go on in another. Its concerns, people and open actions go there; what was written in it stays, and whoever holds the
/// other can read it.
///
/// # Errors
/// As [`apart`]; [`AppError::Conflict`] where they have to stay apart, or somebody wrote since `seen`.
pub async fn merge(
    ctx: &Ctx,
    id: Uuid,
    into: Uuid,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    if apart(ctx, &mut tx, id, into).await?.is_some() {
        return Err(AppError::Conflict(
            "the two cases have to stay apart".into(),
        ));
    }
    let before = case::load(ctx, &mut tx, id).await?;
    if before.opened.seen() != seen {
        return Err(AppError::Conflict("somebody wrote meanwhile".into()));
    }
    // Before a word of it is written: whoever must not know of one must not know of the other.
    exclude::from_both(ctx, &mut tx, id, into, reason).await?;
    let from = case::load(ctx, &mut tx, id).await?;
    let kept = case::load(ctx, &mut tx, into).await?;
    for (case, to, of) in [(&from, Some(into), None), (&kept, None, Some(id))] {
        let what = What::Merged {
            into: to,
            from: of,
            reason: reason.to_owned(),
        };
        case::write(ctx, &mut tx, &case.opened, &case::entry(ctx, what), None).await?;
        audit::note_record(&mut tx, ctx, "merged", case.id(), &()).await?;
    }
    open_case::share_with_holders(ctx, &mut tx, &from.opened, into).await?;
    concerns(ctx, &mut tx, &kept, id).await?;
    people_and_actions(ctx, &mut tx, &from, &kept).await?;
    store::due::done_all(&mut tx, id, ctx.ts()).await?;
    let mut file = from.file.clone();
    file.status = Status::Merged;
    file.merged_into = Some(into);
    file.closed_at = Some(ctx.ts());
    file.review_on = None;
    store::case_file::update(&mut tx, &file).await?;
    tx.commit().await?;
    Ok(())
}

/// The concerns of a case belong to the one that is kept, and whoever holds that holds them.
async fn concerns(ctx: &Ctx, tx: &mut Conn, kept: &Case, from: Uuid) -> Result<(), AppError> {
    for row in store::concern::of_case(tx, from).await? {
        store::concern::join(tx, row.id, kept.id()).await?;
        let Some(opened) = held(ctx, tx, row.id).await? else {
            continue;
        };
        open_case::share_with_holders(ctx, tx, &opened, kept.id()).await?;
        let what = concern_words::What::Joined { case: kept.id() };
        concern::write(ctx, tx, &opened, Readers::Holders, what, None).await?;
    }
    Ok(())
}

async fn people_and_actions(
    ctx: &Ctx,
    tx: &mut Conn,
    from: &Case,
    kept: &Case,
) -> Result<(), AppError> {
    for person in from.people.values() {
        if !kept.people.contains_key(&person.id) {
            let entry = case::entry(ctx, What::Person(person.clone()));
            case::write(ctx, tx, &kept.opened, &entry, None).await?;
        }
    }
    let holders = store::holder::of_record(tx, kept.id()).await?;
    for state in from.actions.values().filter(|state| state.ended.is_none()) {
        let Some(before) = from.dues.iter().find(|due| due.id == state.action.id) else {
            continue;
        };
        let mut action = state.action.clone();
        action.id = ctx.new_id();
        let still = |owner: Uuid| holders.iter().any(|one| one.person_id == owner);
        action.owner = action.owner.filter(|owner| still(owner.id));
        let due = Due {
            id: action.id,
            record_id: kept.id(),
            made_at: ctx.ts(),
            owner: action.owner.as_ref().map(|owner| owner.id),
            reminded_at: None,
            ..before.clone()
        };
        store::due::insert(tx, &due).await?;
        case::write(
            ctx,
            tx,
            &kept.opened,
            &case::entry(ctx, What::Action(action)),
            None,
        )
        .await?;
    }
    Ok(())
}

/// The cases that whoever is signed in holds among those that a case was linked to or took in.
///
/// # Errors
/// When the database cannot be read.
pub async fn others(ctx: &Ctx, conn: &mut Conn, case: &Case) -> Result<Vec<Case>, AppError> {
    let linked = case.entries.iter().filter_map(|one| match &one.entry.what {
        What::Linked { case, .. } => Some(*case),
        What::Merged { from, into, .. } => from.or(*into),
        _ => None,
    });
    let mut ids: Vec<Uuid> = linked.collect();
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let mut found = Vec::new();
    for id in ids {
        // One that does not exist for them is not named: a link to it would lead nowhere, and tell that it is there.
        if held(ctx, conn, id).await?.is_some() {
            found.push(case::load(ctx, conn, id).await?);
        }
    }
    Ok(found)
}

/// The cases that go on in this one and that whoever is signed in holds: their chronologies are read with its own.
///
/// # Errors
/// When the database cannot be read.
pub async fn taken_in(ctx: &Ctx, conn: &mut Conn, case: &Case) -> Result<Vec<Case>, AppError> {
    let mut found = Vec::new();
    for id in group::cases(conn, case.id()).await?.into_iter().skip(1) {
        if held(ctx, conn, id).await?.is_some() {
            found.push(case::load(ctx, conn, id).await?);
        }
    }
    Ok(found)
}
