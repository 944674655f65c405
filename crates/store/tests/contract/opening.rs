//! Opening a database for the first time, and what is said when it cannot be opened.

use std::time::Duration;

use store::{Db, Error, MigrationState, Settings};

use crate::world::{key, ts};

/// Four programs on one new database, at the same moment.
async fn start_together(settings: Settings) {
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let settings = settings.clone();
            tokio::spawn(async move {
                let db = Db::open(&settings).await.unwrap();
                let applied = db.migrate(ts(0)).await.unwrap();
                db.check_schema().await.unwrap();
                db.close().await;
                applied.len()
            })
        })
        .collect();
    let mut applied = Vec::new();
    for start in starts {
        applied.push(start.await.unwrap());
    }
    applied.sort_unstable();
    assert_eq!(
        applied[..3],
        [0, 0, 0],
        "one of them applies the migrations"
    );
    assert!(applied[3] >= 7, "{applied:?}");
}

/// Fifty times, since who meets whom while the file turns to WAL is a matter of luck.
#[test]
fn programs_that_start_together_on_sqlite_migrate_once() {
    for _ in 0..50 {
        crate::world::empty_on_sqlite(start_together);
    }
}

#[test]
fn programs_that_start_together_on_postgresql_migrate_once() {
    crate::world::empty_on_postgresql(start_together);
}

/// A database that was never migrated is told apart from one of another program.
async fn never_migrated(settings: Settings) {
    let db = Db::open(&settings).await.unwrap();
    assert!(matches!(
        db.check_schema().await,
        Err(Error::SchemaOlder { found: 0, .. })
    ));
    let listed = db.migrations().await.unwrap();
    assert!(
        listed
            .iter()
            .all(|migration| migration.state == MigrationState::Waiting)
    );
    db.close().await;
}

#[test]
fn a_new_sqlite_database_says_that_migrations_wait() {
    crate::world::empty_on_sqlite(never_migrated);
}

#[test]
fn a_new_postgresql_database_says_that_migrations_wait() {
    crate::world::empty_on_postgresql(never_migrated);
}

#[test]
fn a_database_that_is_not_there_is_named() {
    crate::world::empty_on_postgresql(async |settings| {
        let url = settings.url.replace("/contract_", "/nowhere_");
        let Err(error) = Db::open(&Settings::new(url, &key())).await else {
            panic!("opened a database that is not there")
        };
        assert!(matches!(error, Error::Settings(_)), "{error:?}");
        assert!(error.to_string().contains("nowhere_"), "{error}");
    });
}

#[test]
fn a_server_that_is_not_there_is_out_of_reach() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let hasty = Settings {
        wait: Duration::from_millis(300),
        ..Settings::new("postgres://club@localhost/club?host=/nowhere", &key())
    };
    let Err(error) = runtime.block_on(Db::open(&hasty)) else {
        panic!("reached a server that is not there")
    };
    assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Err(error) = runtime.block_on(Db::open(&Settings::new("sqlite:/proc/none/a.db", &key())))
    else {
        panic!("opened a file in /proc")
    };
    assert!(error.to_string().contains("/proc/none/a.db"), "{error}");
}

#[test]
fn a_file_that_is_no_database_is_an_error_and_stays_as_it_was() {
    crate::world::empty_on_sqlite(async |settings| {
        let path = std::path::Path::new(settings.url.strip_prefix("sqlite:").unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let words = b"the minutes of the trustees, which are no database at all\n".repeat(40);
        std::fs::write(path, &words).unwrap();
        let opened = Db::open(&settings).await;
        let Err(error) = opened else {
            panic!("opened a text as a database")
        };
        assert!(matches!(error, Error::Damaged(_)), "{error:?}");
        assert!(error.to_string().contains("not a database"), "{error}");
        assert!(std::fs::read(path).unwrap() == words);
    });
}
