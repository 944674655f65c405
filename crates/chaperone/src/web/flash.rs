//! A sentence that survives one redirect: what was done, shown on the next page.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use data_encoding::BASE64URL_NOPAD;

const NAME: &str = "chaperone-done";

/// Goes on to `path` and says there what was done. The text is ours or what the same person just typed; it is not
/// trusted when it comes back: templates escape it.
#[must_use]
pub fn redirect(path: &str, done: &str) -> Response {
    let mut response = Redirect::to(path).into_response();
    let cookie = Cookie::build((NAME, BASE64URL_NOPAD.encode(done.as_bytes())))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .build();
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// What was done just now, if anything.
#[must_use]
pub fn read(headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let bytes = BASE64URL_NOPAD.decode(jar.get(NAME)?.value().as_bytes());
    String::from_utf8(bytes.ok()?).ok()
}

/// Forgets it, so that it is said once.
pub fn clear(response: &mut Response) {
    response.headers_mut().append(
        header::SET_COOKIE,
        HeaderValue::from_static("chaperone-done=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
    );
}
