use store::knowledge_check::{self, KnowledgeCheck};
use store::notice::{self, Notice};
use store::policy_draft::{self, Save};
use store::policy_version::{self, Version};
use store::signature::{self, Signature};
use store::{Db, Digest, Error, acknowledgement};

use crate::database::raw_error;
use crate::world::{Place, day, id, ts, version, with_people, with_policy};

fn save(source: &str) -> Save<'_> {
    Save {
        source,
        base_version: None,
        updated_at: ts(5),
        updated_by: Some(id(2)),
    }
}

on_both! {
    async fn a_draft_is_begun_saved_and_discarded(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert_eq!(policy_draft::get(&mut tx).await.unwrap(), None);
        let draft = policy_draft::begin(&mut tx, &save("title = 'A'")).await.unwrap();
        assert_eq!(draft.revision, 1);
        let draft = policy_draft::save(&mut tx, 1, &save("title = 'B'")).await.unwrap();
        assert_eq!((draft.revision, draft.source.as_str()), (2, "title = 'B'"));
        assert_eq!(policy_draft::get(&mut tx).await.unwrap(), Some(draft));
        policy_draft::discard(&mut tx).await.unwrap();
        assert_eq!(policy_draft::get(&mut tx).await.unwrap(), None);
    }

    async fn who_saves_over_somebody_elses_text_is_told_and_nothing_is_lost(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        policy_draft::begin(&mut tx, &save("first")).await.unwrap();
        policy_draft::save(&mut tx, 1, &save("Bryn's")).await.unwrap();
        match policy_draft::save(&mut tx, 1, &save("Amina's")).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "policy_draft.revision"),
            other => panic!("{other:?}"),
        }
        assert_eq!(policy_draft::get(&mut tx).await.unwrap().unwrap().source, "Bryn's");
        assert!(matches!(policy_draft::begin(&mut tx, &save("again")).await, Err(Error::Conflict { .. })));
    }

    async fn the_version_in_force_is_the_newest_whose_day_has_come(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert_eq!(policy_version::in_force(&mut tx, day("2030-01-01")).await.unwrap(), None);
        assert_eq!(policy_version::next_number(&mut tx).await.unwrap(), 1);
        let first = version(1, "2026-09-01");
        let second = version(2, "2027-01-01");
        for each in [&first, &second] {
            policy_version::insert(&mut tx, each).await.unwrap();
        }
        assert_eq!(policy_version::next_number(&mut tx).await.unwrap(), 3);
        assert_eq!(policy_version::in_force(&mut tx, day("2026-08-31")).await.unwrap(), None);
        assert_eq!(policy_version::in_force(&mut tx, day("2026-12-31")).await.unwrap(), Some(first.clone()));
        assert_eq!(policy_version::in_force(&mut tx, day("2027-01-01")).await.unwrap(), Some(second.clone()));
        assert_eq!(policy_version::name_in_force(&mut tx, day("2026-08-31")).await.unwrap(), None);
        assert_eq!(policy_version::name_in_force(&mut tx, day("2026-12-31")).await.unwrap(), Some((1, first.hash)));
        assert_eq!(policy_version::latest(&mut tx).await.unwrap(), Some(second.clone()));
        assert_eq!(policy_version::get(&mut tx, 1).await.unwrap(), first);
        assert_eq!(policy_version::all(&mut tx).await.unwrap(), [second, first]);
        match policy_version::insert(&mut tx, &version(2, "2027-02-01")).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "policy_version.number"),
            other => panic!("{other:?}"),
        }
    }

    async fn a_published_version_can_never_be_changed(place: &Place) {
        with_people(&place.db).await;
        with_policy(&place.db).await;
        for sql in ["UPDATE policy_version SET source = 'other'", "DELETE FROM policy_version",
                    "UPDATE policy_version SET approver_name = 'Somebody Else' WHERE number = 1"] {
            let refused = raw_error(place, sql).await;
            assert!(refused.contains("kept as it was written"), "{sql}: {refused}");
        }
        let kept: Version = policy_version::get(&mut place.db.read().await.unwrap(), 1).await.unwrap();
        assert_eq!(kept, version(1, "2026-09-01"));
        assert_eq!(kept.hash, Digest::of(kept.source.as_bytes()));
    }

    async fn the_first_reading_and_the_first_yes_count(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        acknowledgement::read(&mut tx, id(1), 1, ts(1)).await.unwrap();
        acknowledgement::accept(&mut tx, id(1), 1, ts(2)).await.unwrap();
        acknowledgement::accept(&mut tx, id(1), 1, ts(99)).await.unwrap();
        acknowledgement::read(&mut tx, id(1), 1, ts(99)).await.unwrap();
        acknowledgement::accept(&mut tx, id(2), 1, ts(3)).await.unwrap();
        let amina = acknowledgement::find(&mut tx, id(1), 1).await.unwrap().unwrap();
        assert_eq!((amina.read_at, amina.accepted_at), (Some(ts(1)), Some(ts(2))));
        let bryn = acknowledgement::find(&mut tx, id(2), 1).await.unwrap().unwrap();
        assert_eq!((bryn.read_at, bryn.accepted_at), (None, Some(ts(3))));
        assert_eq!(acknowledgement::of_version(&mut tx, 1).await.unwrap(), [amina.clone(), bryn.clone()]);
        assert_eq!(acknowledgement::of_person(&mut tx, id(1)).await.unwrap(), [amina]);
        assert_eq!(acknowledgement::all(&mut tx).await.unwrap().len(), 2);
    }

    async fn nobody_acknowledges_a_version_that_is_not_there(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(acknowledgement::accept(&mut tx, id(1), 7, ts(1)).await, Err(Error::Refused { .. })));
    }

    async fn checks_and_signatures_are_kept_in_order(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let check = |number: u128, at: i64, score: i64| KnowledgeCheck { id: id(number), person_id: id(1), at: ts(at), score, out_of: 5, version: None };
        for each in [check(20, 9, 5), check(21, 1, 2)] {
            knowledge_check::insert(&mut tx, &each).await.unwrap();
        }
        assert_eq!(knowledge_check::all(&mut tx).await.unwrap(), [check(21, 1, 2), check(20, 9, 5)]);
        assert_eq!(knowledge_check::of_person(&mut tx, id(1)).await.unwrap()[0], check(20, 9, 5));
        let signed = Signature { id: id(30), person_id: id(1), code: "children".to_owned(), code_version: 2, signed_at: ts(4) };
        signature::insert(&mut tx, &signed).await.unwrap();
        assert_eq!(signature::all(&mut tx).await.unwrap(), std::slice::from_ref(&signed));
        assert_eq!(signature::of_person(&mut tx, id(1)).await.unwrap(), [signed]);
        assert!(signature::of_person(&mut tx, id(2)).await.unwrap().is_empty());
    }

    async fn more_right_answers_than_questions_are_refused(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let check = KnowledgeCheck { id: id(20), person_id: id(1), at: ts(0), score: 6, out_of: 5, version: None };
        assert!(matches!(knowledge_check::insert(&mut tx, &check).await, Err(Error::Refused { .. })));
    }

    async fn a_code_is_signed_once_in_each_version(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let signed = Signature { id: id(30), person_id: id(1), code: "children".to_owned(), code_version: 2, signed_at: ts(4) };
        signature::insert(&mut tx, &signed).await.unwrap();
        signature::insert(&mut tx, &Signature { id: id(31), code_version: 3, ..signed.clone() }).await.unwrap();
        match signature::insert(&mut tx, &Signature { id: id(32), ..signed }).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "signature.person_id,code,code_version"),
            other => panic!("{other:?}"),
        }
    }

    async fn a_reminder_goes_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let reminder = Notice { id: id(40), person_id: id(1), kind: "acknowledge".to_owned(), version: 0, sent_at: ts(1) };
        assert!(notice::insert_once(&mut tx, &reminder).await.unwrap());
        assert!(!notice::insert_once(&mut tx, &Notice { id: id(41), sent_at: ts(2), ..reminder.clone() }).await.unwrap());
        assert!(notice::insert_once(&mut tx, &Notice { id: id(42), version: 2, sent_at: ts(3), ..reminder.clone() }).await.unwrap());
        assert_eq!(notice::all(&mut tx).await.unwrap().len(), 2);
        assert_eq!(notice::of_person(&mut tx, id(1)).await.unwrap()[1], reminder);
    }
}
