//! The list of routes, each with its guard, and the router made from it.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    middleware::{Next, from_fn},
    routing::{MethodRouter, get, post},
};

use super::guard::{Guard, enforce};
use crate::app::App;

/// A form without files; a route that takes files states its own limit. Room for every field of the longest form at its own
/// limit and much more, in letters that travel as twelve bytes each: too much comes back with a message and every word.
pub const FORM_LIMIT: usize = 2 * 1024 * 1024;

/// What a route says of itself: read by the test that knocks on every door.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    pub method: &'static str,
    pub path: &'static str,
    pub guard: Guard,
    pub files: Option<Files>,
}

/// How large the files of a form may be, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    pub each: usize,
    pub together: usize,
}

static DECLARED: LazyLock<Vec<Declared>> = LazyLock::new(|| super::routes().declared);

/// What the route with this method and path, as it was declared, says of itself.
#[must_use]
pub fn declared(method: &str, pattern: &str) -> Option<&'static Declared> {
    DECLARED
        .iter()
        .find(|one| one.method == method && one.path == pattern)
}

/// The page with the form that was sent to `path`: the nearest one at or above it that can be read. `pattern` is the path as it
/// was declared.
#[must_use]
pub fn page_of(pattern: &str, path: &str) -> Option<String> {
    let (mut pattern, mut path) = (pattern, path);
    while !pattern.is_empty() {
        if declared("GET", pattern).is_some() {
            return Some(path.to_owned());
        }
        pattern = pattern.rsplit_once('/')?.0;
        path = path.rsplit_once('/')?.0;
    }
    None
}

/// Routes in the making.
#[derive(Default)]
pub struct Routes {
    declared: Vec<Declared>,
    router: Router<App>,
}

impl Routes {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn get<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("GET", path, guard, None, get(handler))
    }

    #[must_use]
    pub fn post<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            "POST",
            path,
            guard,
            None,
            post(handler).layer(DefaultBodyLimit::max(FORM_LIMIT)),
        )
    }

    /// A form with a text of up to `limit` bytes.
    #[must_use]
    pub fn post_long<H, T>(self, path: &'static str, guard: Guard, limit: usize, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            "POST",
            path,
            guard,
            None,
            post(handler).layer(DefaultBodyLimit::max(limit)),
        )
    }

    /// A form that carries a file of up to `limit` bytes.
    #[must_use]
    pub fn post_file<H, T>(self, path: &'static str, guard: Guard, limit: usize, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let files = Files {
            each: limit,
            together: limit,
        };
        self.post_files(path, guard, files, limit, handler)
    }

    /// A form that carries files. `room`: the bytes that are read, so that files that are too large come back with words.
    #[must_use]
    pub fn post_files<H, T>(
        self,
        path: &'static str,
        guard: Guard,
        files: Files,
        room: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            "POST",
            path,
            guard,
            Some(files),
            post(handler).layer(DefaultBodyLimit::max(room)),
        )
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        guard: Guard,
        files: Option<Files>,
        handler: MethodRouter<App>,
    ) -> Self {
        self.declared.push(Declared {
            method,
            path,
            guard,
            files,
        });
        let guarded = handler.layer(from_fn(move |request: Request, next: Next| {
            enforce(guard, request, next)
        }));
        self.router = self.router.route(path, guarded);
        self
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.declared.extend(other.declared);
        self.router = self.router.merge(other.router);
        self
    }

    #[must_use]
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    pub fn into_router(self) -> Router<App> {
        self.router
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_the_page_that_shows_it() {
        let back = |pattern, path| page_of(pattern, path);
        let same = back("/concerns/new", "/concerns/new");
        assert_eq!(same.as_deref(), Some("/concerns/new"));
        let above = back("/concerns/{id}/answer", "/concerns/7/answer");
        assert_eq!(above.as_deref(), Some("/concerns/7"));
        assert_eq!(back("/tell/send", "/tell/send").as_deref(), Some("/tell"));
        assert_eq!(back("/sign-out", "/sign-out"), None);
    }
}
