//! Applying migrations.

use super::server_key;
use crate::engine::{Side, exec, rows};
use crate::{Conn, Db, Digest, Error, Result, Settings, Ts};

use super::dialect::Dialect;
use super::sources::{SOURCES, Source};

/// One migration and where it stands in this database.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Migration {
    pub version: i64,
    pub name: String,
    pub state: MigrationState,
    /// When it was applied here.
    pub applied_at: Option<Ts>,
}

/// Where a migration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MigrationState {
    Applied,
    /// In this program and not yet in the database.
    Waiting,
    /// Applied, but from a different text than the one in this program.
    Changed,
    /// In the database and unknown to this program: the database is newer.
    Unknown,
}

#[derive(sqlx::FromRow)]
struct Applied {
    version: i64,
    name: String,
    checksum: Digest,
    applied_at: Ts,
}

impl Db {
    /// Apply what is waiting, all of it in one transaction, and say which versions that were. Twice is as good as once.
    ///
    /// The first time, the database keeps a fingerprint of the server key, and from then on opens with no other.
    ///
    /// Fails with [`Error::SchemaNewer`] or [`Error::SchemaChanged`] and touches nothing when the database is not of this
    /// program, and with [`Error::OtherKey`] when it is sealed under another key.
    pub async fn migrate(&self, now: Ts) -> Result<Vec<i64>> {
        let mut tx = self.begin().await?;
        let applied = applied(&mut tx).await?;
        refuse_a_stranger(&applied)?;
        if !applied.is_empty() {
            server_key::check(&mut tx).await?;
        }
        let mut done = Vec::new();
        no_hurry(&mut tx).await?;
        for source in &SOURCES[applied.len()..] {
            apply(&mut tx, source, now).await?;
            done.push(source.version);
        }
        if applied.is_empty() {
            server_key::keep(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(done)
    }

    /// Every migration that this program or the database knows of, by version.
    pub async fn migrations(&self) -> Result<Vec<Migration>> {
        let applied = self.applied_by_now().await?;
        let mut list: Vec<Migration> = SOURCES
            .iter()
            .map(|source| {
                let found = applied.iter().find(|row| row.version == source.version);
                Migration {
                    version: source.version,
                    name: source.name.to_owned(),
                    state: match found {
                        None => MigrationState::Waiting,
                        Some(row) if row.checksum == checksum(source) => MigrationState::Applied,
                        Some(_) => MigrationState::Changed,
                    },
                    applied_at: found.map(|row| row.applied_at),
                }
            })
            .collect();
        let known = list.len();
        list.extend(applied.iter().skip(known).map(|row| Migration {
            version: row.version,
            name: row.name.clone(),
            state: MigrationState::Unknown,
            applied_at: Some(row.applied_at),
        }));
        Ok(list)
    }

    /// `Ok` when the database has exactly the schema of this program and is sealed under this key; otherwise an error that
    /// says what to do.
    pub async fn check_schema(&self) -> Result<()> {
        let applied = self.applied_by_now().await?;
        refuse_a_stranger(&applied)?;
        if !applied.is_empty() {
            server_key::check(&mut self.read().await?).await?;
        }
        if applied.len() < SOURCES.len() {
            return Err(Error::SchemaOlder {
                found: applied.last().map_or(0, |row| row.version),
                known: newest(),
            });
        }
        Ok(())
    }

    /// Whether the database at an address is sealed under some server key already: then a missing key is lost, and not yet to
    /// be made. Looks only, and makes no file; an address that cannot be read or reached is an error, never "no".
    pub async fn is_sealed(url: &str) -> Result<bool> {
        // Nothing is opened or sealed here, so that any key will do.
        let settings = Settings::new(url, &vault::Key::from_bytes([0; 32]));
        if !settings.is_there()? {
            return Ok(false);
        }
        let db = Db::open(&settings).await?;
        let applied = db.applied_by_now().await;
        db.close().await;
        Ok(!applied?.is_empty())
    }

    /// Reads only: a database without the table of migrations has none.
    async fn applied_by_now(&self) -> Result<Vec<Applied>> {
        let mut conn = self.read().await?;
        let there = match conn.side() {
            Side::Sqlite(c) => sqlx::query_scalar(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
            )
            .fetch_one(c)
            .await?,
            Side::Postgres(c) => {
                sqlx::query_scalar("SELECT count(to_regclass('migration'))")
                    .fetch_one(c)
                    .await?
            }
        };
        match there {
            0_i64 => Ok(Vec::new()),
            _ => listed(&mut conn).await,
        }
    }
}

/// Ready-made on the first run; inside the caller's turn, so two programs starting together do not both make it.
async fn applied(conn: &mut Conn) -> Result<Vec<Applied>> {
    let table = "CREATE TABLE IF NOT EXISTS migration (version {int} PRIMARY KEY, name {text} NOT NULL, \
                 checksum {bytes} NOT NULL, applied_at {int} NOT NULL) {strict};";
    script(conn, table).await?;
    listed(conn).await
}

async fn listed(conn: &mut Conn) -> Result<Vec<Applied>> {
    rows!(
        conn,
        Applied,
        "SELECT version, name, checksum, applied_at FROM migration ORDER BY version"
    )
}

fn newest() -> i64 {
    SOURCES.last().map_or(0, |source| source.version)
}

fn refuse_a_stranger(applied: &[Applied]) -> Result<()> {
    if let Some(row) = applied.last().filter(|row| row.version > newest()) {
        return Err(Error::SchemaNewer {
            found: row.version,
            known: newest(),
        });
    }
    for (row, source) in applied.iter().zip(SOURCES) {
        if row.version != source.version || row.checksum != checksum(source) {
            return Err(Error::SchemaChanged {
                version: row.version,
            });
        }
    }
    Ok(())
}

fn checksum(source: &Source) -> Digest {
    Digest::of(source.sql.as_bytes())
}

async fn apply(conn: &mut Conn, source: &Source, now: Ts) -> Result<()> {
    script(conn, source.sql).await?;
    exec!(
        conn,
        "INSERT INTO migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
        source.version,
        source.name,
        checksum(source),
        now
    )?;
    Ok(())
}

/// A migration of a large database may take longer than any statement of a request may.
async fn no_hurry(conn: &mut Conn) -> Result<()> {
    if let Side::Postgres(c) = conn.side() {
        sqlx::query("SET LOCAL statement_timeout = 0")
            .execute(c)
            .await?;
    }
    Ok(())
}

/// Several statements in one text. The text is ours, from this program, with nothing of anybody's in it.
async fn script(conn: &mut Conn, source: &str) -> Result<()> {
    match conn.side() {
        Side::Sqlite(c) => {
            let sql = sqlx::AssertSqlSafe(Dialect::Sqlite.expand(source));
            sqlx::raw_sql(sql).execute(c).await?;
        }
        Side::Postgres(c) => {
            let sql = sqlx::AssertSqlSafe(Dialect::Postgres.expand(source));
            sqlx::raw_sql(sql).execute(c).await?;
        }
    }
    Ok(())
}
