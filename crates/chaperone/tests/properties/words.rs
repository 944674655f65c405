//! A reporter's words are never altered, and whoever they are about never holds them.

use std::collections::BTreeMap;

use chaperone::{
    reporting::words::{Entry, Report, What},
    response::concern,
    sealing::record,
};
use store::Ts;
use uuid::Uuid;

use super::{
    life::{Known, Life, TEAM, steps},
    samples,
};

/// Every sealed entry as it was first written.
type Rows = BTreeMap<Uuid, store::entry::Entry>;

fn report(entries: &[Entry]) -> &Report {
    let found = entries.iter().find_map(|entry| match &entry.what {
        What::Report(report) => Some(&**report),
        _ => None,
    });
    found.expect("a report")
}

fn added(entries: &[Entry]) -> Vec<&str> {
    let texts = entries.iter().filter_map(|entry| match &entry.what {
        What::Added { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// As the reporter reads it with their receipt.
async fn by_receipt(life: &Life, known: &Known) {
    let mut conn = life.world.app.db().read().await.expect("a reader");
    let pair = known.taken.receipt.as_ref().expect("a receipt").pair();
    let opened = record::by_receipt(&mut conn, known.taken.id, &pair)
        .await
        .expect("the receipt opens");
    let entries = opened.shared_entries::<Entry>(&mut conn).await;
    let entries: Vec<Entry> = entries
        .expect("entries")
        .into_iter()
        .map(|(_, one)| one)
        .collect();
    let words = report(&entries);
    assert_eq!(words.words, known.words);
    assert_eq!(added(&entries), known.added);
    assert_eq!(words.files.len(), usize::from(known.file.is_some()));
    for file in &words.files {
        let bytes = opened.file(&mut conn, file.id).await.expect("a file");
        assert_eq!(Some(&bytes), known.file.as_ref());
    }
}

/// As each of the team reads it who may; and nobody it is about holds anything.
async fn by_the_team(life: &Life, known: &Known) {
    let mut conn = life.world.app.db().read().await.expect("a reader");
    for (key, ctx) in TEAM.iter().zip(life.team()) {
        let found = concern::load(&ctx, &mut conn, known.taken.id).await;
        if known.about.contains(key) {
            assert!(found.is_err(), "{key} reads what is about them");
            continue;
        }
        // Not everybody holds it: a key was taken away, or waits.
        let Ok(found) = found else { continue };
        assert_eq!(found.report().expect("a report").words, known.words);
        let entries: Vec<Entry> = found.entries.into_iter().map(|one| one.entry).collect();
        assert_eq!(added(&entries), known.added);
    }
    for key in &known.about {
        let ids = [Some(known.taken.id), known.case];
        for id in ids.into_iter().flatten() {
            let never = Ts::from(
                "2040-01-01T00:00:00Z"
                    .parse::<jiff::Timestamp>()
                    .expect("a moment"),
            );
            let held = store::holder::find(&mut conn, id, life.world.id(key), never).await;
            assert_eq!(held.expect("read"), None, "{key} holds what is about them");
        }
    }
}

async fn rows(life: &Life, before: &mut Rows) {
    let mut conn = life.world.app.db().read().await.expect("a reader");
    for known in &life.known {
        let entries = store::entry::of_record(&mut conn, known.taken.id).await;
        for row in entries.expect("entries") {
            let first = before.entry(row.id).or_insert_with(|| row.clone());
            assert_eq!(*first, row, "a row was written again");
        }
    }
}

#[tokio::test]
async fn a_reporters_words_stay_as_they_were_whatever_the_team_does() {
    let mut done = 0;
    let mut refused = 0;
    for steps in samples(steps(22), 5) {
        let mut life = Life::begin().await;
        let mut before = Rows::new();
        for step in &steps {
            match life.live(step).await {
                Ok(()) => done += 1,
                Err(_) => refused += 1,
            }
            for known in &life.known {
                by_receipt(&life, known).await;
                by_the_team(&life, known).await;
            }
            rows(&life, &mut before).await;
        }
    }
    // A life in which nothing can be done proves nothing.
    assert!(done > refused, "{done} steps done, {refused} refused");
}
