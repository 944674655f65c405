//! The pages of the register of documents.

use std::collections::HashSet;

use axum::{
    extract::Path,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use pages::{
    Form, Language,
    views::documents::{Documents, Edit, File, Retire, Show},
};
use policy::{Choice, terms::DocumentKind};
use store::{Conn, document::Document};
use uuid::Uuid;

use super::{
    change::{self, Added},
    entry,
    file::disposition,
    show::{Owners, row},
    state::Judge,
};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    web::{
        dates, flash,
        form::Sent,
        guard::Guard,
        route::{Files, Routes},
        view,
    },
};

/// Room for a file that is too large to come back with the form and a message, instead of a bare refusal.
const LIMIT: usize = 2 * super::file::LARGEST + 1024 * 1024;

const TAKEN: Files = Files {
    each: super::file::LARGEST,
    together: super::file::LARGEST,
};

pub fn routes() -> Routes {
    let keep = Guard::Can(Action::ManageDocuments);
    Routes::new()
        .get("/documents", Guard::SignedIn, list)
        .get("/documents/new", keep, show_new)
        .post_files("/documents/new", keep, TAKEN, LIMIT, send_new)
        .get("/documents/{id}", Guard::SignedIn, show)
        .get("/documents/{id}/files/{file}", Guard::SignedIn, download)
        .get("/documents/{id}/change", keep, show_change)
        .post_files("/documents/{id}/change", keep, TAKEN, LIMIT, send_change)
        .get("/documents/{id}/retire", keep, show_retire)
        .post("/documents/{id}/retire", keep, send_retire)
}

async fn list(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let documents = store::document::all(&mut conn).await?;
    let owners = Owners::load(&mut conn).await?;
    drop(conn);
    let judge = Judge::new(&ctx).await?;
    let (used, retired): (Vec<_>, Vec<_>) = documents
        .into_iter()
        .partition(|document| document.retired_at.is_none());
    let missing = judge.missing(&used).into_iter();
    Ok(view::html(&Documents {
        page: view::page(&ctx),
        may_keep: ctx.actor.may(Action::ManageDocuments),
        missing: missing
            .map(|kind| (kind.key().to_owned(), kind.label().to_owned()))
            .collect(),
        rows: used
            .iter()
            .map(|document| row(document, &judge, &owners))
            .collect(),
        retired: retired
            .into_iter()
            .map(|document| (document.id.to_string(), document.title))
            .collect(),
    }))
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let document = store::document::get(&mut conn, id).await?;
    let owners = Owners::load(&mut conn).await?;
    let files = files(&ctx, &mut conn, &document).await?;
    drop(conn);
    let judge = Judge::new(&ctx).await?;
    let day = |at: store::Ts| dates::day(at.timestamp().to_zoned(ctx.zone()).date());
    Ok(view::html(&Show {
        page: view::page(&ctx).back_to("/documents"),
        may_keep: ctx.actor.may(Action::ManageDocuments),
        retired: document.retired_at.map(day),
        row: row(&document, &judge, &owners),
        added: day(document.added_at),
        files,
    }))
}

async fn files(ctx: &Ctx, conn: &mut Conn, document: &Document) -> Result<Vec<File>, AppError> {
    let mut shown = Vec::new();
    for file in store::document_file::of_document(conn, document.id).await? {
        let Some(info) = store::blob::info(conn, file.file_id).await? else {
            return Err(AppError::internal("a document's file is gone"));
        };
        shown.push(File {
            href: format!("/documents/{}/files/{}", document.id, file.file_id),
            name: info.name,
            version: file.version_label,
            size: size(info.size),
            added: dates::moment(ctx, file.added_at.timestamp()),
            current: document.file_id == Some(file.file_id),
        });
    }
    Ok(shown)
}

fn size(bytes: i64) -> String {
    let kilobytes = (bytes + 1023) / 1024;
    let language = Language::English;
    if kilobytes < 1024 {
        language
            .t("documents-size-kb")
            .arg("size", kilobytes)
            .to_string()
    } else {
        let megabytes = (kilobytes + 512) / 1024;
        language
            .t("documents-size-mb")
            .arg("size", megabytes)
            .to_string()
    }
}

/// A file to save, never to show: whatever is in it cannot act as a page of ours.
async fn download(ctx: Ctx, Path((id, file)): Path<(Uuid, Uuid)>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let files = store::document_file::of_document(&mut conn, id).await?;
    if files.iter().all(|known| known.file_id != file) {
        return Err(AppError::NotFound);
    }
    let blob = store::blob::get(&mut conn, file).await?;
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, blob.mime),
        (header::CONTENT_DISPOSITION, disposition(&blob.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
    ];
    Ok((headers, blob.bytes).into_response())
}

async fn show_new(ctx: Ctx) -> Result<Response, AppError> {
    let mut form = Form::new();
    let query = ctx.path.split_once('?').map_or("", |(_, query)| query);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if let ("kind", Some(kind)) = (name.as_ref(), DocumentKind::from_key(&value)) {
            form.set("kind", kind.key());
            form.set("title", policy_title(kind));
        }
    }
    let id = ctx.new_id();
    Ok(view::html(&edit(&ctx, form, Some(id), None).await?))
}

/// A kind's words as a title.
fn policy_title(kind: DocumentKind) -> String {
    policy::capital(kind.label())
}

async fn send_new(ctx: Ctx, mut sent: Sent) -> Result<Response, AppError> {
    let people = people(&ctx).await?;
    // A form without its id was made by hand: it is a document like any other.
    let id = sent.form.text("id").parse::<Uuid>();
    let id = id.unwrap_or_else(|_| ctx.new_id());
    let owners: Vec<Uuid> = people.iter().map(|(id, _)| *id).collect();
    let Some(command) = entry::parse(&mut sent, &owners) else {
        return Ok(view::again(&edit(&ctx, sent.form, Some(id), None).await?));
    };
    let title = command.title.clone();
    let key = match change::add(&ctx, id, command).await? {
        Added::Yes => "documents-added",
        Added::Already => "documents-already",
    };
    Ok(done(key, &title))
}

async fn show_change(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let (document, file) = found(&ctx, id).await?;
    let mut form = Form::from_pairs([
        ("kind", document.kind),
        ("title", document.title),
        ("owner-name", document.owner_name),
        ("version", document.version_label),
        ("link", document.link.unwrap_or_default()),
    ]);
    if let Some(owner) = document.owner_id {
        form.set("owner", owner.to_string());
    }
    if let Some(review) = document.review_on {
        form.set_date("review", review.date());
    }
    let mut page = edit(&ctx, form, None, file).await?;
    page.action = format!("/documents/{id}/change");
    page.page.back = Some(format!("/documents/{id}"));
    Ok(view::html(&page))
}

async fn send_change(ctx: Ctx, Path(id): Path<Uuid>, mut sent: Sent) -> Result<Response, AppError> {
    let (_, file) = found(&ctx, id).await?;
    let owners: Vec<Uuid> = people(&ctx).await?.iter().map(|(id, _)| *id).collect();
    let Some(command) = entry::parse(&mut sent, &owners) else {
        let mut page = edit(&ctx, sent.form, None, file).await?;
        page.action = format!("/documents/{id}/change");
        page.page.back = Some(format!("/documents/{id}"));
        return Ok(view::again(&page));
    };
    let title = command.title.clone();
    change::change(&ctx, id, command).await?;
    Ok(done("documents-changed", &title))
}

async fn found(ctx: &Ctx, id: Uuid) -> Result<(Document, Option<String>), AppError> {
    let mut conn = ctx.db().read().await?;
    let document = change::in_use(store::document::get(&mut conn, id).await?)?;
    let file = match document.file_id {
        Some(file) => store::blob::info(&mut conn, file).await?,
        None => None,
    };
    Ok((document, file.map(|file| file.name)))
}

async fn edit(
    ctx: &Ctx,
    form: Form,
    id: Option<Uuid>,
    file: Option<String>,
) -> Result<Edit, AppError> {
    let kinds = DocumentKind::ALL.iter();
    let other = Language::English.t("documents-kind-other").to_string();
    let people = people(ctx).await?.into_iter();
    Ok(Edit {
        page: view::page(ctx).back_to("/documents").showing(&form),
        form,
        action: "/documents/new".into(),
        id: id.map(|id| id.to_string()).unwrap_or_default(),
        kinds: kinds
            .map(|kind| (kind.key().to_owned(), kind.label().to_owned()))
            .chain([(entry::OTHER.to_owned(), other)])
            .collect(),
        people: people.map(|(id, name)| (id.to_string(), name)).collect(),
        file,
    })
}

/// Who may own a document: everybody who is here.
async fn people(ctx: &Ctx) -> Result<Vec<(Uuid, String)>, AppError> {
    let mut conn = ctx.db().read().await?;
    let today = ctx.today();
    let left: HashSet<Uuid> = store::person::counted(&mut conn)
        .await?
        .iter()
        .filter(|person| person.ended_on.is_some_and(|last| last.date() < today))
        .map(|person| person.id)
        .collect();
    let mut people = store::person::names(&mut conn).await?;
    people.retain(|(id, _)| !left.contains(id));
    Ok(people)
}

async fn show_retire(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let (document, _) = found(&ctx, id).await?;
    Ok(view::html(&Retire {
        page: view::page(&ctx).back_to(format!("/documents/{id}")),
        title: document.title,
        action: format!("/documents/{id}/retire"),
        back: format!("/documents/{id}"),
    }))
}

async fn send_retire(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let document = store::document::get(&mut conn, id).await?;
    drop(conn);
    // Pressed twice: it is out of use, which is what was asked.
    if document.retired_at.is_none() {
        change::retire(&ctx, id).await?;
    }
    Ok(done("documents-was-retired", &document.title))
}

fn done(key: &str, title: &str) -> Response {
    let words = Language::English.t(key).arg("title", title.to_owned());
    flash::redirect("/documents", &words.to_string())
}
