//! Whether the process lives, and whether it can serve.

use axum::{extract::State, http::StatusCode};

use super::{guard::Guard, route::Routes};
use crate::app::App;

pub fn routes() -> Routes {
    Routes::new()
        .get("/healthz", Guard::Always, alive)
        .get("/readyz", Guard::Always, ready)
}

async fn alive() -> &'static str {
    "ok\n"
}

/// Ready when the database answers and its schema is ours.
async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.db().check_schema().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
