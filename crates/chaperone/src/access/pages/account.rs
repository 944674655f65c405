//! A person's own account.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::access::{Account, ChangePassword, SessionRow},
};
use store::Digest;

use super::weakness;
use crate::{
    access::change_password::{self, Changed},
    ctx::Ctx,
    error::AppError,
    people::posts,
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let mut conn = ctx.db().read().await?;
    let person = store::person::get(&mut conn, signed.person).await?;
    let credential = store::credential::find(&mut conn, signed.person).await?;
    let sessions = store::session::of_person(&mut conn, signed.person, ctx.ts()).await?;
    let codes_left = if signed.has_second_factor {
        Some(store::recovery_code::left(&mut conn, signed.person).await?)
    } else {
        None
    };
    drop(conn);
    let labels = posts::labels(&ctx).await?;
    let roles: Vec<String> = signed.roles.iter().map(|role| labels.of(*role)).collect();
    let password_set = credential.map(|credential| {
        dates::day(
            credential
                .password_set_at
                .timestamp()
                .to_zoned(ctx.zone())
                .date(),
        )
    });
    Ok(view::html(&Account {
        page: view::page(&ctx),
        name: person.name,
        email: person.email.unwrap_or_default(),
        roles: roles.join(", "),
        password_set: password_set.unwrap_or_default(),
        codes_left,
        sessions: sessions
            .into_iter()
            .map(|session| SessionRow {
                id: session.id_hash.hex(),
                browser: session.agent,
                since: dates::moment(&ctx, session.created_at.into()),
                seen: dates::moment(&ctx, session.last_seen_at.into()),
                this: session.id_hash == signed.session,
            })
            .collect(),
    }))
}

pub async fn end_session(ctx: Ctx, Path(id): Path<String>) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let hash = Digest::from_hex(&id).ok_or(AppError::NotFound)?;
    let mut tx = ctx.db().begin().await?;
    let own = store::session::of_person(&mut tx, signed.person, ctx.ts()).await?;
    // Somebody else's session is not there for this person.
    if !own.iter().any(|session| session.id_hash == hash) {
        return Err(AppError::NotFound);
    }
    store::session::end(&mut tx, hash, ctx.ts()).await?;
    crate::audit::note(&mut tx, &ctx, "ended-session", "person", signed.person).await?;
    tx.commit().await?;
    Ok(done("access-sessions-ended"))
}

pub async fn end_others(ctx: Ctx) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let mut tx = ctx.db().begin().await?;
    store::session::end_others(&mut tx, signed.person, Some(signed.session), ctx.ts()).await?;
    crate::audit::note(
        &mut tx,
        &ctx,
        "ended-other-sessions",
        "person",
        signed.person,
    )
    .await?;
    tx.commit().await?;
    Ok(done("access-sessions-others-ended"))
}

pub async fn show_password(ctx: Ctx) -> Response {
    let page = view::page(&ctx).back_to("/account");
    view::html(&ChangePassword::new(page, Form::new()))
}

pub async fn send_password(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let current = sent.form.value("current").to_owned();
    let new = sent.form.value("password").to_owned();
    let mut form = Form::new();
    match change_password::change_password(&ctx, signed, current, new).await? {
        Changed::Done => return Ok(done("access-change-done")),
        Changed::WrongCurrent => {
            form.refuse("current", Language::English.t("access-change-wrong"));
        }
        Changed::Weak(why) => form.refuse("password", weakness(why)),
    }
    let page = view::page(&ctx).back_to("/account");
    Ok(view::again(&ChangePassword::new(page, form)))
}

fn done(words: &str) -> Response {
    flash::redirect("/account", &Language::English.t(words).to_string())
}
