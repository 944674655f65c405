//! How the evidence changed over a year.

use axum::response::Response;
use pages::views::evidence::{History, HistoryRow};

use crate::{
    ctx::Ctx,
    error::AppError,
    evidence::history,
    web::{dates, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let points = history::history(&ctx).await?;
    let rows = points
        .into_iter()
        .map(|point| HistoryRow {
            on: dates::day(point.on),
            link: link(point.on),
            version: point.live.number.to_string(),
            met: point.counts.met,
            due: point.counts.due_soon,
            not: point.counts.not_met,
            none: point.counts.not_assessed,
            all: point.counts.all(),
        })
        .collect();
    Ok(view::html(&History {
        page: view::page(&ctx).back_to("/evidence"),
        rows,
    }))
}

fn link(on: jiff::civil::Date) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    super::append_date(&mut pairs, on);
    format!("/evidence?{}", pairs.finish())
}
