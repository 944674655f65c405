//! The recovery key: how it stands with it, and a new one.

use axum::response::{IntoResponse, Redirect, Response};
use pages::{
    Form, Language,
    views::keys::{Recovery, Whole},
};
use store::recovery_key::RecoveryKey;

use super::{
    sheets::{self, Door, Outcome},
    typed_wrong,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    keys::{attend, state},
    sealing::recovery,
    web::{dates, flash, form::Sent, view},
};

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let state = state::load(&ctx, &mut conn).await?;
    let facts = match &state.current {
        Some(row) => {
            let by = match row.made_by {
                Some(person) => store::person::get(&mut conn, person).await?.name,
                None => t("keys-recovery-by-set-up"),
            };
            facts(&ctx, row, by, state.sealed)
        }
        None => Vec::new(),
    };
    drop(conn);
    let current = state.current.as_ref();
    Ok(view::html(&Recovery {
        page: view::page(&ctx).back_to("/keys"),
        facts,
        confirmed: current.is_some_and(|row| row.confirmed_at.is_some()),
        waits: state.unconfirmed.is_some(),
        older: if current.is_some() { state.older } else { 0 },
    }))
}

fn facts(ctx: &Ctx, row: &RecoveryKey, by: String, sealed: i64) -> Vec<(String, String)> {
    let sheets = match (row.threshold, row.shares) {
        (Some(threshold), Some(shares)) => Language::English
            .t("keys-recovery-split")
            .arg("threshold", threshold)
            .arg("shares", shares)
            .to_string(),
        _ => t("keys-recovery-one"),
    };
    let confirmed = row.confirmed_at.map_or_else(
        || t("keys-recovery-not-confirmed"),
        |at| dates::moment(ctx, at.timestamp()),
    );
    vec![
        (
            t("keys-recovery-made"),
            dates::moment(ctx, row.made_at.timestamp()),
        ),
        (t("keys-recovery-by"), by),
        (t("keys-recovery-sheets"), sheets),
        (t("keys-recovery-confirmed"), confirmed),
        (t("keys-recovery-sealed"), sealed.to_string()),
    ]
}

fn door(ctx: &Ctx) -> Door {
    Door {
        page: view::page(ctx).back_to("/keys/recovery"),
        action: "/keys/recovery/new".into(),
        caption: String::new(),
        organisation: ctx.organisation().name.clone(),
        later: false,
    }
}

pub async fn show_new(ctx: Ctx) -> Result<Response, AppError> {
    let page = sheets::ask(&ctx, door(&ctx), Form::new()).await?;
    Ok(view::html(&page))
}

pub async fn send_new(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    match sheets::act(&ctx, door(&ctx), sent.form).await? {
        Outcome::Page(page) => Ok(page),
        Outcome::Confirmed => Ok(confirmed(&ctx).await),
        Outcome::Later => Ok(Redirect::to("/keys/recovery").into_response()),
    }
}

/// What whoever confirmed can open is sealed to the new key at once.
async fn confirmed(ctx: &Ctx) -> Response {
    if let Some(signed) = ctx.actor.signed()
        && let Some(own) = &signed.unlocked
    {
        attend::attend(ctx, signed.person, own).await;
    }
    flash::redirect("/keys/recovery", &t("keys-check-done"))
}

pub async fn show_confirm(ctx: Ctx) -> Response {
    let page = view::page(&ctx).back_to("/keys/recovery");
    view::html(&Whole::new(page, Form::new()))
}

pub async fn confirm(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let mut conn = ctx.db().read().await?;
    let read = recovery::read(&mut conn, form.value("words")).await?;
    drop(conn);
    match read {
        Ok((_, row)) => {
            recovery::confirm(&ctx, row.number).await?;
            Ok(confirmed(&ctx).await)
        }
        Err(problem) => {
            form.refuse("words", typed_wrong(&problem));
            let page = view::page(&ctx).back_to("/keys/recovery");
            Ok(view::again(&Whole::new(page, form)))
        }
    }
}
