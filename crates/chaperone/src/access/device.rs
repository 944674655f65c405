//! Browsers that a person signed in from before: each has a count of its own, so that guessing from far away does not
//! keep the person out.

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use store::{Conn, Digest};
use uuid::Uuid;

use super::token::Token;
use crate::{app::App, ctx::Ctx, error::AppError};

const NAME: &str = "chaperone-browser";
const KEPT_DAYS: i64 = 400;

/// The browser's own secret, if it has one.
#[must_use]
pub fn from_headers(headers: &HeaderMap) -> Option<Token> {
    Token::parse(CookieJar::from_headers(headers).get(NAME)?.value())
}

/// Whether this browser has signed this person in before.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_known(conn: &mut Conn, device: &Token, person: Uuid) -> Result<bool, AppError> {
    Ok(store::device::is_of(conn, Digest(device.hash()), person).await?)
}

/// Remembers the browser; gives the secret to hand over when it is new.
///
/// # Errors
/// When the row cannot be written.
pub async fn remember(
    ctx: &Ctx,
    tx: &mut Conn,
    device: Option<Token>,
    person: Uuid,
) -> Result<Token, AppError> {
    let token = device.unwrap_or_else(|| Token::new(ctx.app.entropy()));
    store::device::remember(tx, Digest(token.hash()), person, ctx.ts()).await?;
    Ok(token)
}

/// The header that hands the secret to the browser.
#[must_use]
pub fn cookie(app: &App, token: &Token) -> HeaderValue {
    let text = Cookie::build((NAME, token.reveal()))
        .path("/sign-in")
        .http_only(true)
        .secure(app.config().by_tls())
        .same_site(SameSite::Strict)
        .build()
        .to_string();
    let seconds = KEPT_DAYS * 24 * 60 * 60;
    HeaderValue::from_str(&format!("{text}; Max-Age={seconds}"))
        .unwrap_or(HeaderValue::from_static(""))
}
