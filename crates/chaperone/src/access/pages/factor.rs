//! Setting up the second factor.

use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64;
use pages::{
    Form, Language,
    views::access::{RecoveryCodes, SecondFactor},
};
use qrcode::{QrCode, render::svg};

use crate::{
    access::{second_factor, totp},
    ctx::Ctx,
    error::AppError,
    web::{form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    if must_prove_first(&ctx)? {
        return Ok(Redirect::to("/sign-in/code").into_response());
    }
    Ok(view::html(&page(&ctx, Form::new()).await?))
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    if must_prove_first(&ctx)? {
        return Ok(Redirect::to("/sign-in/code").into_response());
    }
    let mut form = sent.form;
    if let Some(codes) = second_factor::confirm(&ctx, ctx.signed()?, form.text("code")).await? {
        let page = view::page(&ctx);
        return Ok(view::html(&RecoveryCodes { page, codes }));
    }
    form.refuse("code", Language::English.t("access-code-wrong"));
    Ok(view::again(&page(&ctx, form).await?))
}

pub async fn new_codes(ctx: Ctx) -> Result<Response, AppError> {
    let codes = second_factor::new_codes(&ctx, ctx.signed()?).await?;
    let page = view::page(&ctx);
    Ok(view::html(&RecoveryCodes { page, codes }))
}

/// Whoever knows the password alone must not put another phone in the place of the person's own.
fn must_prove_first(ctx: &Ctx) -> Result<bool, AppError> {
    let signed = ctx.signed()?;
    Ok(signed.has_second_factor && !signed.second_factor)
}

async fn page(ctx: &Ctx, form: Form) -> Result<SecondFactor, AppError> {
    let signed = ctx.signed()?;
    let set_up = second_factor::begin(ctx, signed).await?;
    let picture = QrCode::new(set_up.address.as_bytes())
        .map_err(|error| AppError::Internal(error.into()))?
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .build();
    Ok(SecondFactor {
        page: view::page(ctx).showing(&form),
        form,
        picture: format!(
            "data:image/svg+xml;base64,{}",
            BASE64.encode(picture.as_bytes())
        ),
        key: totp::for_typing(&set_up.secret),
        required: signed.needs_second_factor() && !signed.has_second_factor,
        replacing: signed.has_second_factor,
    })
}
