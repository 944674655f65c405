//! Marking the task of a lesson as done.

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::closing::LessonDone};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    governance::lessons::{self, Changed},
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("on", ctx.today());
    Ok(view::html(&page(&ctx, id, form).await?))
}

async fn page(ctx: &Ctx, id: Uuid, form: Form) -> Result<LessonDone, AppError> {
    let task = lessons::task(ctx, id).await?;
    let mut conn = ctx.db().read().await?;
    let versions = store::policy_version::all(&mut conn).await?;
    let versions = versions.iter().map(|version| {
        let words = Language::English
            .t("lesson-version")
            .arg("number", version.number.to_string())
            .arg("date", dates::day(version.effective_on.date()));
        (version.number.to_string(), words.to_string())
    });
    Ok(LessonDone {
        page: view::page(ctx).back_to("/policy/changes").showing(&form),
        action: format!("/policy/changes/{id}/done"),
        task: task.what,
        found: dates::day(task.changed_on.date()),
        versions: versions.collect(),
        form,
    })
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let english = Language::English;
    let changed = match form.text("changed") {
        "policy" => {
            let number = form.text("version").parse().ok();
            let mut conn = ctx.db().read().await?;
            let versions = store::policy_version::all(&mut conn).await?;
            let known = |number: &i64| versions.iter().any(|one| one.number == *number);
            let number = number.filter(known);
            if number.is_none() {
                form.refuse("version", english.t("lesson-version-missing"));
            }
            number.map(Changed::Policy)
        }
        "risk-assessment" => Some(Changed::RiskAssessment),
        "training" => Some(Changed::Training),
        "guidance" => Some(Changed::Guidance),
        "nothing" => Some(Changed::Nothing),
        _ => {
            form.refuse("changed", english.t("lesson-changed-missing"));
            None
        }
    };
    if form.text("note").is_empty() {
        form.refuse("note", english.t("lesson-note-missing"));
    }
    let on = form.required_date(english, "on", &english.t("lesson-on-what").to_string());
    if on.is_some_and(|on| on > ctx.today()) {
        form.refuse_at("on", "on-day", english.t("lesson-on-ahead"));
    }
    let (Some(changed), Some(on), false) = (changed, on, form.is_refused()) else {
        return Ok(view::again(&page(&ctx, id, form).await?));
    };
    lessons::done(&ctx, id, changed, form.text("note"), on).await?;
    let done = english.t("lesson-done-saved").to_string();
    Ok(flash::redirect("/policy/changes", &done))
}
