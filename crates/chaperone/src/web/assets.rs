//! Styles, script and pictures, embedded in the program.

use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{guard::Guard, route::Routes};
use crate::error::AppError;

pub fn routes() -> Routes {
    Routes::new().get("/assets/{*path}", Guard::Always, asset)
}

async fn asset(Path(path): Path<String>) -> Result<Response, AppError> {
    answer(&path)
}

/// An embedded file. Its name carries a hash of its content, so a copy may be kept for a year.
///
/// # Errors
/// When there is no such file.
pub fn answer(path: &str) -> Result<Response, AppError> {
    let asset = frontend::asset(path).ok_or(AppError::NotFound)?;
    let mut response = (StatusCode::OK, asset.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    Ok(response)
}
