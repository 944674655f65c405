//! A program that is killed in the middle of its work loses nothing that it had committed, and keeps nothing else.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use store::{Db, Settings, audit, person};

use crate::world::{amina, bryn, id, key, ts};

/// The URL under which the killed half of a test finds its database.
const URL: &str = "STORE_CONTRACT_KILLED_URL";

/// Not a test by itself: it is run by the tests below in a process of its own, and does nothing otherwise.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test hands its child an address"
)]
fn the_half_that_is_killed() {
    let Ok(url) = std::env::var(URL) else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = Db::open(&Settings::new(url, &key())).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &amina()).await.unwrap();
        let event = audit::Event {
            at: ts(1),
            actor: None,
            verb: "add",
            object_kind: "person",
            object_id: "1",
            detail: &serde_json::json!(null),
        };
        audit::append(&mut tx, &event).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.begin().await.unwrap();
        person::insert(&mut tx, &bryn()).await.unwrap();
        audit::append(&mut tx, &event).await.unwrap();
        println!("\nin the middle");
        std::future::pending::<()>().await;
    });
}

async fn killed(settings: Settings) {
    let db = Db::open(&settings).await.unwrap();
    db.migrate(ts(0)).await.unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::the_half_that_is_killed", "--nocapture"])
        .env(URL, &settings.url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let reached = lines
        .map(Result::unwrap)
        .any(|line| line == "in the middle");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(reached, "the child ended before its second transaction");

    // The next writer gets its turn, although the dead one held it.
    let mut tx = db.begin().await.unwrap();
    assert_eq!(person::get(&mut tx, id(1)).await.unwrap(), amina());
    assert_eq!(person::find(&mut tx, id(2)).await.unwrap(), None);
    let log = audit::after(&mut tx, 0, 10).await.unwrap();
    let head = audit::head(&mut tx).await.unwrap();
    assert_eq!(audit::verify(&log, head), Ok(1));
    person::insert(&mut tx, &bryn()).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
}

#[test]
fn a_killed_program_keeps_what_it_committed_on_sqlite() {
    crate::world::empty_on_sqlite(killed);
}

#[test]
fn a_killed_program_keeps_what_it_committed_on_postgresql() {
    crate::world::empty_on_postgresql(killed);
}
