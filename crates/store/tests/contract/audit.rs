use proptest::prelude::*;
use serde_json::json;
use store::audit::{self, Broken, Entry, Event, Head};
use store::{Db, Digest, Ts};
use uuid::Uuid;

use crate::database::{raw, raw_error};
use crate::world::{Place, id, ts};

async fn append(db: &Db, verb: &str, at: i64) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let detail = json!({ "n": at });
    let event = Event {
        at: ts(at),
        actor: Some(id(1)),
        verb,
        object_kind: "policy",
        object_id: "1",
        detail: &detail,
    };
    let seq = audit::append(&mut tx, &event).await.unwrap();
    tx.commit().await.unwrap();
    seq
}

async fn whole(db: &Db) -> (Vec<Entry>, Option<Head>) {
    let mut conn = db.snapshot().await.unwrap();
    let entries = audit::after(&mut conn, 0, 1_000).await.unwrap();
    (entries, audit::head(&mut conn).await.unwrap())
}

on_both! {
    async fn the_log_counts_up_and_verifies(db: &Db) {
        assert_eq!(whole(db).await, (vec![], None));
        for at in 1..=5 {
            assert_eq!(append(db, "save", at).await, at);
        }
        let (entries, head) = whole(db).await;
        assert_eq!(audit::verify(&entries, head), Ok(5));
        assert_eq!(entries[0].prev_hash, audit::beginning());
        assert_eq!(head, Some(Head { seq: 5, hash: entries[4].hash }));
        let mut conn = db.read().await.unwrap();
        assert_eq!(audit::latest(&mut conn, 2, 1).await.unwrap(), [entries[3].clone(), entries[2].clone()]);
        assert_eq!(audit::after(&mut conn, 3, 10).await.unwrap(), entries[3..]);
        assert_eq!(audit::of_object(&mut conn, "policy", "1", 1).await.unwrap(), entries[4..]);
        assert!(audit::of_object(&mut conn, "policy", "2", 1).await.unwrap().is_empty());
    }

    async fn an_exported_copy_verifies_without_a_database(db: &Db) {
        for at in 1..=3 {
            append(db, "save", at).await;
        }
        let (entries, head) = whole(db).await;
        let lines: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
        let read: Vec<Entry> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(audit::verify(&read, head), Ok(3));
    }

    async fn an_entry_that_is_rolled_back_leaves_no_gap(db: &Db) {
        append(db, "save", 1).await;
        let mut tx = db.begin().await.unwrap();
        let event = Event { at: ts(2), actor: None, verb: "lost", object_kind: "", object_id: "", detail: &json!(null) };
        audit::append(&mut tx, &event).await.unwrap();
        drop(tx);
        assert_eq!(append(db, "save", 3).await, 2);
        let (entries, head) = whole(db).await;
        assert_eq!(audit::verify(&entries, head), Ok(2));
    }

    async fn many_who_append_at_once_make_one_chain(db: &Db) {
        let tasks: Vec<_> = (0..30).map(|at| {
            let db = db.clone();
            tokio::spawn(async move { append(&db, "save", at).await })
        }).collect();
        let mut numbers = Vec::new();
        for task in tasks {
            numbers.push(task.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=30).collect::<Vec<i64>>());
        let (entries, head) = whole(db).await;
        assert_eq!(audit::verify(&entries, head), Ok(30));
    }

    async fn the_log_refuses_to_be_changed(place: &Place) {
        append(&place.db, "save", 1).await;
        for sql in ["UPDATE audit SET verb = 'other'", "DELETE FROM audit WHERE seq = 1"] {
            let refused = raw_error(place, sql).await;
            assert!(refused.contains("kept as it was written"), "{sql}: {refused}");
        }
    }

    async fn who_takes_the_triggers_away_is_still_found_out(place: &Place) {
        for at in 1..=5 {
            append(&place.db, "save", at).await;
        }
        let (before, head) = whole(&place.db).await;
        match place.db.kind() {
            "sqlite" => raw(place, "DROP TRIGGER audit_keeps_update").await,
            _ => raw(place, "DROP TRIGGER audit_keeps_row ON audit").await,
        }
        raw(place, "UPDATE audit SET verb = 'nothing' WHERE seq = 3").await;
        let (changed, _) = whole(&place.db).await;
        assert_eq!(audit::verify(&changed, head), Err(Broken::Changed { seq: 3 }));
        assert_eq!(audit::verify(&before, head), Ok(5));
    }
}

#[test]
fn postgresql_refuses_to_empty_the_log() {
    crate::world::on_postgresql(async |place| {
        let refused = raw_error(place, "TRUNCATE audit").await;
        assert!(refused.contains("kept as it was written"), "{refused}");
    });
}

#[test]
fn sqlite_refuses_to_replace_an_entry() {
    // The connection is the store's own kind: REPLACE asks the triggers only with recursive_triggers, which it sets.
    crate::world::on_sqlite(async |place| {
        append(&place.db, "save", 1).await;
        let refused = raw_error(
            place,
            "PRAGMA recursive_triggers = ON; REPLACE INTO audit SELECT seq, at, actor, 'other', object_kind, object_id, detail, prev_hash, hash FROM audit",
        )
        .await;
        assert!(refused.contains("kept as it was written"), "{refused}");
    });
}

/// A chain made without a database, through the store's own append on a file of its own, then damaged in memory.
fn chain(count: i64) -> (Vec<Entry>, Option<Head>) {
    let (send, receive) = std::sync::mpsc::channel();
    crate::world::on_sqlite(async |place| {
        for at in 0..count {
            append(&place.db, "save", at).await;
        }
        send.send(whole(&place.db).await).unwrap();
    });
    receive.recv().unwrap()
}

#[test]
fn a_removed_an_added_and_a_moved_entry_are_found() {
    let (entries, head) = chain(5);
    let mut removed = entries.clone();
    removed.remove(2);
    assert_eq!(
        audit::verify(&removed, head),
        Err(Broken::Missing {
            expected: 3,
            found: 4
        })
    );
    let mut moved = entries.clone();
    moved.swap(1, 2);
    assert_eq!(
        audit::verify(&moved, head),
        Err(Broken::Missing {
            expected: 2,
            found: 3
        })
    );
    let mut renumbered = removed;
    for (entry, seq) in renumbered.iter_mut().zip(1..) {
        entry.seq = seq;
    }
    assert_eq!(
        audit::verify(&renumbered, head),
        Err(Broken::Unlinked { seq: 3 })
    );
    assert_eq!(
        audit::verify(&entries[..3], head),
        Err(Broken::CutShort {
            expected: 5,
            found: 3
        })
    );
    let other = Head {
        seq: 5,
        hash: Digest([7; 32]),
    };
    assert_eq!(audit::verify(&entries, Some(other)), Err(Broken::OtherEnd));
}

proptest! {
    #[test]
    fn any_change_to_any_field_is_found(field in 0..10_usize, which in 0..4_usize, salt in 1..1000_i64) {
        static CHAIN: std::sync::OnceLock<(Vec<Entry>, Option<Head>)> = std::sync::OnceLock::new();
        let (entries, head) = CHAIN.get_or_init(|| chain(4));
        let mut damaged = entries.clone();
        let entry = &mut damaged[which];
        match field {
            0 => entry.at = Ts::from_micros(entry.at.micros() + salt).unwrap(),
            1 => entry.actor = entry.actor.map(|actor| Uuid::from_u128(actor.as_u128() + u128::try_from(salt).unwrap())),
            2 => entry.verb.push('x'),
            // Moving a letter from one field into the next one must not go unseen.
            3 => { let letter = entry.object_kind.pop().unwrap(); entry.object_id.insert(0, letter); }
            4 => entry.detail = json!({ "n": salt + 100 }).to_string(),
            5 => entry.hash.0[0] ^= u8::try_from(salt % 255 + 1).unwrap(),
            6 => entry.object_id.push('x'),
            7 => entry.object_kind.push('x'),
            8 => entry.prev_hash.0[31] ^= 1,
            _ => entry.actor = None,
        }
        prop_assert!(audit::verify(&damaged, *head).is_err());
    }
}
