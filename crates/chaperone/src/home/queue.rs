//! What is due over the concerns and cases that the person who looks holds.

use pages::Language;

use super::Task;
use crate::{ctx::Ctx, error::AppError};

/// # Errors
/// When the database cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let me = ctx.signed()?.person;
    let mut conn = ctx.db().read().await?;
    let open = store::due::open_for(&mut conn, me, ctx.ts()).await?;
    let danger = store::concern::danger_for(&mut conn, me, ctx.ts()).await?;
    drop(conn);
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let late = open.iter().filter(|due| due.due_at < ctx.ts()).count();
    let danger = open
        .iter()
        .filter(|due| danger.contains(&due.record_id))
        .count();
    let counts = [("queue-danger", danger), ("queue-late", late)];
    let hint: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| Language::English.t(key).arg("count", count).to_string())
        .collect();
    Ok(vec![Task {
        title: Language::English
            .t("queue-home")
            .arg("count", open.len())
            .to_string(),
        hint: hint.join(" "),
        href: "/queue",
        urgent: late > 0 || danger > 0,
    }])
}
