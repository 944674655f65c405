//! The pages of the logs that look alike.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::registers::{Log as Shown, Row},
};
use uuid::Uuid;

use super::{
    super::{
        log::Log,
        record::{self, Entry},
        rules,
    },
    bounded, past,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(key): Path<String>) -> Result<Response, AppError> {
    let log = Log::from_key(&key).ok_or(AppError::NotFound)?;
    let mut form = Form::new();
    form.set_date("on", ctx.today());
    Ok(view::html(&page(&ctx, log, form).await?))
}

pub async fn send(ctx: Ctx, Path(key): Path<String>, sent: Sent) -> Result<Response, AppError> {
    let log = Log::from_key(&key).ok_or(AppError::NotFound)?;
    let mut form = sent.form;
    let people = people(&ctx).await?;
    let Some(entry) = parse(&ctx, log, &mut form, &people) else {
        return Ok(view::again(&page(&ctx, log, form).await?));
    };
    record::record(&ctx, log, entry).await?;
    Ok(saved(&format!("/registers/logs/{key}")))
}

pub async fn send_made(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    match record::adjusted(&ctx, id).await {
        // Pressed twice: it is written down, which is what was asked.
        Ok(()) | Err(AppError::NotFound) => {}
        Err(error) => return Err(error),
    }
    let words = Language::English.t("registers-was-made").to_string();
    Ok(flash::redirect("/registers/logs/adjustments", &words))
}

pub fn saved(path: &str) -> Response {
    flash::redirect(path, &Language::English.t("registers-saved").to_string())
}

fn parse(ctx: &Ctx, log: Log, form: &mut Form, people: &[(Uuid, String)]) -> Option<Entry> {
    let language = Language::English;
    bounded(form, &["note"]);
    let kinds = log.kinds();
    let kind = form.text("kind").to_owned();
    if !kinds.is_empty() && kinds.iter().all(|(key, _)| *key != kind) {
        form.refuse("kind", language.t("registers-no-kind"));
    }
    let typed = form.text("person").to_owned();
    let person = typed.parse::<Uuid>().ok();
    let person = person.filter(|id| people.iter().any(|(known, _)| known == id));
    let must = log.person();
    if (must == Some(true) || !typed.is_empty()) && person.is_none() {
        form.refuse("person", language.t("registers-no-person"));
    }
    let asked = if log == Log::Adjustments {
        "registers-asked-on"
    } else {
        "registers-on"
    };
    let on = past(ctx, form, "on", asked);
    let mut made = None;
    if log == Log::Adjustments {
        let what = language.t("registers-made-on").to_string();
        made = form.optional_date(language, "made", &what);
        if made.is_some_and(|made| made > ctx.today()) {
            form.refuse("made", language.t("registers-future"));
        } else if made.zip(on).is_some_and(|(made, on)| made < on) {
            form.refuse("made", language.t("registers-before"));
        }
    }
    if form.is_refused() {
        return None;
    }
    let note = if log == Log::Training {
        String::new()
    } else {
        form.text("note").to_owned()
    };
    Some(Entry {
        kind: if kinds.is_empty() {
            String::new()
        } else {
            kind
        },
        on: on?,
        made,
        person: person.filter(|_| must.is_some()),
        note,
    })
}

async fn page(ctx: &Ctx, log: Log, form: Form) -> Result<Shown, AppError> {
    let language = Language::English;
    let mut conn = ctx.db().read().await?;
    let entries = record::read(&mut conn, log).await?;
    drop(conn);
    let people = people(ctx).await?;
    let name = |id: Uuid| {
        people
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, name)| name.clone())
    };
    let rows = entries.iter().map(|written| {
        let entry = &written.entry;
        let mut what = log.label(&entry.kind);
        if let Some(name) = entry.person.and_then(name) {
            what = if what.is_empty() {
                name
            } else {
                format!("{name}: {what}")
            };
        }
        let waits = log == Log::Adjustments && entry.made.is_none();
        Row {
            date: dates::day(entry.on),
            what: match entry.made {
                Some(made) => format!("{} {}", language.t("registers-made-on"), dates::day(made)),
                None => what,
            },
            note: entry.note.clone(),
            finish: if waits {
                format!("/registers/adjustments/{}/made", written.id)
            } else {
                String::new()
            },
        }
    });
    let (title, intro) = log.words();
    Ok(Shown {
        rows: rows.collect(),
        page: view::page(ctx).back_to("/registers").showing(&form),
        form,
        title: language.t(title).to_string(),
        intro: language.t(intro).to_string(),
        rules: rules::rules(ctx, |control| log.governed_by(control)).await?,
        action: format!("/registers/logs/{}", log.key()),
        kinds: log.kinds(),
        people: match log.person() {
            Some(_) => people
                .iter()
                .map(|(id, name)| (id.to_string(), name.clone()))
                .collect(),
            None => Vec::new(),
        },
        checklist: Vec::new(),
        minutes: false,
        made: log == Log::Adjustments,
        report: Vec::new(),
    })
}

async fn people(ctx: &Ctx) -> Result<Vec<(Uuid, String)>, AppError> {
    let mut conn = ctx.db().read().await?;
    Ok(store::person::names(&mut conn).await?)
}
