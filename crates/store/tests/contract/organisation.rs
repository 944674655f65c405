use store::organisation::{self, Organisation};
use store::{Db, Digest, Error};

use crate::world::ts;

fn club() -> Organisation {
    Organisation {
        name: "Rhyl Robotics Club".to_owned(),
        nation: "wales".to_owned(),
        timezone: "Europe/London".to_owned(),
        website: None,
        public_url: "https://club.example.org".to_owned(),
        created_at: ts(0),
        setup_token_hash: Some(Digest::of(b"a token")),
        setup_done_at: None,
    }
}

on_both! {
    async fn there_is_one_organisation_and_no_second(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        assert_eq!(organisation::get(&mut tx).await.unwrap(), None);
        organisation::insert(&mut tx, &club()).await.unwrap();
        assert_eq!(organisation::get(&mut tx).await.unwrap(), Some(club()));
        assert!(matches!(organisation::insert(&mut tx, &club()).await, Err(Error::Conflict { .. })));
    }

    async fn set_up_closes_once_and_never_opens_again(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        organisation::insert(&mut tx, &club()).await.unwrap();
        organisation::set_setup_token(&mut tx, Digest::of(b"another")).await.unwrap();
        organisation::finish_setup(&mut tx, ts(5)).await.unwrap();
        let done = organisation::get(&mut tx).await.unwrap().unwrap();
        assert_eq!((done.setup_token_hash, done.setup_done_at), (None, Some(ts(5))));
        assert!(matches!(organisation::finish_setup(&mut tx, ts(6)).await, Err(Error::NotFound(_))));
        assert!(matches!(organisation::set_setup_token(&mut tx, Digest::of(b"x")).await, Err(Error::NotFound(_))));
    }

    async fn its_name_and_addresses_change(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(organisation::update(&mut tx, &club()).await, Err(Error::NotFound(_))));
        organisation::insert(&mut tx, &club()).await.unwrap();
        let changed = Organisation { name: "Clwb Roboteg y Rhyl".to_owned(), website: Some("https://example.org".to_owned()), ..club() };
        organisation::update(&mut tx, &changed).await.unwrap();
        assert_eq!(organisation::get(&mut tx).await.unwrap(), Some(changed));
    }
}
