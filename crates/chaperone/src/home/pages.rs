//! The start page, and two that every service owes its readers.

use axum::{http::Method, response::Response};
use pages::views::home::{Accessibility, ContactRow, Home, Privacy, TaskRow};

use super::{tasks, tell};
use crate::{
    ctx::Ctx,
    error::AppError,
    web::{
        guard::{Guard, turned_away},
        route::Routes,
        view,
    },
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/", Guard::Anyone, show)
        .get("/accessibility", Guard::Anyone, accessibility)
        .get("/privacy", Guard::Anyone, privacy)
}

/// What waits for whoever is signed in; for everybody else, how to tell us about a worry.
async fn show(ctx: Ctx) -> Result<Response, AppError> {
    if ctx.actor.signed().is_none() {
        return crate::reporting::public::front(ctx).await;
    }
    if let Some(elsewhere) = turned_away(Guard::SignedIn, &ctx.actor, &Method::GET, "/")? {
        return Ok(elsewhere);
    }
    let signed = ctx.signed()?;
    let tasks = tasks(&ctx).await?.into_iter().map(|task| TaskRow {
        title: task.title,
        hint: task.hint,
        href: task.href.to_owned(),
        urgent: task.urgent,
    });
    let contacts = tell::whom(&ctx)
        .await?
        .into_iter()
        .map(|contact| ContactRow {
            post: contact.post,
            name: contact.name,
            how: contact.how,
        });
    Ok(view::html(&Home {
        page: view::page(&ctx),
        name: signed.name.clone(),
        tasks: tasks.collect(),
        contacts: contacts.collect(),
    }))
}

async fn accessibility(ctx: Ctx) -> Response {
    view::html(&Accessibility {
        page: view::page(&ctx),
    })
}

async fn privacy(ctx: Ctx) -> Response {
    view::html(&Privacy {
        page: view::page(&ctx),
    })
}
