//! Somebody's account: inviting them, and a lost second factor.

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::people::ResetFactor};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    people::{
        invite::{self, Invited},
        reset_factor::{self, CHECKS, REASONS, Reset},
    },
    web::{flash, form::Sent, view},
};

async fn name_of(ctx: &Ctx, id: Uuid) -> Result<String, AppError> {
    let mut conn = ctx.db().read().await?;
    Ok(store::person::get(&mut conn, id).await?.name)
}

pub async fn invite(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let name = name_of(&ctx, id).await?;
    let words = match invite::invite(&ctx, id).await? {
        Invited::Sent => Language::English.t("people-invited").arg("name", name),
        Invited::NoEmail | Invited::HasAccount | Invited::HasLeft => {
            Language::English.t("people-invited-not")
        }
    };
    Ok(flash::redirect(
        &format!("/people/{id}"),
        &words.to_string(),
    ))
}

pub async fn show_reset(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let name = name_of(&ctx, id).await?;
    Ok(view::html(&page(&ctx, Form::new(), id, name)))
}

fn page(ctx: &Ctx, form: Form, id: Uuid, name: String) -> ResetFactor {
    let page = view::page(ctx).back_to(format!("/people/{id}"));
    ResetFactor::new(page, form, id.to_string(), name)
}

pub async fn send_reset(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let name = name_of(&ctx, id).await?;
    let reason = form.value("reason").to_owned();
    let check = form.value("check").to_owned();
    if !REASONS.contains(&reason.as_str()) {
        form.refuse("reason", language.t("people-factor-reason-missing"));
    }
    if !CHECKS.contains(&check.as_str()) {
        form.refuse("check", language.t("people-factor-check-missing"));
    }
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, form, id, name)));
    }
    match reset_factor::reset(&ctx, id, &reason, &check).await? {
        Reset::Done => {
            let done = language
                .t("people-factor-done")
                .arg("name", name)
                .to_string();
            Ok(flash::redirect(&format!("/people/{id}"), &done))
        }
        Reset::Off | Reset::Own => {
            form.refuse_all(language.t("people-factor-none"));
            Ok(view::again(&page(&ctx, form, id, name)))
        }
    }
}
