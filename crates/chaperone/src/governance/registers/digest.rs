//! Once a week: what the registers wait for, to the coordinator, and to those who answer for a document.

use std::collections::BTreeMap;

use policy::{Choice, Role};
use store::{Conn, Day, notice::Notice};
use uuid::Uuid;

use super::due;
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::documents::state::{Judge, State},
    notices::{mail::Mail, outbox},
};

/// Sends this week's mails; how many. Each goes once to each person in a week. A mail carries a number and an address,
/// never what is in a register: mails are read on trains and kept for years.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn send(ctx: &Ctx) -> Result<usize, AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(0);
    };
    let all = due::all(ctx).await?.len();
    let judge = Judge::new(ctx).await?;
    let week = ctx.today().iso_week_date();
    let kind = format!("registers-{}-{:02}", week.year(), week.week());
    let mut tx = ctx.db().begin().await?;
    let mut waits: BTreeMap<Uuid, (usize, &str)> = owners(&mut tx, &judge).await?;
    if all > 0 {
        for post in store::appointment::in_force(&mut tx, Day::from(ctx.today())).await? {
            if post.role == Role::Coordinator.key() {
                // The coordinator is told of everything, their own documents too.
                waits.insert(post.person_id, (all, "registers"));
            }
        }
    }
    let mut sent = 0;
    for (person, (count, path)) in waits {
        let person = store::person::get(&mut tx, person).await?;
        let here = person
            .ended_on
            .is_none_or(|last| ctx.today() <= last.date());
        let Some(to) = person.email.filter(|_| here) else {
            continue;
        };
        let notice = Notice {
            id: ctx.new_id(),
            person_id: person.id,
            kind: kind.clone(),
            version: live.number.into(),
            sent_at: ctx.ts(),
        };
        if !store::notice::insert_once(&mut tx, &notice).await? {
            continue;
        }
        let address = ctx.app.config().base_url().join(path);
        let address = address.map_err(|error| AppError::Internal(error.into()))?;
        let things = if count == 1 {
            "1 thing".to_owned()
        } else {
            format!("{count} things")
        };
        let mail = Mail {
            to,
            subject: format!("{things} to do for safeguarding"),
            text: format!(
                "Hello {},\n\nat {} the registers wait for {things}. See what they are here:\n\n{address}\n",
                person.name,
                ctx.organisation().name,
            ),
        };
        outbox::post(ctx, &mut tx, mail).await?;
        sent += 1;
    }
    tx.commit().await?;
    Ok(sent)
}

/// How many documents of each owner are to be looked at.
async fn owners(
    tx: &mut Conn,
    judge: &Judge,
) -> Result<BTreeMap<Uuid, (usize, &'static str)>, AppError> {
    let mut waits = BTreeMap::new();
    for document in store::document::in_use(tx).await? {
        let Some(owner) = document.owner_id else {
            continue;
        };
        if !matches!(judge.state(&document), State::InDate(_)) {
            waits.entry(owner).or_insert((0, "documents")).0 += 1;
        }
    }
    Ok(waits)
}
