//! What somebody reported: sent, read, closed, and no more.

use axum::{extract::Path, response::Response};
use pages::{
    Language,
    views::staff::{Mine, MineLine, Sent as View},
};
use store::own_report::OwnReport;
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    home::tell,
    reporting::staff::report,
    web::{dates, view},
};

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show_all(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let own = report::all(&ctx, &mut conn).await?;
    drop(conn);
    Ok(view::html(&Mine {
        page: view::page(&ctx).back_to("/concerns"),
        rows: own.iter().map(|own| line(&ctx, own)).collect(),
    }))
}

fn line(ctx: &Ctx, own: &OwnReport) -> MineLine {
    let (status, mark) = match (own.closed_at, own.read_at) {
        (Some(_), _) => ("staff-mine-was-closed", "met"),
        (None, Some(_)) => ("staff-mine-was-read", "due"),
        (None, None) => ("staff-mine-not-read", "not"),
    };
    MineLine {
        href: format!("/concerns/mine/{}", own.id),
        sent: dates::moment(ctx, own.sent_at.timestamp()),
        status: t(status),
        mark,
    }
}

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let (own, read_by) = report::one(&ctx, &mut conn, id).await?;
    // Whom it named when it was sent. Whoever was found out later stays: that is the team's to know.
    let named = store::holder::excluded_by(&mut conn, own.record_id, own.sent_at).await?;
    drop(conn);
    let read_by = read_by.filter(|_| own.read_at.is_none());
    let mut contacts = tell::whom(&ctx).await?;
    contacts.retain(|one| !named.contains(&ctx.tag_of(one.person)));
    let moments = [
        ("staff-mine-sent", Some(own.sent_at)),
        ("staff-mine-read", own.read_at),
        ("staff-mine-closed", own.closed_at),
    ];
    let facts = moments
        .into_iter()
        .filter_map(|(key, at)| Some((t(key), dates::moment(&ctx, at?.timestamp()))));
    Ok(view::html(&View {
        page: view::page(&ctx).back_to("/concerns/mine"),
        facts: facts.collect(),
        late: read_by.is_some_and(|at| at <= ctx.now()),
        read_by: read_by
            .map(|at| dates::moment(&ctx, at))
            .unwrap_or_default(),
        open: own.closed_at.is_none(),
        contacts: contacts
            .into_iter()
            .map(|one| (one.post, one.name, one.how))
            .collect(),
    }))
}
