//! Reviews, and what the case teaches.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::closing::{LessonLine, Review as View},
};
use store::lesson::Lesson as Row;
use uuid::Uuid;

use super::{Came, done, must_exist, outcome, page, required, shown, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case::Case,
        open_case,
        pages::{concerns::seen, ended::ended, event},
        review::{self, Held},
        words::What,
    },
    web::{dates, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("on", ctx.today());
    let page = view(&ctx, id, form, None).await?;
    Ok(view::html(&page))
}

pub async fn view(ctx: &Ctx, id: Uuid, form: Form, before: Option<i64>) -> Result<View, AppError> {
    let live = ctx.policy().await?;
    let shown = shown(ctx, id, "review", before).await?;
    let mut conn = ctx.db().read().await?;
    let rows = store::lesson::of_case(&mut conn, id).await?;
    drop(conn);
    let case = &shown.case;
    let service = case.file.service.as_deref();
    let every = match open_case::review_every(live.as_deref(), service) {
        Some(every) => Language::English
            .t("review-every")
            .arg("every", every.to_string())
            .to_string(),
        None => t("review-every-open"),
    };
    let held = case
        .entries
        .iter()
        .filter(|one| matches!(one.entry.what, What::Review(_)));
    Ok(View {
        page: page(ctx, id, &form),
        next: case
            .file
            .review_on
            .map_or_else(String::new, |day| dates::day(day.date())),
        late: case
            .file
            .review_on
            .is_some_and(|day| day.date() < ctx.today()),
        every,
        held: held.map(|one| event::said(ctx, case, one)).collect(),
        lessons: lessons(ctx, case, &rows),
        close: format!("/cases/{id}/close"),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

fn lessons(ctx: &Ctx, case: &Case, rows: &[Row]) -> Vec<LessonLine> {
    let mut lines = Vec::new();
    for written in &case.entries {
        let What::Lesson(lesson) = &written.entry.what else {
            continue;
        };
        let row = rows.iter().find(|row| row.id == lesson.id);
        let (mark, status) = match row.map(|row| (row.change_id, row.changed_on, row.version)) {
            Some((None, ..)) => ("met", t("lesson-nothing-needed")),
            Some((_, Some(_), Some(number))) => {
                let words = Language::English.t("lesson-changed-in");
                ("met", words.arg("number", number.to_string()).to_string())
            }
            Some((_, Some(on), None)) => {
                let words = Language::English.t("lesson-changed-on");
                ("met", words.arg("date", dates::day(on.date())).to_string())
            }
            Some((_, None, _)) | None => ("due", t("lesson-waits")),
        };
        lines.push(LessonLine {
            said: event::said(ctx, case, written),
            task: lesson.task.clone(),
            mark,
            status,
        });
    }
    lines
}

pub async fn hold(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let held = read(&ctx, id, &mut form).await?;
    let came = match held {
        None => Came::Wrong,
        Some(held) => outcome(review::hold(&ctx, id, held, seen).await, &mut form)?,
    };
    let before = match came {
        Came::Done => return Ok(done(id, "review", "review-saved")),
        Came::Meanwhile => Some(seen),
        Came::Wrong | Came::Stopped(_) => None,
    };
    let page = view(&ctx, id, form, before).await?;
    Ok(view::again(&page))
}

async fn read(ctx: &Ctx, id: Uuid, form: &mut Form) -> Result<Option<Held>, AppError> {
    must_exist(ctx, id).await?;
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let file = store::case_file::get(&mut conn, id).await?;
    drop(conn);
    let english = Language::English;
    let on = form.required_date(english, "on", &t("review-on-what"));
    let opened = file.opened_at.timestamp().to_zoned(ctx.zone()).date();
    if on.is_some_and(|on| on > ctx.today()) {
        form.refuse_at("on", "on-day", t("review-on-ahead"));
    } else if on.is_some_and(|on| on < opened) {
        form.refuse_at("on", "on-day", t("review-on-early"));
    }
    let by = required(form, "by", "review-by-missing");
    let found = required(form, "found", "review-found-missing");
    let solved = match form.text("solved") {
        "yes" => true,
        "no" => false,
        _ => {
            form.refuse("solved", t("review-solved-missing"));
            false
        }
    };
    let next = form.optional_date(english, "next", &t("review-next-what"));
    let Some(on) = on else { return Ok(None) };
    let latest = review::latest(ctx, live.as_deref(), file.service.as_deref(), on);
    if next.is_some_and(|next| next <= on || next <= ctx.today()) {
        form.refuse_at("next", "next-day", t("review-next-past"));
    } else if next.is_some_and(|next| next > latest) {
        let words = english
            .t("review-next-late")
            .arg("latest", dates::day(latest));
        form.refuse_at("next", "next-day", words);
    }
    if form.is_refused() {
        return Ok(None);
    }
    Ok(Some(Held {
        on,
        by,
        found,
        solved,
        next: next.unwrap_or(latest),
    }))
}
