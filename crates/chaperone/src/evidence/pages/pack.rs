//! The evidence pack, to take away.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::Query;
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    evidence::{pack, stand},
    printing,
};

pub async fn pdf(ctx: Ctx) -> Result<Response, AppError> {
    let pack = made(&ctx, "pdf").await?;
    let bytes = printing::pdf(&ctx.app, &pack).await?;
    Ok(file(bytes, "application/pdf", "evidence.pdf"))
}

pub async fn json(ctx: Ctx) -> Result<Response, AppError> {
    let pack = made(&ctx, "json").await?;
    let bytes =
        serde_json::to_vec_pretty(&pack).map_err(|error| AppError::Internal(error.into()))?;
    Ok(file(bytes, "application/json", "evidence.json"))
}

/// Taking evidence out of the house is itself an entry in the audit log.
async fn made(ctx: &Ctx, format: &str) -> Result<print::EvidencePack, AppError> {
    let query = Query::read(ctx);
    let stand = stand::stand(ctx, query.asked)
        .await?
        .ok_or(AppError::NotFound)?;
    let pack = pack::pack(ctx, &stand).await?;
    let mut tx = ctx.db().begin().await?;
    let detail = serde_json::json!({ "format": format, "on": stand.on });
    audit::note_with(
        &mut tx,
        ctx,
        "exported-evidence",
        "policy-version",
        stand.live.number,
        &detail,
    )
    .await?;
    tx.commit().await?;
    Ok(pack)
}

fn file(bytes: Vec<u8>, mime: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
