//! The door for browsers.

pub mod assets;
pub mod dates;
pub mod failure;
pub mod flash;
pub mod form;
pub mod guard;
pub mod health;
pub mod metrics;
pub mod origin;
pub mod route;
pub mod shield;
pub mod view;

use std::time::Duration;

use axum::{Extension, Router, http::StatusCode, middleware};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer,
};

use crate::app::App;
use route::Routes;

/// Every route of the product, each with its guard.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .merge(assets::routes())
        .merge(health::routes())
        .merge(crate::access::pages::routes())
        .merge(crate::people::pages::routes())
        .merge(crate::people::import::pages::routes())
        .merge(crate::people::set_up::pages::routes())
        .merge(crate::home::pages::routes())
        .merge(crate::demo::pages::routes())
        .merge(crate::evidence::pages::routes())
        .merge(crate::governance::pages::routes())
        .merge(crate::governance::directory::pages::routes())
        .merge(crate::governance::documents::pages::routes())
        .merge(crate::governance::registers::pages::routes())
        .merge(crate::response::pages::routes())
        .merge(crate::reporting::public::routes())
        .merge(crate::reporting::staff::pages::routes())
        .merge(crate::keys::pages::routes())
}

/// The whole service, ready to be served.
pub fn service(app: App) -> Router {
    routes()
        .into_router()
        .layer(middleware::from_fn(metrics::count))
        .layer(middleware::from_fn(origin::refuse_foreign_forms))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            // A film from an old phone on a slow line takes minutes.
            Duration::from_secs(300),
        ))
        .layer(middleware::from_fn_with_state(app.clone(), failure::show))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            shield::add_headers,
        ))
        .layer(CompressionLayer::new())
        .layer(Extension(app.clone()))
        .with_state(app)
}
