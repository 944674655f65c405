use std::time::Duration;

use store::{Db, Error, MigrationState, Settings, person};

use crate::world::{Place, amina, bryn, id, key, ts, with_people};

on_both! {
    async fn migrating_twice_changes_nothing(db: &Db) {
        let before = db.migrations().await.unwrap();
        assert!(before.iter().all(|migration| migration.state == MigrationState::Applied));
        assert!(before.len() >= 7);
        assert_eq!(db.migrate(ts(99)).await.unwrap(), Vec::<i64>::new());
        assert_eq!(db.migrations().await.unwrap(), before);
        db.check_schema().await.unwrap();
    }

    async fn a_newer_schema_is_refused_with_words(place: &Place) {
        raw(place, "INSERT INTO migration (version, name, checksum, applied_at) SELECT 999, 'later', checksum, applied_at FROM migration WHERE version = 1").await;
        for refused in [place.db.check_schema().await, place.db.migrate(ts(1)).await.map(|_| ())] {
            let error = refused.unwrap_err();
            assert!(matches!(error, Error::SchemaNewer { found: 999, .. }), "{error:?}");
            assert!(error.to_string().contains("run the newer program"), "{error}");
        }
        assert_eq!(place.db.migrations().await.unwrap().last().unwrap().state, MigrationState::Unknown);
    }

    async fn a_changed_migration_is_refused(place: &Place) {
        raw(place, "UPDATE migration SET checksum = (SELECT checksum FROM migration WHERE version = 2) WHERE version = 1").await;
        assert!(matches!(place.db.check_schema().await, Err(Error::SchemaChanged { version: 1 })));
        assert!(matches!(place.db.migrate(ts(1)).await, Err(Error::SchemaChanged { version: 1 })));
        assert_eq!(place.db.migrations().await.unwrap()[0].state, MigrationState::Changed);
    }

    async fn a_missing_migration_is_named_before_anything_runs(place: &Place) {
        raw(place, "DELETE FROM migration WHERE version = (SELECT max(version) FROM migration)").await;
        let error = place.db.check_schema().await.unwrap_err();
        assert!(matches!(error, Error::SchemaOlder { .. }), "{error:?}");
    }

    async fn a_transaction_that_is_dropped_leaves_nothing(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &amina()).await.unwrap();
        drop(tx);
        assert!(person::all(&mut db.read().await.unwrap()).await.unwrap().is_empty());
        // The connection is good for the next one.
        with_people(db).await;
    }

    async fn a_transaction_that_is_rolled_back_leaves_nothing(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &amina()).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(person::all(&mut db.read().await.unwrap()).await.unwrap().is_empty());
    }

    async fn an_error_in_the_middle_takes_the_beginning_with_it(db: &Db) {
        let mut twin = bryn();
        twin.email = amina().email;
        let attempt: store::Result<()> = async {
            let mut tx = db.begin().await?;
            person::insert(&mut tx, &amina()).await?;
            person::insert(&mut tx, &twin).await?;
            tx.commit().await
        }.await;
        assert!(matches!(attempt, Err(Error::Conflict { .. })));
        assert!(person::all(&mut db.read().await.unwrap()).await.unwrap().is_empty());
    }

    async fn a_reader_cannot_write(db: &Db) {
        let mut conn = db.read().await.unwrap();
        let error = person::insert(&mut conn, &amina()).await.unwrap_err();
        assert!(error.to_string().contains("only reads"), "{error}");
    }

    async fn a_reader_sees_nothing_before_the_commit(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &amina()).await.unwrap();
        assert!(person::all(&mut db.read().await.unwrap()).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert_eq!(person::all(&mut db.read().await.unwrap()).await.unwrap().len(), 1);
    }

    async fn time_stands_still_in_a_snapshot(db: &Db) {
        let mut snapshot = db.snapshot().await.unwrap();
        assert!(person::all(&mut snapshot).await.unwrap().is_empty());
        with_people(db).await;
        assert!(person::all(&mut snapshot).await.unwrap().is_empty());
        assert!(person::insert(&mut snapshot, &amina()).await.is_err());
        drop(snapshot);
        assert_eq!(person::all(&mut db.snapshot().await.unwrap()).await.unwrap().len(), 2);
    }

    async fn writers_take_turns_and_lose_nothing(db: &Db) {
        with_people(db).await;
        // Read, think, write: the classic lost update, 40 times at once.
        let mut tasks = Vec::new();
        for _ in 0..40 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let mut person = person::get(&mut tx, id(1)).await.unwrap();
                tokio::task::yield_now().await;
                person.note.push('x');
                person::update(&mut tx, &person).await.unwrap();
                tx.commit().await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let person = person::get(&mut db.read().await.unwrap(), id(1)).await.unwrap();
        assert_eq!(person.note.len(), 40);
    }

    async fn a_writer_who_waits_too_long_is_told_so(place: &Place) {
        let hasty = Settings { wait: Duration::from_millis(200), ..place.settings.clone() };
        let other = Db::open(&hasty).await.unwrap();
        let tx = place.db.begin().await.unwrap();
        match other.begin().await {
            Err(Error::Unavailable(_)) => {}
            Err(other) => panic!("{other:?}"),
            Ok(_) => panic!("two writers at once"),
        }
        drop(tx);
        other.close().await;
    }

    async fn what_was_committed_is_there_after_opening_again(place: &Place) {
        with_people(&place.db).await;
        let again = Db::open(&place.settings).await.unwrap();
        assert_eq!(person::all(&mut again.read().await.unwrap()).await.unwrap().len(), 2);
        again.close().await;
    }
}

/// SQL behind the store's back, as a newer program or an intruder would run it.
pub async fn raw(place: &Place, sql: &'static str) {
    attempt(place, sql).await.unwrap();
}

/// What the database says to SQL behind the store's back that it must refuse.
pub async fn raw_error(place: &Place, sql: &'static str) -> String {
    attempt(place, sql).await.unwrap_err().to_string()
}

async fn attempt(place: &Place, sql: &'static str) -> Result<(), sqlx::Error> {
    use sqlx::Connection;
    match place.settings.url.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = sqlx::SqliteConnection::connect(path).await?;
            sqlx::raw_sql(sql).execute(&mut conn).await?;
            conn.close().await
        }
        None => {
            let mut conn = sqlx::PgConnection::connect(&place.settings.url).await?;
            sqlx::raw_sql(sql).execute(&mut conn).await?;
            conn.close().await
        }
    }
}

mod of_sqlite_alone {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::world::on_sqlite;

    fn mode(path: &std::path::Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_file_and_its_folder_are_closed_to_other_accounts() {
        on_sqlite(async |place| {
            with_people(&place.db).await;
            let path = std::path::Path::new(place.settings.url.strip_prefix("sqlite:").unwrap());
            assert_eq!(mode(path), 0o600);
            assert_eq!(mode(path.parent().unwrap()), 0o700);
            assert_eq!(mode(&path.with_extension("db-wal")), 0o600);
        });
    }

    #[test]
    fn a_backup_is_a_whole_database_and_closed_to_others() {
        on_sqlite(async |place| {
            with_people(&place.db).await;
            let path = std::path::Path::new(place.settings.url.strip_prefix("sqlite:").unwrap());
            let copy = path.with_file_name("copy.db");
            place.db.backup_to(&copy).await.unwrap();
            assert_eq!(mode(&copy), 0o600);
            let again = place.db.backup_to(&copy).await.unwrap_err();
            assert!(
                again.to_string().contains("cannot write the backup"),
                "{again}"
            );

            let url = format!("sqlite:{}", copy.display());
            let restored = Db::open(&Settings::new(url, &key())).await.unwrap();
            restored.check_schema().await.unwrap();
            assert_eq!(
                person::all(&mut restored.read().await.unwrap())
                    .await
                    .unwrap()
                    .len(),
                2
            );
            restored.close().await;
        });
    }

    #[test]
    fn the_database_is_opened_hardened() {
        on_sqlite(async |place| {
            with_people(&place.db).await;
            let path = place.settings.url.strip_prefix("sqlite:").unwrap();
            let bytes = std::fs::read(path).unwrap();
            // Bytes 18 and 19 of the header are 2 in WAL mode.
            assert_eq!(&bytes[18..20], &[2, 2]);
        });
    }
}

#[test]
fn a_backup_of_postgresql_names_the_tool_for_it() {
    crate::world::on_postgresql(async |place| {
        let error = place
            .db
            .backup_to("/tmp/none.db".as_ref())
            .await
            .unwrap_err();
        assert!(error.to_string().contains("pg_dump"), "{error}");
    });
}
