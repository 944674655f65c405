//! `chaperone gallery`: every page with sample content, side by side, so that people can look them through.

use std::{net::SocketAddr, process::ExitCode};

use anyhow::Context;
use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use clap::Args;
use pages::gallery::Width;
use tokio::net::TcpListener;

#[derive(Args)]
pub struct Gallery {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
}

impl Gallery {
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let listener = TcpListener::bind(self.listen)
            .await
            .with_context(|| format!("listening on {}", self.listen))?;
        println!("All pages are at http://{}/gallery", self.listen);
        axum::serve(listener, router()).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The gallery by itself: sample content only, no database.
pub fn router() -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::to("/gallery") }))
        .route(
            "/gallery",
            get(|| async { shown(Some(pages::gallery::index())) }),
        )
        .route("/gallery/{area}/{name}", get(alone))
        .route("/gallery/{area}/{name}/{width}", get(framed))
        .route("/assets/{*path}", get(asset))
        .layer(from_fn(frames_of_our_own))
}

async fn alone(Path((area, name)): Path<(String, String)>) -> Response {
    shown(pages::gallery::alone(&area, &name))
}

async fn framed(Path((area, name, width)): Path<(String, String, String)>) -> Response {
    let width = match width.as_str() {
        "desktop" => Width::Desktop,
        "phone" => Width::Phone,
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    shown(pages::gallery::frame(&area, &name, width))
}

async fn asset(Path(path): Path<String>) -> Response {
    crate::web::assets::answer(&path).unwrap_or_else(IntoResponse::into_response)
}

fn shown<E: std::fmt::Display>(page: Option<Result<String, E>>) -> Response {
    match page {
        Some(Ok(html)) => Html(html).into_response(),
        Some(Err(error)) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// As strict as the product, but for frames of our own pages.
async fn frames_of_our_own(request: axum::extract::Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
        ),
    );
    response
}
