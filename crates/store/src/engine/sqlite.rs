//! SQLite, hardened.

use std::fs::{DirBuilder, File, Permissions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqlitePool};

use super::Settings;
use crate::{Error, Result};

/// One connection that writes and some that can only read.
///
/// A single writer that begins with `BEGIN IMMEDIATE` never meets SQLITE_BUSY_SNAPSHOT, which no busy timeout can wait out.
pub(super) async fn open(path: &Path, settings: &Settings) -> Result<(SqlitePool, SqlitePool)> {
    close_to_others(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .foreign_keys(true)
        .busy_timeout(settings.wait)
        .synchronous(SqliteSynchronous::Full)
        // A schema edited by an attacker runs no function with side effects.
        .pragma("trusted_schema", "OFF")
        // A damaged page is an error at once and not a wrong answer.
        .pragma("cell_size_check", "ON")
        // What is deleted is overwritten: a removed person leaves no name in the file's free pages.
        .pragma("secure_delete", "ON")
        // INSERT OR REPLACE deletes too, and only then asks the triggers that keep records.
        .pragma("recursive_triggers", "ON")
        // Sorting never writes names to a temporary file.
        .pragma("temp_store", "MEMORY")
        // A long import gives its disk space back.
        .pragma("journal_size_limit", "16777216")
        // Rows cross a thread: in fifties, each fifty costs two sleeps and as many wakes.
        .row_buffer_size(4096);
    let writer = wal(options.clone(), settings).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(settings.readers.max(1))
        .acquire_timeout(settings.wait)
        // It is in this process and goes nowhere: asking whether it is still there costs as much as a question.
        .test_before_acquire(false)
        .connect_with(options.pragma("query_only", "ON"))
        .await?;
    Ok((writer, readers))
}

/// The one connection that writes, with the file in WAL mode.
///
/// The switch to WAL is the one step at which SQLite gives up at once and does not wait out `busy_timeout`, so programs that
/// start together on a new file would turn each other away: here they try again, for as long as everything else waits.
async fn wal(options: SqliteConnectOptions, settings: &Settings) -> Result<SqlitePool> {
    const BETWEEN_TRIES: Duration = Duration::from_millis(10);
    let options = options.journal_mode(SqliteJournalMode::Wal);
    let mut waited = Duration::ZERO;
    loop {
        let opened = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(settings.wait)
            .test_before_acquire(false)
            // A full disk makes SQLite end the transaction by itself. The client does not see that, fails to end it once more
            // and would refuse every later one: such a connection gives way to a new one.
            .before_acquire(|conn, _| Box::pin(async { Ok(!conn.is_in_transaction()) }))
            .connect_with(options.clone())
            .await;
        match opened {
            Err(error) if is_busy(&error) && waited < settings.wait => {
                tokio::time::sleep(BETWEEN_TRIES).await;
                waited += BETWEEN_TRIES;
            }
            opened => return Ok(opened?),
        }
    }
}

fn is_busy(error: &sqlx::Error) -> bool {
    const BUSY: i32 = 5;
    let code = error.as_database_error().and_then(|found| found.code());
    code.and_then(|code| code.parse::<i32>().ok())
        .is_some_and(|code| code & 0xff == BUSY)
}

/// Only the account that runs Chaperone may read the file. SQLite gives its `-wal` and `-shm` the same mode.
fn close_to_others(path: &Path) -> Result<()> {
    let refuse = |what: &str, error: std::io::Error| {
        Error::Settings(format!("{what} {}: {error}", path.display()))
    };
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| refuse("cannot make the folder for", error))?;
    }
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(|error| refuse("cannot open", error))?;
    file.set_permissions(Permissions::from_mode(0o600))
        .map_err(|error| refuse("cannot close to other accounts", error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Side;
    use crate::{Conn, Db, Digest, Ts, blob, organisation, throttle};

    async fn opened(folder: &tempfile::TempDir) -> Db {
        let url = format!("sqlite:{}", folder.path().join("a.db").display());
        let settings = Settings::new(url, &vault::Key::from_bytes([7; 32]));
        let db = Db::open(&settings).await.expect("opens");
        let now = Ts::from_micros(0).expect("a moment");
        db.migrate(now).await.expect("migrates");
        db
    }

    async fn pragma(conn: &mut Conn, name: &str) -> String {
        let Side::Sqlite(c) = conn.side() else {
            panic!("not SQLite");
        };
        let sql = sqlx::AssertSqlSafe(format!("PRAGMA {name}"));
        let row = sqlx::query(sql).fetch_one(c).await.expect(name);
        use sqlx::{Row, ValueRef};
        let raw = row.try_get_raw(0).expect(name);
        match raw.type_info().to_string().as_str() {
            "TEXT" => row.get::<String, _>(0),
            _ => row.get::<i64, _>(0).to_string(),
        }
    }

    #[tokio::test]
    async fn every_connection_is_hardened() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = opened(&folder).await;
        let mut expected = vec![
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("secure_delete", "1"),
            ("recursive_triggers", "1"),
            ("temp_store", "2"),
            ("busy_timeout", "30000"),
        ];
        let mut writer = db.begin().await.expect("a writer");
        for (name, value) in &expected {
            assert_eq!(&pragma(&mut writer, name).await, value, "{name}");
        }
        assert_eq!(pragma(&mut writer, "query_only").await, "0");
        drop(writer);
        expected.push(("query_only", "1"));
        let mut all = Vec::new();
        for _ in 0..4 {
            all.push(db.read().await.expect("a reader"));
        }
        for reader in &mut all {
            for (name, value) in &expected {
                assert_eq!(&pragma(reader, name).await, value, "{name}");
            }
        }
    }

    #[tokio::test]
    async fn a_full_disk_is_named_and_costs_only_the_transaction_at_hand() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = opened(&folder).await;
        let now = Ts::from_micros(0).expect("a moment");
        let key = Digest::of(b"kept");
        let mut tx = db.begin().await.expect("a writer");
        throttle::count_failure(&mut tx, key, jiff::SignedDuration::from_mins(1), now)
            .await
            .expect("room for this one");
        tx.commit().await.expect("kept");

        // No page more than there is: what a full disk looks like to SQLite.
        let mut tx = db.begin().await.expect("a writer");
        pragma(&mut tx, "max_page_count = 1").await;
        let id = uuid::Uuid::from_u128(1);
        let big = vec![7; 1 << 20];
        let refused = blob::insert(&mut tx, id, "big", "text/plain", &big).await;
        assert!(matches!(refused, Err(Error::Full)), "{refused:?}");
        drop(tx);

        let mut conn = db.read().await.expect("a reader");
        assert!(
            throttle::find(&mut conn, key)
                .await
                .expect("reads")
                .is_some()
        );
        assert_eq!(blob::info(&mut conn, id).await.expect("reads"), None);
        assert_eq!(organisation::get(&mut conn).await.expect("reads"), None);
        let mut tx = db.begin().await.expect("the writer is good again");
        pragma(&mut tx, "max_page_count = 1073741823").await;
        blob::insert(&mut tx, id, "big", "text/plain", &big)
            .await
            .expect("there is room again");
        tx.commit().await.expect("kept");
    }

    #[tokio::test]
    async fn what_is_deleted_leaves_no_trace_in_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let db = opened(&folder).await;
        // As what kind of file it is: that is the one text of it that is kept in clear.
        let words = "words that somebody asked us to forget";
        let id = uuid::Uuid::from_u128(1);
        let mut tx = db.begin().await.expect("a writer");
        blob::insert(&mut tx, id, "x", words, b"")
            .await
            .expect("kept");
        tx.commit().await.expect("kept");
        let mut tx = db.begin().await.expect("a writer");
        blob::delete(&mut tx, id).await.expect("deleted");
        tx.commit().await.expect("kept");
        // Closing moves the write-ahead log into the file.
        db.close().await;
        let bytes = std::fs::read(folder.path().join("a.db")).expect("the file");
        assert!(
            !bytes
                .windows(words.len())
                .any(|window| window == words.as_bytes())
        );
        assert!(!folder.path().join("a.db-wal").exists());
    }
}
