//! PostgreSQL.

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode};

use super::Settings;
use crate::{Error, Result};

/// The turn that every writer waits for, so that a use case meets the same order of things here as on SQLite.
/// Advisory locks belong to one database, so two organisations on one server do not wait for each other.
pub(super) const WRITERS_TURN: &str = "SELECT pg_advisory_xact_lock(6003711223)";

/// The address as written, but never half-hearted about encryption: left to itself, the client would offer it, believe any
/// certificate and do without when the server says so, and whoever sits between could read every name.
fn address(url: &str) -> Result<PgConnectOptions> {
    let options = PgConnectOptions::from_str(url).map_err(|_| {
        // The parser's own words may quote the URL, and with it the password.
        Error::Settings(
            "the PostgreSQL address cannot be read: write postgres://USER:PASSWORD@HOST/NAME"
                .to_owned(),
        )
    })?;
    let near = options.get_socket().is_some()
        || ["localhost", "127.0.0.1", "::1", "[::1]"].contains(&options.get_host());
    Ok(match options.get_ssl_mode() {
        PgSslMode::Prefer | PgSslMode::Allow if !near => options.ssl_mode(PgSslMode::VerifyFull),
        _ => options,
    })
}

/// A pool that writes and a pool that can only read.
pub(super) async fn open(url: &str, settings: &Settings) -> Result<(PgPool, PgPool)> {
    let wait = settings.wait.as_millis().to_string();
    let options = address(url)?.application_name("chaperone").options([
        ("lock_timeout", wait.as_str()),
        // A hung statement or a forgotten transaction must not hold everybody else's turn.
        ("statement_timeout", "60000"),
        ("idle_in_transaction_session_timeout", "60000"),
    ]);
    let writer = PgPoolOptions::new()
        .max_connections(settings.readers.max(1))
        .acquire_timeout(settings.wait)
        .connect_with(options.clone())
        .await?;
    let readers = PgPoolOptions::new()
        .max_connections(settings.readers.max(1))
        .acquire_timeout(settings.wait)
        .connect_with(options.options([("default_transaction_read_only", "on")]))
        .await?;
    Ok((writer, readers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_elsewhere_must_prove_who_it_is_unless_told_otherwise() {
        for (url, encrypted) in [
            ("postgres://club@db.example.org/club", true),
            ("postgres://club@db.example.org/club?sslmode=prefer", true),
            ("postgres://club@10.0.0.7/club", true),
            ("postgres://club@db.example.org/club?sslmode=disable", false),
            ("postgres://club@localhost/club", false),
            ("postgres://club@127.0.0.1/club", false),
            ("postgres://club@[::1]/club", false),
            ("postgres://club@localhost/club?host=/run/postgresql", false),
        ] {
            let mode = address(url).expect("an address").get_ssl_mode();
            assert_eq!(matches!(mode, PgSslMode::VerifyFull), encrypted, "{url}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_read_is_not_quoted() {
        let error = address("postgres://club:hunter2@db:port/club").expect_err("no such port");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}
