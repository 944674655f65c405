//! What is due and to whom it goes, and records read in pieces.

use store::due::{self, Due};
use store::entry::{self, Entry};
use store::record::{self, Kind, OldKey};
use store::{Db, Sealed, case_file, concern, held, holder};

use crate::keys::{held as row, of_kind, pair};
use crate::records::{case_row, concern_row};
use crate::world::{id, ts, with_people};

fn action(number: u128) -> Due {
    Due {
        id: id(number),
        record_id: id(10),
        kind: "action".to_owned(),
        due_at: ts(100),
        made_at: ts(0),
        done_at: None,
        owner: Some(id(2)),
        reminded_at: None,
    }
}

on_both! {
    async fn somebody_is_reminded_once_and_an_owner_who_left_owns_nothing(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        record::insert(&mut tx, &of_kind(10, Kind::Case)).await.unwrap();
        due::insert(&mut tx, &action(20)).await.unwrap();
        assert!(due::remind_once(&mut tx, id(20), ts(90), ts(60)).await.unwrap());
        assert!(!due::remind_once(&mut tx, id(20), ts(91), ts(61)).await.unwrap(), "a moment ago");
        assert!(due::remind_once(&mut tx, id(20), ts(200), ts(90)).await.unwrap(), "long ago");
        due::change(&mut tx, id(20), ts(300), Some(id(1))).await.unwrap();
        assert_eq!(due::disown(&mut tx, id(10), id(2)).await.unwrap(), 0);
        assert_eq!(due::disown(&mut tx, id(10), id(1)).await.unwrap(), 1);
        let changed = due::find(&mut tx, id(10), id(20)).await.unwrap().unwrap();
        assert_eq!((changed.due_at, changed.owner, changed.reminded_at), (ts(300), None, None));
        due::done(&mut tx, id(20), ts(301)).await.unwrap();
        assert!(!due::remind_once(&mut tx, id(20), ts(999), ts(998)).await.unwrap(), "it is done");
        assert!(due::change(&mut tx, id(20), ts(400), None).await.is_err());
    }

    async fn whoever_is_next_wakes_only_while_nobody_has_read_it(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        record::insert(&mut tx, &of_kind(10, Kind::Concern)).await.unwrap();
        concern::insert(&mut tx, &concern_row(10)).await.unwrap();
        let mut next = row(10, 1, None);
        next.wakes_at = ts(50);
        holder::insert(&mut tx, &row(10, 2, None)).await.unwrap();
        holder::insert(&mut tx, &next).await.unwrap();
        assert_eq!(holder::woken(&mut tx, ts(49)).await.unwrap(), Vec::new());
        assert_eq!(holder::woken(&mut tx, ts(50)).await.unwrap(), [next]);
        concern::conflicted(&mut tx, id(10)).await.unwrap();
        concern::sent_to(&mut tx, id(10), "trustee").await.unwrap();
        let changed = concern::get(&mut tx, id(10)).await.unwrap();
        assert_eq!((changed.conflict, changed.sent_to.as_deref()), (true, Some("trustee")));
        concern::read(&mut tx, id(10), ts(51)).await.unwrap();
        assert_eq!(holder::woken(&mut tx, ts(60)).await.unwrap(), Vec::new());
    }

    async fn what_somebody_holds_is_read_in_pieces(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        store::person_key::put(&mut tx, &pair(2, 1)).await.unwrap();
        for number in [10, 11, 12] {
            record::insert(&mut tx, &of_kind(number, Kind::Case)).await.unwrap();
            case_file::insert(&mut tx, &case_row(number)).await.unwrap();
            let written = Entry {
                id: id(number + 100), record_id: id(number), place: 1, generation: 1, shared: false, at: ts(1), sealed: Sealed(vec![7]),
            };
            entry::insert(&mut tx, &written).await.unwrap();
            let old = OldKey { generation: 1, sealed: Sealed(vec![1]), shared_sealed: Sealed(vec![2]) };
            record::keep_old(&mut tx, id(number), &old).await.unwrap();
        }
        for number in [10, 12] {
            holder::insert(&mut tx, &row(number, 2, Some(1))).await.unwrap();
        }
        holder::insert(&mut tx, &row(11, 1, None)).await.unwrap();
        let first = held::after(&mut tx, id(2), ts(9), id(0), 1).await.unwrap();
        let second = held::after(&mut tx, id(2), ts(9), id(10), 9).await.unwrap();
        let ids = |held: &[held::Held]| held.iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!((ids(&first), ids(&second)), (vec![id(10)], vec![id(12)]), "not what another holds");
        let entries = held::entries(&mut tx, id(2), ts(9), id(0), id(12)).await.unwrap();
        assert_eq!(entries.iter().map(|one| one.id).collect::<Vec<_>>(), [id(110), id(112)]);
        let old = held::old_keys(&mut tx, id(2), ts(9), id(10), id(12)).await.unwrap();
        assert_eq!(old.iter().map(|(record, _)| *record).collect::<Vec<_>>(), [id(12)]);
        holder::opened(&mut tx, id(200), id(10), id(2), ts(5)).await.unwrap();
        assert_eq!(holder::opened_together(&mut tx, id(2), id(2), ts(0), ts(9)).await.unwrap(), 1);
        assert_eq!(holder::opened_together(&mut tx, id(2), id(1), ts(0), ts(9)).await.unwrap(), 0, "the other does not hold it");
        let mut merged = case_row(12);
        merged.status = case_file::Status::Merged;
        merged.merged_into = Some(id(10));
        case_file::update(&mut tx, &merged).await.unwrap();
        assert_eq!(case_file::merged_into(&mut tx, id(10)).await.unwrap(), [merged]);
        assert_eq!(case_file::merged_into(&mut tx, id(12)).await.unwrap(), Vec::new());
    }
}
