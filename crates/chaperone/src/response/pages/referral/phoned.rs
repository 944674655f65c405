//! "I have already rung them."

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::referral::Phoned};
use policy::Choice;
use uuid::Uuid;

use super::{area, areas, bodies, body, not_too_long, said, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::staff::pages::fields,
    response::{
        case,
        pages::cases::happened,
        referral::{
            phoned::{self, Command},
            suggest,
        },
    },
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    drop(conn);
    let mut form = fields::fresh(&ctx);
    let asked = view::asked(&ctx, "body");
    let first = suggest::suggestions(&case);
    let first = first.iter().find(|one| one.urgent).map(|one| one.body);
    if !asked.is_empty() {
        form.set("body", asked);
    } else if let Some(body) = first {
        form.set("body", body.key());
    }
    Ok(view::html(&page(&ctx, id, form).await?))
}

async fn page(ctx: &Ctx, id: Uuid, form: Form) -> Result<Phoned, AppError> {
    let mut conn = ctx.db().read().await?;
    case::load(ctx, &mut conn, id).await?;
    let areas = areas(&mut conn).await?;
    Ok(Phoned {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/referrals"))
            .showing(&form),
        action: format!("/cases/{id}/referrals/phoned"),
        bodies: bodies(ctx),
        areas,
        form,
    })
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let mut conn = ctx.db().read().await?;
    case::load(&ctx, &mut conn, id).await?;
    drop(conn);
    let seed = fields::seed(&form)?;
    said(&mut form, "body", "referral-body-missing");
    said(&mut form, "to", "referral-phoned-to-missing");
    said(&mut form, "told", "referral-phoned-told-missing");
    not_too_long(&mut form, &["to", "told", "reference"]);
    let happened = happened(&ctx, &mut form);
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, id, form).await?));
    }
    let mut conn = ctx.db().read().await?;
    let area = area(&mut conn, &form).await?;
    drop(conn);
    let command = Command {
        seed,
        case: id,
        body: body(form.text("body"))?,
        to: form.text("to").to_owned(),
        told: form.value("told").to_owned(),
        reference: form.text("reference").to_owned(),
        area,
        happened,
    };
    let referral = phoned::phoned(&ctx, command).await?;
    let mut conn = ctx.db().read().await?;
    let confirm = crate::response::referral::clock::Waits::Confirm.id(referral);
    let due = store::due::find(&mut conn, id, confirm).await?;
    drop(conn);
    let words = match due {
        Some(due) => Language::English
            .t("referral-phoned-saved")
            .arg("at", dates::moment(&ctx, due.due_at.timestamp()))
            .to_string(),
        None => t("referral-step-saved"),
    };
    Ok(flash::redirect(
        &format!("/cases/{id}/referrals/{referral}"),
        &words,
    ))
}
