//! Somebody leaves the organisation or the team: what they hold is taken away.

use store::{Conn, Day, Ts, holder::Holder};
use uuid::Uuid;

use super::team;
use crate::{
    access::role::{Choice, Role},
    audit,
    ctx::Ctx,
    error::AppError,
    sealing::{
        record::{self, Opened, Reach},
        share,
    },
};

/// Takes away every key that somebody holds, and hands on what they led. Keys of records that whoever acts can open are turned at
/// once; the others when one of their holders signs in next. How many were turned at once: of those alone whoever acts may hear.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn everything(
    ctx: &Ctx,
    tx: &mut Conn,
    person: Uuid,
    successor: Option<Uuid>,
) -> Result<usize, AppError> {
    let rows = store::holder::all_of_person(tx, person).await?;
    take(ctx, tx, person, rows, successor).await
}

/// The same where a post ended on a day that has passed. What they were given since, they were given on purpose.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn since_posts_ended(ctx: &Ctx) -> Result<(), AppError> {
    let today = Day::from(ctx.today());
    let mut conn = ctx.db().read().await?;
    let still = team::team_posts(ctx, &mut conn).await?;
    let ended = store::appointment::counted(&mut conn).await?;
    drop(conn);
    for post in ended {
        let of_team =
            Role::from_key(&post.role).is_some_and(|role| Role::SAFEGUARDING_TEAM.contains(&role));
        let Some(last) = post.ends_on.filter(|last| of_team && *last < today) else {
            continue;
        };
        if still.contains_key(&post.person_id) {
            continue;
        }
        let end = last
            .date()
            .tomorrow()
            .and_then(|day| day.to_zoned(ctx.zone()))
            .map_err(|error| AppError::Internal(error.into()))?;
        let end = Ts::from(end.timestamp());
        let mut tx = ctx.db().begin().await?;
        let mut rows = store::holder::all_of_person(&mut tx, post.person_id).await?;
        rows.retain(|row| row.given_at < end);
        take(ctx, &mut tx, post.person_id, rows, None).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn take(
    ctx: &Ctx,
    tx: &mut Conn,
    person: Uuid,
    rows: Vec<Holder>,
    successor: Option<Uuid>,
) -> Result<usize, AppError> {
    let mut turned = 0;
    for row in rows {
        let id = row.record_id;
        if stays_theirs(ctx, tx, id, person).await? {
            continue;
        }
        let opened = actors(ctx, tx, id).await?;
        if row.leads {
            hand_on(ctx, tx, &row, opened.as_deref(), successor).await?;
        }
        // The last key of all: without it the words would be gone for ever. It lies under the password of somebody who is let in
        // no more, and `doctor` counts it.
        if !opens_without(ctx, tx, id, person).await? {
            continue;
        }
        store::holder::take_away(tx, id, person).await?;
        // What was theirs to do falls to whoever leads.
        store::due::disown(tx, id, person).await?;
        let detail = serde_json::json!({ "from": person });
        audit::note_record(tx, ctx, "took-key", id, &detail).await?;
        match opened {
            Some(opened) => {
                share::turn(ctx, tx, *opened).await?;
                turned += 1;
            }
            None => store::record::want_turn(tx, id, ctx.ts()).await?,
        }
    }
    Ok(turned)
}

/// Whether it is their own question, and they are still here: whoever leaves the team reads the answer all the same.
async fn stays_theirs(ctx: &Ctx, tx: &mut Conn, id: Uuid, person: Uuid) -> Result<bool, AppError> {
    let Some(asked) = store::advice::find(tx, id).await? else {
        return Ok(false);
    };
    let here = store::person::get(tx, person).await?.ended_on.is_none();
    Ok(here && asked.asker == ctx.reporter_tag_of(person))
}

/// Whether a record could still be opened if somebody's key for it went: by another holder, or with the recovery key from paper.
///
/// # Errors
/// When the database cannot be read.
pub async fn opens_without(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
    person: Uuid,
) -> Result<bool, AppError> {
    let today = Day::from(ctx.today());
    Ok(on_paper(conn, id).await? || store::record::others_open(conn, id, person, today).await?)
}

/// Whether a recovery key opens it that somebody has on paper: one whose sheet was never typed back may never have been printed.
async fn on_paper(tx: &mut Conn, id: Uuid) -> Result<bool, AppError> {
    let record = store::record::find(tx, id).await?;
    let Some(number) = record.and_then(|record| record.recovery_number) else {
        return Ok(false);
    };
    let key = store::recovery_key::find(tx, number).await?;
    Ok(key.is_some_and(|key| key.confirmed_at.is_some()))
}

/// The record, where whoever acts can open it.
async fn actors(ctx: &Ctx, tx: &mut Conn, id: Uuid) -> Result<Option<Box<Opened>>, AppError> {
    let Some(signed) = ctx.actor.signed() else {
        return Ok(None);
    };
    if signed.unlocked.is_none() {
        return Ok(None);
    }
    match record::reach(ctx, tx, id).await {
        Ok(Reach::Open(opened)) => Ok(Some(opened)),
        Ok(Reach::Waiting) | Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Somebody else leads: the successor, unless they must not know of it; otherwise whoever holds it longest.
async fn hand_on(
    ctx: &Ctx,
    tx: &mut Conn,
    row: &Holder,
    opened: Option<&Opened>,
    successor: Option<Uuid>,
) -> Result<(), AppError> {
    let id = row.record_id;
    let others = store::holder::of_record(tx, id).await?;
    let others: Vec<Uuid> = others
        .iter()
        .map(|one| one.person_id)
        .filter(|one| *one != row.person_id)
        .collect();
    if let Some(to) = successor
        && !store::holder::is_excluded(tx, id, ctx.tag_of(to)).await?
    {
        if !others.contains(&to) {
            match opened {
                Some(opened) => share::give(ctx, tx, opened, to).await?,
                None => share::let_wait(ctx, tx, id, to).await?,
            }
        }
        store::holder::lead(tx, id, to).await?;
        let detail = serde_json::json!({ "to": to });
        audit::note_record(tx, ctx, "handed-on", id, &detail).await?;
    } else if let Some(next) = others.first() {
        store::holder::lead(tx, id, *next).await?;
    }
    Ok(())
}
