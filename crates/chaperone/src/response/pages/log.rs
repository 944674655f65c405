//! Who opened a record, and what they did with it.

use axum::{extract::Path, response::Response};
use pages::{
    Language,
    views::response_work::{Log as View, LogLine},
};
use store::audit::Entry;
use uuid::Uuid;

use super::work::t;
use crate::{
    ctx::Ctx,
    error::AppError,
    response::log::{self, Log},
    web::{dates, view},
};

/// Verbs that have words of their own.
const VERBS: [&str; 21] = [
    "received",
    "opened",
    "wrote",
    "triaged",
    "opened-case",
    "closed",
    "reopened",
    "gave-key",
    "took-key",
    "excluded",
    "looked",
    "took-file",
    "kept-file",
    "merged",
    "approved-plan",
    "reviewed",
    "learned",
    "changed",
    "exported",
    "reminded",
    "other",
];

pub async fn of_concern(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    show(&ctx, "concerns", id).await
}

pub async fn of_case(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    show(&ctx, "cases", id).await
}

async fn show(ctx: &Ctx, door: &str, id: Uuid) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let log = log::of(ctx, &mut conn, id).await?;
    drop(conn);
    let rows = log.entries.iter().map(|(entry, other)| LogLine {
        at: dates::moment(ctx, entry.at.timestamp()),
        who: who(&log, entry),
        what: what(&log, entry, *other),
    });
    Ok(view::html(&View {
        page: view::page(ctx).back_to(format!("/{door}/{id}")),
        rows: rows.collect(),
    }))
}

fn who(log: &Log, entry: &Entry) -> String {
    let named = entry.actor.and_then(|actor| log.names.get(&actor).cloned());
    named.unwrap_or_else(|| match entry.verb.as_str() {
        "received" | "wrote" => t("log-nobody"),
        _ => t("log-program"),
    })
}

fn what(log: &Log, entry: &Entry, other: Option<Uuid>) -> String {
    let verb = entry.verb.as_str();
    let verb = if VERBS.contains(&verb) { verb } else { "other" };
    let name = other.and_then(|other| log.names.get(&other).cloned());
    Language::English
        .t(&format!("log-verb-{verb}"))
        .arg("name", name.unwrap_or_default())
        .arg("verb", entry.verb.clone())
        .to_string()
}
