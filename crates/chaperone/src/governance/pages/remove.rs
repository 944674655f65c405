//! Take a clause out of the draft, after a second look.

use axum::{extract::Path, response::Response};
use pages::{Language, views::draft::Remove};
use policy::edit;

use super::{clause::revision, draft::broken};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::draft::{self, Saved},
    web::{flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let clause = open.policy.clause(&id).ok_or(AppError::NotFound)?;
    let alone = clause.duties.iter().filter(|duty| {
        let others = open
            .policy
            .clauses
            .iter()
            .filter(|other| other.id != clause.id);
        !others.into_iter().any(|other| other.duties.contains(duty))
    });
    Ok(view::html(&Remove {
        page: view::page(&ctx).back_to(format!("/policy/draft/clauses/{id}")),
        id: id.clone(),
        title: clause.title.clone(),
        duties: policy::join(alone.map(ToString::to_string)),
        revision: open.row.revision,
    }))
}

pub async fn send(ctx: Ctx, Path(id): Path<String>, sent: Sent) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    open.policy.clause(&id).ok_or(AppError::NotFound)?;
    let source = edit::remove_clause(&open.row.source, &id).map_err(broken)?;
    match draft::save(&ctx, revision(&sent.form, &open), &source).await? {
        Saved::Done => Ok(flash::redirect(
            "/policy/draft",
            &Language::English.t("draft-removed").to_string(),
        )),
        Saved::Meanwhile(theirs) => super::source::meanwhile(&ctx, &theirs, source).await,
        Saved::Unreadable(_) => Err(AppError::Conflict("the draft needs this clause".into())),
    }
}
