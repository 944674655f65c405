//! Keeps other sites from sending forms in a signed-in person's name (CSRF).
//!
//! Browsers say where a request comes from: `Sec-Fetch-Site`, and `Origin` in those too old for it. A form sent from
//! elsewhere is refused. A client that sends neither is not a browser and carries no cookie of somebody else; our
//! cookies are `SameSite=Lax` besides.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::Response,
};

use crate::error::AppError;

pub async fn refuse_foreign_forms(request: Request, next: Next) -> Result<Response, AppError> {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if reads || is_ours(request.headers()) {
        Ok(next.run(request).await)
    } else {
        Err(AppError::ForeignForm)
    }
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &axum::http::HeaderValue| value.to_str().ok())
    };
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (
        headers.contains_key(header::ORIGIN),
        text(header::ORIGIN),
        text(header::HOST),
    ) {
        (false, ..) => true,
        (true, Some(origin), Some(host)) => origin
            .split_once("://")
            .is_some_and(|(_, from)| from.eq_ignore_ascii_case(host)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    value.parse().unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn a_form_from_our_own_page_is_ours() {
        assert!(is_ours(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_ours(&headers(&[
            ("origin", "https://club.example"),
            ("host", "club.example")
        ])));
    }

    #[test]
    fn a_form_from_another_site_is_refused() {
        assert!(!is_ours(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!is_ours(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!is_ours(&headers(&[
            ("origin", "https://evil.example"),
            ("host", "club.example")
        ])));
        assert!(!is_ours(&headers(&[
            ("origin", "null"),
            ("host", "club.example")
        ])));
    }

    #[test]
    fn a_program_that_says_nothing_is_not_a_browser() {
        assert!(is_ours(&headers(&[("host", "club.example")])));
    }
}
