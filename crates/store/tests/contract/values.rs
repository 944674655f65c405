use proptest::prelude::*;
use store::session::{self, Session};
use store::{Day, Db, Digest, Ts, person};

use crate::world::{amina, day, id, samples, ts, with_people};

fn any_ts() -> impl Strategy<Value = Ts> {
    (Ts::min().micros()..=Ts::max().micros()).prop_map(|micros| Ts::from_micros(micros).unwrap())
}

fn any_day() -> impl Strategy<Value = Day> {
    let first = Day::from(jiff::civil::Date::MIN).number();
    let last = Day::from(jiff::civil::Date::MAX).number();
    (first..=last).prop_map(|days| Day::from_number(days).unwrap())
}

proptest! {
    #[test]
    fn a_moment_is_the_same_after_jiff_and_back(at in any_ts()) {
        prop_assert_eq!(Ts::from(at.timestamp()), at);
        let text = serde_json::to_string(&at).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ts>(&text).unwrap(), at);
    }

    #[test]
    fn moments_are_ordered_as_their_timestamps(a in any_ts(), b in any_ts()) {
        prop_assert_eq!(a.cmp(&b), a.timestamp().cmp(&b.timestamp()));
    }

    #[test]
    fn adding_to_a_moment_never_leaves_the_calendar(at in any_ts(), seconds in any::<i64>()) {
        let moved = at.plus(jiff::SignedDuration::from_secs(seconds));
        prop_assert!(Ts::from_micros(moved.micros()).is_some());
        prop_assert_eq!(moved >= at, seconds >= 0 || moved == at);
    }

    #[test]
    fn a_date_is_the_same_after_its_number_and_back(day in any_day()) {
        prop_assert_eq!(Day::from_number(day.number()), Some(day));
        let text = serde_json::to_string(&day).unwrap();
        prop_assert_eq!(serde_json::from_str::<Day>(&text).unwrap(), day);
    }

    #[test]
    fn dates_are_ordered_as_their_numbers(a in any_day(), b in any_day()) {
        prop_assert_eq!(a.cmp(&b), a.number().cmp(&b.number()));
    }

    #[test]
    fn a_hash_is_the_same_after_hex_and_back(bytes in any::<[u8; 32]>()) {
        let digest = Digest(bytes);
        prop_assert_eq!(Digest::from_hex(&digest.hex()), Some(digest));
        let text = serde_json::to_string(&digest).unwrap();
        prop_assert_eq!(serde_json::from_str::<Digest>(&text).unwrap(), digest);
    }
}

#[test]
fn the_day_after_is_one_more() {
    assert_eq!(day("1970-01-01").number(), 0);
    assert_eq!(day("2024-02-29").number() + 1, day("2024-03-01").number());
    assert_eq!(Day::from_number(i64::MAX), None);
    assert_eq!(Ts::from_micros(i64::MAX), None);
}

#[test]
fn a_hash_is_not_shown_whole() {
    let shown = format!("{:?}", Digest::of(b"a token"));
    assert!(shown.len() < 20, "{shown}");
}

fn session_at(number: usize, at: Ts) -> Session {
    Session {
        id_hash: Digest::of(&number.to_be_bytes()),
        person_id: id(1),
        created_at: at,
        last_seen_at: at,
        expires_at: Ts::max(),
        second_factor_at: Some(at),
        agent: String::new(),
        ended_at: None,
        sealed_key: None,
    }
}

on_both! {
    async fn moments_come_back_to_the_microsecond_and_in_order(db: &Db) {
        with_people(db).await;
        let mut moments = samples(any_ts(), 100);
        // Within one second, where text with trimmed zeros goes wrong.
        moments.extend([0, 1, 100_000, 120_000, 999_999].map(|micros| Ts::from_micros(ts(0).micros() + micros).unwrap()));
        moments.extend([Ts::min()]);
        moments.sort_unstable();
        moments.dedup();
        let mut tx = db.begin().await.unwrap();
        for (number, at) in moments.iter().enumerate() {
            session::insert(&mut tx, &session_at(number, *at)).await.unwrap();
        }
        let mut newest_first: Vec<Session> = session::of_person(&mut tx, id(1), ts(0)).await.unwrap();
        newest_first.reverse();
        let came_back: Vec<Ts> = newest_first.iter().map(|session| session.last_seen_at).collect();
        assert_eq!(came_back, moments);
        assert!(newest_first.iter().all(|session| session.second_factor_at == Some(session.created_at)));
    }

    async fn any_date_comes_back_as_written(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        for day in samples(any_day(), 60) {
            let written = person::Person { started_on: day, ended_on: Some(day), ..amina() };
            person::update(&mut tx, &written).await.unwrap();
            assert_eq!(person::get(&mut tx, id(1)).await.unwrap(), written);
        }
    }
}
