//! Reminders to accept the policy: on the way to the deadline, on it, and every week after it.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use policy::{Choice, Role};
use store::{Conn, notice::Notice, person::Person, policy_version::Version};
use uuid::Uuid;

use super::{Row, current, everyone};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    notices::{mail::Mail, outbox},
    web::dates,
};

/// The first reminder, in days after the version took effect or the person started.
const FIRST_AFTER_DAYS: i32 = 7;

/// Sends what is due today; how many mails that were. Each step goes once to each person for each version.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn remind_all(ctx: &Ctx) -> Result<usize, AppError> {
    let mut tx = ctx.db().begin().await?;
    let Some(version) = current(&mut tx).await? else {
        return Ok(0);
    };
    let today = ctx.today();
    let rows = everyone(ctx, &mut tx, &version).await?;
    let mut claimed = Vec::new();
    let mut late_in: Option<i64> = None;
    for row in rows.iter().filter(|row| row.accepted.is_none()) {
        let Some(step) = step(row, &version, today) else {
            continue;
        };
        if row.late(today) {
            late_in = Some(weeks_since(row.due, today)).max(late_in);
        }
        if claim(ctx, &mut tx, row.person.id, &step, version.number).await? {
            claimed.push(row);
        }
    }
    let mut sent = post_all(ctx, &mut tx, &claimed, &version).await?;
    if let Some(week) = late_in {
        sent += tell_coordinators(ctx, &mut tx, &rows, &version, week).await?;
    }
    tx.commit().await?;
    Ok(sent)
}

/// Reminds one person because somebody pressed the button.
///
/// # Errors
/// [`AppError::NotFound`] when this person has nothing to accept.
pub async fn remind_one(ctx: &Ctx, person: Uuid) -> Result<bool, AppError> {
    let mut tx = ctx.db().begin().await?;
    let version = current(&mut tx).await?.ok_or(AppError::NotFound)?;
    let rows = everyone(ctx, &mut tx, &version).await?;
    let row = rows
        .iter()
        .find(|row| row.person.id == person && row.accepted.is_none())
        .ok_or(AppError::NotFound)?;
    let step = format!("accept-by-hand-{}", ctx.today());
    let mut sent = false;
    if claim(ctx, &mut tx, person, &step, version.number).await? {
        sent = post_all(ctx, &mut tx, &[row], &version).await? > 0;
        audit::note(&mut tx, ctx, "reminded", "person", person).await?;
    }
    tx.commit().await?;
    Ok(sent)
}

/// The step that is due, the latest only: somebody away for a month gets one mail and not four.
fn step(row: &Row, version: &Version, today: Date) -> Option<String> {
    let from = version.effective_on.max(row.person.started_on).date();
    if row.due < today {
        return Some(format!("accept-late-{}", weeks_since(row.due, today)));
    }
    if row.due == today {
        return Some("accept-due".into());
    }
    let first = from.saturating_add(FIRST_AFTER_DAYS.days());
    (first <= today).then(|| "accept-first".into())
}

fn weeks_since(due: Date, today: Date) -> i64 {
    i64::from(today.since(due).map_or(0, |span| span.get_days())) / 7
}

async fn claim(
    ctx: &Ctx,
    tx: &mut Conn,
    person: Uuid,
    step: &str,
    version: i64,
) -> Result<bool, AppError> {
    let notice = Notice {
        id: ctx.new_id(),
        person_id: person,
        kind: step.to_owned(),
        version,
        sent_at: ctx.ts(),
    };
    Ok(store::notice::insert_once(tx, &notice).await?)
}

/// Opens the names and addresses of those who are written to, and nobody else's; how many have an address.
async fn post_all(
    ctx: &Ctx,
    tx: &mut Conn,
    rows: &[&Row],
    version: &Version,
) -> Result<usize, AppError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.person.id).collect();
    let people = store::person::some(tx, &ids).await?;
    let people: HashMap<Uuid, Person> = people.into_iter().map(|one| (one.id, one)).collect();
    let mut sent = 0;
    for row in rows {
        if let Some(person) = people.get(&row.person.id) {
            sent += usize::from(post(ctx, tx, person, row, version).await?);
        }
    }
    Ok(sent)
}

async fn post(
    ctx: &Ctx,
    tx: &mut Conn,
    person: &Person,
    row: &Row,
    version: &Version,
) -> Result<bool, AppError> {
    let Some(to) = person.email.clone() else {
        return Ok(false);
    };
    let when = if row.late(ctx.today()) {
        format!("It was due by {}.", dates::day(row.due))
    } else {
        format!("Please do it by {}.", dates::day(row.due))
    };
    let mail = Mail {
        to,
        subject: "Please read and accept our safeguarding policy".into(),
        text: format!(
            "Hello {name},\n\nversion {number} of the online safeguarding policy of {organisation} waits for you.\n{when}\n\n\
             Read and accept it here:\n\n{address}\n",
            name = person.name,
            number = version.number,
            organisation = ctx.organisation().name,
            address = address(ctx, "policy/accept")?,
        ),
    };
    outbox::post(ctx, tx, mail).await?;
    Ok(true)
}

/// Whoever keeps the policy working hears once a week how many are late. No names by mail: the list is behind sign-in.
async fn tell_coordinators(
    ctx: &Ctx,
    tx: &mut Conn,
    rows: &[Row],
    version: &Version,
    week: i64,
) -> Result<usize, AppError> {
    let late = rows.iter().filter(|row| row.late(ctx.today())).count();
    let held = store::appointment::in_force(tx, ctx.today().into()).await?;
    let mut sent = 0;
    for appointment in held {
        let role = Role::from_key(&appointment.role);
        if !matches!(role, Some(Role::Coordinator | Role::Manager)) {
            continue;
        }
        let step = format!("accept-late-list-{week}");
        if !claim(ctx, tx, appointment.person_id, &step, version.number).await? {
            continue;
        }
        let person = store::person::get(tx, appointment.person_id).await?;
        let Some(to) = person.email else { continue };
        let mail = Mail {
            to,
            subject: "Acceptances of the safeguarding policy are late".into(),
            text: format!(
                "Hello {name},\n\n{late} of {all} people have not accepted version {number} in time.\n\
                 Who they are:\n\n{address}\n",
                name = person.name,
                all = rows.len(),
                number = version.number,
                address = address(ctx, "policy/acknowledgements")?,
            ),
        };
        outbox::post(ctx, tx, mail).await?;
        sent += 1;
    }
    Ok(sent)
}

fn address(ctx: &Ctx, path: &str) -> Result<String, AppError> {
    let address = ctx.app.config().base_url().join(path);
    Ok(address
        .map_err(|error| AppError::Internal(error.into()))?
        .to_string())
}
