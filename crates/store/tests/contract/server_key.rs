//! A database opens with the key that it was first opened with, and with no other.

use std::path::Path;

use store::{Db, Error, Settings, person};
use vault::Key;

use crate::database::raw;
use crate::moved::is_damaged;
use crate::world::{Place, amina, id, key, ts, with_people};

on_both! {
    async fn another_key_is_refused_with_words_and_changes_nothing(place: &Place) {
        with_people(&place.db).await;
        let other = Settings::new(&place.settings.url, &Key::from_bytes([8; 32]));
        let stranger = Db::open(&other).await.unwrap();
        for refused in [stranger.check_schema().await, stranger.migrate(ts(1)).await.map(|_| ())] {
            let error = refused.unwrap_err();
            assert!(matches!(error, Error::OtherKey), "{error:?}");
            assert!(error.to_string().contains("key file"), "{error}");
        }
        is_damaged(person::get(&mut stranger.read().await.unwrap(), id(1)).await, "person.name");
        assert_eq!(person::find_by_email(&mut stranger.read().await.unwrap(), "amina@example.org").await.unwrap(), None);
        stranger.close().await;
        place.db.check_schema().await.unwrap();
        assert_eq!(person::get(&mut place.db.read().await.unwrap(), id(1)).await.unwrap(), amina());
        // Also while migrations wait: the key is looked at first.
        raw(place, "DELETE FROM migration WHERE version = (SELECT max(version) FROM migration)").await;
        let stranger = Db::open(&other).await.unwrap();
        assert!(matches!(stranger.check_schema().await, Err(Error::OtherKey)));
        assert!(matches!(stranger.migrate(ts(1)).await, Err(Error::OtherKey)));
        stranger.close().await;
    }

    async fn a_database_that_forgot_its_key_takes_no_other(place: &Place) {
        raw(place, "DELETE FROM server_key").await;
        for refused in [place.db.check_schema().await, place.db.migrate(ts(1)).await.map(|_| ())] {
            assert!(matches!(refused, Err(Error::Damaged(_))), "{refused:?}");
        }
    }

    async fn keys_for_the_caller_are_the_same_from_everywhere_and_none_of_ours(place: &Place) {
        let of_db = place.db.server_key().derive("tags").blind(b"x");
        assert_eq!(place.db.read().await.unwrap().server_key().derive("tags").blind(b"x"), of_db);
        assert_eq!(place.db.begin().await.unwrap().server_key().derive("tags").blind(b"x"), of_db);
        assert_ne!(place.db.server_key().derive("other tags").blind(b"x"), of_db);
        assert_ne!(key().derive("tags").blind(b"x"), of_db);
    }
}

/// Four programs with keys of their own on one new database, at the same moment: it is sealed under one of them.
async fn keys_that_start_together(settings: Settings) {
    let starts: Vec<_> = (1..=4)
        .map(|number| {
            let settings = Settings::new(&settings.url, &Key::from_bytes([number; 32]));
            tokio::spawn(async move {
                let db = Db::open(&settings).await.unwrap();
                let outcome = db.migrate(ts(0)).await;
                db.close().await;
                outcome
            })
        })
        .collect();
    let mut taken = 0;
    for start in starts {
        match start.await.unwrap() {
            Ok(_) => taken += 1,
            Err(Error::OtherKey) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(taken, 1);
    assert!(Db::is_sealed(&settings.url).await.unwrap());
}

#[test]
fn of_keys_that_start_together_on_sqlite_one_is_taken() {
    for _ in 0..10 {
        crate::world::empty_on_sqlite(keys_that_start_together);
    }
}

#[test]
fn of_keys_that_start_together_on_postgresql_one_is_taken() {
    crate::world::empty_on_postgresql(keys_that_start_together);
}

#[test]
fn looking_whether_a_database_is_sealed_makes_none() {
    crate::world::empty_on_sqlite(async |settings| {
        let path = Path::new(settings.url.strip_prefix("sqlite:").unwrap());
        assert!(!Db::is_sealed(&settings.url).await.unwrap());
        assert!(!path.parent().unwrap().exists());
        let db = Db::open(&settings).await.unwrap();
        assert!(
            !Db::is_sealed(&settings.url).await.unwrap(),
            "opened is not sealed"
        );
        db.migrate(ts(0)).await.unwrap();
        assert!(Db::is_sealed(&settings.url).await.unwrap());
        db.close().await;
        std::fs::write(
            path,
            "no database at all, but long enough to have a header".repeat(40),
        )
        .unwrap();
        assert!(
            Db::is_sealed(&settings.url).await.is_err(),
            "an error is never a no"
        );
    });
    crate::world::empty_on_postgresql(async |settings| {
        assert!(!Db::is_sealed(&settings.url).await.unwrap());
    });
}
