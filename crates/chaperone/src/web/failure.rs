//! The one place where an error becomes an answer: logged once, with an id that the page shows.

use std::sync::Arc;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use pages::{Page, Words, views::errors};

use super::{route, view};
use crate::{app::App, error::AppError};

/// Rides on a response until the page is made around it.
#[derive(Clone)]
struct Failed(Arc<AppError>);

impl AppError {
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Locked => StatusCode::SEE_OTHER,
            Self::Waiting | Self::Conflict(_) => StatusCode::CONFLICT,
            Self::NobodyReads | Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failed(Arc::new(self)));
        response
    }
}

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound(_) => Self::NotFound,
            store::Error::Conflict { what } => Self::Conflict(what),
            store::Error::Full | store::Error::Unavailable(_) => {
                Self::Unavailable(error.to_string())
            }
            other => Self::Internal(other.into()),
        }
    }
}

/// Puts a page around every failure, also around those that axum makes itself (no such route, wrong method, too large).
pub async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = request.uri().path_and_query().map(ToString::to_string);
    let path = request.uri().path().to_owned();
    let reads = request.method() == Method::GET;
    let pattern = request.extensions().get::<MatchedPath>();
    let pattern = pattern.map(|at| at.as_str().to_owned()).unwrap_or_default();
    let response = next.run(request).await;
    let failed = response.extensions().get::<Failed>().cloned();
    let bare = response
        .headers()
        .get("content-type")
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let status = response.status();
    let error = match failed {
        Some(failed) => failed.0,
        None if bare
            && matches!(
                status,
                StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED
            ) =>
        {
            Arc::new(AppError::NotFound)
        }
        None if bare && status == StatusCode::PAYLOAD_TOO_LARGE => Arc::new(AppError::TooLarge),
        // An address that was cut off: its number is none. Nothing else is read from a request without a form, and a form that is
        // sent to such an address is for a page that is not there.
        None if bare && status == StatusCode::BAD_REQUEST && (reads || pattern.contains('{')) => {
            Arc::new(AppError::NotFound)
        }
        None if bare && (status.is_client_error()) => {
            Arc::new(AppError::BadRequest("the form could not be read".into()))
        }
        None => return response,
    };
    if matches!(*error, AppError::Locked) {
        let next: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("next", asked.as_deref().unwrap_or("/"))
            .finish();
        return Redirect::to(&format!("/unlock?{next}")).into_response();
    }
    let sent = Sent { pattern, path };
    page(&app, &error, &sent).await
}

/// Where a form went, by its address and as that was declared.
struct Sent {
    pattern: String,
    path: String,
}

async fn page(app: &App, error: &AppError, sent: &Sent) -> Response {
    let id = reference(app);
    match error {
        AppError::Internal(cause) => {
            tracing::error!(%id, error = format!("{cause:#}"), "a request failed");
        }
        AppError::Unavailable(cause) => {
            tracing::warn!(%id, cause, "the database did not take a request");
        }
        _ => {}
    }
    let page = super::view::bare_page(app).await;
    let html = match error {
        AppError::NotFound => view::html(&errors::NotFound { page }),
        AppError::ForeignForm => view::html(&errors::CrossSite { page }),
        AppError::TooLarge => too_large(page, sent),
        AppError::BadRequest(_) => problem(page, "errors-unreadable"),
        AppError::Conflict(_) => problem(page, "errors-conflict"),
        AppError::NobodyReads => problem(page, "errors-nobody-reads"),
        AppError::Waiting => problem(page, "errors-waiting"),
        AppError::Locked => problem(page, "errors-locked"),
        AppError::Unavailable(_) => view::html(&errors::Unavailable { page }),
        AppError::Internal(_) => view::html(&errors::ServerError { page, id }),
    };
    (error.status(), html).into_response()
}

/// What was lost, how large files may be, and the way back to the form.
fn too_large(page: Page, sent: &Sent) -> Response {
    const MEGABYTE: usize = 1024 * 1024;
    let files = route::declared("POST", &sent.pattern).and_then(|one| one.files);
    let limit: Words = match files {
        Some(files) => page
            .t("errors-too-large-files")
            .arg("each", files.each / MEGABYTE)
            .arg("together", files.together / MEGABYTE),
        None => page.t("errors-too-large-words"),
    };
    let reasons = vec![page.t("errors-too-large").to_string(), limit.to_string()];
    view::html(&errors::Problem {
        page,
        reasons,
        again: route::page_of(&sent.pattern, &sent.path),
    })
}

fn problem(page: Page, words: &str) -> Response {
    let reasons = vec![page.t(words).to_string()];
    view::html(&errors::Problem {
        page,
        reasons,
        again: None,
    })
}

/// Short enough to read out on the phone.
fn reference(app: &App) -> String {
    data_encoding::BASE32_NOPAD.encode(&app.entropy().bytes::<5>())
}
