//! Once a day: reminders. The day is the job's key, so that two nodes, or one that starts again, plan it once.

use store::job::NewJob;

use crate::{
    app::App,
    ctx::Ctx,
    error::AppError,
    governance::{reading, registers, review},
    keys::lose,
};

pub const KIND: &str = "reminders";
const ATTEMPTS: i64 = 8;

/// Plans today's reminders; whether they were not planned yet. Nothing before set-up is done.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn plan(app: &App) -> Result<bool, AppError> {
    let ctx = Ctx::machine(app.clone()).await?;
    if !ctx.organisation().set_up {
        return Ok(false);
    }
    let key = format!("{KIND}-{}", ctx.today());
    if app.planned(&key) {
        return Ok(false);
    }
    let payload = serde_json::Value::Null;
    let job = NewJob {
        id: ctx.new_id(),
        kind: KIND,
        payload: &payload,
        priority: -1,
        run_at: ctx.ts(),
        max_attempts: ATTEMPTS,
        dedupe_key: Some(&key),
        created_at: ctx.ts(),
    };
    let mut tx = ctx.db().begin().await?;
    let new = store::job::enqueue(&mut tx, &job).await?;
    tx.commit().await?;
    app.set_planned(key);
    Ok(new)
}

/// Sends what is due today. Run twice, it sends nothing twice.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn remind(ctx: &Ctx) -> Result<(), AppError> {
    reading::remind_all(ctx).await?;
    review::remind(ctx).await?;
    registers::digest::send(ctx).await?;
    lose::since_posts_ended(ctx).await?;
    Ok(())
}
