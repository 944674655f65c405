//! Where the database is, and what its rows are sealed under.

use std::path::PathBuf;
use std::time::Duration;

use vault::Key;

use crate::{Error, Result, ServerKey};

/// Where the database is, what it is sealed under, and how long to wait for it.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://user:password@host/name`. A PostgreSQL on another machine must show a certificate that this
    /// machine trusts (`sslrootcert=PATH` names another authority), unless the address itself says `sslmode=disable`.
    pub url: String,
    /// What people's names, addresses and contacts are sealed under. Kept apart from the database, and from its backups.
    pub key: ServerKey,
    /// Connections that read at the same time (on SQLite beside the one that writes).
    pub readers: u32,
    /// How long a reader or writer waits for its turn before [`Error::Unavailable`].
    pub wait: Duration,
}

impl Settings {
    /// Four readers, and half a minute of patience: half of what a page may take, so that a rush of reports waits its turn and is not
    /// turned away.
    pub fn new(url: impl Into<String>, key: &Key) -> Settings {
        Settings {
            url: url.into(),
            key: ServerKey::new(key),
            readers: 4,
            wait: Duration::from_secs(30),
        }
    }

    /// Whether there is a database to look into: a SQLite file that is not there yet holds nothing. A PostgreSQL always is,
    /// or cannot be reached.
    pub(crate) fn is_there(&self) -> Result<bool> {
        match self.place()? {
            Place::Postgres(_) => Ok(true),
            Place::Sqlite(path) => path.try_exists().map_err(|error| {
                Error::Settings(format!("cannot look for {}: {error}", path.display()))
            }),
        }
    }

    pub(super) fn place(&self) -> Result<Place> {
        if let Some(path) = self.url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains(":memory:") || path.contains('?') {
                return Err(Error::Settings(
                    "a SQLite database needs a file: write sqlite:PATH, with no options".to_owned(),
                ));
            }
            return Ok(Place::Sqlite(PathBuf::from(path)));
        }
        if self.url.starts_with("postgres://") || self.url.starts_with("postgresql://") {
            return Ok(Place::Postgres(self.url.clone()));
        }
        Err(Error::Settings(
            "the database is written sqlite:PATH or postgres://USER@HOST/NAME".to_owned(),
        ))
    }
}

/// The URL may hold a password, so it is not shown, and neither is the key.
impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = self.url.split(':').next().unwrap_or("?");
        f.debug_struct("Settings")
            .field("url", &format_args!("{kind}:…"))
            .field("readers", &self.readers)
            .field("wait", &self.wait)
            .finish_non_exhaustive()
    }
}

pub(super) enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> Settings {
        Settings::new(url, &Key::from_bytes([0xA7; 32]))
    }

    #[test]
    fn neither_a_password_nor_the_key_ever_reaches_a_log() {
        let shown = format!("{:?}", settings("postgres://club:hunter2@db/club"));
        assert!(!shown.contains("hunter2"), "{shown}");
        for key in ["167", "a7", "A7"] {
            assert!(!shown.contains(key), "{shown}");
        }
    }

    #[test]
    fn a_database_in_memory_is_refused_with_words() {
        for url in [
            "sqlite::memory:",
            "sqlite:",
            "sqlite:a.db?mode=ro",
            "mysql://x",
            "a.db",
        ] {
            assert!(
                matches!(settings(url).place(), Err(Error::Settings(_))),
                "{url}"
            );
        }
    }
}
