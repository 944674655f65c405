//! A report that was acknowledged is never lost: the program is killed while many report at once, and every receipt that
//! somebody saw opens afterwards.
//!
//! `bin/prove kill` runs many rounds with a thousand senders each; see there.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chaperone::entropy::Entropy;
use tokio::{
    sync::{Mutex, Notify},
    task::JoinSet,
};

use crate::{
    harness::{
        place::{self, Place},
        program::Program,
        reporter::{self, Draft, Report},
    },
    response::ready_at,
};

/// How often, where `CHAPERONE_PROVE_ROUNDS` says nothing.
const ROUNDS: usize = 1;
/// How many report at once, where `CHAPERONE_PROVE_SENDERS` says nothing.
const SENDERS: usize = 60;

fn number(name: &str, usual: usize) -> usize {
    place::setting(name).map_or(usual, |text| text.parse().expect("a number"))
}

/// A report and the receipt that its sender saw, if any.
struct Sent {
    report: Report,
    seen: Option<String>,
}

/// Everybody sends at once; the program is killed as soon as `enough` of them have seen a receipt. What each saw.
async fn rush(mut program: Program, draft: &Draft, senders: usize, enough: usize) -> Vec<Sent> {
    let client = reporter::client();
    let count = Arc::new(AtomicUsize::new(0));
    let reached = Arc::new(Notify::new());
    let sent = Arc::new(Mutex::new(Vec::new()));
    let mut senders_left = JoinSet::new();
    for number in 0..senders {
        let report = draft.report(format!("Report {number}. He writes to me at night."));
        let (client, draft, base) = (client.clone(), draft.clone(), program.base.clone());
        let (count, reached, sent) = (count.clone(), reached.clone(), sent.clone());
        senders_left.spawn(async move {
            // The program may be gone in the middle of an answer: then nothing was acknowledged.
            let seen = match draft.send(&client, &base, &report).await {
                Ok(answer) => answer.receipt(),
                Err(_) => None,
            };
            if seen.is_some() && count.fetch_add(1, Ordering::SeqCst) + 1 >= enough {
                reached.notify_one();
            }
            sent.lock().await.push(Sent { report, seen });
        });
    }
    loop {
        tokio::select! {
            () = reached.notified() => break,
            // Nobody is left to see one: what is wrong is said by who looks at what was seen.
            done = senders_left.join_next() => if done.is_none() { break },
        }
    }
    program.kill();
    while let Some(done) = senders_left.join_next().await {
        done.expect("a sender");
    }
    std::mem::take(&mut *sent.lock().await)
}

/// One round on a place of its own; how many had seen a receipt when the program was killed.
async fn round(place: Place, senders: usize) -> usize {
    let world = ready_at(place).await;
    // Whoever takes the reports has a key, as on any other day.
    for key in ["ruth", "marcus", "ines"] {
        world.sign_in(key).await;
    }
    let place = &world.place;
    let program = Program::start(place);
    let draft = Draft::write(&program.base).await;
    // Another moment in every round.
    let chance = u32::from_le_bytes(Entropy::system().bytes());
    let enough = 1 + usize::try_from(chance).expect("it fits") % (senders * 3 / 4);
    let sent = rush(program, &draft, senders, enough).await;
    let seen = sent.iter().filter(|one| one.seen.is_some()).count();
    assert!(seen >= enough, "{seen} of {enough} receipts");

    let program = Program::start(place);
    for one in &sent {
        if let Some(receipt) = &one.seen {
            let page = reporter::open(&program.base, receipt).await;
            assert!(
                page.contains(&one.report.words),
                "{receipt} opens something else"
            );
        }
    }
    whole(place).await;
    // Whoever saw nothing sends it again, and so does whoever pressed the button twice: each has one report and one receipt.
    let client = reporter::client();
    for one in &sent {
        let answer = draft.send(&client, &program.base, &one.report).await;
        let again = answer.expect("an answer").receipt();
        let again = again.expect("a receipt");
        if let Some(before) = &one.seen {
            assert_eq!(*before, again, "sent twice, it is another report");
        }
    }
    let kept = place.count("SELECT count(*) FROM concern").await;
    assert_eq!(kept, i64::try_from(senders).expect("few"));
    whole(place).await;
    seen
}

/// No report is there by half: each has its words, somebody who holds its key, and its clock.
async fn whole(place: &Place) {
    for half in [
        "SELECT count(*) FROM record WHERE id NOT IN (SELECT record_id FROM entry)",
        "SELECT count(*) FROM record WHERE id NOT IN (SELECT record_id FROM holder WHERE sealed IS NOT NULL)",
        "SELECT count(*) FROM record WHERE id NOT IN (SELECT record_id FROM due)",
        "SELECT count(*) FROM record WHERE id NOT IN (SELECT id FROM concern)",
    ] {
        assert_eq!(place.count(half).await, 0, "{half}");
    }
}

async fn rounds(place: impl AsyncFn() -> Place) {
    let (rounds, senders) = (
        number("CHAPERONE_PROVE_ROUNDS", ROUNDS),
        number("CHAPERONE_PROVE_SENDERS", SENDERS),
    );
    for done in 1..=rounds {
        let seen = round(place().await, senders).await;
        println!("round {done} of {rounds}: killed after {seen} of {senders} receipts; each opens");
    }
}

#[tokio::test]
async fn every_receipt_that_was_shown_opens_after_a_kill_on_sqlite() {
    rounds(async || place::on_sqlite()).await;
}

#[tokio::test]
async fn every_receipt_that_was_shown_opens_after_a_kill_on_postgresql() {
    rounds(place::on_a_postgresql).await;
}
