//! Deciding not to tell somebody.

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::referral::NotNeeded};
use policy::{Choice, terms::Body};
use uuid::Uuid;

use super::{body, event::label, not_too_long, said, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case,
        pages::{
            cases::{happened, meanwhile},
            concerns::seen,
        },
        referral::{
            not_needed::{self, Command},
            suggest,
        },
    },
    web::{flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let body = body(&view::asked(&ctx, "body"))?;
    let page = page(&ctx, id, body, Form::new(), None).await?;
    Ok(view::html(&page))
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    body: Body,
    form: Form,
    seen_before: Option<i64>,
) -> Result<NotNeeded, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    drop(conn);
    let why = suggest::suggestions(&case);
    let why = why.iter().find(|one| one.body == body);
    Ok(NotNeeded {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/referrals"))
            .showing(&form),
        action: format!("/cases/{id}/referrals/not-needed"),
        body: label(ctx, body),
        body_key: body.key().to_owned(),
        why: why
            .map(|one| t(&format!("referral-why-{}", one.why)))
            .unwrap_or_default(),
        meanwhile: meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        form,
    })
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let body = body(form.text("body"))?;
    for (field, missing) in [
        ("threshold", "referral-threshold-missing"),
        ("alternatives", "referral-alternatives-missing"),
        ("reason", "referral-reason-missing"),
        ("consulted", "referral-consulted-missing"),
    ] {
        said(&mut form, field, missing);
        not_too_long(&mut form, &[field]);
    }
    let happened = happened(&ctx, &mut form);
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, id, body, form, None).await?));
    }
    let command = Command {
        case: id,
        body,
        threshold: form.value("threshold").to_owned(),
        alternatives: form.value("alternatives").to_owned(),
        reason: form.value("reason").to_owned(),
        consulted: form.value("consulted").to_owned(),
        happened,
        seen,
    };
    match not_needed::not_needed(&ctx, command).await {
        Ok(_) => Ok(flash::redirect(
            &format!("/cases/{id}/referrals"),
            &t("referral-not-needed-saved"),
        )),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            Ok(view::again(&page(&ctx, id, body, form, Some(seen)).await?))
        }
        Err(error) => Err(error),
    }
}
