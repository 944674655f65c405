//! Signing in and out.

use axum::{
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use pages::{
    Form, Language,
    views::access::{Code, Recovery, SignIn, Unlock},
};

use crate::{
    access::{
        agent, device,
        second_factor::{self, Proof},
        session,
        sign_in::{self, Command, Outcome},
        token::Token,
        unlock,
    },
    audit,
    ctx::Ctx,
    error::AppError,
    web::{form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Response {
    if ctx.actor.signed().is_some() {
        return Redirect::to("/").into_response();
    }
    let mut form = Form::new();
    form.set("next", next_in(&ctx.path));
    form.set("sent", view::asked(&ctx, "sent"));
    view::html(&SignIn::new(view::page(&ctx), form))
}

pub async fn send(ctx: Ctx, headers: HeaderMap, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    if form.text("email").is_empty() {
        form.refuse("email", language.t("access-no-email"));
    }
    if form.value("password").is_empty() {
        form.refuse("password", language.t("access-no-password"));
    }
    let command = Command {
        email: form.text("email").to_owned(),
        password: form.value("password").to_owned(),
        device: device::from_headers(&headers),
        agent: agent::describe(&headers),
        address: agent::address(&ctx.app, &headers, ctx.peer),
    };
    form.forget("password");
    if form.is_refused() {
        return Ok(view::again(&SignIn::new(view::page(&ctx), form)));
    }
    match sign_in::sign_in(&ctx, command).await? {
        Outcome::Welcome {
            session,
            device,
            code_wanted,
        } => Ok(welcome(
            &ctx,
            &session,
            &device,
            code_wanted,
            form.value("next"),
        )),
        Outcome::NotNow => {
            form.refuse("email", language.t("access-not-now"));
            Ok(view::again(&SignIn::new(view::page(&ctx), form)))
        }
    }
}

/// Hands over the cookies and goes on: to the second factor, or where the person was going.
pub fn welcome(ctx: &Ctx, session: &Token, browser: &Token, code: bool, next: &str) -> Response {
    let next = safe_next(next);
    let target = if code {
        format!("/sign-in/code?{}", query("next", next))
    } else {
        next.to_owned()
    };
    let mut response = Redirect::to(&target).into_response();
    session::set(response.headers_mut(), session::cookie(&ctx.app, session));
    session::set(response.headers_mut(), device::cookie(&ctx.app, browser));
    response
}

pub async fn show_code(ctx: Ctx) -> Response {
    let mut form = Form::new();
    form.set("next", next_in(&ctx.path));
    view::html(&Code::new(view::page(&ctx), form))
}

pub async fn send_code(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let mut form = sent.form;
    let proof = second_factor::prove(&ctx, signed, form.text("code")).await?;
    let problem = match proof {
        Proof::Right => return Ok(Redirect::to(safe_next(form.value("next"))).into_response()),
        Proof::Wrong => "access-code-wrong",
        Proof::TooManyTries => "access-code-blocked",
    };
    form.forget("code");
    form.refuse("code", Language::English.t(problem));
    Ok(view::again(&Code::new(view::page(&ctx), form)))
}

pub async fn show_recovery(ctx: Ctx) -> Response {
    view::html(&Recovery::new(view::page(&ctx), Form::new()))
}

pub async fn send_recovery(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let mut form = sent.form;
    let proof = second_factor::recover(&ctx, signed, form.text("code")).await?;
    let problem = match proof {
        Proof::Right => return Ok(Redirect::to("/account").into_response()),
        Proof::Wrong => "access-recovery-wrong",
        Proof::TooManyTries => "access-code-blocked",
    };
    form.refuse("code", Language::English.t(problem));
    Ok(view::again(&Recovery::new(view::page(&ctx), form)))
}

pub async fn show_unlock(ctx: Ctx) -> Response {
    let mut form = Form::new();
    form.set("next", next_in(&ctx.path));
    view::html(&Unlock::new(view::page(&ctx), form))
}

pub async fn send_unlock(ctx: Ctx, headers: HeaderMap, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if unlock::unlock(&ctx, &headers, form.value("password").to_owned()).await? {
        return Ok(Redirect::to(safe_next(form.value("next"))).into_response());
    }
    form.forget("password");
    form.refuse("password", Language::English.t("access-unlock-wrong"));
    Ok(view::again(&Unlock::new(view::page(&ctx), form)))
}

pub async fn sign_out(ctx: Ctx) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let mut tx = ctx.db().begin().await?;
    store::session::end(&mut tx, signed.session, ctx.ts()).await?;
    audit::note(&mut tx, &ctx, "signed-out", "person", signed.person).await?;
    tx.commit().await?;
    let mut response = Redirect::to("/sign-in").into_response();
    session::set(response.headers_mut(), session::no_cookie(&ctx.app));
    Ok(response)
}

fn next_in(path: &str) -> String {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "next")
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

fn query(name: &str, value: &str) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        .finish()
}

/// Only a path of ours: a link that signs somebody in and then sends them to another site is a trap.
fn safe_next(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n'])
        && !next.starts_with("/sign-");
    if ours { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_to_another_site() {
        for trap in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "",
            "/a\r\nb",
        ] {
            assert_eq!(safe_next(trap), "/", "{trap:?}");
        }
        assert_eq!(safe_next("/people?page=2"), "/people?page=2");
    }

    #[test]
    fn where_the_person_was_going_is_kept() {
        assert_eq!(
            next_in("/sign-in?next=%2Fpeople%3Fpage%3D2"),
            "/people?page=2"
        );
        assert_eq!(next_in("/sign-in"), "");
    }
}
