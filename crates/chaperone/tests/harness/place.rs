//! A database and a folder of its own for each test.

use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use sqlx::{Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;

/// Where a test's Chaperone keeps its things.
pub struct Place {
    pub folder: TempDir,
    pub database: String,
}

impl Place {
    /// Every byte that the database keeps: of SQLite the file and its journal, of PostgreSQL every row of every table as text.
    pub async fn everything(&self) -> Vec<u8> {
        if let Some(path) = self.database.strip_prefix("sqlite:") {
            let mut bytes = std::fs::read(path).expect("the database file");
            let journal = std::fs::read(Path::new(path).with_extension("db-wal"));
            bytes.extend(journal.expect("its journal"));
            return bytes;
        }
        let mut conn = PgConnection::connect(&self.database)
            .await
            .expect("a connection");
        let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
        let tables: Vec<String> = sqlx::query_scalar(tables)
            .fetch_all(&mut conn)
            .await
            .expect("the tables");
        let mut bytes = Vec::new();
        for table in tables {
            let sql = sqlx::AssertSqlSafe(format!("SELECT t::text FROM {table} t"));
            let rows: Vec<String> = sqlx::query_scalar(sql)
                .fetch_all(&mut conn)
                .await
                .expect("its rows");
            bytes.extend(rows.join("\n").into_bytes());
        }
        bytes
    }

    /// SQL behind Chaperone's back, as an intruder would run it.
    pub async fn raw(&self, sql: &'static str) {
        match self.database.strip_prefix("sqlite:") {
            Some(path) => {
                let mut conn = SqliteConnection::connect(path).await.expect("a connection");
                let done = sqlx::raw_sql(sql).execute(&mut conn).await.map(|_| ());
                done.expect("it runs");
            }
            None => {
                let mut conn = PgConnection::connect(&self.database)
                    .await
                    .expect("a connection");
                let done = sqlx::raw_sql(sql).execute(&mut conn).await.map(|_| ());
                done.expect("it runs");
            }
        }
    }
}

/// SQLite, or PostgreSQL when `CHAPERONE_TEST_DATABASE=postgres`; then `CHAPERONE_TEST_PG` says where it is.
pub async fn new() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let database = if setting("CHAPERONE_TEST_DATABASE").as_deref() == Some("postgres") {
        on_postgresql().await
    } else {
        format!("sqlite:{}", folder.path().join("chaperone.db").display())
    };
    Place { folder, database }
}

async fn on_postgresql() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = setting("CHAPERONE_TEST_PG").expect(
        "CHAPERONE_TEST_PG names the server: export CHAPERONE_TEST_PG=$(bin/pg-for-tests start)",
    );
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("outside_{}_{count}", std::process::id());
    let mut admin = PgConnection::connect(&server)
        .await
        .expect("the test server takes connections");
    for sql in ["DROP DATABASE IF EXISTS", "CREATE DATABASE"] {
        let sql = sqlx::AssertSqlSafe(format!("{sql} {name}"));
        sqlx::raw_sql(sql)
            .execute(&mut admin)
            .await
            .expect("a database");
    }
    server.replace("/postgres?", &format!("/{name}?"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test needs the address of its database"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
