//! The blank form, to print.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::{ctx::Ctx, error::AppError, printing, reporting::staff::blank};

pub async fn pdf(ctx: Ctx) -> Result<Response, AppError> {
    let form = blank::form(&ctx).await?;
    let bytes = printing::pdf(&ctx.app, &form).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/pdf"),
    );
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("inline; filename=\"concern-form.pdf\""),
    );
    Ok(response)
}
