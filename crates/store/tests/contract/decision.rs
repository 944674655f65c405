use store::decision::{self, Decision, Ground, Outcome};
use store::{Db, Digest, Error};

use crate::database::raw_error;
use crate::world::{Place, id, ts, with_people, with_policy};

fn decided(number: u128, at: i64, outcome: Outcome) -> Decision {
    Decision {
        id: id(number),
        at: ts(at),
        act: "publish-version".to_owned(),
        outcome,
        actor: Some(id(1)),
        version: 1,
        service: Some("schools".to_owned()),
        subject: None,
        override_reason: None,
        override_by: None,
        override_role: None,
        record_id: None,
    }
}

fn ground(clause: &str, outcome: Outcome, sentence: &str) -> Ground {
    Ground {
        clause_id: clause.to_owned(),
        outcome,
        sentence: sentence.to_owned(),
    }
}

on_both! {
    async fn a_decision_comes_back_with_its_grounds_in_order(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let grounds = [ground("b", Outcome::Refuse, "Ask the lead first."), ground("a", Outcome::Advise, "Two adults are better."), ground("b", Outcome::Allow, "")];
        let mut tx = db.begin().await.unwrap();
        decision::insert(&mut tx, &decided(50, 1, Outcome::Refuse), &grounds).await.unwrap();
        decision::insert(&mut tx, &decided(51, 2, Outcome::Allow), &[]).await.unwrap();
        assert_eq!(decision::get(&mut tx, id(50)).await.unwrap(), (decided(50, 1, Outcome::Refuse), grounds.to_vec()));
        assert_eq!(decision::get(&mut tx, id(51)).await.unwrap().1, []);
        let listed: Vec<_> = decision::list(&mut tx, 10, 0).await.unwrap().into_iter().map(|decision| decision.id).collect();
        assert_eq!(listed, [id(51), id(50)]);
        assert_eq!(decision::list(&mut tx, 10, 1).await.unwrap().len(), 1);
    }

    async fn an_override_names_its_person_and_reason(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        let nameless = Decision { override_reason: Some("a reason".to_owned()), ..decided(50, 1, Outcome::Hold) };
        assert!(matches!(decision::insert(&mut tx, &nameless, &[]).await, Err(Error::Refused { .. })));
    }

    async fn an_override_that_is_whole_is_kept(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        let whole = Decision { override_reason: Some("a reason".to_owned()), override_by: Some(id(2)), override_role: Some("dsl".to_owned()), ..decided(50, 1, Outcome::Hold) };
        decision::insert(&mut tx, &whole, &[ground("a", Outcome::Hold, "Wait.")]).await.unwrap();
        assert_eq!(decision::get(&mut tx, id(50)).await.unwrap().0, whole);
        assert!(decision::counted_since(&mut tx, Digest([0; 32]), ts(0)).await.unwrap()[0].overridden);
    }

    async fn a_decision_may_be_of_a_version_that_was_refused_and_never_of_none(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        decision::insert(&mut tx, &decided(50, 1, Outcome::Refuse), &[]).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.begin().await.unwrap();
        let of_none = Decision { version: 0, ..decided(51, 1, Outcome::Allow) };
        assert!(matches!(decision::insert(&mut tx, &of_none, &[]).await, Err(Error::Refused { .. })));
    }

    async fn the_newest_grounds_of_a_clause_come_first(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        for at in 0..30 {
            let sentence = format!("at {at}");
            let number = 100 + u128::try_from(at).unwrap();
            decision::insert(&mut tx, &decided(number, at, Outcome::Refuse), &[ground("a", Outcome::Advise, &sentence), ground("b", Outcome::Refuse, "no")]).await.unwrap();
        }
        let newest = decision::latest_grounds(&mut tx, "a", Digest([0; 32]), 20).await.unwrap();
        assert_eq!(newest.len(), 20);
        assert_eq!((newest[0].sentence.as_str(), newest[19].sentence.as_str()), ("at 29", "at 10"));
        assert_eq!((newest[0].outcome, newest[0].decided), (Outcome::Advise, Outcome::Refuse));
        assert_eq!((newest[0].act.as_str(), newest[0].version, newest[0].actor), ("publish-version", 1, Some(id(1))));
    }

    async fn decisions_are_counted_once_for_each_clause_that_spoke(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        decision::insert(&mut tx, &decided(50, 1, Outcome::Allow), &[ground("a", Outcome::Allow, "")]).await.unwrap();
        decision::insert(&mut tx, &decided(51, 2, Outcome::Refuse), &[ground("b", Outcome::Refuse, ""), ground("a", Outcome::Allow, "")]).await.unwrap();
        decision::insert(&mut tx, &decided(52, 3, Outcome::Allow), &[]).await.unwrap();
        let counted = decision::counted_since(&mut tx, Digest([0; 32]), ts(2)).await.unwrap();
        let counted: Vec<_> = counted.iter().map(|row| (row.id, row.outcome, row.clause_id.as_deref(), row.overridden)).collect();
        assert_eq!(counted, [(id(51), Outcome::Refuse, Some("b"), false), (id(51), Outcome::Refuse, Some("a"), false), (id(52), Outcome::Allow, None, false)]);
    }

    async fn the_newest_grounds_of_every_clause_come_in_one_go(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        for at in 0..5 {
            let sentence = format!("at {at}");
            let number = 100 + u128::try_from(at).unwrap();
            decision::insert(&mut tx, &decided(number, at, Outcome::Refuse), &[ground("a", Outcome::Advise, &sentence), ground("b", Outcome::Refuse, &sentence)]).await.unwrap();
        }
        let newest = decision::newest_of_each_clause(&mut tx, Digest([0; 32]), 2).await.unwrap();
        let newest: Vec<_> = newest.iter().map(|given| (given.clause_id.as_str(), given.sentence.as_str())).collect();
        assert_eq!(newest, [("a", "at 4"), ("a", "at 3"), ("b", "at 4"), ("b", "at 3")]);
    }

    async fn a_decision_can_never_be_changed(place: &Place) {
        with_people(&place.db).await;
        with_policy(&place.db).await;
        let mut tx = place.db.begin().await.unwrap();
        decision::insert(&mut tx, &decided(50, 1, Outcome::Refuse), &[ground("a", Outcome::Refuse, "no")]).await.unwrap();
        tx.commit().await.unwrap();
        for sql in ["UPDATE decision SET outcome = 'allow'", "DELETE FROM decision_ground", "UPDATE decision_ground SET sentence = ''", "DELETE FROM decision"] {
            let refused = raw_error(place, sql).await;
            assert!(refused.contains("kept as it was written"), "{sql}: {refused}");
        }
    }
}
