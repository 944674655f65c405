//! The start page, and two that every service owes its readers.

use axum::response::Response;
use pages::views::home::{Accessibility, ContactRow, Home, Privacy, TaskRow};

use super::{tasks, tell};
use crate::{
    ctx::Ctx,
    error::AppError,
    web::{guard::Guard, route::Routes, view},
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/", Guard::SignedIn, show)
        .get("/accessibility", Guard::Anyone, accessibility)
        .get("/privacy", Guard::Anyone, privacy)
}

async fn show(ctx: Ctx) -> Result<Response, AppError> {
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
