use store::attestation::{self, Attestation};
use store::change_notice::{self, ChangeNotice};
use store::consultation::{self, Consultation};
use store::document::{self, Document};
use store::import::{self, Import};
use store::review::{self, Review};
use store::{Db, Error, JsonText, blob, directory, source};

use crate::database::raw;
use crate::world::{Place, day, id, ts, with_people, with_policy};

fn risk_assessment() -> Document {
    Document {
        id: id(60),
        kind: "risk-assessment".to_owned(),
        title: "Video calls".to_owned(),
        owner_id: Some(id(2)),
        owner_name: "Bryn Pugh".to_owned(),
        version_label: "3".to_owned(),
        file_id: None,
        link: Some("https://example.org/ra".to_owned()),
        review_on: Some(day("2027-09-01")),
        added_at: ts(0),
        added_by: Some(id(2)),
        retired_at: None,
    }
}

fn helpline() -> directory::Entry {
    directory::Entry {
        id: id(70),
        key: "a-helpline".to_owned(),
        kind: "childline".to_owned(),
        name: "A helpline".to_owned(),
        who_for: "Children".to_owned(),
        phone: "01632 960002".to_owned(),
        text_number: String::new(),
        web: "https://example.org".to_owned(),
        email: String::new(),
        hours: "Day and night".to_owned(),
        area: None,
        nations: JsonText(vec!["wales".to_owned(), "england".to_owned()]),
        children: true,
        is_local: false,
        last_checked_on: None,
        checked_by: None,
        sort: 1,
        added_at: ts(0),
        removed_at: None,
    }
}

on_both! {
    async fn a_document_is_registered_changed_and_retired(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        document::insert(&mut tx, &risk_assessment()).await.unwrap();
        let changed = Document { version_label: "4".to_owned(), review_on: None, ..risk_assessment() };
        document::update(&mut tx, &changed).await.unwrap();
        assert_eq!(document::get(&mut tx, id(60)).await.unwrap(), changed);
        let newer = Document { id: id(61), added_at: ts(9), ..risk_assessment() };
        document::insert(&mut tx, &newer).await.unwrap();
        assert_eq!(document::in_use(&mut tx).await.unwrap(), [newer.clone(), changed]);
        document::retire(&mut tx, id(60), ts(10)).await.unwrap();
        assert!(matches!(document::retire(&mut tx, id(60), ts(11)).await, Err(Error::NotFound(_))));
        assert_eq!(document::in_use(&mut tx).await.unwrap(), [newer]);
        assert_eq!(document::all(&mut tx).await.unwrap().len(), 2);
    }

    async fn a_file_comes_back_byte_for_byte(db: &Db) {
        let bytes: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut tx = db.begin().await.unwrap();
        let info = blob::insert(&mut tx, id(65), "Policy ✓.pdf", "application/pdf", &bytes).await.unwrap();
        assert_eq!(info.size, 800_000);
        tx.commit().await.unwrap();
        let mut conn = db.read().await.unwrap();
        let kept = blob::get(&mut conn, id(65)).await.unwrap();
        assert!(kept.bytes == bytes);
        assert_eq!(blob::info(&mut conn, id(65)).await.unwrap(), Some(info));
        assert_eq!(blob::info(&mut conn, id(66)).await.unwrap(), None);
        assert!(matches!(blob::get(&mut conn, id(66)).await, Err(Error::NotFound(_))));
    }

    async fn a_damaged_file_is_an_error_and_not_a_file(place: &Place) {
        let mut tx = place.db.begin().await.unwrap();
        blob::insert(&mut tx, id(65), "a.txt", "text/plain", b"as it was").await.unwrap();
        blob::insert(&mut tx, id(66), "b.txt", "text/plain", b"as it is").await.unwrap();
        tx.commit().await.unwrap();
        raw(place, "UPDATE blob SET bytes = (SELECT bytes FROM blob WHERE size = 8) WHERE size = 9").await;
        let error = blob::get(&mut place.db.read().await.unwrap(), id(65)).await.unwrap_err();
        assert!(matches!(error, Error::Damaged(_)), "{error:?}");
    }

    async fn a_file_stays_while_a_document_holds_it(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        blob::insert(&mut tx, id(65), "a.txt", "text/plain", b"").await.unwrap();
        document::insert(&mut tx, &Document { file_id: Some(id(65)), ..risk_assessment() }).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.begin().await.unwrap();
        assert!(matches!(blob::delete(&mut tx, id(65)).await, Err(Error::Refused { .. })));
        drop(tx);
        let mut tx = db.begin().await.unwrap();
        document::update(&mut tx, &risk_assessment()).await.unwrap();
        blob::delete(&mut tx, id(65)).await.unwrap();
        assert!(matches!(blob::delete(&mut tx, id(65)).await, Err(Error::NotFound(_))));
    }

    async fn a_directory_entry_is_checked_and_the_check_is_kept(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        directory::insert(&mut tx, &helpline()).await.unwrap();
        assert_eq!(directory::get(&mut tx, id(70)).await.unwrap(), helpline());
        let wrong = directory::Check { entry_id: id(70), at: ts(1), checked_by: Some(id(1)), outcome: "nobody answers".to_owned() };
        directory::record_check(&mut tx, &wrong, day("2026-11-21"), false).await.unwrap();
        assert_eq!(directory::get(&mut tx, id(70)).await.unwrap().last_checked_on, None);
        let right = directory::Check { at: ts(2), outcome: "right".to_owned(), ..wrong.clone() };
        directory::record_check(&mut tx, &right, day("2026-11-22"), true).await.unwrap();
        let checked = directory::get(&mut tx, id(70)).await.unwrap();
        assert_eq!((checked.last_checked_on, checked.checked_by), (Some(day("2026-11-22")), Some(id(1))));
        assert_eq!(directory::checks(&mut tx, id(70)).await.unwrap(), [right.clone(), wrong.clone()]);
        assert_eq!(directory::all_checks(&mut tx).await.unwrap(), [wrong, right]);
        // Editing the words does not make it look checked, or unchecked.
        directory::update(&mut tx, &directory::Entry { phone: "01632 960003".to_owned(), ..helpline() }).await.unwrap();
        assert_eq!(directory::get(&mut tx, id(70)).await.unwrap().last_checked_on, Some(day("2026-11-22")));
    }

    async fn the_directory_is_in_its_own_order_and_has_each_key_once(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        let second = directory::Entry { id: id(71), key: "b".to_owned(), sort: 0, ..helpline() };
        directory::insert(&mut tx, &helpline()).await.unwrap();
        directory::insert(&mut tx, &second).await.unwrap();
        assert_eq!(directory::all(&mut tx).await.unwrap(), [second.clone(), helpline()]);
        directory::remove(&mut tx, id(71), ts(1)).await.unwrap();
        assert_eq!(directory::all(&mut tx).await.unwrap(), [helpline()]);
        assert_eq!(directory::find_by_key(&mut tx, "b").await.unwrap().map(|entry| entry.removed_at), Some(Some(ts(1))));
        match directory::insert(&mut tx, &directory::Entry { id: id(72), ..second }).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "directory_entry.key"),
            other => panic!("{other:?}"),
        }
    }

    async fn a_source_is_looked_at_and_the_look_is_kept(db: &Db) {
        with_people(db).await;
        let guidance = source::Source { id: id(80), title: "Guidance".to_owned(), url: "https://example.org/g".to_owned(), about: "duties".to_owned(), last_checked_on: None, checked_by: None, added_at: ts(0), removed_at: None };
        let mut tx = db.begin().await.unwrap();
        source::insert(&mut tx, &guidance).await.unwrap();
        let look = source::Check { source_id: id(80), at: ts(1), checked_by: Some(id(2)), outcome: "unchanged".to_owned() };
        source::record_check(&mut tx, &look, day("2026-11-22")).await.unwrap();
        source::update(&mut tx, &source::Source { title: "Guidance 2027".to_owned(), ..guidance }).await.unwrap();
        let kept = source::get(&mut tx, id(80)).await.unwrap();
        assert_eq!((kept.title.as_str(), kept.last_checked_on, kept.checked_by), ("Guidance 2027", Some(day("2026-11-22")), Some(id(2))));
        assert_eq!(source::checks(&mut tx, id(80)).await.unwrap(), std::slice::from_ref(&look));
        assert_eq!(source::all_checks(&mut tx).await.unwrap(), std::slice::from_ref(&look));
        source::remove(&mut tx, id(80), ts(3)).await.unwrap();
        assert!(source::all(&mut tx).await.unwrap().is_empty());
        let unknown = source::Check { source_id: id(81), ..look };
        assert!(matches!(source::record_check(&mut tx, &unknown, day("2026-11-22")).await, Err(Error::NotFound(_))));
    }

    async fn reviews_consultations_and_attestations_are_kept_newest_first(db: &Db) {
        with_people(db).await;
        with_policy(db).await;
        let mut tx = db.begin().await.unwrap();
        let review = |number: u128, held_on: &str| Review { id: id(number), subject: "policy".to_owned(), held_on: day(held_on), held_by: "the trustees".to_owned(), outcome: "kept".to_owned(), note: String::new(), minute_ref: "M7".to_owned(), gaps: 0, checklist: store::JsonText(vec!["passwords".to_owned()]), version: Some(1), created_at: ts(0), created_by: Some(id(2)) };
        for each in [review(90, "2025-09-01"), review(91, "2026-09-01")] {
            review::insert(&mut tx, &each).await.unwrap();
        }
        assert_eq!(review::all(&mut tx).await.unwrap(), [review(91, "2026-09-01"), review(90, "2025-09-01")]);
        assert_eq!(review::get(&mut tx, id(90)).await.unwrap(), review(90, "2025-09-01"));
        let asked = |number: u128, held_on: &str| Consultation { id: id(number), party: "parents".to_owned(), held_on: day(held_on), summary: "liked it".to_owned(), version: None, created_at: ts(0), created_by: None };
        for each in [asked(92, "2025-09-01"), asked(93, "2026-09-01")] {
            consultation::insert(&mut tx, &each).await.unwrap();
        }
        assert_eq!(consultation::all(&mut tx).await.unwrap(), [asked(93, "2026-09-01"), asked(92, "2025-09-01")]);
        let said = |number: u128, clause: &str| Attestation { id: id(number), clause_id: clause.to_owned(), version: 1, held_on: day("2026-10-01"), held_by: "Bryn Pugh, lead".to_owned(), note: String::new(), created_at: ts(i64::try_from(number).unwrap()), created_by: Some(id(2)) };
        for each in [said(94, "a"), said(95, "b"), said(96, "a")] {
            attestation::insert(&mut tx, &each).await.unwrap();
        }
        assert_eq!(attestation::all(&mut tx).await.unwrap(), [said(96, "a"), said(95, "b"), said(94, "a")]);
        assert_eq!(attestation::of_clause(&mut tx, "a").await.unwrap(), [said(96, "a"), said(94, "a")]);
    }

    async fn a_change_waits_for_one_review(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let change = ChangeNotice { id: id(97), kind: "new-channel".to_owned(), what: "a new platform".to_owned(), changed_on: day("2026-11-01"), note: String::new(), created_at: ts(0), created_by: Some(id(1)), reviewed_on: None, record_id: None, review_id: None };
        change_notice::insert(&mut tx, &change).await.unwrap();
        let held = Review { id: id(98), subject: "change".to_owned(), held_on: day("2026-11-20"), held_by: "the lead".to_owned(), outcome: "kept".to_owned(), note: String::new(), minute_ref: String::new(), gaps: 1, checklist: store::JsonText(Vec::new()), version: None, created_at: ts(1), created_by: None };
        review::insert(&mut tx, &held).await.unwrap();
        change_notice::reviewed(&mut tx, id(97), id(98), day("2026-11-20")).await.unwrap();
        assert!(matches!(change_notice::reviewed(&mut tx, id(97), id(98), day("2026-11-21")).await, Err(Error::NotFound(_))));
        let reviewed = ChangeNotice { reviewed_on: Some(day("2026-11-20")), review_id: Some(id(98)), ..change };
        assert_eq!(change_notice::all(&mut tx, store::Digest([0; 32])).await.unwrap(), [reviewed]);
    }

    async fn a_previewed_list_is_taken_once_and_then_holds_nobody(place: &Place) {
        with_people(&place.db).await;
        let mut tx = place.db.begin().await.unwrap();
        let list = Import { id: id(99), created_by: id(2), created_at: ts(0), rows: JsonText(serde_json::json!([{"name": "Cai"}])), state: import::State::Previewed };
        import::insert(&mut tx, &list).await.unwrap();
        assert_eq!(import::waiting(&mut tx, id(99)).await.unwrap(), list);
        import::settle(&mut tx, id(99), import::State::Taken).await.unwrap();
        assert!(matches!(import::settle(&mut tx, id(99), import::State::Taken).await, Err(Error::NotFound(_))));
        assert!(matches!(import::waiting(&mut tx, id(99)).await, Err(Error::NotFound(_))));
        import::insert(&mut tx, &Import { id: id(100), ..list.clone() }).await.unwrap();
        import::insert(&mut tx, &Import { id: id(101), created_at: ts(10), ..list }).await.unwrap();
        assert_eq!(import::drop_before(&mut tx, ts(10)).await.unwrap(), 1);
        import::waiting(&mut tx, id(101)).await.unwrap();
    }
}
