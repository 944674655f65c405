//! Every door says who may pass. There is no way to add a route without one.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    access::{action::Action, actor::Actor, session},
    app::App,
    ctx::Ctx,
    error::AppError,
    people::{organisation, set_up},
    web::{flash, route},
};

/// Who may pass a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Everybody, and at any time: also before there is an organisation.
    Always,
    /// Everybody, signed in or not.
    Anyone,
    /// The holder of the one-time set-up link, before set-up is done. The handler checks the link.
    SetUp,
    /// Whoever has signed in, also while the second factor is still owed: signing out, proving it.
    HalfSignedIn,
    /// Whoever has signed in, with the second factor where their posts ask for it.
    SignedIn,
    /// Whoever holds a post that opens this.
    Can(Action),
}

/// Finds out who is asking, and lets them pass or not. Out of reach is 404: a 403 would tell that it exists.
pub async fn enforce(guard: Guard, mut request: Request, next: Next) -> Result<Response, AppError> {
    let app = request
        .extensions()
        .get::<App>()
        .cloned()
        .ok_or_else(|| AppError::internal("the application is not in the request"))?;
    let organisation = Arc::new(organisation::load(&app).await?);
    let headers = request.headers();
    let actor = match session::from_headers(&app, &organisation.zone, headers).await? {
        Some(signed) => Actor::Person(signed),
        None => Actor::Anonymous,
    };
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    let waits = !organisation.set_up && !matches!(guard, Guard::Always | Guard::SetUp);
    if waits {
        return Ok(set_up::pages::waiting(&Ctx::with(
            app,
            actor,
            path,
            organisation,
        )));
    }
    if let Some(sign_in) = interrupted(guard, &actor, &request) {
        return Ok(sign_in);
    }
    if let Some(elsewhere) = turned_away(guard, &actor, request.method(), &path)? {
        return Ok(elsewhere);
    }
    let done = flash::read(headers);
    let said = done.is_some();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|ConnectInfo(address)| address.ip());
    let mut ctx = Ctx::with(app, actor, path, organisation);
    ctx.done = done;
    ctx.peer = peer;
    request.extensions_mut().insert(ctx);
    let mut response = next.run(request).await;
    if said && response.status().is_success() {
        flash::clear(&mut response);
    }
    Ok(response)
}

/// Whoever was signed out while they filled in a form is told that it was not sent, and comes back to it.
fn interrupted(guard: Guard, actor: &Actor, request: &Request) -> Option<Response> {
    let asks = matches!(guard, Guard::SignedIn | Guard::Can(_));
    if !asks || request.method() == Method::GET || actor.signed().is_some() {
        return None;
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("sent", "no");
    let pattern = request.extensions().get::<MatchedPath>();
    let form = pattern.and_then(|at| route::page_of(at.as_str(), request.uri().path()));
    if let Some(form) = form {
        query.append_pair("next", &form);
    }
    let target = format!("/sign-in?{}", query.finish());
    Some(Redirect::to(&target).into_response())
}

/// `None` lets the request pass; a response sends it elsewhere; an error turns it away.
pub(crate) fn turned_away(
    guard: Guard,
    actor: &Actor,
    method: &Method,
    path: &str,
) -> Result<Option<Response>, AppError> {
    if matches!(guard, Guard::Always | Guard::Anyone | Guard::SetUp) {
        return Ok(None);
    }
    let Some(signed) = actor.signed() else {
        return Ok(Some(to_sign_in(method, path)));
    };
    if guard == Guard::HalfSignedIn {
        return Ok(None);
    }
    if signed.has_second_factor && !signed.second_factor {
        return Ok(Some(Redirect::to("/sign-in/code").into_response()));
    }
    if signed.needs_second_factor() && !signed.has_second_factor {
        return Ok(Some(Redirect::to("/account/second-factor").into_response()));
    }
    match guard {
        Guard::Can(action) if !signed.may(action) => Err(AppError::NotFound),
        _ => Ok(None),
    }
}

/// Reading comes back to the same page after signing in.
fn to_sign_in(method: &Method, path: &str) -> Response {
    if method == Method::GET && path != "/" {
        let next: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("next", path)
            .finish();
        Redirect::to(&format!("/sign-in?{next}")).into_response()
    } else {
        Redirect::to("/sign-in").into_response()
    }
}
