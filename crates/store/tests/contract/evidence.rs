use std::time::Instant;

use store::decision::{self, Decision, Ground, Outcome};
use store::{Conn, Db, acknowledgement, credential, person};

use crate::world::{day, id, ts, with_people, with_policy};

on_both! {
    async fn all_facts_are_of_one_moment(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut snapshot = db.snapshot().await.unwrap();
        assert_eq!(loaded(&mut snapshot).await, [2, 0, 0, 0]);
        let mut tx = db.begin().await.unwrap();
        acknowledgement::accept(&mut tx, id(1), 1, ts(1)).await.unwrap();
        credential::set_password(&mut tx, id(1), "h", ts(1)).await.unwrap();
        decision::insert(&mut tx, &decided(1), &[ground("a")]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(loaded(&mut snapshot).await, [2, 0, 0, 0]);
        drop(snapshot);
        assert_eq!(loaded(&mut db.snapshot().await.unwrap()).await, [2, 1, 1, 1]);
    }

    async fn five_thousand_people_load_without_a_wait(db: &Db) {
        with_policy_and_people(db, 5_000).await;
        let mut snapshot = db.snapshot().await.unwrap();
        // The first run prepares the statements.
        loaded(&mut snapshot).await;
        let begun = stopwatch();
        let counts = loaded(&mut snapshot).await;
        let took = begun.elapsed();
        assert_eq!(counts, [5_000, 5_000, 0, 1_000]);
        eprintln!("{}: 11,000 rows in {took:?}", db.kind());
        // Far above what it takes: this is an unoptimised build on a busy machine, and guards against a query for each person.
        assert!(took.as_millis() < 3_000, "{took:?}");
    }
}

/// How many people, acknowledgements, accounts and decisions one moment holds.
async fn loaded(conn: &mut Conn) -> [usize; 4] {
    [
        person::counted(conn).await.unwrap().len(),
        acknowledgement::of_version(conn, 1).await.unwrap().len(),
        credential::accounts(conn).await.unwrap().len(),
        decision::counted_since(conn, store::Digest([0; 32]), ts(0))
            .await
            .unwrap()
            .len(),
    ]
}

fn decided(at: i64) -> Decision {
    Decision {
        id: id(1_000_000 + u128::try_from(at).unwrap()),
        at: ts(at),
        act: "publish".to_owned(),
        outcome: Outcome::Allow,
        actor: None,
        version: 1,
        service: None,
        subject: None,
        override_reason: None,
        override_by: None,
        override_role: None,
        record_id: None,
    }
}

fn ground(clause: &str) -> Ground {
    Ground {
        clause_id: clause.to_owned(),
        outcome: Outcome::Allow,
        sentence: String::new(),
    }
}

#[expect(clippy::disallowed_methods, reason = "measures how long a thing took")]
fn stopwatch() -> Instant {
    Instant::now()
}

async fn with_policy_and_people(db: &Db, count: u128) {
    with_people(db).await;
    with_policy(db).await;
    let people: Vec<person::Person> = (3..=count)
        .map(|number| {
            let name = format!("Person {number}");
            person::Person::new(
                id(number),
                person::Kind::Volunteer,
                &name,
                day("2026-01-01"),
                ts(0),
            )
        })
        .collect();
    let mut tx = db.begin().await.unwrap();
    person::insert_all(&mut tx, &people).await.unwrap();
    for number in 1..=count {
        acknowledgement::accept(&mut tx, id(number), 1, ts(1))
            .await
            .unwrap();
    }
    for at in 1..=1_000 {
        decision::insert(&mut tx, &decided(at), &[ground("a")])
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}
