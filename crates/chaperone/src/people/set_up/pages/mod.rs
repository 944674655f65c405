//! The pages of the first run: one thing on each.

mod show;
mod take;
mod zones;

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use pages::views::set_up::{Closed, Waiting};

use super::{Answers, Door, Finished, Step, look};
use crate::{
    access::{agent, device, session},
    ctx::Ctx,
    error::AppError,
    keys::pages::sheets::{self, Outcome},
    web::{flash, form::Sent, guard::Guard, route::Routes, view},
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/set-up/{token}", Guard::SetUp, enter)
        .get("/set-up/{token}/{step}", Guard::SetUp, show_step)
        .post("/set-up/{token}/{step}", Guard::SetUp, send_step)
}

/// What every other page says until set-up is done. It shows no link: whoever can see the terminal may set up.
pub fn waiting(ctx: &Ctx) -> Response {
    let page = view::page(ctx);
    let html = view::html(&Waiting { page });
    (StatusCode::SERVICE_UNAVAILABLE, html).into_response()
}

fn closed(ctx: &Ctx, done: bool) -> Response {
    let status = if done {
        StatusCode::GONE
    } else {
        StatusCode::NOT_FOUND
    };
    let page = view::page(ctx);
    (status, view::html(&Closed { page, done })).into_response()
}

fn address(token: &str, step: Step) -> String {
    format!("/set-up/{token}/{}", step.key())
}

async fn enter(ctx: Ctx, Path(token): Path<String>) -> Result<Response, AppError> {
    match look(&ctx, &token).await? {
        Door::Open(link) => {
            let next = Answers::load(&ctx, link).await?.next();
            Ok(Redirect::to(&address(&token, next)).into_response())
        }
        Door::Done => Ok(closed(&ctx, true)),
        Door::Unknown => Ok(closed(&ctx, false)),
    }
}

async fn show_step(
    ctx: Ctx,
    Path((token, step)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let link = match look(&ctx, &token).await? {
        Door::Open(link) => link,
        Door::Done => return Ok(closed(&ctx, true)),
        Door::Unknown => return Ok(closed(&ctx, false)),
    };
    let step = Step::parse(&step).ok_or(AppError::NotFound)?;
    let answers = Answers::load(&ctx, link).await?;
    // Nobody skips ahead: a step rests on those before it.
    if step as usize > answers.next() as usize {
        return Ok(Redirect::to(&address(&token, answers.next())).into_response());
    }
    show::step(&ctx, &token, step, &answers, None).await
}

async fn send_step(
    ctx: Ctx,
    Path((token, step)): Path<(String, String)>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, AppError> {
    let link = match look(&ctx, &token).await? {
        Door::Open(link) => link,
        Door::Done => return Ok(closed(&ctx, true)),
        Door::Unknown => return Ok(closed(&ctx, false)),
    };
    let step = Step::parse(&step).ok_or(AppError::NotFound)?;
    let mut answers = Answers::load(&ctx, link).await?;
    if step as usize > answers.next() as usize {
        return Ok(Redirect::to(&address(&token, answers.next())).into_response());
    }
    if step == Step::Check {
        let finished = super::finish(&ctx, answers, &agent::describe(&headers)).await?;
        return Ok(welcome(&ctx, &finished));
    }
    if step == Step::Recovery {
        let door = show::recovery_door(&ctx, &token, &answers);
        answers.recovery = Some(match sheets::act(&ctx, door, sent.form).await? {
            Outcome::Page(page) => return Ok(page),
            Outcome::Confirmed => true,
            Outcome::Later => false,
        });
        answers.save(&ctx, link).await?;
        return Ok(Redirect::to(&address(&token, answers.next())).into_response());
    }
    let mut form = sent.form;
    if !take::step(&ctx, step, &mut answers, &mut form).await? {
        let page = show::step(&ctx, &token, step, &answers, Some(form)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    answers.save(&ctx, link).await?;
    Ok(Redirect::to(&address(&token, answers.next())).into_response())
}

fn welcome(ctx: &Ctx, finished: &Finished) -> Response {
    let language = pages::Language::English;
    let words = match ctx.app.mailer().folder() {
        Some(folder) if finished.invited > 0 => language
            .t("set-up-done-folder")
            .arg("folder", folder.display().to_string()),
        _ => language.t("set-up-done"),
    };
    let mut response = flash::redirect("/", &words.to_string());
    let headers = response.headers_mut();
    session::set(headers, session::cookie(&ctx.app, &finished.session));
    session::set(headers, device::cookie(&ctx.app, &finished.device));
    response
}
