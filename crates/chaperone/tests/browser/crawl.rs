//! Finds every page that somebody can reach by links, without pressing a button.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chaperone::{access::totp, demo};
use scraper::{Html, Selector};

use crate::harness::{Browser, World};

/// How many pages of one kind are looked at: the tenth clause looks like the third.
const OF_A_KIND: usize = 3;

/// A browser in which somebody of the demo is signed in.
pub async fn sign_in(world: &World, who: Option<&str>) -> Browser {
    let browser = Browser::new(&world.base);
    let Some(email) = who else { return browser };
    let page = browser
        .get("/sign-in")
        .await
        .form("/sign-in")
        .fill("email", email)
        .fill("password", demo::PASSWORD)
        .send()
        .await;
    let one = demo::cast().into_iter().find(|one| one.email == email);
    let secret = one.expect("one of the cast").secret;
    if let Some(secret) = secret {
        let code = totp::code_at(&secret, world.now()).expect("a code");
        page.form("/sign-in/code")
            .fill("code", &code)
            .send()
            .await
            .is(200);
    }
    browser
}

/// The paths of all pages, from the front page on.
pub async fn pages(browser: &Browser) -> Vec<String> {
    let mut waiting = VecDeque::from(["/".to_owned(), "/sign-in".to_owned(), "/forgot".to_owned()]);
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let count = kinds.entry(kind(&path)).or_default();
        *count += 1;
        if *count > OF_A_KIND {
            continue;
        }
        let page = browser.get(&path).await;
        let html = page
            .headers
            .get("content-type")
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        assert!(
            page.status.is_success(),
            "a link leads to {path}, which answers {}:\n{}",
            page.status,
            page.words()
        );
        if !html || page.path != path.split('?').next().unwrap_or_default() {
            continue;
        }
        for link in links(&page.text) {
            if known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        found.push(path);
    }
    found
}

/// Paths that differ only in ids, numbers and the clause they are about are of one kind.
pub fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let parts = parts.iter().enumerate().map(|(place, part)| {
        let of_a_list =
            place > 0 && matches!(parts[place - 1], "clauses" | "attestations" | "explain");
        if of_a_list || part.chars().any(|letter| letter.is_ascii_digit()) {
            "*"
        } else {
            part
        }
    });
    let names: Vec<&str> = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .collect();
    format!(
        "{}?{}",
        parts.collect::<Vec<_>>().join("/"),
        names.join("&")
    )
}

fn links(text: &str) -> Vec<String> {
    let selector = Selector::parse("a[href]").expect("a selector");
    let html = Html::parse_document(text);
    html.select(&selector)
        .filter_map(|link| link.value().attr("href"))
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .filter(|href| href.starts_with('/') && !href.starts_with("//"))
        .collect()
}
