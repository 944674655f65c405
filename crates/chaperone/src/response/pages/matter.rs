//! A case as a whole: another title, another look at how serious it is, and how it goes together with other cases.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::{
        case_matter::{Title, Together},
        response::Triage,
    },
};
use store::Conn;
use uuid::Uuid;

use super::{
    cases,
    concerns::seen,
    ended::{ended, nothing_to_fill_in},
    frame::frame,
    triage,
    work::{chosen, meanwhile, t},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case::{self, Case},
        list,
        matter::{self, Apart},
        words::{Assessment, Level},
    },
    web::{flash, form::Sent, view},
};

/// What can be done with a case as a whole: words and address.
pub fn doors(case: &Case) -> Vec<(String, String)> {
    if !case.is_open() {
        return Vec::new();
    }
    ["assess", "title", "together"]
        .map(|door| {
            let words = Language::English.t(&format!("matter-door-{door}"));
            (words.to_string(), format!("/cases/{}/{door}", case.id()))
        })
        .to_vec()
}

pub async fn show_title(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    if let Some(page) = nothing_to_fill_in(&ctx, id).await? {
        return Ok(page);
    }
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    drop(conn);
    let mut form = Form::new();
    form.set("title", &case.title);
    Ok(view::html(&title_page(&ctx, id, form, None).await?))
}

async fn title_page(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Title, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "overview").await?;
    drop(conn);
    Ok(Title {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}"))
            .showing(&form),
        meanwhile: cases::meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

pub async fn retitle(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let title = form.text("title").to_owned();
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    let names = matter::names_in(&case);
    drop(conn);
    check_title(&ctx, &mut form, &title, &names).await?;
    if form.is_refused() {
        return Ok(view::again(&title_page(&ctx, id, form, None).await?));
    }
    match matter::retitle(&ctx, id, &title, seen).await {
        Ok(()) => Ok(flash::redirect(
            &format!("/cases/{id}"),
            &t("matter-title-saved"),
        )),
        Err(error) => {
            meanwhile(&mut form, error)?;
            Ok(view::again(&title_page(&ctx, id, form, Some(seen)).await?))
        }
    }
}

/// Refuses a title that is missing, too long or has a full name in it.
pub async fn check_title(
    ctx: &Ctx,
    form: &mut Form,
    title: &str,
    names: &[String],
) -> Result<(), AppError> {
    if title.is_empty() {
        form.refuse("title", t("triage-title-missing"));
    } else if title.chars().count() > triage::LONGEST_TITLE {
        form.refuse("title", t("triage-title-long"));
    } else {
        let mut conn = ctx.db().read().await?;
        if matter::full_name(&mut conn, title, names).await?.is_some() {
            form.refuse("title", t("matter-title-name"));
        }
    }
    Ok(())
}

pub async fn show_assess(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    drop(conn);
    if let Some(page) = nothing_to_fill_in(&ctx, id).await? {
        return Ok(page);
    }
    let form = case.assessment.as_ref().map(filled).unwrap_or_default();
    Ok(view::html(&assess_page(&ctx, &case, form, None)))
}

/// How it was assessed last; the reason is given anew.
fn filled(last: &Assessment) -> Form {
    let mut form = Form::new();
    form.set("branch", last.branch.key());
    form.set("level", last.level.key());
    for key in &last.categories {
        form.add("category", key);
    }
    for answer in &last.tests {
        let name = format!("test-{}-{}", last.branch.key(), answer.test);
        form.set(name, triage::answer_key(answer.answer));
    }
    form.set("wishes", &last.wishes);
    form
}

fn assess_page(ctx: &Ctx, case: &Case, form: Form, seen_before: Option<i64>) -> Triage {
    let id = case.id();
    let page = view::page(ctx)
        .back_to(format!("/cases/{id}"))
        .showing(&form);
    let newer = cases::meanwhile(ctx, case, seen_before);
    Triage {
        action: format!("/cases/{id}/assess"),
        ..triage::blank(page, form, case.opened.seen(), newer)
    }
}

pub async fn assess(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let assessment = triage::assessment(&mut form);
    if Level::parse(form.text("level")) == Some(Level::None) {
        form.refuse("level", t("matter-assess-none"));
    }
    let assessment = assessment.filter(|_| !form.is_refused());
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    drop(conn);
    let Some(assessment) = assessment else {
        return Ok(view::again(&assess_page(&ctx, &case, form, None)));
    };
    match matter::assess(&ctx, id, assessment, seen).await {
        Ok(()) => Ok(flash::redirect(
            &format!("/cases/{id}"),
            &t("matter-assessed"),
        )),
        Err(error) => {
            meanwhile(&mut form, error)?;
            Ok(view::again(&assess_page(&ctx, &case, form, Some(seen))))
        }
    }
}

pub async fn show_together(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    Ok(view::html(&together(&ctx, id, Form::new(), None).await?))
}

async fn together(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Together, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "overview").await?;
    let cases = open_cases(ctx, &mut conn, id).await?;
    drop(conn);
    Ok(Together {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}"))
            .showing(&form),
        cases,
        meanwhile: cases::meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

/// Other open cases that whoever looks holds; the newest first.
async fn open_cases(
    ctx: &Ctx,
    conn: &mut Conn,
    not: Uuid,
) -> Result<Vec<(String, String)>, AppError> {
    use store::case_file::Status;
    let listed = list::cases(ctx, conn, 1).await?.rows.into_iter();
    let open = listed.filter(|line| {
        line.file.id != not && matches!(line.file.status, Status::Open | Status::Monitoring)
    });
    Ok(open
        .filter_map(|line| Some((line.file.id.to_string(), line.title?)))
        .collect())
}

fn reason(form: &mut Form, name: &str) -> String {
    let reason = form.text(name).to_owned();
    if reason.is_empty() {
        form.refuse(name, t("team-reason-missing"));
    }
    reason
}

pub async fn link(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let other = chosen(&mut form, "link", "triage-case-missing");
    let reason = reason(&mut form, "link-reason");
    let Some(other) = other.filter(|_| !form.is_refused()) else {
        return Ok(view::again(&together(&ctx, id, form, None).await?));
    };
    match matter::link(&ctx, id, other, &reason, seen).await {
        Ok(()) => Ok(flash::redirect(
            &format!("/cases/{id}"),
            &t("matter-linked"),
        )),
        Err(error) => {
            meanwhile(&mut form, error)?;
            Ok(view::again(&together(&ctx, id, form, Some(seen)).await?))
        }
    }
}

pub async fn merge(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let into = chosen(&mut form, "merge", "triage-case-missing");
    let reason = reason(&mut form, "merge-reason");
    if form.text("merge-sure") != "yes" {
        form.refuse("merge-sure", t("matter-merge-sure-missing"));
    }
    if let Some(into) = into {
        let mut conn = ctx.db().read().await?;
        let apart = matter::apart(&ctx, &mut conn, id, into).await?;
        drop(conn);
        if let Some(apart) = apart {
            form.refuse(
                "merge",
                t(match apart {
                    Apart::Excluded => "matter-apart-excluded",
                    Apart::Referrals => "matter-apart-referrals",
                    Apart::Closed => "matter-apart-closed",
                }),
            );
        }
    }
    let Some(into) = into.filter(|_| !form.is_refused()) else {
        return Ok(view::again(&together(&ctx, id, form, None).await?));
    };
    match matter::merge(&ctx, id, into, &reason, seen).await {
        Ok(()) => Ok(flash::redirect(
            &format!("/cases/{into}"),
            &t("matter-merged"),
        )),
        Err(error) => {
            meanwhile(&mut form, error)?;
            Ok(view::again(&together(&ctx, id, form, Some(seen)).await?))
        }
    }
}
