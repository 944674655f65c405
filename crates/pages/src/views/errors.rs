//! Pages for when something does not work.

use askama::Template;

use crate::Page;

/// 404: there is no such page, or it is not for this person to know of.
#[derive(Debug, Template)]
#[template(path = "errors/not-found.html")]
pub struct NotFound {
    pub page: Page,
}

/// 422: what was asked for makes no sense here and no form can be shown again to mend it.
#[derive(Debug, Template)]
#[template(path = "errors/problem.html")]
pub struct Problem {
    pub page: Page,
    /// Whole sentences: what was wrong and what to do.
    pub reasons: Vec<String>,
    /// Where to try again.
    pub again: Option<String>,
}

/// 403: a form that did not come from our own pages.
#[derive(Debug, Template)]
#[template(path = "errors/cross-site.html")]
pub struct CrossSite {
    pub page: Page,
}

/// 500: our own mistake. The log holds the cause under the same `id`.
#[derive(Debug, Template)]
#[template(path = "errors/server.html")]
pub struct ServerError {
    pub page: Page,
    pub id: String,
}

/// 503: starting, stopping or overloaded.
#[derive(Debug, Template)]
#[template(path = "errors/unavailable.html")]
pub struct Unavailable {
    pub page: Page,
}
