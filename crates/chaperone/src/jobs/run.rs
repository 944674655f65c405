//! Takes jobs from the table, one node or many: a job is claimed for a while, done, and taken off.

use std::time::Duration;

use anyhow::Context;
use jiff::SignedDuration;

use super::{clocks, daily};
use crate::{
    app::App,
    ctx::Ctx,
    notices::{mail::Mail, outbox, waiting},
};

/// A job not finished by then is taken by another node.
const CLAIM: SignedDuration = SignedDuration::from_mins(5);
const AT_ONCE: i64 = 20;
const PAUSE: Duration = Duration::from_secs(2);

/// Works until the process ends.
pub async fn forever(app: App) {
    loop {
        if let Err(error) = daily::plan(&app).await {
            tracing::error!(error = format!("{error:#}"), "planning the day failed");
        }
        if let Err(error) = clocks::minute(&app).await {
            tracing::error!(error = format!("{error:#}"), "looking at the clocks failed");
        }
        match round(&app).await {
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(error = format!("{error:#}"), "taking jobs failed"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Does what is due now; how many jobs that were.
///
/// # Errors
/// When the table cannot be read or written. A job that fails is put back and is no error here.
pub async fn round(app: &App) -> anyhow::Result<usize> {
    let now = store::Ts::from(app.clock().now());
    let mut tx = app.db().begin().await?;
    let jobs = store::job::claim(&mut tx, now, CLAIM, AT_ONCE).await?;
    tx.commit().await?;
    let count = jobs.len();
    for job in jobs {
        let outcome = perform(app, &job.kind, &job.payload.0).await;
        let now = store::Ts::from(app.clock().now());
        let mut tx = app.db().begin().await?;
        match outcome {
            Ok(()) => store::job::finish(&mut tx, &job, now).await?,
            Err(error) => {
                tracing::warn!(job = %job.id, kind = job.kind, error = format!("{error:#}"), "a job failed and is tried again");
                store::job::retry(&mut tx, &job, &format!("{error:#}"), now).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(count)
}

async fn perform(app: &App, kind: &str, payload: &serde_json::Value) -> anyhow::Result<()> {
    match kind {
        outbox::KIND => {
            let mail: Mail =
                serde_json::from_value(payload.clone()).context("reading a mail job")?;
            app.mailer().send(&mail).await
        }
        daily::KIND => {
            let ctx = Ctx::machine(app.clone()).await?;
            Ok(daily::remind(&ctx).await?)
        }
        waiting::KIND => {
            let ctx = Ctx::machine(app.clone()).await?;
            let person = payload["person"].as_str().unwrap_or_default();
            let person = person.parse().context("reading a notice job")?;
            // A job from before there was a word for it is not urgent.
            let urgent = payload["urgent"].as_bool().unwrap_or(false);
            Ok(waiting::send(&ctx, person, urgent).await?)
        }
        other => anyhow::bail!("no job is called {other}"),
    }
}
