//! Every minute: whoever is next in line for a concern that nobody read is told, and who has something due is reminded. Each once,
//! however many nodes run and however often they start again. A mail says that something waits, and never what.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use store::{Conn, due::Due, job::NewJob};
use uuid::Uuid;

use crate::{app::App, ctx::Ctx, error::AppError, notices};

/// Reminded so long before it is due.
const BEFORE: SignedDuration = SignedDuration::from_hours(12);
/// And again so long after the last time, while it is not done.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// Does all of it; how many people were told.
///
/// # Errors
/// When the database cannot be read or written: then nobody was told, and the next minute tries again.
pub async fn tick(app: &App) -> Result<usize, AppError> {
    let ctx = Ctx::machine(app.clone()).await?;
    if !ctx.organisation().set_up {
        return Ok(0);
    }
    Ok(wake(&ctx).await? + remind(&ctx).await?)
}

/// As [`tick`], once a minute however often it is asked: spares the database questions.
///
/// # Errors
/// As [`tick`].
pub async fn minute(app: &App) -> Result<(), AppError> {
    let minute = app.clock().now().as_second() / 60;
    let key = format!("clocks-{minute}");
    if !app.ticked(&key) {
        tick(app).await?;
        app.set_ticked(key);
    }
    Ok(())
}

/// The deputy, then the trustee: whoever gets a concern only because the time for reading it is over.
async fn wake(ctx: &Ctx) -> Result<usize, AppError> {
    let mut conn = ctx.db().read().await?;
    let woken = store::holder::woken(&mut conn, ctx.ts()).await?;
    drop(conn);
    if woken.is_empty() {
        return Ok(0);
    }
    let mut told = 0;
    let mut tx = ctx.db().begin().await?;
    for holder in woken {
        let person = holder.person_id;
        let urgent = is_urgent(&mut tx, holder.record_id).await?;
        let payload = serde_json::json!({ "person": person, "urgent": urgent });
        // The key of the job makes it once for each concern and person, on every node and after every start.
        let key = format!("woken-{}-{person}", holder.record_id);
        let job = NewJob {
            id: ctx.new_id(),
            kind: notices::waiting::KIND,
            payload: &payload,
            priority: 1,
            run_at: ctx.ts(),
            max_attempts: 12,
            dedupe_key: Some(&key),
            created_at: ctx.ts(),
        };
        told += usize::from(store::job::enqueue(&mut tx, &job).await?);
    }
    tx.commit().await?;
    Ok(told)
}

/// Whether somebody said in it that there is danger now.
async fn is_urgent(tx: &mut Conn, record: Uuid) -> Result<bool, AppError> {
    let found = store::record::find(tx, record).await?;
    Ok(match found {
        Some(row) if row.kind == store::record::Kind::Concern => {
            store::concern::get(tx, record).await?.urgent
        }
        _ => false,
    })
}

/// Whoever does it is reminded of what is due soon, and once a day of what is late.
async fn remind(ctx: &Ctx) -> Result<usize, AppError> {
    let until = ctx.ts().plus(BEFORE);
    let before = ctx.ts().plus(-AGAIN);
    let mut conn = ctx.db().read().await?;
    let dues = store::due::to_remind(&mut conn, until, before).await?;
    drop(conn);
    let dues: Vec<Due> = dues.into_iter().filter(|due| is_time(ctx, due)).collect();
    if dues.is_empty() {
        return Ok(0);
    }
    let mut tx = ctx.db().begin().await?;
    let mut told: BTreeMap<Uuid, usize> = BTreeMap::new();
    for due in dues {
        if !store::due::remind_once(&mut tx, due.id, ctx.ts(), before).await? {
            continue;
        }
        for person in whom(ctx, &mut tx, &due).await? {
            *told.entry(person).or_default() += 1;
        }
    }
    for person in told.keys() {
        notices::due::send(ctx, &mut tx, *person).await?;
    }
    tx.commit().await?;
    Ok(told.len())
}

/// What was put on the list a moment ago was told then: reminded of when it is late.
fn is_time(ctx: &Ctx, due: &Due) -> bool {
    due.due_at <= ctx.ts() || due.made_at <= ctx.ts().plus(-BEFORE)
}

/// Its owner; where it has none, or they do not hold it any more, whoever leads; else everybody who holds it.
async fn whom(ctx: &Ctx, conn: &mut Conn, due: &Due) -> Result<Vec<Uuid>, AppError> {
    let mut holders = store::holder::of_record(conn, due.record_id).await?;
    holders.retain(|holder| holder.wakes_at <= ctx.ts());
    let owner = holders.iter().find(|one| Some(one.person_id) == due.owner);
    let first = owner.or_else(|| holders.iter().find(|one| one.leads));
    Ok(match first {
        Some(one) => vec![one.person_id],
        None => holders.iter().map(|one| one.person_id).collect(),
    })
}
