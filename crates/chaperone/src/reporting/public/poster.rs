//! The poster: what to do about a worry, for the wall of a hall or a classroom.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use pages::Language;
use print::{
    Sheet,
    documents::{
        Block,
        sheet::{Qr, SheetStyle},
    },
};

use super::Help;
use crate::{ctx::Ctx, error::AppError, printing, reporting::files};

pub async fn pdf(ctx: Ctx) -> Result<Response, AppError> {
    let t = |key: &str| Language::English.t(key).to_string();
    let urgent = Help::load(&ctx).await?.urgent();
    let address = ctx.app.config().base_url();
    let address = address
        .join("tell")
        .map_err(|error| AppError::Internal(error.into()))?;
    let clocks = super::clocks(&ctx).await?;
    let read = Language::English
        .t("tell-start-read")
        .arg("within", clocks.read_within.to_string())
        .to_string();
    let sheet = Sheet {
        organisation: ctx.organisation().name.clone(),
        title: t("tell-front-title"),
        style: SheetStyle::Poster,
        blocks: vec![Block::Paragraph(t("tell-poster-intro"))],
        big_lines: vec![
            Language::English
                .t("tell-poster-danger")
                .arg("number", urgent.emergency)
                .to_string(),
            Language::English
                .t("tell-poster-childline")
                .arg("number", urgent.childline)
                .to_string(),
        ],
        qr: Some(Qr {
            data: address.to_string(),
            label: address.to_string(),
        }),
        closing: vec![
            Block::Paragraph(read),
            Block::Paragraph(t("tell-start-secret")),
        ],
        ..Sheet::default()
    };
    let bytes = printing::pdf(&ctx.app, &sheet).await?;
    let mut answer = bytes.into_response();
    for (name, value) in files::headers("poster.pdf", "application/pdf") {
        answer.headers_mut().insert(name, value);
    }
    debug_assert!(answer.headers().contains_key(header::CONTENT_TYPE));
    Ok(answer)
}
