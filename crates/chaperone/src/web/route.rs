//! The list of routes, each with its guard, and the router made from it.

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    middleware::{Next, from_fn},
    routing::{MethodRouter, get, post},
};

use super::guard::{Guard, enforce};
use crate::app::App;

/// A form without files is small; a route that takes files states its own limit.
pub const FORM_LIMIT: usize = 256 * 1024;

/// What a route says of itself: read by the test that knocks on every door.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    pub method: &'static str,
    pub path: &'static str,
    pub guard: Guard,
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
        self.add("GET", path, guard, get(handler))
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
            post(handler).layer(DefaultBodyLimit::max(FORM_LIMIT)),
        )
    }

    /// A form that carries a file of up to `limit` bytes.
    #[must_use]
    pub fn post_file<H, T>(self, path: &'static str, guard: Guard, limit: usize, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            "POST",
            path,
            guard,
            post(handler).layer(DefaultBodyLimit::max(limit)),
        )
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        guard: Guard,
        handler: MethodRouter<App>,
    ) -> Self {
        self.declared.push(Declared {
            method,
            path,
            guard,
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
