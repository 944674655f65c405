//! The frame around every page: who looks, where they are, what they may open.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use pages::{Notice, Page, Template};

use crate::{access::action::Action, app::App, ctx::Ctx, error::AppError, people::organisation};

/// The frame for the person who asks.
#[must_use]
pub fn page(ctx: &Ctx) -> Page {
    let path = ctx.path.split('?').next().unwrap_or_default();
    let organisation = ctx.organisation();
    // Before set-up it has no name of its own.
    let name = if organisation.set_up {
        &organisation.name
    } else {
        ""
    };
    let mut page = Page::new(name, path);
    if let Some(signed) = ctx.actor.signed() {
        page = page.signed_in_as(&signed.name);
        page = navigation(ctx, page);
    }
    if let Some(done) = &ctx.done {
        page = page.notice(Notice::success(done));
    }
    page
}

fn navigation(ctx: &Ctx, page: Page) -> Page {
    let doors = [
        ("nav-home", "/", None),
        ("nav-policy", "/policy", None),
        ("nav-people", "/people", Some(Action::ViewPeople)),
        ("nav-evidence", "/evidence", Some(Action::ViewEvidence)),
        ("nav-concerns", "/concerns", None),
        ("nav-documents", "/documents", None),
        ("nav-directory", "/directory", None),
        ("nav-registers", "/registers", Some(Action::KeepRegisters)),
        ("nav-help", "/help", None),
    ];
    doors
        .into_iter()
        .filter(|(_, _, action)| action.is_none_or(|action| ctx.actor.may(action)))
        .fold(page, |page, (label, href, _)| {
            let label = page.t(label);
            page.navigation(label, href)
        })
}

/// The frame for pages about a failure, when it is not known who asks.
pub async fn bare_page(app: &App) -> Page {
    let name = match organisation::load(app).await {
        Ok(organisation) if organisation.set_up => organisation.name,
        Ok(_) => String::new(),
        // The page about a failing database must not need the database.
        Err(_) => String::new(),
    };
    Page::new(name, "")
}

/// A field of the query that was asked with; empty without it.
#[must_use]
pub fn asked(ctx: &Ctx, name: &str) -> String {
    let query = ctx.path.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes())
        .find(|(field, _)| field == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

/// How many pages a list of so many rows has.
#[must_use]
pub fn pages(all: i64, per_page: i64) -> usize {
    let pages = (all.max(1) + per_page - 1) / per_page.max(1);
    usize::try_from(pages).unwrap_or(1)
}

/// A page as an answer. A template that cannot be printed is our mistake, and a 500.
pub fn html(view: &impl Template) -> Response {
    match view.render() {
        Ok(text) => Html(text).into_response(),
        Err(error) => AppError::Internal(error.into()).into_response(),
    }
}

/// A form that comes back with what was typed and what is wrong.
pub fn again(view: &impl Template) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, html(view)).into_response()
}
