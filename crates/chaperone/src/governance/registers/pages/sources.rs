//! The pages of the register of law and guidance.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::registers::{EditSource, RemoveSource, Source as Shown, Sources},
};
use uuid::Uuid;

use super::{
    super::sources::{self, Command},
    bounded,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::documents::entry::is_link,
    web::{dates, flash, form::Sent, view},
};

const LIST: &str = "/registers/sources";

pub async fn list(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let rows = store::source::all(&mut conn).await?;
    drop(conn);
    let every = sources::interval(&ctx).await?;
    let today = ctx.today();
    let shown = rows.into_iter().map(|row| Shown {
        id: row.id.to_string(),
        checked: row.last_checked_on.map(|on| dates::day(on.date())),
        due: sources::is_due(&row, every, today),
        title: row.title,
        url: row.url,
        about: row.about,
    });
    Ok(view::html(&Sources {
        rows: shown.collect(),
        page: view::page(&ctx).back_to("/registers"),
        every: every.map(|every| every.to_string()),
    }))
}

pub async fn send_suggested(ctx: Ctx) -> Result<Response, AppError> {
    let added = sources::suggest(&ctx).await?;
    let words = Language::English
        .t("registers-source-suggested")
        .arg("count", added);
    Ok(flash::redirect(LIST, &words.to_string()))
}

pub async fn show_new(ctx: Ctx) -> Response {
    view::html(&edit(&ctx, Form::new(), format!("{LIST}/new")))
}

pub async fn send_new(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let Some(command) = parse(&mut form) else {
        return Ok(view::again(&edit(&ctx, form, format!("{LIST}/new"))));
    };
    let title = command.title.clone();
    sources::add(&ctx, command).await?;
    Ok(done("registers-source-saved", title))
}

async fn found(ctx: &Ctx, id: Uuid) -> Result<store::source::Source, AppError> {
    let mut conn = ctx.db().read().await?;
    sources::kept(store::source::get(&mut conn, id).await?)
}

pub async fn show_change(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let source = found(&ctx, id).await?;
    let form = Form::from_pairs([
        ("title", source.title),
        ("url", source.url),
        ("about", source.about),
    ]);
    let mut page = edit(&ctx, form, format!("{LIST}/{id}"));
    page.remove = Some(format!("{LIST}/{id}/remove"));
    Ok(view::html(&page))
}

pub async fn send_change(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let Some(command) = parse(&mut form) else {
        return Ok(view::again(&edit(&ctx, form, format!("{LIST}/{id}"))));
    };
    let title = command.title.clone();
    sources::change(&ctx, id, command).await?;
    Ok(done("registers-source-saved", title))
}

fn parse(form: &mut Form) -> Option<Command> {
    let language = Language::English;
    bounded(form, &["title", "url", "about"]);
    if form.text("title").is_empty() {
        form.refuse("title", language.t("registers-source-no-title"));
    }
    if !is_link(form.text("url")) {
        form.refuse("url", language.t("registers-source-no-url"));
    }
    let text = |name: &str| form.text(name).to_owned();
    (!form.is_refused()).then(|| Command {
        title: text("title"),
        url: text("url"),
        about: text("about"),
    })
}

fn edit(ctx: &Ctx, form: Form, action: String) -> EditSource {
    EditSource {
        page: view::page(ctx).back_to(LIST).showing(&form),
        form,
        action,
        remove: None,
    }
}

pub async fn send_check(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let title = sources::check(&ctx, id).await?;
    Ok(done("registers-source-checked", title))
}

pub async fn show_remove(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    Ok(view::html(&RemoveSource {
        title: found(&ctx, id).await?.title,
        page: view::page(&ctx).back_to(format!("{LIST}/{id}")),
        action: format!("{LIST}/{id}/remove"),
    }))
}

pub async fn send_remove(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let source = store::source::get(&mut conn, id).await?;
    drop(conn);
    // Pressed twice: it is gone, which is what was asked.
    if source.removed_at.is_none() {
        sources::remove(&ctx, id).await?;
    }
    Ok(done("registers-source-removed", source.title))
}

fn done(key: &str, title: String) -> Response {
    let words = Language::English.t(key).arg("title", title);
    flash::redirect(LIST, &words.to_string())
}
