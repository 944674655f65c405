//! A post ends.

use jiff::civil::Date;
use serde_json::json;
use store::{Conn, Day, appointment::Appointment};
use uuid::Uuid;

use super::lockout;
use crate::{
    access::role::{Choice, Role},
    audit,
    ctx::Ctx,
    error::AppError,
    keys::{lose, team},
};

/// When it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// What the post opens is closed now. Yesterday was its last day.
    AtOnce,
    /// At the end of a day, today or later.
    EndOf(Date),
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vacated {
    Done,
    LocksOut,
    NotThatDay,
}

/// # Errors
/// When the appointment is unknown or the database cannot be written.
pub async fn vacate(ctx: &Ctx, id: Uuid, when: When) -> Result<Vacated, AppError> {
    let mut tx = ctx.db().begin().await?;
    let post = store::appointment::get(&mut tx, id).await?;
    let today = ctx.today();
    let last = match when {
        When::AtOnce => today.saturating_sub(jiff::Span::new().days(1)),
        When::EndOf(day) if day < today || day < post.starts_on.date() => {
            return Ok(Vacated::NotThatDay);
        }
        When::EndOf(day) => day,
    };
    let before = lockout::somebody_stays(&mut tx, last, |_| false).await?;
    if before && !lockout::somebody_stays(&mut tx, last, |other| other.id == id).await? {
        return Ok(Vacated::LocksOut);
    }
    end_by(&mut tx, &post, last).await?;
    let detail = json!({ "post": post.role, "person": post.person_id, "last_day": last });
    audit::note_with(&mut tx, ctx, "ended-post", "appointment", id, &detail).await?;
    let of_team =
        Role::from_key(&post.role).is_some_and(|role| Role::SAFEGUARDING_TEAM.contains(&role));
    // At a later end, the day's jobs see to it.
    if of_team
        && last < today
        && !team::team_posts(ctx, &mut tx)
            .await?
            .contains_key(&post.person_id)
    {
        lose::everything(ctx, &mut tx, post.person_id, None).await?;
    }
    tx.commit().await?;
    Ok(Vacated::Done)
}

/// Ends an appointment by a day; one that would only begin later is taken back. Says whether anything changed.
///
/// # Errors
/// When the row cannot be written.
pub async fn end_by(tx: &mut Conn, post: &Appointment, last: Date) -> Result<bool, AppError> {
    let last = Day::from(last);
    if post.ends_on.is_some_and(|ends| ends <= last) {
        return Ok(false);
    }
    if post.starts_on > last {
        store::appointment::remove(tx, post.id).await?;
    } else {
        store::appointment::end(tx, post.id, Some(last)).await?;
    }
    Ok(true)
}
