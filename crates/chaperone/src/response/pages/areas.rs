//! The areas that an organisation works with, and their clocks.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use pages::{
    Form, Language,
    views::referral::{Area as Edit, AreaCard, AreaRemove, Areas},
};
use policy::{Choice, terms::DirectoryKind};
use store::directory::Entry;
use uuid::Uuid;

use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    response::area::{self, Area},
    web::{flash, form::Sent, guard::Guard, route::Routes, view},
};

const HOME: &str = "/settings/areas";
/// What an area needs in the directory, with the words that ask for it.
const OFFICES: [(DirectoryKind, &str); 3] = [
    (DirectoryKind::Lado, "area-office-lado"),
    (DirectoryKind::CouncilChildren, "area-office-children"),
    (DirectoryKind::CouncilAdults, "area-office-adults"),
];

pub fn routes() -> Routes {
    let keep = Guard::Can(Action::ManageDirectory);
    Routes::new()
        .get(HOME, keep, show)
        .post(HOME, keep, send_new)
        .get("/settings/areas/{id}", keep, show_edit)
        .post("/settings/areas/{id}", keep, send_edit)
        .get("/settings/areas/{id}/remove", keep, show_remove)
        .post("/settings/areas/{id}/remove", keep, send_remove)
}

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

async fn show(ctx: Ctx) -> Result<Response, AppError> {
    // What is usual stands in the form of a new one.
    let form = Form::from_pairs([
        ("lado", "1 working day"),
        ("confirm", "24 hours"),
        ("reply", "1 working day"),
    ]);
    Ok(view::html(&page(&ctx, form).await?))
}

async fn page(ctx: &Ctx, form: Form) -> Result<Areas, AppError> {
    let mut conn = ctx.db().read().await?;
    let areas = area::all(&mut conn).await?;
    let entries = store::directory::all(&mut conn).await?;
    drop(conn);
    Ok(Areas {
        page: view::page(ctx).back_to("/directory").showing(&form),
        rows: areas.iter().map(|area| card(area, &entries)).collect(),
        form,
    })
}

fn card(area: &Area, entries: &[Entry]) -> AreaCard {
    let here: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.area.as_deref() == Some(&area.name))
        .collect();
    let missing = OFFICES
        .iter()
        .filter(|(kind, _)| here.iter().all(|entry| entry.kind != kind.key()));
    let missing = missing.map(|(kind, words)| {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("kind", kind.key())
            .append_pair("area", &area.name)
            .finish();
        (t(words), format!("/directory/new?{query}"))
    });
    AreaCard {
        name: area.name.clone(),
        href: format!("{HOME}/{}", area.id),
        clocks: vec![
            (t("area-lado"), area.lado_within.to_string()),
            (t("area-confirm"), area.confirm_within.to_string()),
            (t("area-reply"), area.reply_within.to_string()),
        ],
        offices: here
            .iter()
            .map(|entry| {
                let words = format!("{} {}", entry.name, entry.phone);
                (words.trim().to_owned(), format!("/directory/{}", entry.id))
            })
            .collect(),
        missing: missing.collect(),
    }
}

async fn send_new(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let Some(command) = area::parse(&mut form) else {
        return Ok(view::again(&page(&ctx, form).await?));
    };
    let name = command.name.clone();
    match area::add(&ctx, command).await {
        Ok(_) => Ok(done("area-saved", &name)),
        Err(AppError::Conflict(_)) => {
            form.refuse("name", t("area-name-taken"));
            Ok(view::again(&page(&ctx, form).await?))
        }
        Err(error) => Err(error),
    }
}

async fn find(ctx: &Ctx, id: Uuid) -> Result<Area, AppError> {
    let mut conn = ctx.db().read().await?;
    area::find(&mut conn, id).await?.ok_or(AppError::NotFound)
}

async fn show_edit(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let area = find(&ctx, id).await?;
    let form = Form::from_pairs([
        ("name", area.name.clone()),
        ("lado", area.lado_within.to_string()),
        ("confirm", area.confirm_within.to_string()),
        ("reply", area.reply_within.to_string()),
    ]);
    Ok(view::html(&edit(&ctx, &area, form)))
}

fn edit(ctx: &Ctx, area: &Area, form: Form) -> Edit {
    Edit {
        page: view::page(ctx).back_to(HOME).showing(&form),
        name: area.name.clone(),
        action: format!("{HOME}/{}", area.id),
        remove: format!("{HOME}/{}/remove", area.id),
        form,
    }
}

async fn send_edit(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let before = find(&ctx, id).await?;
    let Some(command) = area::parse(&mut form) else {
        return Ok(view::again(&edit(&ctx, &before, form)));
    };
    let name = command.name.clone();
    match area::change(&ctx, id, command).await {
        Ok(()) => Ok(done("area-saved", &name)),
        Err(AppError::Conflict(_)) => {
            form.refuse("name", t("area-name-taken"));
            Ok(view::again(&edit(&ctx, &before, form)))
        }
        Err(error) => Err(error),
    }
}

async fn show_remove(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let area = find(&ctx, id).await?;
    Ok(view::html(&AreaRemove {
        page: view::page(&ctx).back_to(format!("{HOME}/{id}")),
        name: area.name,
        action: format!("{HOME}/{id}/remove"),
        back: format!("{HOME}/{id}"),
    }))
}

async fn send_remove(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let area = match find(&ctx, id).await {
        Ok(area) => area,
        // Pressed twice: it is gone, which is what was asked.
        Err(AppError::NotFound) => return Ok(Redirect::to(HOME).into_response()),
        Err(error) => return Err(error),
    };
    area::remove(&ctx, id).await?;
    Ok(done("area-removed", &area.name))
}

fn done(key: &str, name: &str) -> Response {
    let words = Language::English.t(key).arg("name", name.to_owned());
    flash::redirect(HOME, &words.to_string())
}
