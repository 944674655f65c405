//! The pages of importing and exporting people.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use pages::{
    Form, Language,
    views::import::{Preview, ProblemRow, Row, Upload},
};
use uuid::Uuid;

use super::{MOST_BYTES, MOST_INVITED, Unreadable, discard, export, preview, take, waiting};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    people::{fields, pages::kind_words},
    web::{dates, flash, form::Sent, guard::Guard, route::Routes, view},
};

/// A page shows no more rows than these.
const SHOWN: usize = 20;

pub fn routes() -> Routes {
    let manage = Guard::Can(Action::ManagePeople);
    Routes::new()
        .get("/people/import", manage, show)
        .post_file("/people/import", manage, MOST_BYTES, send)
        .get("/people/import/{id}", manage, show_preview)
        .post("/people/import/{id}", manage, send_preview)
        .post("/people/import/{id}/drop", manage, send_drop)
        .get("/people/import/template.csv", manage, template)
        .get("/people/export.csv", manage, all)
}

async fn show(ctx: Ctx) -> Response {
    let mut form = Form::new();
    form.set("kind", "staff");
    view::html(&page(&ctx, form))
}

fn page(ctx: &Ctx, form: Form) -> Upload {
    let page = view::page(ctx).back_to("/people");
    Upload::new(page, form)
}

async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let by = ctx.signed()?.person;
    let language = Language::English;
    let bytes = sent.file("file").map(|file| file.bytes.clone());
    let mut form = sent.form;
    let kind = fields::kind(form.value("kind"));
    if kind.is_none() {
        form.refuse("kind", language.t("people-kind-missing"));
    }
    let bytes = bytes.filter(|bytes| !bytes.is_empty());
    if bytes.is_none() {
        form.refuse("file", language.t("import-file-missing"));
    }
    let (Some(kind), Some(bytes)) = (kind, bytes) else {
        return Ok(view::again(&page(&ctx, form)));
    };
    match preview(&ctx, by, bytes, kind).await? {
        Ok(id) => Ok(Redirect::to(&format!("/people/import/{id}")).into_response()),
        Err(why) => {
            let words = match why {
                Unreadable::NoList => "import-file-no-list",
                Unreadable::NoNames => "import-file-no-names",
                Unreadable::TooMany => "import-file-too-many",
            };
            form.refuse("file", language.t(words));
            Ok(view::again(&page(&ctx, form)))
        }
    }
}

async fn show_preview(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let by = ctx.signed()?.person;
    let preview = waiting(&ctx, by, id).await?;
    let rows = preview.rows.iter().take(SHOWN).map(|row| Row {
        line: row.line,
        name: row.fields.name.clone(),
        email: row.fields.email.clone().unwrap_or_default(),
        kind: kind_words(row.fields.kind).to_string(),
        job: row.fields.job.clone(),
        started: dates::day(row.fields.started),
        host: row.fields.is_host,
    });
    let problems = preview.problems.iter().map(|problem| ProblemRow {
        line: problem.line,
        field: Language::English
            .t(match problem.field.as_str() {
                "name" => "people-name",
                "email" => "people-email",
                "kind" => "people-kind",
                "job" => "people-job",
                "start" => "people-started",
                _ => "people-host",
            })
            .to_string(),
        words: problem.words.clone(),
    });
    Ok(view::html(&Preview {
        page: view::page(&ctx).back_to("/people/import"),
        id: id.to_string(),
        rows: rows.collect(),
        count: preview.rows.len(),
        problems: problems.collect(),
        refused: preview.refused,
        ignored: preview.ignored.join(", "),
        guessed: preview.guessed,
        may_invite: preview.rows.len() <= MOST_INVITED,
    }))
}

async fn send_preview(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let by = ctx.signed()?.person;
    let taken = take(&ctx, by, id, sent.form.has("invite", "yes")).await?;
    let words = Language::English
        .t("import-done")
        .arg("count", taken.added)
        .arg("invited", taken.invited)
        .arg("already", taken.already)
        .arg("hosts", taken.not_hosts);
    Ok(flash::redirect("/people", &words.to_string()))
}

async fn send_drop(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    discard(&ctx, ctx.signed()?.person, id).await?;
    let words = Language::English.t("import-dropped").to_string();
    Ok(flash::redirect("/people", &words))
}

async fn template(_: Ctx) -> Response {
    file("people-template.csv", export::template().into_bytes())
}

async fn all(ctx: Ctx) -> Result<Response, AppError> {
    Ok(file("people.csv", export::people(&ctx).await?))
}

fn file(name: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    let name = format!("attachment; filename=\"{name}\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
