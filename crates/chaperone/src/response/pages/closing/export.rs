//! Taking a case away.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use pages::{Form, views::closing::Export as View};
use uuid::Uuid;

use super::{Came, asked, must_exist, page, paper, required, shown, stop, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    printing,
    response::{
        ask::Stopped,
        export::{self, Leaving, bundle},
        pages::{concerns::seen, shown::word},
    },
    sealing::keys,
    web::{dates, form::Sent, view},
};

const BASES: [&str; 5] = ["public-task", "legal", "vital", "legitimate", "consent"];
/// Fewer letters, or fewer words, are guessed.
const FEWEST: (usize, usize) = (24, 6);

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set("words", vault::parcel_words(&mut keys::rng(&ctx.app)));
    let page = view(&ctx, id, form, None, None).await?;
    Ok(view::html(&page))
}

async fn view(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    before: Option<i64>,
    stopped: Option<Stopped>,
) -> Result<View, AppError> {
    let shown = shown(ctx, id, "overview", before).await?;
    let gathered = export::gather(ctx, id).await?;
    Ok(View {
        page: page(ctx, id, &form),
        files: gathered.files().len(),
        bases: BASES
            .iter()
            .map(|key| ((*key).to_owned(), word(&format!("export-basis-{key}"))))
            .collect(),
        stop: stopped.map(|stopped| stop(ctx, &stopped)),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    let seen = seen(&form)?;
    let said = form.value("words").to_owned();
    let leaving = read(&mut form);
    let (before, stopped) = match leaving.filter(|_| !form.is_refused()) {
        None => (None, None),
        Some(leaving) => {
            let (bytes, mime, name) = made(&ctx, id, &leaving, &said).await?;
            match asked(export::leave(&ctx, id, leaving, seen).await, &mut form)? {
                Came::Done => return Ok(file(bytes, mime, &name)),
                Came::Meanwhile => (Some(seen), None),
                Came::Stopped(stopped) => (None, Some(stopped)),
                Came::Wrong => (None, None),
            }
        }
    };
    let page = view(&ctx, id, form, before, stopped).await?;
    Ok(view::again(&page))
}

fn read(form: &mut Form) -> Option<Leaving> {
    let to_others = match form.text("whom") {
        "own" => false,
        "other" => true,
        _ => {
            form.refuse("whom", t("export-whom-missing"));
            return None;
        }
    };
    let sealed = match form.text("kind") {
        "pdf" => false,
        "sealed" => true,
        _ => {
            form.refuse("kind", t("export-kind-missing"));
            return None;
        }
    };
    let leaving = Leaving {
        to_others,
        to: required(form, "to", "export-to-missing"),
        why: required(form, "why", "export-why-missing"),
        basis: form.text("basis").to_owned(),
        minimum: form.has("minimum", "yes"),
        sealed,
    };
    if to_others && !BASES.contains(&leaving.basis.as_str()) {
        form.refuse("basis", t("export-basis-missing"));
    }
    if to_others && !leaving.minimum {
        form.refuse("minimum", t("export-minimum-missing"));
    }
    let said = form.text("words");
    let few = said.split_whitespace().count() < FEWEST.1 && said.chars().count() < FEWEST.0;
    if sealed && few {
        form.refuse("words", t("export-words-short"));
    }
    Some(leaving)
}

/// The file, its type and its name. The name says nothing of what is in it.
async fn made(
    ctx: &Ctx,
    id: Uuid,
    leaving: &Leaving,
    said: &str,
) -> Result<(Vec<u8>, &'static str, String), AppError> {
    let gathered = export::gather(ctx, id).await?;
    let short = id.simple().to_string()[..8].to_owned();
    let report = paper::report(ctx, &gathered, leaving)?;
    let pdf = printing::pdf(&ctx.app, &report).await?;
    if !leaving.sealed {
        return Ok((pdf, "application/pdf", format!("case-{short}.pdf")));
    }
    let parts = gathered.parts(ctx, pdf).await?;
    let made_at = dates::moment(ctx, ctx.now());
    let bundle = bundle::pack(&ctx.organisation().name, &made_at, &parts)
        .map_err(|error| AppError::Internal(error.into()))?;
    let mut rng = keys::rng(&ctx.app);
    let said = said.to_owned();
    let turn = ctx.app.hashing().acquire().await;
    let turn = turn.map_err(|error| AppError::Internal(error.into()))?;
    let parcel = tokio::task::spawn_blocking(move || vault::seal_parcel(&mut rng, &said, &bundle))
        .await
        .map_err(|error| AppError::Internal(error.into()))?;
    drop(turn);
    let parcel = parcel.ok_or_else(|| AppError::internal("no key could be derived"))?;
    Ok((
        parcel,
        "application/octet-stream",
        format!("case-{short}.chaperone"),
    ))
}

fn file(bytes: Vec<u8>, mime: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
