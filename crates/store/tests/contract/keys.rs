//! Key pairs, the recovery key, and who holds a record.

use store::case_file::{self, CaseFile, Status};
use store::entry::{self, Entry, file};
use store::holder::{self, Holder};
use store::person_key::{self, PersonKey};
use store::record::{self, Kind, OldKey, Record};
use store::recovery_key::{self, RecoveryKey};
use store::{Conn, Db, Digest, Error, Sealed, concern, person, record_audit};

use crate::records::{case_row, concern_row};
use crate::world::{day, id, ts, with_people};

pub fn pair(who: u128, number: i64) -> PersonKey {
    PersonKey {
        person_id: id(who),
        number,
        public: Digest::of(b"public"),
        sealed: Sealed(vec![201, 202, 203]),
        salt: vec![7; 16],
        memory: 19_456,
        passes: 2,
        lanes: 1,
        made_at: ts(number),
    }
}

pub fn of_kind(number: u128, kind: Kind) -> Record {
    Record {
        id: id(number),
        kind,
        generation: 1,
        entries: 0,
        made_at: ts(0),
        recovery_number: None,
        recovery_sealed: None,
        reporter_public: Some(Digest::of(b"receipt")),
        reporter_sealed: Some(Sealed(vec![9])),
    }
}

pub fn held(record: u128, who: u128, key_number: Option<i64>) -> Holder {
    Holder {
        record_id: id(record),
        person_id: id(who),
        sealed: key_number.map(|number| Sealed(vec![u8::try_from(number).unwrap()])),
        key_number,
        given_at: ts(0),
        given_by: Some(id(2)),
        wakes_at: ts(0),
        leads: false,
        opened_at: None,
        times_opened: 0,
    }
}

fn recovery(number: i64) -> RecoveryKey {
    RecoveryKey {
        number,
        public: Digest::of(&number.to_le_bytes()),
        threshold: Some(2),
        shares: Some(3),
        made_at: ts(number),
        made_by: Some(id(2)),
        confirmed_at: None,
    }
}

/// Amina and Bryn with a pair each, and these records, all held by Bryn.
async fn with_records(tx: &mut Conn, numbers: &[u128]) {
    for who in [1, 2] {
        person_key::put(tx, &pair(who, 1)).await.unwrap();
    }
    for number in numbers {
        record::insert(tx, &of_kind(*number, Kind::Concern))
            .await
            .unwrap();
        holder::insert(tx, &held(*number, 2, Some(1)))
            .await
            .unwrap();
    }
}

on_both! {
    async fn a_pair_is_kept_and_another_takes_its_place(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert_eq!(person_key::find(&mut tx, id(1)).await.unwrap(), None);
        person_key::put(&mut tx, &pair(1, 1)).await.unwrap();
        assert_eq!(person_key::find(&mut tx, id(1)).await.unwrap(), Some(pair(1, 1)));
        person_key::put(&mut tx, &pair(1, 2)).await.unwrap();
        person_key::put(&mut tx, &pair(2, 1)).await.unwrap();
        assert_eq!(person_key::all(&mut tx).await.unwrap(), [pair(1, 2), pair(2, 1)]);
        let ours = pair(1, 2);
        assert!(!format!("{:?}", ours.sealed).contains("202"), "a sealed text says nothing in a log");
    }

    async fn a_newer_recovery_key_counts_once_it_was_typed_back(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        assert_eq!(recovery_key::current(&mut tx).await.unwrap(), None);
        assert!(matches!(recovery_key::confirm(&mut tx, 1, ts(5)).await, Err(Error::NotFound(_))));
        recovery_key::insert(&mut tx, &recovery(1)).await.unwrap();
        assert_eq!(recovery_key::current(&mut tx).await.unwrap(), Some(recovery(1)), "better than none");
        recovery_key::insert(&mut tx, &recovery(2)).await.unwrap();
        assert_eq!(recovery_key::current(&mut tx).await.unwrap().unwrap().number, 2, "neither was typed back");
        recovery_key::confirm(&mut tx, 1, ts(5)).await.unwrap();
        let confirmed = RecoveryKey { confirmed_at: Some(ts(5)), ..recovery(1) };
        assert_eq!(recovery_key::current(&mut tx).await.unwrap(), Some(confirmed.clone()));
        assert_eq!(recovery_key::all(&mut tx).await.unwrap(), [recovery(2), confirmed.clone()]);
        assert_eq!(recovery_key::find(&mut tx, 1).await.unwrap(), Some(confirmed));
        assert_eq!(recovery_key::find(&mut tx, 3).await.unwrap(), None);
        recovery_key::confirm(&mut tx, 2, ts(6)).await.unwrap();
        assert_eq!(recovery_key::current(&mut tx).await.unwrap().unwrap().number, 2);
        // Half a split is none.
        let half = RecoveryKey { shares: None, ..recovery(3) };
        assert!(recovery_key::insert(&mut tx, &half).await.is_err());
    }

    async fn what_is_sealed_to_a_recovery_key_is_counted_without_what_the_viewer_must_not_know(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11, 12]).await;
        recovery_key::insert(&mut tx, &recovery(1)).await.unwrap();
        for number in [10, 11] {
            record::set_recovery(&mut tx, id(number), 1, &Sealed(vec![4])).await.unwrap();
        }
        let (tag, other) = (Digest::of(b"Amina"), Digest::of(b"Bryn"));
        holder::exclude(&mut tx, id(11), tag, ts(1)).await.unwrap();
        holder::exclude(&mut tx, id(12), tag, ts(1)).await.unwrap();
        assert_eq!(recovery_key::count_sealed_to(&mut tx, 1, other).await.unwrap(), 2);
        assert_eq!(recovery_key::count_not_sealed_to(&mut tx, 1, other).await.unwrap(), 1);
        assert_eq!(recovery_key::count_sealed_to(&mut tx, 1, tag).await.unwrap(), 1);
        assert_eq!(recovery_key::count_not_sealed_to(&mut tx, 1, tag).await.unwrap(), 0);
        assert_eq!(record::not_sealed_to(&mut tx, id(2), 1, 1, 9).await.unwrap(), [id(12)]);
        assert_eq!(record::not_sealed_to(&mut tx, id(2), 2, 1, 9).await.unwrap(), Vec::<uuid::Uuid>::new(), "another pair opens nothing");
        assert!(matches!(record::set_recovery(&mut tx, id(99), 1, &Sealed(vec![4])).await, Err(Error::NotFound(_))));
    }

    async fn a_record_counts_its_entries_and_tells_who_wrote_too_late(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10]).await;
        assert_eq!(record::find(&mut tx, id(10)).await.unwrap(), Some(of_kind(10, Kind::Concern)));
        assert_eq!(record::next_place(&mut tx, id(10), Some(0)).await.unwrap(), 1);
        match record::next_place(&mut tx, id(10), Some(0)).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "record.entries"),
            other => panic!("{other:?}"),
        }
        assert_eq!(record::next_place(&mut tx, id(10), None).await.unwrap(), 2);
        assert!(matches!(record::next_place(&mut tx, id(99), None).await, Err(Error::NotFound(_))));
    }

    async fn a_turned_key_leaves_the_older_ones_and_is_turned_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10]).await;
        let old = |generation| OldKey { generation, sealed: Sealed(vec![1]), shared_sealed: Sealed(vec![2]) };
        record::want_turn(&mut tx, id(10), ts(1)).await.unwrap();
        record::want_turn(&mut tx, id(10), ts(2)).await.unwrap();
        assert_eq!(record::turns_wanted(&mut tx, id(2), 1).await.unwrap(), [id(10)]);
        assert_eq!(record::turns_wanted(&mut tx, id(2), 2).await.unwrap(), Vec::<uuid::Uuid>::new(), "that pair does not open it");
        assert_eq!(record::turns_wanted(&mut tx, id(1), 1).await.unwrap(), Vec::<uuid::Uuid>::new());
        assert_eq!(record::count_turns_wanted(&mut tx).await.unwrap(), 1);
        let mut turned = of_kind(10, Kind::Concern);
        for generation in [1, 2] {
            record::keep_old(&mut tx, id(10), &old(generation)).await.unwrap();
            turned.generation = generation + 1;
            record::turn(&mut tx, &turned).await.unwrap();
        }
        assert_eq!(record::count_turns_wanted(&mut tx).await.unwrap(), 0);
        assert!(matches!(record::turn(&mut tx, &turned).await, Err(Error::NotFound(_))), "somebody turned it first");
        assert_eq!(record::find(&mut tx, id(10)).await.unwrap(), Some(turned));
        assert_eq!(record::old_keys(&mut tx, id(10)).await.unwrap(), [old(2), old(1)]);
    }

    async fn a_row_makes_a_record_exist_from_the_moment_it_wakes(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10]).await;
        let asleep = Holder { wakes_at: ts(100), ..held(10, 1, Some(1)) };
        holder::insert(&mut tx, &asleep).await.unwrap();
        assert_eq!(holder::find(&mut tx, id(10), id(1), ts(99)).await.unwrap(), None);
        assert_eq!(holder::find(&mut tx, id(10), id(1), ts(100)).await.unwrap(), Some(asleep.clone()));
        assert_eq!(holder::of_person(&mut tx, id(1), ts(99)).await.unwrap(), []);
        assert_eq!(holder::all_of_person(&mut tx, id(1)).await.unwrap(), [asleep]);
        // Another key leaves it asleep; being given it wakes it.
        holder::reseal(&mut tx, id(10), id(1), &Sealed(vec![5]), 2).await.unwrap();
        assert_eq!(holder::find(&mut tx, id(10), id(1), ts(99)).await.unwrap(), None);
        holder::give(&mut tx, &held(10, 1, Some(2))).await.unwrap();
        assert_eq!(holder::find(&mut tx, id(10), id(1), ts(0)).await.unwrap().unwrap().key_number, Some(2));
        holder::lead(&mut tx, id(10), id(1)).await.unwrap();
        let leads: Vec<_> = holder::of_record(&mut tx, id(10)).await.unwrap().iter().map(|one| (one.person_id, one.leads)).collect();
        assert_eq!(leads, [(id(1), true), (id(2), false)]);
        assert_eq!(holder::take_away(&mut tx, id(10), id(1)).await.unwrap(), 1);
        assert_eq!(holder::take_away(&mut tx, id(10), id(1)).await.unwrap(), 0);
        assert!(matches!(holder::reseal(&mut tx, id(10), id(1), &Sealed(vec![5]), 2).await, Err(Error::NotFound(_))));
        // A key without its number is no key.
        let odd = Holder { key_number: None, ..held(10, 1, Some(1)) };
        assert!(holder::insert(&mut tx, &odd).await.is_err());
    }

    async fn those_who_would_only_have_stood_in_sleep_on(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11]).await;
        for number in [10, 11] {
            holder::insert(&mut tx, &Holder { wakes_at: ts(100), ..held(number, 1, None) }).await.unwrap();
        }
        assert_eq!(holder::let_sleep(&mut tx, id(10), ts(50)).await.unwrap(), 1);
        assert_eq!(holder::let_sleep(&mut tx, id(11), ts(100)).await.unwrap(), 0, "it is theirs by then");
        assert_eq!(holder::all_of_person(&mut tx, id(1)).await.unwrap().len(), 1);
    }

    async fn who_waits_is_seen_only_through_what_the_viewer_opens(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11, 12]).await;
        holder::insert(&mut tx, &held(10, 1, None)).await.unwrap();
        holder::insert(&mut tx, &held(11, 1, Some(1))).await.unwrap();
        assert_eq!(holder::waiting_seen_by(&mut tx, id(2), 1, ts(0)).await.unwrap(), [(id(1), 1)]);
        assert_eq!(holder::waited_for(&mut tx, id(1)).await.unwrap(), [id(10)]);
        assert_eq!(holder::count_waiting(&mut tx, id(1), 1, ts(0)).await.unwrap(), 1);
        // A new pair: what was sealed to the old one waits as well.
        person_key::put(&mut tx, &pair(1, 2)).await.unwrap();
        assert_eq!(holder::waiting_seen_by(&mut tx, id(2), 1, ts(0)).await.unwrap(), [(id(1), 2)]);
        assert_eq!(holder::waiting_seen_by(&mut tx, id(2), 9, ts(0)).await.unwrap(), [], "the viewer's pair opens nothing");
        assert_eq!(holder::waiting_seen_by(&mut tx, id(1), 2, ts(0)).await.unwrap(), []);
        assert_eq!(holder::waited_for(&mut tx, id(1)).await.unwrap(), [id(10), id(11)]);
        let waiting = holder::waiting(&mut tx).await.unwrap();
        assert_eq!(waiting.iter().map(|one| one.record_id).collect::<Vec<_>>(), [id(10), id(11)]);
        record::insert(&mut tx, &Record { recovery_sealed: Some(Sealed(vec![3])), ..of_kind(13, Kind::Case) }).await.unwrap();
        holder::insert(&mut tx, &held(13, 1, Some(1))).await.unwrap();
        let back = record::to_recover(&mut tx, id(1), 2).await.unwrap();
        assert_eq!(back.iter().map(|one| one.id).collect::<Vec<_>>(), [id(13)]);
    }

    async fn a_colleague_is_offered_open_records_that_they_may_know_of(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11, 12, 13]).await;
        for number in [10, 11, 12] {
            concern::insert(&mut tx, &concern_row(number)).await.unwrap();
        }
        case_file::insert(&mut tx, &case_row(13)).await.unwrap();
        concern::close(&mut tx, id(11), Some(ts(9))).await.unwrap();
        let tag = Digest::of(b"Amina");
        holder::exclude(&mut tx, id(12), tag, ts(1)).await.unwrap();
        let offered = holder::open_not_held(&mut tx, id(2), 1, id(1), tag, ts(9), ts(10)).await.unwrap();
        assert_eq!(offered, [id(10), id(13)]);
        holder::give(&mut tx, &held(10, 1, Some(1))).await.unwrap();
        assert_eq!(holder::open_not_held(&mut tx, id(2), 1, id(1), tag, ts(9), ts(10)).await.unwrap(), [id(13)]);
        let none = Vec::<uuid::Uuid>::new();
        assert_eq!(holder::open_not_held(&mut tx, id(2), 2, id(1), tag, ts(9), ts(10)).await.unwrap(), none);
        // Made after they came: it was theirs, or was kept from them.
        assert_eq!(holder::open_not_held(&mut tx, id(2), 1, id(1), tag, ts(-1), ts(10)).await.unwrap(), none);
        // What they gave back is not offered again, until somebody shares it on purpose.
        holder::withhold(&mut tx, id(13), tag, ts(9)).await.unwrap();
        holder::withhold(&mut tx, id(13), tag, ts(9)).await.unwrap();
        assert_eq!(holder::open_not_held(&mut tx, id(2), 1, id(1), tag, ts(9), ts(10)).await.unwrap(), none);
        holder::not_withheld(&mut tx, id(13), tag).await.unwrap();
        assert_eq!(holder::open_not_held(&mut tx, id(2), 1, id(1), tag, ts(9), ts(10)).await.unwrap(), [id(13)]);
        // A case that went on in another is open while that one is, also by way of a third.
        let mut into = case_row(13);
        for (number, next) in [(14, 13), (15, 14)] {
            with_records(&mut tx, &[number]).await;
            into = CaseFile { id: id(number), status: Status::Merged, merged_into: Some(id(next)), ..into };
            case_file::insert(&mut tx, &into).await.unwrap();
        }
        let offered = holder::open_not_held(&mut tx, id(2), 1, id(1), tag, ts(9), ts(10)).await.unwrap();
        assert_eq!(offered, [id(13), id(14), id(15)]);
    }

    async fn a_record_that_nobody_here_opens_is_found(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11]).await;
        holder::insert(&mut tx, &held(11, 1, Some(1))).await.unwrap();
        let today = day("2026-11-22");
        assert_eq!(record::nobody_opens(&mut tx, today).await.unwrap(), []);
        assert!(record::others_open(&mut tx, id(11), id(2), today).await.unwrap());
        assert!(!record::others_open(&mut tx, id(10), id(2), today).await.unwrap());
        person::end(&mut tx, id(2), Some(today)).await.unwrap();
        let lost = record::nobody_opens(&mut tx, today).await.unwrap();
        assert_eq!(lost.iter().map(|one| one.id).collect::<Vec<_>>(), [id(10)]);
        person_key::put(&mut tx, &pair(1, 2)).await.unwrap();
        assert_eq!(record::nobody_opens(&mut tx, today).await.unwrap().len(), 2);
        assert!(!record::others_open(&mut tx, id(11), id(2), today).await.unwrap());
    }

    async fn who_must_not_know_is_kept_by_fingerprint_and_once(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11]).await;
        let (one, other) = (Digest::of(b"a"), Digest::of(b"b"));
        for _ in 0..2 {
            holder::exclude(&mut tx, id(10), one, ts(1)).await.unwrap();
        }
        holder::exclude(&mut tx, id(10), other, ts(1)).await.unwrap();
        assert!(holder::is_excluded(&mut tx, id(10), one).await.unwrap());
        assert!(!holder::is_excluded(&mut tx, id(11), one).await.unwrap());
        let mut both = vec![one, other];
        both.sort();
        let mut kept = holder::excluded(&mut tx, id(10)).await.unwrap();
        kept.sort();
        assert_eq!(kept, both);
    }

    async fn a_reading_is_counted_while_the_record_is_held(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10]).await;
        for (number, second) in [(1, 10), (2, 20)] {
            holder::opened(&mut tx, id(number), id(10), id(2), ts(second)).await.unwrap();
        }
        let row = holder::find(&mut tx, id(10), id(2), ts(30)).await.unwrap().unwrap();
        assert_eq!((row.opened_at, row.times_opened), (Some(ts(10)), 2));
        assert_eq!(holder::opened_since(&mut tx, id(2), ts(15)).await.unwrap(), 1);
        assert!(matches!(holder::opened(&mut tx, id(3), id(10), id(1), ts(30)).await, Err(Error::NotFound(_))));
        holder::take_away(&mut tx, id(10), id(2)).await.unwrap();
        assert_eq!(holder::opened_since(&mut tx, id(2), ts(0)).await.unwrap(), 0, "what is out of reach is not counted either");
    }

    async fn entries_come_in_order_and_the_reporter_gets_the_shared_ones(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        with_records(&mut tx, &[10, 11]).await;
        let one = |number: u128, record: u128, place: i64, shared: bool| Entry {
            id: id(number), record_id: id(record), place, generation: 1, shared, at: ts(place), sealed: Sealed(vec![0, 255, 10]),
        };
        let written = [one(3, 10, 1, true), one(2, 10, 2, false), one(1, 11, 1, false)];
        for entry in written.iter().rev() {
            entry::insert(&mut tx, entry).await.unwrap();
        }
        assert_eq!(entry::of_record(&mut tx, id(10)).await.unwrap(), written[..2]);
        assert_eq!(entry::shared_of_record(&mut tx, id(10)).await.unwrap(), written[..1]);
        assert_eq!(entry::held_by(&mut tx, id(2), ts(9)).await.unwrap(), written);
        assert_eq!(entry::held_by(&mut tx, id(1), ts(9)).await.unwrap(), []);
        let bytes = file::SealedFile { id: id(5), record_id: id(10), generation: 1, shared: true, at: ts(1), size: 2, sealed: Sealed(vec![0, 1]) };
        file::insert(&mut tx, &bytes).await.unwrap();
        assert_eq!(file::find(&mut tx, id(10), id(5)).await.unwrap(), Some(bytes));
        assert_eq!(file::find(&mut tx, id(11), id(5)).await.unwrap(), None, "only through its own record");
        // Two entries in one place: somebody wrote at the same time.
        assert!(entry::insert(&mut tx, &one(9, 10, 2, false)).await.is_err());
    }

    async fn the_log_of_records_is_a_chain_of_its_own(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        let detail = serde_json::json!({});
        for number in [10_u128, 11, 10] {
            let event = store::audit::Event {
                at: ts(1), actor: Some(id(2)), verb: "opened", object_kind: "record", object_id: &id(number).to_string(), detail: &detail,
            };
            record_audit::append(&mut tx, &event).await.unwrap();
        }
        assert_eq!(store::audit::head(&mut tx).await.unwrap(), None, "the other log says nothing of it");
        let entries = record_audit::after(&mut tx, 0, 10).await.unwrap();
        let head = record_audit::head(&mut tx).await.unwrap();
        assert_eq!(store::audit::verify(&entries, head).unwrap(), 3);
        let of_one = record_audit::of_object(&mut tx, "record", &id(10).to_string(), 10).await.unwrap();
        assert_eq!(of_one.len(), 2);
    }
}
