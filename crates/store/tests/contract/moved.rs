//! What is sealed opens in its own place and nowhere else.

use jiff::SignedDuration;
use serde_json::json;
use store::appointment::{self, Appointment};
use store::job::{self, NewJob, State};
use store::link::{self, Link, Purpose};
use store::person::{self, Filter, Kind};
use store::{Conn, Digest, Error, credential, set_up};
use uuid::Uuid;

use crate::database::raw;
use crate::world::{Place, bryn, day, id, ts, with_people};

/// A link that was sent.
pub fn invitation(person: Uuid, token: &[u8], email: &str) -> Link {
    Link {
        token_hash: Digest::of(token),
        purpose: Purpose::Invite,
        person_id: person,
        email: email.to_owned(),
        created_at: ts(0),
        expires_at: ts(3600),
        used_at: None,
    }
}

/// Work that waits.
pub async fn enqueue(tx: &mut Conn, id: Uuid, payload: &serde_json::Value) {
    let new = NewJob {
        id,
        kind: "mail",
        payload,
        priority: 0,
        run_at: ts(0),
        max_attempts: 3,
        dedupe_key: None,
        created_at: ts(0),
    };
    assert!(job::enqueue(tx, &new).await.unwrap());
}

/// Something was not opened, and the error names the column.
pub fn is_damaged<T>(outcome: store::Result<T>, column: &str) {
    match outcome {
        Err(Error::Damaged(what)) => assert!(what.contains(column), "{what}"),
        Err(other) => panic!("{column}: {other:?}"),
        Ok(_) => panic!("{column} was opened in a place it was not sealed for"),
    }
}

on_both! {
    async fn two_names_exchanged_do_not_open(place: &Place) {
        with_people(&place.db).await;
        raw(place, "CREATE TABLE aside AS SELECT id, name FROM person; \
                    UPDATE person SET name = (SELECT name FROM aside WHERE aside.id <> person.id); DROP TABLE aside").await;
        let mut conn = place.db.read().await.unwrap();
        is_damaged(person::get(&mut conn, id(1)).await, "person.name");
        is_damaged(person::get(&mut conn, id(2)).await, "person.name");
        is_damaged(person::some(&mut conn, &[id(2)]).await, "person.name");
    }

    async fn a_name_in_another_row_or_column_does_not_open(place: &Place) {
        with_people(&place.db).await;
        raw(place, "UPDATE person SET name = (SELECT name FROM person WHERE kind = 'staff') WHERE kind = 'volunteer'").await;
        let mut conn = place.db.read().await.unwrap();
        is_damaged(person::get(&mut conn, id(1)).await, "person.name");
        is_damaged(person::find_by_email(&mut conn, "amina@example.org").await, "person.name");
        is_damaged(person::all(&mut conn).await, "person.name");
        is_damaged(person::names(&mut conn).await, "person.name");
        is_damaged(person::list(&mut conn, &Filter::default(), 10, 0).await, "person.name");
        is_damaged(person::list_with_accounts(&mut conn, &Filter::default(), ts(0), 10, 0).await, "person.name");
        assert_eq!(person::get(&mut conn, id(2)).await.unwrap(), bryn(), "the row it was taken from is whole");
        assert_eq!(person::counted(&mut conn).await.unwrap().len(), 2, "who only counts opens no name");
        assert_eq!(person::count(&mut conn, &Filter::default()).await.unwrap(), 2);
        drop(conn);
        // Two columns of one row, exchanged.
        raw(place, "UPDATE person SET job = note, note = job WHERE kind = 'staff'").await;
        is_damaged(person::get(&mut place.db.read().await.unwrap(), id(2)).await, "person.job");
    }

    async fn a_damaged_value_is_an_error_and_never_empty(place: &Place) {
        with_people(&place.db).await;
        // As long as something sealed, and sealed by nobody.
        raw(place, "UPDATE person SET email = email_key WHERE kind = 'staff'").await;
        raw(place, "UPDATE person SET name = (SELECT fingerprint FROM server_key) WHERE kind = 'volunteer'").await;
        let mut conn = place.db.read().await.unwrap();
        is_damaged(person::get(&mut conn, id(2)).await, "person.email");
        is_damaged(person::get(&mut conn, id(1)).await, "person.name");
        let searched = Filter { kind: Some(Kind::Staff), search: Some("bryn".to_owned()), ..Filter::default() };
        is_damaged(person::count(&mut conn, &searched).await, "person.email");
    }

    async fn nothing_sealed_opens_in_the_row_beside_it(place: &Place) {
        with_people(&place.db).await;
        let mut tx = place.db.begin().await.unwrap();
        for (number, token) in [(1, b"one"), (2, b"two")] {
            let post = Appointment {
                id: id(10 + number), person_id: id(number), role: format!("post-{number}"), starts_on: day("2026-01-01"),
                ends_on: None, contact: format!("{number}"), created_at: ts(0), created_by: None,
            };
            appointment::insert(&mut tx, &post).await.unwrap();
            let link = invitation(id(number), token, "a@example.org");
            link::insert(&mut tx, &link).await.unwrap();
            set_up::save(&mut tx, Digest::of(token), &json!(number), ts(i64::try_from(number).unwrap())).await.unwrap();
            credential::set_password(&mut tx, id(number), "hash", ts(i64::try_from(number).unwrap())).await.unwrap();
            credential::offer_totp(&mut tx, id(number), token).await.unwrap();
            credential::confirm_totp(&mut tx, id(number), 1, ts(1)).await.unwrap();
            credential::offer_totp(&mut tx, id(number), token).await.unwrap();
        }
        tx.commit().await.unwrap();
        raw(place, "UPDATE appointment SET contact = (SELECT contact FROM appointment WHERE role = 'post-2') WHERE role = 'post-1'").await;
        let mut conn = place.db.read().await.unwrap();
        is_damaged(appointment::get(&mut conn, id(11)).await, "appointment.contact");
        is_damaged(appointment::all(&mut conn).await, "appointment.contact");
        assert_eq!(appointment::counted(&mut conn).await.unwrap().len(), 2);
        drop(conn);
        raw(place, "UPDATE link SET email = (SELECT email FROM link ORDER BY email DESC LIMIT 1)").await;
        raw(place, "UPDATE set_up SET answers = (SELECT answers FROM set_up ORDER BY answers DESC LIMIT 1)").await;
        let mut conn = place.db.read().await.unwrap();
        let (mut links, mut answers) = (0, 0);
        for token in [b"one", b"two"] {
            links += usize::from(link::find_any(&mut conn, Digest::of(token), ts(9)).await.is_err());
            answers += usize::from(set_up::find(&mut conn, Digest::of(token)).await.is_err());
        }
        assert_eq!((links, answers), (1, 1), "one of two opens: the one that was copied");
        drop(conn);
        // What was offered does not count as what was confirmed, although it is the same secret of the same person.
        raw(place, "UPDATE credential SET totp_secret = totp_offered").await;
        let mut conn = place.db.read().await.unwrap();
        is_damaged(credential::find(&mut conn, id(1)).await, "credential.totp_secret");
        assert_eq!(credential::offered_totp(&mut conn, id(2)).await.unwrap().as_deref(), Some(b"two".as_slice()));
    }

    async fn work_that_does_not_open_is_given_up_and_holds_up_nobody(place: &Place) {
        let mut tx = place.db.begin().await.unwrap();
        for number in 1..=3 {
            enqueue(&mut tx, id(number), &json!({ "to": number.to_string() })).await;
        }
        tx.commit().await.unwrap();
        raw(place, "UPDATE job SET priority = 9, payload = (SELECT fingerprint FROM server_key) \
                    WHERE id = (SELECT id FROM job ORDER BY id LIMIT 1)").await;
        let mut tx = place.db.begin().await.unwrap();
        let claimed = job::claim(&mut tx, ts(1), SignedDuration::from_mins(5), 10).await.unwrap();
        tx.commit().await.unwrap();
        let ids: Vec<_> = claimed.iter().map(|job| job.id).collect();
        assert_eq!(ids, [id(2), id(3)]);
        let counts = job::counts(&mut place.db.read().await.unwrap()).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|count| (count.state, count.jobs)).collect();
        assert_eq!(counts, [(State::Failed, 1), (State::Running, 2)]);
        is_damaged(job::find(&mut place.db.read().await.unwrap(), id(1)).await, "job.payload");
    }
}
