//! A database of its own for each test, and the small world that the tests share.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, PgConnection};
use store::{Day, Db, Digest, Settings, Ts, person, policy_version};
use uuid::Uuid;

/// Write each test once; run it on both databases. The body sees `db: &Db`, or `place: &Place` when it needs the address too.
macro_rules! on_both {
    ($(async fn $name:ident($arg:ident: &$kind:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn holds($arg: &$kind) $body
            #[test]
            fn on_sqlite() {
                $crate::world::on_sqlite(async |place| holds($crate::world::As::<$kind>::give(place)).await);
            }
            #[test]
            fn on_postgresql() {
                $crate::world::on_postgresql(async |place| holds($crate::world::As::<$kind>::give(place)).await);
            }
        }
    )+};
}

/// What every database here is sealed under.
pub fn key() -> vault::Key {
    vault::Key::from_bytes([7; 32])
}

/// A migrated database and where it is.
pub struct Place {
    pub db: Db,
    pub settings: Settings,
}

pub trait As<T> {
    fn give(&self) -> &T;
}
impl As<Db> for Place {
    fn give(&self) -> &Db {
        &self.db
    }
}
impl As<Place> for Place {
    fn give(&self) -> &Place {
        self
    }
}

pub fn on_sqlite(test: impl AsyncFnOnce(&Place)) {
    empty_on_sqlite(async |settings| migrated(settings, test).await);
}

pub fn on_postgresql(test: impl AsyncFnOnce(&Place)) {
    empty_on_postgresql(async |settings| migrated(settings, test).await);
}

/// A place for a database that nobody has opened yet.
pub fn empty_on_sqlite(test: impl AsyncFnOnce(Settings)) {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let url = format!("sqlite:{}", folder.path().join("kept/store.db").display());
    runtime().block_on(test(Settings::new(url, &key())));
}

/// A database without a table.
pub fn empty_on_postgresql(test: impl AsyncFnOnce(Settings)) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = server_url();
    let name = format!(
        "contract_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    runtime().block_on(async {
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
        test(Settings::new(with_database(server, &name), &key())).await;
        // The server looks again only every 100 ms when it finds somebody connected: let them go first.
        tokio::time::sleep(std::time::Duration::from_millis(15)).await;
        let sql = sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"));
        sqlx::raw_sql(sql)
            .execute(&mut admin)
            .await
            .expect("dropped");
    });
}

async fn migrated(settings: Settings, test: impl AsyncFnOnce(&Place)) {
    let db = Db::open(&settings).await.expect("the database opens");
    db.migrate(ts(0)).await.expect("the migrations apply");
    let place = Place { db, settings };
    test(&place).await;
    place.db.close().await;
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .expect("a runtime")
}

/// The URL of another database on the same server.
fn with_database(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').unwrap_or((server, ""));
    let (host, database) = address
        .rsplit_once('/')
        .expect("CHAPERONE_TEST_PG names a database to connect to first");
    assert_ne!(database, name);
    format!("{host}/{name}?{options}")
}

/// CHAPERONE_TEST_PG, or a server that lives as long as this process.
#[expect(
    clippy::disallowed_methods,
    reason = "a test needs the address of its database"
)]
fn server_url() -> &'static str {
    static SERVER: OnceLock<(String, Option<Child>)> = OnceLock::new();
    let (url, _) = SERVER.get_or_init(|| match std::env::var("CHAPERONE_TEST_PG") {
        Ok(url) if !url.is_empty() => (url, None),
        _ => start_server(),
    });
    url
}

fn start_server() -> (String, Option<Child>) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../bin/pg-for-tests");
    // Its standard input closes when this process ends, however it ends; that stops the server.
    let mut child = Command::new(script)
        .arg("run")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("bin/pg-for-tests can be run");
    let mut url = String::new();
    BufReader::new(child.stdout.take().expect("its output"))
        .read_line(&mut url)
        .expect("its first line");
    assert!(
        url.starts_with("postgres://"),
        "the contract needs PostgreSQL: install it (Debian: postgresql), or set CHAPERONE_TEST_PG to the URL of a server"
    );
    (url.trim().to_owned(), Some(child))
}

/// A moment, in seconds after the morning of 22 November 2026.
pub fn ts(seconds: i64) -> Ts {
    Ts::from_micros((1_795_334_400 + seconds) * 1_000_000).expect("a moment")
}

/// A date, written 2026-11-22.
pub fn day(text: &str) -> Day {
    Day::from(text.parse::<jiff::civil::Date>().expect("a date"))
}

/// An id.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A volunteer since September, kept under id 1.
pub fn amina() -> person::Person {
    let started = day("2026-09-01");
    person::Person::new(
        id(1),
        person::Kind::Volunteer,
        "Amina Okafor",
        started,
        ts(0),
    )
    .with_email("Amina@example.org")
}

/// The designated safeguarding lead, kept under id 2.
pub fn bryn() -> person::Person {
    let started = day("2024-01-08");
    person::Person::new(id(2), person::Kind::Staff, "Bryn Pugh", started, ts(0))
        .with_email("bryn@example.org")
}

/// Amina and Bryn, committed.
pub async fn with_people(db: &Db) {
    let mut tx = db.begin().await.expect("a transaction");
    person::insert(&mut tx, &amina()).await.expect("Amina");
    person::insert(&mut tx, &bryn()).await.expect("Bryn");
    tx.commit().await.expect("kept");
}

/// Values of a strategy, the same on every run, for properties that need a database for each case.
pub fn samples<S: proptest::strategy::Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    (0..count)
        .map(|_| strategy.new_tree(&mut runner).expect("a value").current())
        .collect()
}

/// A version of a policy, published by Bryn.
pub fn version(number: i64, effective_on: &str) -> policy_version::Version {
    let source = format!("title = 'Policy {number}'");
    policy_version::Version {
        number,
        hash: Digest::of(source.as_bytes()),
        source,
        published_at: ts(number),
        effective_on: day(effective_on),
        approver_id: Some(id(1)),
        approver_name: "Amina Okafor".to_owned(),
        approved_on: day(effective_on),
        published_by: Some(id(2)),
        change_note: "new".to_owned(),
        review_due_on: None,
    }
}

/// Version 1, in force since September, committed. Needs the people.
pub async fn with_policy(db: &Db) {
    let mut tx = db.begin().await.expect("a transaction");
    policy_version::insert(&mut tx, &version(1, "2026-09-01"))
        .await
        .expect("version 1");
    tx.commit().await.expect("kept");
}
