//! Whoever has only the database, or a backup of it, learns no name, no address and no word that somebody wrote.

use std::path::Path;

use jiff::SignedDuration;
use serde_json::json;
use sqlx::Connection;
use store::appointment::{self, Appointment};
use store::decision::{self, Decision, Ground, Outcome};
use store::import::{self, Import};
use store::person::{self, Filter, Kind, Person};
use store::{
    Conn, Db, Digest, Error, JsonText, activity, adjustment, attestation, blob, change_notice,
    consultation, credential, document, format_on_file, job, link, recovery_code, review, set_up,
    throttle,
};

use crate::moved::{enqueue, invitation};
use crate::world::{Place, day, id, ts, with_people, with_policy};

/// In every sealed field of every table. Ours alone, so that finding it anywhere means that it was written there.
const MARK: &str = "Zxqvwkmarker";
/// In a field that is kept in clear: a search that does not find this one looks in the wrong place.
const CLEAR: &str = "Zxqvwkinclear";

fn marked(what: &str) -> String {
    format!("{what} {MARK} {what}")
}

/// One row in each table that has a sealed column.
async fn fill(tx: &mut Conn) {
    let who = Person {
        job: marked("job"),
        note: marked("note"),
        ..Person::new(
            id(3),
            Kind::Staff,
            &marked("name"),
            day("2026-01-01"),
            ts(0),
        )
        .with_email(&format!("{MARK}@Example.org"))
    };
    person::insert(tx, &who).await.unwrap();
    let update = Person {
        name: marked("newer"),
        ..who
    };
    person::update(tx, &update).await.unwrap();
    let post = Appointment {
        id: id(4),
        person_id: id(3),
        role: "dsl".to_owned(),
        starts_on: day("2026-01-01"),
        ends_on: None,
        contact: marked("contact"),
        created_at: ts(0),
        created_by: None,
    };
    appointment::insert(tx, &post).await.unwrap();
    appointment::set_contact(tx, id(4), &marked("newer"))
        .await
        .unwrap();
    link::insert(tx, &invitation(id(3), b"token", MARK))
        .await
        .unwrap();
    let list = Import {
        id: id(5),
        created_by: id(3),
        created_at: ts(0),
        rows: JsonText(json!([{ "name": MARK }])),
        state: import::State::Previewed,
    };
    import::insert(tx, &list).await.unwrap();
    set_up::save(tx, Digest::of(b"door"), &json!({ "name": MARK }), ts(0))
        .await
        .unwrap();
    enqueue(tx, id(6), &json!({ "to": MARK })).await;
    credential::set_password(tx, id(3), "hash", ts(0))
        .await
        .unwrap();
    credential::offer_totp(tx, id(3), MARK.as_bytes())
        .await
        .unwrap();
    credential::confirm_totp(tx, id(3), 1, ts(0)).await.unwrap();
    credential::offer_totp(tx, id(3), MARK.as_bytes())
        .await
        .unwrap();
    throttle::count_failure(
        tx,
        Digest::of(MARK.as_bytes()),
        SignedDuration::from_mins(1),
        ts(0),
    )
    .await
    .unwrap();
    let code = Digest::of(MARK.as_bytes());
    recovery_code::replace(tx, id(3), &[code]).await.unwrap();
    registers(tx).await;
}

async fn registers(tx: &mut Conn) {
    let kept = document::Document {
        id: id(7),
        kind: "other".to_owned(),
        title: CLEAR.to_owned(),
        owner_id: None,
        owner_name: marked("owner"),
        version_label: String::new(),
        file_id: None,
        link: None,
        review_on: None,
        added_at: ts(0),
        added_by: None,
        retired_at: None,
    };
    document::insert(tx, &kept).await.unwrap();
    document::update(
        tx,
        &document::Document {
            owner_name: marked("newer"),
            ..kept
        },
    )
    .await
    .unwrap();
    blob::insert(
        tx,
        id(8),
        &marked("file"),
        "text/plain",
        marked("bytes").as_bytes(),
    )
    .await
    .unwrap();
    let held = review::Review {
        id: id(9),
        subject: "policy".to_owned(),
        held_on: day("2026-01-01"),
        held_by: marked("held"),
        outcome: "kept".to_owned(),
        note: marked("note"),
        minute_ref: marked("minutes"),
        gaps: 0,
        checklist: JsonText(Vec::new()),
        version: None,
        created_at: ts(0),
        created_by: None,
    };
    review::insert(tx, &held).await.unwrap();
    let said = attestation::Attestation {
        id: id(10),
        clause_id: "a".to_owned(),
        version: 1,
        held_on: day("2026-01-01"),
        held_by: marked("held"),
        note: marked("note"),
        created_at: ts(0),
        created_by: None,
    };
    attestation::insert(tx, &said).await.unwrap();
    let asked = consultation::Consultation {
        id: id(11),
        party: "parents".to_owned(),
        held_on: day("2026-01-01"),
        summary: marked("summary"),
        version: None,
        created_at: ts(0),
        created_by: None,
    };
    consultation::insert(tx, &asked).await.unwrap();
    let adjusted = adjustment::Adjustment {
        id: id(12),
        asked_on: day("2026-01-01"),
        made_on: None,
        note: marked("note"),
        created_at: ts(0),
        created_by: None,
    };
    adjustment::insert(tx, &adjusted).await.unwrap();
    let done = activity::Activity {
        id: id(13),
        kind: "drill".to_owned(),
        held_on: day("2026-01-01"),
        person_id: None,
        note: marked("note"),
        created_at: ts(0),
        created_by: None,
    };
    activity::insert(tx, &done).await.unwrap();
    let changed = change_notice::ChangeNotice {
        id: id(14),
        kind: "new-channel".to_owned(),
        what: marked("what"),
        changed_on: day("2026-01-01"),
        note: marked("note"),
        created_at: ts(0),
        created_by: None,
        reviewed_on: None,
        review_id: None,
        record_id: None,
    };
    change_notice::insert(tx, &changed).await.unwrap();
    let format = format_on_file::FormatOnFile {
        id: id(15),
        format: "easy-read".to_owned(),
        held_on: day("2026-01-01"),
        note: marked("note"),
        file_id: None,
        created_at: ts(0),
        created_by: None,
    };
    format_on_file::insert(tx, &format).await.unwrap();
    let decided = Decision {
        id: id(16),
        at: ts(0),
        act: "publish".to_owned(),
        outcome: Outcome::Allow,
        actor: None,
        version: 1,
        service: None,
        subject: None,
        override_reason: Some(marked("reason")),
        override_by: Some(id(3)),
        override_role: None,
        record_id: None,
    };
    let ground = Ground {
        clause_id: "a".to_owned(),
        outcome: Outcome::Allow,
        sentence: String::new(),
    };
    decision::insert(tx, &decided, &[ground]).await.unwrap();
}

/// Every byte that the database keeps: of SQLite the file and its journal, of PostgreSQL every row of every table as text.
async fn everything(place: &Place) -> Vec<u8> {
    if let Some(path) = place.settings.url.strip_prefix("sqlite:") {
        let mut bytes = std::fs::read(path).unwrap();
        bytes.extend(std::fs::read(Path::new(path).with_extension("db-wal")).unwrap());
        return bytes;
    }
    let mut conn = sqlx::PgConnection::connect(&place.settings.url)
        .await
        .unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
            .fetch_all(&mut conn)
            .await
            .unwrap();
    assert!(tables.len() > 30, "{tables:?}");
    let mut bytes = Vec::new();
    for table in tables {
        let sql = sqlx::AssertSqlSafe(format!("SELECT t::text FROM {table} t"));
        let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut conn).await.unwrap();
        bytes.extend(rows.join("\n").into_bytes());
    }
    conn.close().await.unwrap();
    bytes
}

/// Whether words are anywhere in the bytes, as they are, in small or capital letters, or in hexadecimal as PostgreSQL shows bytes.
fn are_in(bytes: &[u8], words: &[u8]) -> bool {
    let hex: String = words.iter().map(|byte| format!("{byte:02x}")).collect();
    let forms = [
        words.to_vec(),
        words.to_ascii_lowercase(),
        words.to_ascii_uppercase(),
        hex.into_bytes(),
    ];
    forms
        .iter()
        .any(|form| bytes.windows(form.len()).any(|window| window == form))
}

on_both! {
    async fn what_names_people_is_nowhere_in_the_database(place: &Place) {
        with_people(&place.db).await;
        with_policy(&place.db).await;
        let mut tx = place.db.begin().await.unwrap();
        fill(&mut tx).await;
        tx.commit().await.unwrap();
        let bytes = everything(place).await;
        assert!(are_in(&bytes, CLEAR.as_bytes()), "the search finds what is in clear");
        assert!(!are_in(&bytes, MARK.as_bytes()), "something sealed is in clear");
        // Nor is anything kept on which a guess could be tried out: addresses typed in vain, recovery codes, what is in a file.
        for plain in [MARK.as_bytes().to_vec(), marked("bytes").into_bytes()] {
            assert!(!are_in(&bytes, &Digest::of(&plain).0), "a plain hash is kept");
        }
        // And all of it comes back.
        let nobody = Digest::of(b"who is kept from nothing");
        let mut conn = place.db.read().await.unwrap();
        let who = person::get(&mut conn, id(3)).await.unwrap();
        assert_eq!([&who.name, &who.job, &who.note], [&marked("newer"), &marked("job"), &marked("note")]);
        assert_eq!(appointment::get(&mut conn, id(4)).await.unwrap().contact, marked("newer"));
        assert_eq!(link::find_any(&mut conn, Digest::of(b"token"), ts(1)).await.unwrap().unwrap().email, MARK);
        assert_eq!(import::waiting(&mut conn, id(5)).await.unwrap().rows.0[0]["name"], MARK);
        assert_eq!(set_up::find(&mut conn, Digest::of(b"door")).await.unwrap().unwrap().answers.0["name"], MARK);
        assert_eq!(job::find(&mut conn, id(6)).await.unwrap().unwrap().payload.0["to"], MARK);
        assert_eq!(credential::find(&mut conn, id(3)).await.unwrap().unwrap().totp_secret.unwrap(), MARK.as_bytes());
        assert_eq!(credential::offered_totp(&mut conn, id(3)).await.unwrap().unwrap(), MARK.as_bytes());
        assert_eq!(document::get(&mut conn, id(7)).await.unwrap().owner_name, marked("newer"));
        let file = blob::get(&mut conn, id(8)).await.unwrap();
        assert_eq!((file.name, file.bytes), (marked("file"), marked("bytes").into_bytes()));
        let held = review::get(&mut conn, id(9)).await.unwrap();
        assert_eq!([held.held_by, held.note, held.minute_ref], [marked("held"), marked("note"), marked("minutes")]);
        let said = attestation::all(&mut conn).await.unwrap().remove(0);
        assert_eq!([said.held_by, said.note], [marked("held"), marked("note")]);
        assert_eq!(consultation::all(&mut conn).await.unwrap()[0].summary, marked("summary"));
        assert_eq!(adjustment::all(&mut conn).await.unwrap()[0].note, marked("note"));
        assert_eq!(activity::all(&mut conn).await.unwrap()[0].note, marked("note"));
        let changed = change_notice::all(&mut conn, nobody).await.unwrap().remove(0);
        assert_eq!([changed.what, changed.note], [marked("what"), marked("note")]);
        assert_eq!(format_on_file::all(&mut conn).await.unwrap()[0].note, marked("note"));
        let (decided, _) = decision::get(&mut conn, id(16)).await.unwrap();
        assert_eq!(decided.override_reason, Some(marked("reason")));
        let given = decision::latest_grounds(&mut conn, "a", nobody, 1).await.unwrap().remove(0);
        assert_eq!(given.override_reason, Some(marked("reason")));
        assert_eq!(decision::newest_of_each_clause(&mut conn, nobody, 1).await.unwrap()[0].override_reason, Some(marked("reason")));
    }

    async fn an_address_is_found_in_any_letters_and_only_whole(db: &Db) {
        let mut tx = db.begin().await.unwrap();
        let zoe = Person::new(id(1), Kind::Staff, "Zoë", day("2026-01-01"), ts(0)).with_email("ZoË.Öz@Example.ORG");
        person::insert(&mut tx, &zoe).await.unwrap();
        for typed in ["ZoË.Öz@Example.ORG", "zoë.öz@example.org", "ZOË.ÖZ@EXAMPLE.ORG", "  zoë.öz@example.org\n"] {
            assert_eq!(person::find_by_email(&mut tx, typed).await.unwrap().as_ref(), Some(&zoe), "{typed}");
        }
        for typed in ["", "zoe.oz@example.org", "zoë.öz@example.or", "öz@example.org"] {
            assert_eq!(person::find_by_email(&mut tx, typed).await.unwrap(), None, "{typed}");
        }
        // A changed address is found, and the old one is free for somebody else.
        person::update(&mut tx, &Person { email: Some("new@example.org".to_owned()), ..zoe }).await.unwrap();
        assert_eq!(person::find_by_email(&mut tx, "zoë.öz@example.org").await.unwrap(), None);
        assert_eq!(person::find_by_email(&mut tx, "NEW@example.org").await.unwrap().unwrap().id, id(1));
        let other = Person::new(id(2), Kind::Staff, "Zoë", day("2026-01-01"), ts(0)).with_email("Zoë.Öz@example.org");
        person::insert(&mut tx, &other).await.unwrap();
        match person::update(&mut tx, &Person { email: Some("NEW@EXAMPLE.ORG".to_owned()), ..other }).await {
            Err(Error::Conflict { what }) => assert_eq!(what, "person.email_key"),
            other => panic!("{other:?}"),
        }
    }

    async fn five_thousand_people_are_listed_and_searched_without_a_wait(db: &Db) {
        let people: Vec<Person> = (1..=5_000).map(|number| Person::new(id(number), Kind::Volunteer, &format!("Person {number}"), day("2026-01-01"), ts(0)).with_email(&format!("p{number}@example.org"))).collect();
        let mut tx = db.begin().await.unwrap();
        person::insert_all(&mut tx, &people).await.unwrap();
        tx.commit().await.unwrap();
        let mut conn = db.read().await.unwrap();
        let found = Filter { search: Some("P4999@".to_owned()), ..Filter::default() };
        person::list_with_accounts(&mut conn, &found, ts(0), 25, 0).await.unwrap();
        let begun = stopwatch();
        let listed = person::list_with_accounts(&mut conn, &Filter::default(), ts(0), 25, 2_500).await.unwrap();
        let to_list = begun.elapsed();
        let searched = person::list_with_accounts(&mut conn, &found, ts(0), 25, 0).await.unwrap();
        let to_search = begun.elapsed() - to_list;
        assert_eq!(listed.len(), 25);
        assert!(listed.is_sorted_by_key(|listed| listed.person.name.to_lowercase()));
        assert_eq!(searched.iter().map(|listed| listed.person.id).collect::<Vec<_>>(), [id(4_999)]);
        eprintln!("{}: listed in {to_list:?}, searched in {to_search:?}", db.kind());
        // Far above what it takes: this is an unoptimised build on a busy machine.
        assert!((to_list + to_search).as_millis() < 3_000, "{to_list:?} {to_search:?}");
    }
}

#[expect(clippy::disallowed_methods, reason = "measures how long a thing took")]
fn stopwatch() -> std::time::Instant {
    std::time::Instant::now()
}
