//! The pages of the directory.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use pages::{
    Form, Language,
    views::directory::{Directory, Edit, Entry as Shown, Helplines, Remove},
};
use policy::{Choice, Period, terms::DirectoryKind};
use store::directory::Entry;
use uuid::Uuid;

use super::{change, entry, seed};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    evidence::names::Names,
    governance::due::Task,
    web::{dates, flash, form::Sent, guard::Guard, route::Routes, view},
};

pub fn routes() -> Routes {
    let keep = Guard::Can(Action::ManageDirectory);
    Routes::new()
        .get("/helplines", Guard::Anyone, helplines)
        .get("/directory", Guard::SignedIn, show)
        .post("/directory/seed", keep, send_seed)
        .get("/directory/new", keep, show_new)
        .post("/directory/new", keep, send_new)
        .get("/directory/{id}", keep, show_edit)
        .post("/directory/{id}", keep, send_edit)
        .post("/directory/{id}/check", keep, send_check)
        .get("/directory/{id}/remove", keep, show_remove)
        .post("/directory/{id}/remove", keep, send_remove)
}

/// For a child with an old phone: names, numbers to press, nothing else.
async fn helplines(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let entries = store::directory::all(&mut conn).await?;
    drop(conn);
    let children_only = ctx.path.contains("for=children");
    let entries = entries
        .into_iter()
        .filter(|entry| !children_only || entry.children)
        .filter(|entry| entry.kind != DirectoryKind::LearningResources.key());
    Ok(view::html(&Helplines {
        page: view::page(&ctx),
        children_only,
        entries: entries.map(|entry| shown(&entry, None, None)).collect(),
    }))
}

async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let entries = store::directory::all(&mut conn).await?;
    let names = Names::load(&ctx, &mut conn).await?;
    drop(conn);
    let every = interval(&ctx).await?;
    let today = ctx.today();
    let due = |entry: &Entry| match (entry.last_checked_on, every) {
        (None, _) => true,
        (Some(last), Some(every)) => every.after_date(last.date(), &[]) < today,
        (Some(_), None) => false,
    };
    let rows: Vec<Shown> = entries
        .iter()
        .map(|entry| {
            let by = entry.checked_by.and_then(|id| names.of(id));
            shown(entry, Some(due(entry)), by)
        })
        .collect();
    let (local, national) = rows.into_iter().partition(|row: &Shown| row.local);
    let missing = missing(&ctx, &entries).await?;
    Ok(view::html(&Directory {
        page: view::page(&ctx),
        may_keep: ctx.actor.may(Action::ManageDirectory),
        every: every.map(|every| every.to_string()),
        missing,
        local,
        national,
    }))
}

/// How often the policy in force wants entries checked; none while it says nothing or leaves it open.
async fn interval(ctx: &Ctx) -> Result<Option<Period>, AppError> {
    let wanted = wanted(ctx).await?;
    Ok(wanted
        .into_iter()
        .filter_map(|(_, every)| every)
        .min_by_key(|every| {
            // Compared from one and the same day, whatever the units.
            every.after_date(ctx.today(), &[])
        }))
}

/// The entries that are to be checked, and those that the policy wants and are missing.
///
/// # Errors
/// When the directory cannot be read.
pub(in crate::governance) async fn due(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut conn = ctx.db().read().await?;
    let entries = store::directory::all(&mut conn).await?;
    drop(conn);
    let every = interval(ctx).await?;
    let language = Language::English;
    let missing = missing(ctx, &entries)
        .await?
        .into_iter()
        .map(|(key, what)| Task {
            what: language
                .t("directory-missing-add")
                .arg("what", what)
                .to_string(),
            href: format!("/directory/new?kind={key}"),
            due: None,
        });
    let mut tasks: Vec<Task> = missing.collect();
    for entry in entries {
        let next = entry.last_checked_on.zip(every);
        let next = next.map(|(last, every)| every.after_date(last.date(), &[]));
        let waits = entry.last_checked_on.is_none() || next.is_some_and(|day| day < ctx.today());
        if waits {
            tasks.push(Task {
                what: language
                    .t("due-directory")
                    .arg("title", entry.name)
                    .to_string(),
                href: "/directory".into(),
                due: next,
            });
        }
    }
    Ok(tasks)
}

/// The entries that the policy in force asks for, with how often each is checked.
async fn wanted(ctx: &Ctx) -> Result<Vec<(DirectoryKind, Option<Period>)>, AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(Vec::new());
    };
    let rules = live
        .policy
        .clauses
        .iter()
        .filter_map(|clause| clause.rule.as_ref());
    Ok(rules
        .filter(|rule| rule.control.kind() == "directory-checked")
        .flat_map(|rule| {
            let settings = rule.control.settings();
            let value = |key: &str| {
                let setting = settings.iter().find(|setting| setting.key == key);
                setting
                    .map(|setting| setting.value.clone())
                    .unwrap_or_default()
            };
            let every = value("every").as_str().and_then(|text| text.parse().ok());
            let keys = value("entries");
            let keys = keys.as_array().cloned().unwrap_or_default();
            keys.into_iter()
                .filter_map(|key| DirectoryKind::from_key(key.as_str()?))
                .map(move |kind| (kind, every))
                .collect::<Vec<_>>()
        })
        .collect())
}

/// What the policy wants in the directory and is not there, so that the page can ask for it.
async fn missing(ctx: &Ctx, entries: &[Entry]) -> Result<Vec<(String, String)>, AppError> {
    let mut missing: Vec<(String, String)> = Vec::new();
    for (kind, _) in wanted(ctx).await? {
        let there = entries.iter().any(|entry| entry.kind == kind.key());
        let said = missing.iter().any(|(key, _)| key == kind.key());
        if !there && !said {
            missing.push((kind.key().to_owned(), kind.label().to_owned()));
        }
    }
    Ok(missing)
}

fn shown(entry: &Entry, due: Option<bool>, by: Option<String>) -> Shown {
    let dialled = |number: &str| {
        number
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect()
    };
    Shown {
        id: entry.id.to_string(),
        name: entry.name.clone(),
        who_for: entry.who_for.clone(),
        phone: entry.phone.clone(),
        phone_link: dialled(&entry.phone),
        text_number: entry.text_number.clone(),
        text_link: dialled(&entry.text_number),
        web: entry.web.clone(),
        email: entry.email.clone(),
        hours: entry.hours.clone(),
        area: entry.area.clone().unwrap_or_default(),
        local: entry.is_local,
        checked: entry.last_checked_on.map(|day| dates::day(day.date())),
        checked_by: by.unwrap_or_default(),
        due: due.unwrap_or_default(),
    }
}

async fn send_seed(ctx: Ctx) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    let added = seed::seed(&ctx, &mut tx).await?;
    tx.commit().await?;
    let words = Language::English.t("directory-seeded").arg("count", added);
    Ok(flash::redirect("/directory", &words.to_string()))
}

async fn show_new(ctx: Ctx) -> Response {
    let mut form = Form::new();
    let query = ctx.path.split_once('?').map_or("", |(_, query)| query);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name == "kind" || name == "area" {
            form.set(name.into_owned(), value.into_owned());
        }
    }
    view::html(&edit(&ctx, form, "/directory/new".into()))
}

async fn send_new(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let Some(command) = entry::parse(&mut form) else {
        return Ok(view::again(&edit(&ctx, form, "/directory/new".into())));
    };
    let name = command.name.clone();
    change::add(&ctx, command).await?;
    Ok(done("directory-added", &name))
}

async fn show_edit(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let entry = change::shown(store::directory::get(&mut conn, id).await?)?;
    let mut form = Form::from_pairs([
        ("kind", entry.kind),
        ("name", entry.name),
        ("who-for", entry.who_for),
        ("phone", entry.phone),
        ("text-number", entry.text_number),
        ("web", entry.web),
        ("email", entry.email),
        ("hours", entry.hours),
        ("area", entry.area.unwrap_or_default()),
    ]);
    if entry.children {
        form.set("children", "yes");
    }
    let mut page = edit(&ctx, form, format!("/directory/{id}"));
    page.remove = Some(format!("/directory/{id}/remove"));
    Ok(view::html(&page))
}

async fn send_edit(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let Some(command) = entry::parse(&mut form) else {
        return Ok(view::again(&edit(&ctx, form, format!("/directory/{id}"))));
    };
    let name = command.name.clone();
    change::change(&ctx, id, command).await?;
    Ok(done("directory-changed", &name))
}

fn edit(ctx: &Ctx, form: Form, action: String) -> Edit {
    let kinds = DirectoryKind::ALL.iter();
    Edit {
        page: view::page(ctx).back_to("/directory").showing(&form),
        form,
        action,
        kinds: kinds
            .map(|kind| (kind.key().to_owned(), kind.label().to_owned()))
            .collect(),
        remove: None,
    }
}

async fn send_check(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let name = name_of(&ctx, id).await?;
    change::check(&ctx, id).await?;
    Ok(done("directory-checked", &name))
}

async fn show_remove(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    Ok(view::html(&Remove {
        name: name_of(&ctx, id).await?,
        action: format!("/directory/{id}/remove"),
        page: view::page(&ctx).back_to(format!("/directory/{id}")),
    }))
}

async fn send_remove(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let Ok(name) = name_of(&ctx, id).await else {
        // Pressed twice: it is gone, which is what was asked.
        return Ok(Redirect::to("/directory").into_response());
    };
    change::remove(&ctx, id).await?;
    Ok(done("directory-removed", &name))
}

async fn name_of(ctx: &Ctx, id: Uuid) -> Result<String, AppError> {
    let mut conn = ctx.db().read().await?;
    Ok(change::shown(store::directory::get(&mut conn, id).await?)?.name)
}

fn done(key: &str, name: &str) -> Response {
    let words = Language::English.t(key).arg("name", name.to_owned());
    flash::redirect("/directory", &words.to_string())
}
