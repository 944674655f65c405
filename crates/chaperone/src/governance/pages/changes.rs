//! The register of changes in how services are given.

use axum::response::Response;
use pages::{
    Form, Language,
    views::draft::{ChangeRow, Changes},
};
use policy::{Choice, terms::ChangeKind};

use crate::{
    ctx::Ctx,
    error::AppError,
    governance::changes::{self, NewChange},
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("on", ctx.today());
    Ok(view::html(&page(&ctx, form).await?))
}

async fn page(ctx: &Ctx, form: Form) -> Result<Changes, AppError> {
    let waiting = changes::waiting(ctx).await?;
    let rows = waiting.into_iter().map(|one| ChangeRow {
        done: if one.row.kind == ChangeKind::Lesson.key() {
            format!("/policy/changes/{}/done", one.row.id)
        } else {
            String::new()
        },
        kind: ChangeKind::from_key(&one.row.kind)
            .map_or(one.row.kind, |kind| kind.label().to_owned()),
        what: one.row.what,
        on: dates::day(one.row.changed_on.date()),
        due: one.due.map_or_else(String::new, dates::day),
        late: one.due.is_some_and(|due| due < ctx.today()),
    });
    // A lesson comes out of a case, and is noted there.
    let kinds = ChangeKind::ALL
        .iter()
        .filter(|kind| **kind != ChangeKind::Lesson)
        .map(|kind| (kind.key().into(), kind.label().into()));
    let page = view::page(ctx).back_to("/policy/draft");
    Ok(Changes::new(page, form, rows.collect(), kinds.collect()))
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let kind = ChangeKind::from_key(form.text("kind")).filter(|kind| *kind != ChangeKind::Lesson);
    if kind.is_none() {
        form.refuse("kind", Language::English.t("draft-changes-kind-missing"));
    }
    if form.text("what").is_empty() {
        form.refuse("what", Language::English.t("draft-changes-what-missing"));
    }
    let what = Language::English.t("draft-changes-on-what").to_string();
    let on = form.required_date(Language::English, "on", &what);
    let (Some(kind), Some(on), false) = (kind, on, form.is_refused()) else {
        return Ok(view::again(&page(&ctx, form).await?));
    };
    let change = NewChange {
        kind,
        what: form.text("what").to_owned(),
        on,
        note: form.text("note").to_owned(),
    };
    changes::note(&ctx, &change).await?;
    let done = Language::English.t("draft-changes-noted").to_string();
    Ok(flash::redirect("/policy/changes", &done))
}
