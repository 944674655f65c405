//! A copy of the whole database while it runs.

use std::fs::File;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::Db;
use super::db::Pools;
use crate::{Error, Result};

impl Db {
    /// Copy the database to a new file (mode 0600) that is a whole database by itself. Readers and writers go on meanwhile.
    ///
    /// Refuses to write over a file. On PostgreSQL this is an error that names `pg_dump`.
    pub async fn backup_to(&self, path: &Path) -> Result<()> {
        let Pools::Sqlite { path: from, .. } = &self.pools else {
            return Err(Error::Settings(
                "this database is PostgreSQL: make the backup with pg_dump --format=custom"
                    .to_owned(),
            ));
        };
        let text = path.to_str().ok_or_else(|| {
            Error::Settings("the path of a backup must be readable text (UTF-8)".to_owned())
        })?;
        let refuse = |error: std::io::Error| {
            Error::Settings(format!("cannot write the backup {text}: {error}"))
        };
        // Made before SQLite fills it, so that the names in it are never readable by others, not even for a moment.
        let file = File::options()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(refuse)?;
        // A connection of its own: the writer's would hold up every writer, and the readers may not write at all.
        let mut conn = SqliteConnectOptions::new()
            .filename(from)
            .create_if_missing(false)
            .connect()
            .await?;
        sqlx::query("VACUUM INTO $1")
            .bind(text)
            .execute(&mut conn)
            .await?;
        conn.close().await?;
        file.sync_all().map_err(refuse)
    }
}
