//! The database as the application holds it.

use std::path::PathBuf;

use sqlx::{PgPool, SqlitePool};

use super::settings::Place;
use super::{Conn, Settings, Tx, postgres, sqlite};
use crate::{Result, ServerKey};

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(super) pools: Pools,
    key: ServerKey,
}

#[derive(Clone)]
pub(super) enum Pools {
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        path: PathBuf,
    },
    Postgres {
        writer: PgPool,
        readers: PgPool,
    },
}

impl Db {
    /// Open the database, making a SQLite file (mode 0600) when there is none. Applies no migration: see [`Db::migrate`].
    pub async fn open(settings: &Settings) -> Result<Db> {
        let pools = match settings.place()? {
            Place::Sqlite(path) => {
                let (writer, readers) = sqlite::open(&path, settings).await?;
                Pools::Sqlite {
                    writer,
                    readers,
                    path,
                }
            }
            Place::Postgres(url) => {
                let (writer, readers) = postgres::open(&url, settings).await?;
                Pools::Postgres { writer, readers }
            }
        };
        let key = settings.key.clone();
        Ok(Db { pools, key })
    }

    /// The key that the rows are sealed under, for callers who derive keys of their own from it.
    pub fn server_key(&self) -> &ServerKey {
        &self.key
    }

    /// A connection that can only read, each statement seeing what is committed by then.
    pub async fn read(&self) -> Result<Conn> {
        let key = self.key.clone();
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => Conn::sqlite(readers.acquire().await?, key),
            Pools::Postgres { readers, .. } => Conn::postgres(readers.acquire().await?, key),
        })
    }

    /// A reader for which time stands still: all its statements see the database of one moment. For reports and evidence.
    pub async fn snapshot(&self) -> Result<Tx> {
        let key = self.key.clone();
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => {
                Tx::sqlite(readers.begin_with("BEGIN DEFERRED").await?, key)
            }
            Pools::Postgres { readers, .. } => Tx::postgres(
                readers
                    .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
                key,
            ),
        })
    }

    /// Begin a transaction that may write. Writers take turns on both databases: what one reads stays true until it commits.
    ///
    /// Do not begin a second one while holding the first: it would wait for itself until [`crate::Error::Unavailable`].
    pub async fn begin(&self) -> Result<Tx> {
        let key = self.key.clone();
        Ok(match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Tx::sqlite(writer.begin_with("BEGIN IMMEDIATE").await?, key)
            }
            Pools::Postgres { writer, .. } => {
                let mut tx = writer.begin().await?;
                sqlx::query(postgres::WRITERS_TURN)
                    .execute(&mut *tx)
                    .await?;
                Tx::postgres(tx, key)
            }
        })
    }

    /// `sqlite` or `postgresql`, for the status page and nothing else.
    pub fn kind(&self) -> &'static str {
        match &self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres { .. } => "postgresql",
        }
    }

    /// Finish what is running and let go of the files and sockets.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite {
                writer, readers, ..
            } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
        }
    }
}
