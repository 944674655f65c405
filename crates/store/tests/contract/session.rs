use store::session::{self, Session};
use store::{Db, Digest, Error};

use crate::world::{id, ts, with_people};

fn of_amina(token: &[u8]) -> Session {
    Session {
        id_hash: Digest::of(token),
        person_id: id(1),
        created_at: ts(0),
        last_seen_at: ts(0),
        expires_at: ts(3600),
        second_factor_at: None,
        agent: "Firefox on Linux".to_owned(),
        ended_at: None,
        sealed_key: None,
    }
}

on_both! {
    async fn a_session_lives_until_it_runs_out(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        session::insert(&mut tx, &of_amina(b"a")).await.unwrap();
        assert_eq!(session::live(&mut tx, Digest::of(b"a"), ts(3599)).await.unwrap(), Some(of_amina(b"a")));
        assert_eq!(session::live(&mut tx, Digest::of(b"a"), ts(3600)).await.unwrap(), None);
        assert_eq!(session::live(&mut tx, Digest::of(b"b"), ts(1)).await.unwrap(), None);
        session::touch(&mut tx, Digest::of(b"a"), ts(3000), ts(7200)).await.unwrap();
        session::pass_second_factor(&mut tx, Digest::of(b"a"), ts(3001)).await.unwrap();
        let session = session::live(&mut tx, Digest::of(b"a"), ts(7000)).await.unwrap().unwrap();
        assert_eq!((session.last_seen_at, session.second_factor_at), (ts(3000), Some(ts(3001))));
    }

    async fn an_ended_session_is_over_for_good(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        session::insert(&mut tx, &of_amina(b"a")).await.unwrap();
        session::end(&mut tx, Digest::of(b"a"), ts(10)).await.unwrap();
        session::end(&mut tx, Digest::of(b"a"), ts(20)).await.unwrap();
        assert_eq!(session::live(&mut tx, Digest::of(b"a"), ts(11)).await.unwrap(), None);
        assert!(matches!(session::touch(&mut tx, Digest::of(b"a"), ts(12), ts(99)).await, Err(Error::NotFound(_))));
        assert!(matches!(session::pass_second_factor(&mut tx, Digest::of(b"a"), ts(12)).await, Err(Error::NotFound(_))));
    }

    async fn signing_out_elsewhere_spares_this_browser(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        for token in [b"a", b"b", b"c"] {
            session::insert(&mut tx, &of_amina(token)).await.unwrap();
        }
        let bryns = Session { person_id: id(2), ..of_amina(b"d") };
        session::insert(&mut tx, &bryns).await.unwrap();
        assert_eq!(session::end_others(&mut tx, id(1), Some(Digest::of(b"b")), ts(5)).await.unwrap(), 2);
        assert_eq!(session::of_person(&mut tx, id(1), ts(6)).await.unwrap(), [of_amina(b"b")]);
        assert_eq!(session::end_others(&mut tx, id(1), None, ts(7)).await.unwrap(), 1);
        assert_eq!(session::of_person(&mut tx, id(2), ts(8)).await.unwrap(), [bryns]);
    }

    async fn old_sessions_are_forgotten(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        session::insert(&mut tx, &of_amina(b"a")).await.unwrap();
        session::insert(&mut tx, &of_amina(b"b")).await.unwrap();
        session::end(&mut tx, Digest::of(b"b"), ts(10)).await.unwrap();
        assert_eq!(session::forget_before(&mut tx, ts(11)).await.unwrap(), 1);
        assert_eq!(session::forget_before(&mut tx, ts(3601)).await.unwrap(), 1);
    }
}
