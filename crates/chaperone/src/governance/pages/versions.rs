//! Every version there was: as it reads, its fingerprint, and what changed.

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use pages::{
    Language,
    views::policy::{Differences, Document, VersionRow, Versions},
};

use super::{in_words, public::words};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    governance::{document, live},
    web::{dates, view},
};

pub async fn list(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let versions = store::policy_version::all(&mut conn).await?;
    let in_force = store::policy_version::in_force(&mut conn, ctx.today().into()).await?;
    drop(conn);
    let in_force = in_force.map_or(0, |version| version.number);
    let rows = versions.iter().map(|version| VersionRow {
        number: version.number.to_string(),
        state: match version.number.cmp(&in_force) {
            std::cmp::Ordering::Greater => "ahead",
            std::cmp::Ordering::Equal => "live",
            std::cmp::Ordering::Less => "past",
        },
        effective: dates::day(version.effective_on.date()),
        approver: version.approver_name.clone(),
        approved: dates::day(version.approved_on.date()),
        note: version.change_note.clone(),
        differences: (version.number > 1).then(|| {
            format!(
                "/policy/versions/{}/diff/{}",
                version.number - 1,
                version.number
            )
        }),
    });
    Ok(view::html(&Versions {
        page: view::page(&ctx),
        rows: rows.collect(),
    }))
}

pub async fn show(ctx: Ctx, Path(number): Path<i64>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let version = store::policy_version::get(&mut conn, number).await?;
    let tree = document::of_version(&ctx, &mut conn, &version, None).await?;
    drop(conn);
    let source = ctx.actor.may(Action::ViewEvidence);
    Ok(view::html(&Document {
        page: view::page(&ctx).back_to("/policy/versions"),
        words: words(&tree)?,
        doors: Vec::new(),
        readers: Vec::new(),
        pdf: format!("/policy/versions/{number}/pdf"),
        source: source.then(|| format!("/policy/versions/{number}/source")),
        change_note: Some(version.change_note),
        fingerprint: Some(version.hash.hex()),
        differences: (number > 1).then(|| format!("/policy/versions/{}/diff/{number}", number - 1)),
    }))
}

pub async fn pdf(ctx: Ctx, Path(number): Path<i64>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let version = store::policy_version::get(&mut conn, number).await?;
    let tree = document::of_version(&ctx, &mut conn, &version, None).await?;
    drop(conn);
    let bytes = document::to_pdf(&ctx, &tree).await?;
    let name = format!("attachment; filename=\"policy-{number}.pdf\"");
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, bytes).into_response())
}

/// The very text that was approved: its hash is the fingerprint.
pub async fn source(ctx: Ctx, Path(number): Path<i64>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let version = store::policy_version::get(&mut conn, number).await?;
    let name = format!("attachment; filename=\"policy-{number}.toml\"");
    let headers = [
        (header::CONTENT_TYPE, "application/toml".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, version.source).into_response())
}

pub async fn differences(
    ctx: Ctx,
    Path((from, to)): Path<(i64, i64)>,
) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let old = live::version(&ctx, &mut conn, from).await?;
    let new = live::version(&ctx, &mut conn, to).await?;
    drop(conn);
    let name = |number: i64| {
        let words = Language::English.t("policy-differences-version");
        words.arg("number", number.to_string()).to_string()
    };
    Ok(view::html(&Differences {
        page: view::page(&ctx).back_to("/policy/versions"),
        from: name(from),
        to: name(to),
        rows: in_words(&policy::diff(&old.policy, &new.policy)),
    }))
}
