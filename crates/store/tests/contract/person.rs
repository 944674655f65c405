use proptest::prelude::*;
use store::person::{self, Filter, Kind, Person};
use store::{Db, Error};

use crate::world::{Place, amina, bryn, day, id, ts, with_people};

/// Right to left, combining marks, emoji with joiners, letters outside the basic plane, a name with a quote.
const NAMES: &[&str] = &[
    "مريم الأحمد",
    "רבקה כהן",
    "Zoë Ångström",
    "e\u{301}lodie",
    "李小龍",
    "👩🏽‍🏫 Ms Fizz",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "O'Brien; DROP TABLE person;--",
    "Δημήτρης",
    "İpek Yılmaz",
];

on_both! {
    async fn a_person_comes_back_as_written(db: &Db) {
        let mut written = amina();
        written.job = "Mentor".to_owned();
        written.ended_on = Some(day("2027-08-31"));
        written.is_host = true;
        written.note = "two\nlines".to_owned();
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &written).await.unwrap();
        tx.commit().await.unwrap();
        let mut conn = db.read().await.unwrap();
        assert_eq!(person::get(&mut conn, id(1)).await.unwrap(), written);
        assert_eq!(person::find_by_email(&mut conn, " AMINA@EXAMPLE.ORG").await.unwrap(), Some(written));
    }

    async fn names_of_every_script_come_back_as_written(db: &Db) {
        let people: Vec<Person> = NAMES.iter().zip(1..).map(|(name, number)|
            Person::new(id(number), Kind::Visitor, name, day("2026-01-01"), ts(0))).collect();
        let mut tx = db.begin().await.unwrap();
        person::insert_all(&mut tx, &people).await.unwrap();
        for person in &people {
            assert_eq!(&person::get(&mut tx, person.id).await.unwrap(), person);
        }
        let searched = Filter { search: Some("δημήτρησ".to_uppercase().to_lowercase()), ..Filter::default() };
        let found = person::list(&mut tx, &Filter { search: Some("ΔΗΜ".to_owned()), ..searched }, 10, 0).await.unwrap();
        assert_eq!(found.len(), 1);
    }

    async fn people_are_listed_by_name_the_same_on_both(db: &Db) {
        let names = ["zara", "Amina", "ångström", "amina b", "Bryn", "_x", "Élodie"];
        let people: Vec<Person> = names.iter().zip(1..).map(|(name, number)|
            Person::new(id(number), Kind::Staff, name, day("2026-01-01"), ts(0))).collect();
        let mut tx = db.begin().await.unwrap();
        person::insert_all(&mut tx, &people).await.unwrap();
        let listed: Vec<String> = person::all(&mut tx).await.unwrap().into_iter().map(|person| person.name).collect();
        assert_eq!(listed, ["_x", "Amina", "amina b", "Bryn", "zara", "ångström", "Élodie"]);
    }

    async fn nobody_shares_an_address_whatever_its_letters(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let twin = Person::new(id(3), Kind::Staff, "Amina Twin", day("2026-01-01"), ts(0)).with_email("aMINA@Example.ORG ");
        match person::insert(&mut tx, &twin).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "person.email_key"),
            other => panic!("{other:?}"),
        }
    }

    async fn the_same_id_twice_is_a_conflict(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let twin = Person { email: None, ..amina() };
        match person::insert(&mut tx, &twin).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "person.id"),
            other => panic!("{other:?}"),
        }
    }

    async fn a_list_says_where_each_account_stands_and_leaves_out_who_left(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        store::credential::set_password(&mut tx, id(2), "hash", ts(0)).await.unwrap();
        let link = store::link::Link {
            token_hash: store::Digest::of(b"link"),
            purpose: store::link::Purpose::Invite,
            person_id: id(1),
            email: "amina@example.org".to_owned(),
            created_at: ts(0),
            expires_at: ts(10),
            used_at: None,
        };
        store::link::insert(&mut tx, &link).await.unwrap();
        let listed = person::list_with_accounts(&mut tx, &Filter::default(), ts(5), 10, 0).await.unwrap();
        let states: Vec<_> = listed.iter().map(|row| (row.person.id, row.signs_in, row.second_factor, row.invited)).collect();
        assert_eq!(states, [(id(1), false, false, true), (id(2), true, false, false)]);
        person::end(&mut tx, id(1), Some(day("2026-11-20"))).await.unwrap();
        let here = Filter { not_left_by: Some(day("2026-11-20")), ..Filter::default() };
        let left = Filter { left_by: Some(day("2026-11-20")), ..Filter::default() };
        assert_eq!(person::list_with_accounts(&mut tx, &here, ts(5), 10, 0).await.unwrap().len(), 1);
        assert_eq!(person::list(&mut tx, &left, 10, 0).await.unwrap()[0].id, id(1));
        assert_eq!(person::count(&mut tx, &left).await.unwrap(), 1);
        assert_eq!(store::link::revoke_all(&mut tx, id(1), ts(6)).await.unwrap(), 1);
        assert!(store::link::waiting(&mut tx, id(1), store::link::Purpose::Invite, ts(7)).await.unwrap().is_none());
    }

    async fn many_people_may_have_no_address(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        for number in 1..4 {
            let person = Person::new(id(number), Kind::Visitor, "Guest", day("2026-01-01"), ts(0));
            person::insert(&mut tx, &person).await.unwrap();
        }
    }

    async fn a_person_without_a_name_is_refused(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        let nobody = Person { name: String::new(), ..amina() };
        assert!(matches!(person::insert(&mut tx, &nobody).await, Err(Error::Refused { .. })));
    }

    async fn a_changed_person_is_changed_and_an_unknown_one_is_not_found(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let changed = Person { name: "Amina Okafor-Pugh".to_owned(), email: None, ..amina() };
        person::update(&mut tx, &changed).await.unwrap();
        assert_eq!(person::get(&mut tx, id(1)).await.unwrap(), changed);
        person::end(&mut tx, id(1), Some(day("2026-12-01"))).await.unwrap();
        assert_eq!(person::get(&mut tx, id(1)).await.unwrap().ended_on, Some(day("2026-12-01")));
        assert!(matches!(person::update(&mut tx, &Person { id: id(9), ..changed }).await, Err(Error::NotFound("person"))));
        assert!(matches!(person::get(&mut tx, id(9)).await, Err(Error::NotFound("person"))));
        assert_eq!(person::find(&mut tx, id(9)).await.unwrap(), None);
    }

    async fn a_list_is_filtered_by_kind_day_and_words(db: &Db) {
        with_people(db).await;
        let mut tx = db.begin().await.unwrap();
        let left = Person { ended_on: Some(day("2025-07-31")), email: None, ..Person::new(id(3), Kind::Volunteer, "Cai 100% Left", day("2025-01-01"), ts(0)) };
        person::insert(&mut tx, &left).await.unwrap();
        let names = async |tx: &mut store::Tx, filter: Filter| -> Vec<String> {
            assert_eq!(person::count(tx, &filter).await.unwrap(), i64::try_from(person::list(tx, &filter, 50, 0).await.unwrap().len()).unwrap());
            person::list(tx, &filter, 50, 0).await.unwrap().into_iter().map(|person| person.name).collect()
        };
        assert_eq!(names(&mut tx, Filter { kind: Some(Kind::Volunteer), ..Filter::default() }).await, ["Amina Okafor", "Cai 100% Left"]);
        assert_eq!(names(&mut tx, Filter { here_on: Some(day("2026-11-22")), ..Filter::default() }).await, ["Amina Okafor", "Bryn Pugh"]);
        assert_eq!(names(&mut tx, Filter { here_on: Some(day("2025-07-31")), ..Filter::default() }).await, ["Bryn Pugh", "Cai 100% Left"]);
        assert_eq!(names(&mut tx, Filter { search: Some("BRYN@".to_owned()), ..Filter::default() }).await, ["Bryn Pugh"]);
        assert_eq!(names(&mut tx, Filter { search: Some("0%".to_owned()), ..Filter::default() }).await, ["Cai 100% Left"]);
        assert_eq!(names(&mut tx, Filter { search: Some("_".to_owned()), ..Filter::default() }).await, Vec::<String>::new());
        let page = person::list(&mut tx, &Filter::default(), 1, 1).await.unwrap();
        assert_eq!(page, [bryn()]);
    }

    async fn ten_thousand_people_go_in_together_or_not_at_all(place: &Place) {
        let mut people: Vec<Person> = (1..=10_000).map(|number|
            Person::new(id(number), Kind::Volunteer, &format!("Person {number}"), day("2026-01-01"), ts(0)).with_email(&format!("{number}@example.org"))).collect();
        people[9_999].email = Some("1@example.org".to_owned());
        let mut tx = place.db.begin().await.unwrap();
        assert!(matches!(person::insert_all(&mut tx, &people).await, Err(Error::Conflict { .. })));
        drop(tx);
        people[9_999].email = None;
        let mut tx = place.db.begin().await.unwrap();
        assert_eq!(person::count(&mut tx, &Filter::default()).await.unwrap(), 0);
        person::insert_all(&mut tx, &people).await.unwrap();
        tx.commit().await.unwrap();
        let mut conn = place.db.read().await.unwrap();
        assert_eq!(person::count(&mut conn, &Filter::default()).await.unwrap(), 10_000);
        assert_eq!(person::all(&mut conn).await.unwrap().len(), 10_000);
    }

    async fn a_nul_in_a_text_is_refused(db: &Db) {
        for text in ["\0", "Amina\0 Okafor", "end\0", "\0\0"] {
            let mut tx = db.begin().await.unwrap();
            let hidden = Person { note: text.to_owned(), ..amina() };
            assert!(matches!(person::insert(&mut tx, &hidden).await, Err(Error::Refused { .. })), "{text:?}");
        }
    }

    async fn any_text_comes_back_as_written(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &amina()).await.unwrap();
        // NUL is the one character that PostgreSQL cannot keep.
        let texts: Vec<String> = crate::world::samples(proptest::string::string_regex("[^\\x00]{1,60}").unwrap(), 60);
        for text in texts {
            let written = Person { name: text.clone(), note: text, ..amina() };
            person::update(&mut tx, &written).await.unwrap();
            prop_holds(person::get(&mut tx, id(1)).await.unwrap() == written, &written);
        }
    }
}

fn prop_holds(holds: bool, person: &Person) {
    assert!(holds, "{:?} came back changed", person.name);
}

proptest! {
    #[test]
    fn every_kind_has_a_word_and_every_word_a_kind(index in 0..Kind::ALL.len()) {
        let kind = Kind::ALL[index];
        prop_assert_eq!(Kind::from_word(kind.as_str()), Some(kind));
    }
}
