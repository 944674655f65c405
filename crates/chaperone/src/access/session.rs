//! Sessions: a random secret in a cookie, its hash in a row that can be listed and ended.

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use jiff::{SignedDuration, tz::TimeZone};
use store::{Conn, Day, Digest};
use uuid::Uuid;

use super::{
    actor::Signed,
    role::{Choice, Role},
    token::Token,
};
use crate::{app::App, ctx::Ctx, error::AppError, sealing::keys::Unlocked};

/// A session nobody used for this long has ended: a shared computer in a club room is the rule, not the exception.
const IDLE: SignedDuration = SignedDuration::from_hours(8);
/// And none lives longer than this.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How often "last seen" is written.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// `__Host-` binds the cookie to this very host; browsers take it over https only.
fn cookie_name(app: &App) -> &'static str {
    if app.config().by_tls() {
        "__Host-chaperone"
    } else {
        "chaperone"
    }
}

/// Begins a session for a person who proved a password or a link.
///
/// # Errors
/// When the row cannot be written.
pub async fn begin(
    ctx: &Ctx,
    tx: &mut Conn,
    person: Uuid,
    agent: &str,
    unlocked: Option<&Unlocked>,
) -> Result<Token, AppError> {
    let token = Token::new(ctx.app.entropy());
    let sealed_key = unlocked.map(|own| own.seal_for_session(ctx, &token.key(), person));
    store::session::insert(
        tx,
        &store::session::Session {
            id_hash: Digest(token.hash()),
            person_id: person,
            created_at: ctx.ts(),
            last_seen_at: ctx.ts(),
            expires_at: ctx.ts().plus(LONGEST),
            second_factor_at: None,
            agent: agent.to_owned(),
            ended_at: None,
            sealed_key,
        },
    )
    .await?;
    Ok(token)
}

/// Who the request's cookie belongs to, if its session still lives.
///
/// # Errors
/// When the database cannot be read: then nobody is taken for nobody.
pub async fn from_headers(
    app: &App,
    zone: &TimeZone,
    headers: &HeaderMap,
) -> Result<Option<Signed>, AppError> {
    let jar = CookieJar::from_headers(headers);
    let Some(token) = jar
        .get(cookie_name(app))
        .and_then(|cookie| Token::parse(cookie.value()))
    else {
        return Ok(None);
    };
    let now = store::Ts::from(app.clock().now());
    let hash = Digest(token.hash());
    let mut conn = app.db().read().await?;
    let Some(session) = store::session::live(&mut conn, hash, now).await? else {
        return Ok(None);
    };
    let unlocked = match &session.sealed_key {
        Some(sealed) => Some(Unlocked::from_session(
            &token.key(),
            session.person_id,
            sealed,
        )?),
        None => None,
    };
    let idle = now.since(session.last_seen_at);
    if idle >= IDLE {
        return Ok(None);
    }
    let today = Day::from(app.clock().today(zone));
    let person = store::person::get(&mut conn, session.person_id).await?;
    if person.ended_on.is_some_and(|last| last <= today) {
        return Ok(None);
    }
    let roles = store::appointment::of_person(&mut conn, person.id)
        .await?
        .iter()
        .filter(|post| post.starts_on <= today && post.ends_on.is_none_or(|last| today <= last))
        .filter_map(|post| Role::from_key(&post.role))
        .collect();
    let has_second_factor = store::credential::find(&mut conn, person.id)
        .await?
        .is_some_and(|credential| credential.totp_confirmed_at.is_some());
    drop(conn);
    if idle >= SEEN_EVERY {
        let mut tx = app.db().begin().await?;
        store::session::touch(&mut tx, hash, now, session.expires_at).await?;
        tx.commit().await?;
    }
    Ok(Some(Signed {
        person: person.id,
        name: person.name,
        kind: person.kind,
        roles,
        session: hash,
        second_factor: session.second_factor_at.is_some(),
        has_second_factor,
        unlocked,
    }))
}

/// Puts a person's key into the session at hand, which was begun without it.
///
/// # Errors
/// When the request has no session of theirs, or the row cannot be written.
pub async fn unlock(
    ctx: &Ctx,
    tx: &mut Conn,
    headers: &HeaderMap,
    own: &Unlocked,
) -> Result<(), AppError> {
    let signed = ctx.signed()?;
    let jar = CookieJar::from_headers(headers);
    let token = jar
        .get(cookie_name(&ctx.app))
        .and_then(|cookie| Token::parse(cookie.value()))
        .filter(|token| Digest(token.hash()) == signed.session)
        .ok_or_else(|| AppError::internal("somebody signed in has no session"))?;
    let sealed = own.seal_for_session(ctx, &token.key(), signed.person);
    store::session::set_key(tx, signed.session, &sealed).await?;
    Ok(())
}

/// The header that hands the session to the browser.
#[must_use]
pub fn cookie(app: &App, token: &Token) -> HeaderValue {
    header(app, token.reveal(), None)
}

/// The header that takes it away.
#[must_use]
pub fn no_cookie(app: &App) -> HeaderValue {
    header(app, String::new(), Some(0))
}

fn header(app: &App, value: String, age: Option<i64>) -> HeaderValue {
    let mut text = Cookie::build((cookie_name(app), value))
        .path("/")
        .http_only(true)
        .secure(app.config().by_tls())
        .same_site(SameSite::Lax)
        .build()
        .to_string();
    if let Some(age) = age {
        text.push_str(&format!("; Max-Age={age}"));
    }
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// Adds a cookie to a response.
pub fn set(headers: &mut HeaderMap, cookie: HeaderValue) {
    headers.append(header::SET_COOKIE, cookie);
}
