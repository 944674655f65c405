//! A database and a folder of its own for each test.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
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

    /// What a statement counts, read behind Chaperone's back.
    pub async fn count(&self, sql: &'static str) -> i64 {
        count_in(&self.database, sql).await
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

/// What a statement counts in a database.
pub async fn count_in(database: &str, sql: &'static str) -> i64 {
    let counted = match database.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = SqliteConnection::connect(path).await.expect("a connection");
            sqlx::query_scalar(sql).fetch_one(&mut conn).await
        }
        None => {
            let mut conn = PgConnection::connect(database).await.expect("a connection");
            sqlx::query_scalar(sql).fetch_one(&mut conn).await
        }
    };
    counted.expect("a number")
}

/// On SQLite, whatever the other tests run on.
pub fn on_sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite:{}", folder.path().join("chaperone.db").display());
    Place { folder, database }
}

/// On PostgreSQL, whatever the other tests run on: the one that `CHAPERONE_TEST_PG` names, or one for this process alone.
pub async fn on_a_postgresql() -> Place {
    match setting("CHAPERONE_TEST_PG") {
        Some(server) => on_server(&server).await,
        None => on_server(own_postgresql()).await,
    }
}

/// A database of its own on this server.
pub async fn on_server(server: &str) -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let database = on_postgresql(server).await;
    Place { folder, database }
}

/// A server that stops when this process ends, however it ends: its standard input closes then.
fn own_postgresql() -> &'static str {
    static SERVER: OnceLock<(String, Child)> = OnceLock::new();
    let (url, _) = SERVER.get_or_init(|| {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../bin/pg-for-tests");
        let mut child = Command::new(script)
            .arg("run")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("bin/pg-for-tests can be run");
        let mut url = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut url)
            .expect("its first line");
        assert!(
            url.starts_with("postgres://"),
            "PostgreSQL is needed: install it (Debian: postgresql), or set CHAPERONE_TEST_PG to the URL of a server"
        );
        (url.trim().to_owned(), child)
    });
    url
}

/// SQLite, or PostgreSQL when `CHAPERONE_TEST_DATABASE=postgres`; then `CHAPERONE_TEST_PG` says where it is.
pub async fn new() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let database = if setting("CHAPERONE_TEST_DATABASE").as_deref() == Some("postgres") {
        let server = setting("CHAPERONE_TEST_PG").expect(
            "CHAPERONE_TEST_PG names the server: export CHAPERONE_TEST_PG=$(bin/pg-for-tests start)",
        );
        on_postgresql(&server).await
    } else {
        format!("sqlite:{}", folder.path().join("chaperone.db").display())
    };
    Place { folder, database }
}

async fn on_postgresql(server: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("outside_{}_{count}", std::process::id());
    let mut admin = PgConnection::connect(server)
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
pub fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
