//! Links by e-mail: asking for one, and following it.

use axum::{
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use pages::{
    Form, Language,
    views::access::{ChoosePassword, Forgot, LinkSent, LinkUsed},
};

use super::{enter::welcome, weakness};
use crate::{
    access::{
        agent, device,
        link::{self, Chosen},
    },
    ctx::Ctx,
    error::AppError,
    web::{form::Sent, view},
};

pub async fn show_forgot(ctx: Ctx) -> Response {
    view::html(&Forgot::new(
        view::page(&ctx).back_to("/sign-in"),
        Form::new(),
    ))
}

pub async fn send_forgot(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if form.text("email").is_empty() {
        form.refuse("email", Language::English.t("access-no-email"));
        return Ok(view::again(&Forgot::new(view::page(&ctx), form)));
    }
    link::forgot(&ctx, form.text("email")).await?;
    let folder = ctx.app.mailer().folder();
    Ok(view::html(&LinkSent {
        page: view::page(&ctx),
        folder: folder.map(|folder| folder.display().to_string()),
    }))
}

pub async fn show_link(ctx: Ctx, Path(token): Path<String>) -> Result<Response, AppError> {
    let Some(open) = link::open(&ctx, &token).await? else {
        return Ok(used(&ctx));
    };
    let action = format!("/link/{token}");
    let page = ChoosePassword::new(view::page(&ctx), Form::new(), open.email, action);
    Ok(view::html(&page))
}

pub async fn send_link(
    ctx: Ctx,
    Path(token): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, AppError> {
    let password = sent.form.value("password").to_owned();
    let browser = device::from_headers(&headers);
    let agent = agent::describe(&headers);
    match link::choose_password(&ctx, &token, password, &agent, browser).await? {
        Chosen::Welcome {
            session,
            device,
            code_wanted,
        } => Ok(welcome(&ctx, &session, &device, code_wanted, "/")),
        Chosen::LinkUsed => Ok(used(&ctx)),
        Chosen::Weak(why) => {
            let Some(open) = link::open(&ctx, &token).await? else {
                return Ok(used(&ctx));
            };
            let mut form = Form::new();
            form.refuse("password", weakness(why));
            let action = format!("/link/{token}");
            let page = ChoosePassword::new(view::page(&ctx), form, open.email, action);
            Ok(view::again(&page))
        }
    }
}

/// Gone, not "not found": the person did nothing wrong, and the page says what to do.
fn used(ctx: &Ctx) -> Response {
    let page = LinkUsed {
        page: view::page(ctx),
    };
    (axum::http::StatusCode::GONE, view::html(&page)).into_response()
}
