//! A report that meets a full disk: the page says what to do and keeps what was typed, and nothing is kept by half.

use std::{path::Path, process::Command};

use crate::{
    harness::{
        place,
        program::Program,
        reporter::{self, Draft},
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

#[tokio::test]
async fn a_full_disk_is_said_clearly_and_keeps_nothing_by_half() {
    let world = ready_at(place::on_sqlite()).await;
    world.sign_in("ruth").await;
    // Everything is in the file before it is copied.
    world.app.db().close().await;
    let small = tempfile::tempdir().expect("a folder");
    let room = size_of(world.folder()) / 1024 + ROOM;
    let Some(program) = Program::on_a_small_disk(&world.place, small.path(), room) else {
        eprintln!(
            "no disk can be mounted on this machine: what a full one does to a transaction is tested in the store"
        );
        return;
    };
    let draft = Draft::write(&program.base).await;
    let client = reporter::client();
    let mut receipts = Vec::new();
    let refused = loop {
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
    let (report, answer) = refused;
    assert!(!receipts.is_empty(), "it was full before it began");
    assert_eq!(answer.status.as_u16(), 503, "{}", answer.text);
    assert!(
        answer.text.contains(&report.words),
        "what was typed is gone:\n{}",
        answer.text
    );

    // What was taken in before is there, and what was not has left nothing.
    let copy = tempfile::tempdir().expect("a folder");
    for name in ["chaperone.db", "chaperone.db-wal"] {
        let seen = format!("/proc/{}/root{}", program.id(), small.path().display());
        std::fs::copy(Path::new(&seen).join(name), copy.path().join(name)).expect("a copy");
    }
    let kept = format!("sqlite:{}", copy.path().join("chaperone.db").display());
    let count = async |sql| place::count_in(&kept, sql).await;
    let whole = i64::try_from(receipts.len()).expect("few");
    for table in ["concern", "sealed_file", "record"] {
        let rows = count(match table {
            "concern" => "SELECT count(*) FROM concern",
            "record" => "SELECT count(*) FROM record",
            _ => "SELECT count(*) FROM sealed_file",
        });
        assert_eq!(rows.await, whole, "{table}");
    }
    // Somebody makes room: every receipt that was shown opens, and the same page sent again is taken in.
    let done = Command::new("nsenter")
        .args([
            "--target",
            &program.id().to_string(),
            "--user",
            "--mount",
            "--preserve-credentials",
        ])
        .args(["mount", "-o", "remount,size=200m"])
        .arg(small.path())
        .status()
        .expect("nsenter can be run");
    assert!(done.success(), "there is no more room");
    for (receipt, words) in &receipts {
        let page = reporter::open(&program.base, receipt).await;
        assert!(page.contains(words), "{receipt} opens something else");
    }
    let answer = draft
        .send(&client, &program.base, &report)
        .await
        .expect("an answer");
    let receipt = answer.receipt().expect("a receipt once there is room");
    let page = reporter::open(&program.base, &receipt).await;
    assert!(
        page.contains(&report.words),
        "{receipt} opens something else"
    );
}
