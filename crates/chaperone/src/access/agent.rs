//! What a request tells of its browser, kept as short as it serves.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};

use crate::app::App;

/// "Firefox on Android": enough to know one's own phone again, too little to know anybody by.
#[must_use]
pub fn describe(headers: &HeaderMap) -> String {
    let text = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    // The order matters: nearly every browser says it is Safari, and Edge says it is Chrome.
    let browser = [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    let system = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "Chromebook"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ];
    let find = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| text.contains(mark))
            .map(|(_, name)| *name)
    };
    match (find(&browser), find(&system)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "Unknown browser".to_owned(),
    }
}

/// Where a request came from, for counting wrong tries; never stored as it is. Behind a proxy that we were told to
/// believe, the last address it added counts: earlier ones are the sender's own claim.
#[must_use]
pub fn address(app: &App, headers: &HeaderMap, peer: Option<IpAddr>) -> String {
    let forwarded = headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
        .and_then(|list| list.rsplit(',').next())
        .map(str::trim);
    match forwarded {
        Some(address) if app.config().behind_proxy => address.to_owned(),
        _ => peer.map_or_else(|| "unknown".to_owned(), |peer| peer.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(agent: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, agent.parse().unwrap());
        describe(&headers)
    }

    #[test]
    fn a_browser_is_known_again_by_its_owner() {
        assert_eq!(
            described(
                "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
            ),
            "Chrome on Android"
        );
        assert_eq!(
            described("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120"),
            "Edge on Windows"
        );
        assert_eq!(described("curl/8"), "Unknown browser");
    }
}
