//! Questions to those who give advice.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::{
        response::Said,
        staff::{Advice as View, AdviceLine, AdviceList, AdviceNew},
    },
};
use uuid::Uuid;

use super::fields;
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::staff::{
        advice::{self, Found},
        words::{Entry, What},
    },
    response::pages::by,
    sealing::record,
    web::{dates, flash, form::Sent, view},
};

const LONGEST: usize = 10_000;

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show_all(ctx: Ctx) -> Result<Response, AppError> {
    let person = ctx.signed()?.person;
    let me = ctx.reporter_tag_of(person);
    let mut conn = ctx.db().read().await?;
    let rows = store::advice::held_by(&mut conn, person, ctx.ts()).await?;
    drop(conn);
    let rows = rows.into_iter().map(|row| {
        let (status, mark) = match row.answered_at {
            Some(_) => ("advice-answered", "met"),
            None => ("advice-waits", "due"),
        };
        AdviceLine {
            href: format!("/advice/{}", row.id),
            asked: dates::moment(&ctx, row.asked_at.timestamp()),
            own: row.asker == me,
            status: t(status),
            mark,
        }
    });
    Ok(view::html(&AdviceList {
        page: view::page(&ctx).back_to("/concerns"),
        rows: rows.collect(),
    }))
}

pub async fn show_new(ctx: Ctx) -> Result<Response, AppError> {
    let form = fields::fresh(&ctx);
    Ok(view::html(&new_page(&ctx, form).await?))
}

async fn new_page(ctx: &Ctx, form: Form) -> Result<AdviceNew, AppError> {
    let live = ctx.policy().await?;
    Ok(AdviceNew {
        page: view::page(ctx).back_to("/advice").showing(&form),
        form,
        services: fields::services(live.as_deref()),
    })
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seed = fields::seed(&form)?;
    let live = ctx.policy().await?;
    let text = fields::words(&mut form, "text", LONGEST, "advice-missing", "advice-long");
    let service = fields::service(&mut form, live.as_deref());
    if form.is_refused() {
        return Ok(view::again(&new_page(&ctx, form).await?));
    }
    let id = advice::ask(&ctx, seed, &text, service.as_deref()).await?;
    Ok(flash::redirect(&format!("/advice/{id}"), &t("advice-sent")))
}

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = advice::load(&ctx, &mut tx, id).await?;
    record::note_opened(&ctx, &mut tx, id).await?;
    tx.commit().await?;
    Ok(view::html(&page(&ctx, &found, Form::new(), None)))
}

fn said(ctx: &Ctx, row: &store::entry::Entry, entry: &Entry) -> Option<Said> {
    let (what, text) = match &entry.what {
        What::Question { text } => ("advice-what-question", text),
        What::Answer { text } => ("advice-what-answer", text),
        What::More { text } => ("advice-what-more", text),
        _ => return None,
    };
    Some(Said {
        by: by(&entry.by),
        at: dates::moment(ctx, row.at.timestamp()),
        text: text.clone(),
        files: Vec::new(),
        shared: false,
        what: t(what),
    })
}

fn page(ctx: &Ctx, found: &Found, form: Form, seen_before: Option<i64>) -> View {
    let at = dates::moment(ctx, found.row.asked_at.timestamp());
    let newer = found.entries.iter();
    let newer = newer.filter(|(row, _)| seen_before.is_some_and(|seen| row.place > seen));
    View {
        page: view::page(ctx).back_to("/advice").showing(&form),
        form,
        id: found.row.id.to_string(),
        title: Language::English.t("advice-one").arg("at", at).to_string(),
        answer_by: found
            .due
            .filter(|_| found.row.answered_at.is_none())
            .map(|at| dates::moment(ctx, at))
            .unwrap_or_default(),
        said: found
            .entries
            .iter()
            .filter_map(|(row, entry)| said(ctx, row, entry))
            .collect(),
        own: found.own,
        meanwhile: newer
            .filter_map(|(row, entry)| said(ctx, row, entry))
            .collect(),
        seen: found.opened.seen(),
    }
}

/// Answers, or asks further.
pub async fn write(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = fields::seen(&form)?;
    let mut conn = ctx.db().read().await?;
    let found = advice::load(&ctx, &mut conn, id).await?;
    drop(conn);
    let (missing, done) = if found.own {
        ("advice-missing", "advice-more-sent")
    } else {
        ("advice-answer-missing", "advice-answer-sent")
    };
    let text = fields::words(&mut form, "text", LONGEST, missing, "advice-long");
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, &found, form, None)));
    }
    match advice::write(&ctx, id, &text, seen).await {
        Ok(()) => Ok(flash::redirect(&format!("/advice/{id}"), &t(done))),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            let mut conn = ctx.db().read().await?;
            let found = advice::load(&ctx, &mut conn, id).await?;
            drop(conn);
            Ok(view::again(&page(&ctx, &found, form, Some(seen))))
        }
        Err(error) => Err(error),
    }
}
