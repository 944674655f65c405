//! A report that meets a full disk: the page says what to do and keeps what was typed, and nothing is kept by half.

use std::path::Path;

use crate::{
    harness::{
        place,
        program::Program,
        reporter::{self, Draft, Report},
        small_disk::{self, SmallPostgres},
    },
    response::ready_at,
};

/// How much more than the database itself the small disk holds, in kilobytes.
const ROOM: u64 = 2_500;
/// Files that fill it soon.
const FILE: usize = 300_000;

fn size_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let sizes = entries.map(|entry| {
        let entry = entry.expect("an entry");
        let meta = entry.metadata().expect("its size");
        if meta.is_dir() {
            size_of(&entry.path())
        } else {
            meta.len()
        }
    });
    sizes.sum()
}

/// Reports with a file until one is not taken in: the receipts and words of those before, and that one.
struct Filled {
    receipts: Vec<(String, String)>,
    refused: Report,
}

async fn until_it_is_full(program: &Program, draft: &Draft) -> Filled {
    let client = reporter::client();
    let mut receipts = Vec::new();
    let (refused, answer) = loop {
        let number = receipts.len();
        assert!(number < 40, "the disk is never full");
        let mut report = draft.report(format!("Report {number}. He says  not to tell."));
        report.file = Some(
            format!("line {number} of a chat\n")
                .repeat(FILE / 20)
                .into_bytes(),
        );
        let answer = draft.send(&client, &program.base, &report).await;
        let answer = answer.expect("an answer");
        match answer.receipt() {
            Some(receipt) => receipts.push((receipt, report.words)),
            None => break (report, answer),
        }
    };
    assert!(!receipts.is_empty(), "it was full before it began");
    assert_eq!(answer.status.as_u16(), 503, "{}", answer.text);
    assert!(
        answer.text.contains(&refused.words),
        "what was typed is gone:\n{}",
        answer.text
    );
    Filled { receipts, refused }
}

impl Filled {
    /// What was taken in before is there, and what was not has left nothing.
    async fn is_all_there_is(&self, database: &str) {
        let whole = i64::try_from(self.receipts.len()).expect("few");
        for (table, sql) in [
            ("concern", "SELECT count(*) FROM concern"),
            ("sealed_file", "SELECT count(*) FROM sealed_file"),
            ("record", "SELECT count(*) FROM record"),
            ("entry", "SELECT count(*) FROM entry"),
        ] {
            let rows = place::count_in(database, sql).await;
            assert_eq!(rows, whole, "{table}");
        }
    }

    /// Somebody made room: every receipt that was shown opens, and the same page sent again is taken in.
    async fn goes_on(&self, program: &Program, draft: &Draft) {
        for (receipt, words) in &self.receipts {
            let page = reporter::open(&program.base, receipt).await;
            assert!(page.contains(words), "{receipt} opens something else");
        }
        let client = reporter::client();
        let answer = draft.send(&client, &program.base, &self.refused).await;
        let answer = answer.expect("an answer");
        let receipt = answer.receipt().expect("a receipt once there is room");
        let page = reporter::open(&program.base, &receipt).await;
        assert!(
            page.contains(&self.refused.words),
            "{receipt} opens something else"
        );
    }
}

fn cannot_mount() {
    eprintln!(
        "no disk can be mounted on this machine: what a full one does to a transaction is tested in the store"
    );
}

#[tokio::test]
async fn a_full_disk_is_said_clearly_and_keeps_nothing_by_half() {
    let world = ready_at(place::on_sqlite()).await;
    world.sign_in("ruth").await;
    // Everything is in the file before it is copied.
    world.app.db().close().await;
    let small = tempfile::tempdir().expect("a folder");
    let room = size_of(world.folder()) / 1024 + ROOM;
    let Some(program) = Program::on_a_small_disk(&world.place, small.path(), room) else {
        return cannot_mount();
    };
    let draft = Draft::write(&program.base).await;
    let filled = until_it_is_full(&program, &draft).await;
    let copy = tempfile::tempdir().expect("a folder");
    for name in ["chaperone.db", "chaperone.db-wal"] {
        let seen = format!("/proc/{}/root{}", program.id(), small.path().display());
        std::fs::copy(Path::new(&seen).join(name), copy.path().join(name)).expect("a copy");
    }
    let kept = format!("sqlite:{}", copy.path().join("chaperone.db").display());
    filled.is_all_there_is(&kept).await;
    small_disk::remount(program.id(), small.path(), 200_000);
    filled.goes_on(&program, &draft).await;
}

#[tokio::test]
async fn a_full_disk_under_postgresql_is_said_clearly_and_keeps_nothing_by_half() {
    let Some(server) = SmallPostgres::start() else {
        return cannot_mount();
    };
    let world = ready_at(server.place().await).await;
    world.sign_in("ruth").await;
    world.app.db().close().await;
    server.leave(&world.place, ROOM).await;
    let program = Program::start(&world.place);
    let draft = Draft::write(&program.base).await;
    let filled = until_it_is_full(&program, &draft).await;
    filled.is_all_there_is(&world.place.database).await;
    server.make_room();
    filled.goes_on(&program, &draft).await;
}
