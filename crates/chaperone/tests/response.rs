//! From a report to a case, as the people who handle it see it.

use chaperone::{
    ctx::Ctx,
    reporting::{
        intake::{self, Submission, Taken},
        words::Report,
    },
    sealing::recovery::{self, Sheets},
};
use policy::terms::ConcernRoute;
use store::concern::Source;
use uuid::Uuid;

use crate::harness::World;

/// A world with a recovery key and a policy, and its lead signed in once so that she has a key pair.
pub async fn ready() -> World {
    ready_at(crate::harness::place::new().await).await
}

/// The same in a place of its own choosing.
pub async fn ready_at(place: crate::harness::place::Place) -> World {
    let world = World::at(place).await;
    world.put_in_force("schools-education", "2026-11-20").await;
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    recovery::make(&ctx, &mut tx, Sheets::One)
        .await
        .expect("a recovery key");
    tx.commit().await.expect("kept");
    world
}

/// A report as the public door makes it.
pub fn report(seed: u8, words: &str) -> Submission {
    Submission {
        seed: [seed; 32],
        source: Source::Public,
        kind: "concern".into(),
        about: "child".into(),
        route: ConcernRoute::Message,
        place: "elsewhere".into(),
        service: None,
        received: None,
        nude_images: false,
        subjects: Vec::new(),
        report: Report {
            words: words.into(),
            ..Report::default()
        },
        files: Vec::new(),
        refused_files: 0,
    }
}

pub async fn submit(ctx: &Ctx, submission: Submission) -> Taken {
    intake::submit(ctx, submission).await.expect("taken in")
}

/// The form of triage, filled for a child with high risk.
pub async fn triaged(
    browser: &crate::harness::Browser,
    concern: Uuid,
    title: &str,
) -> crate::harness::Page {
    let path = format!("/concerns/{concern}/triage");
    let page = browser.get(&path).await.is(200);
    page.form(&path)
        .fill("kind", "disclosure")
        .fill("branch", "child")
        .fill("test-child-significant", "yes")
        .fill("level", "high")
        .tick("category", "grooming")
        .fill("reason", "A man she does not know writes to her at night.")
        .fill("then", "open")
        .fill("title", title)
        .send()
        .await
        .is(200)
}

#[tokio::test]
async fn a_report_reaches_the_lead_and_becomes_a_case() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let public = world.public().await;
    let words = "He writes to me at night.\n  He says  not to tell.";
    let taken = submit(&public, report(1, words)).await;
    assert!(taken.receipt.is_some() && taken.read_by_somebody);
    let list = ruth
        .get("/concerns")
        .await
        .is(200)
        .says("1 concern")
        .says("Not read");
    list.does_not_say("at night");
    let page = ruth.get(&format!("/concerns/{}", taken.id)).await.is(200);
    assert!(
        page.text.contains(words),
        "the words are there to the letter"
    );
    let case = triaged(&ruth, taken.id, "T.B., messages at night").await;
    let case = case.says("T.B., messages at night").says("High");
    let id = case
        .path
        .strip_prefix("/cases/")
        .expect("a case")
        .to_owned();
    ruth.get("/cases")
        .await
        .is(200)
        .says("T.B., messages at night");
    let path = format!("/cases/{id}/chronology");
    let page = ruth.get(&path).await.is(200).says("Assessed: High");
    page.form(&path)
        .fill("text", "Rang the school. Ms Patel will ring back.")
        .send()
        .await
        .is(200)
        .says("Rang the school.");
    // The teacher, who holds nothing, finds none of it.
    let noor = world.sign_in("noor").await;
    for path in [
        format!("/concerns/{}", taken.id),
        format!("/cases/{id}"),
        path,
    ] {
        noor.get(&path).await.is(404);
    }
    noor.get("/cases")
        .await
        .is(200)
        .says("No case is yours to read");
}

#[tokio::test]
async fn a_report_sent_twice_is_one_and_a_changed_one_is_another() {
    let world = ready().await;
    let public = world.public().await;
    let first = submit(&public, report(1, "He writes to me.")).await;
    let again = submit(&public, report(1, "He writes to me.")).await;
    let other = submit(&public, report(1, "He writes to me. Every night.")).await;
    assert_eq!(first.id, again.id);
    let groups = |taken: &Taken| taken.receipt.as_ref().expect("a receipt").groups();
    assert_eq!(groups(&first), groups(&again));
    assert_ne!(first.id, other.id);
    assert_ne!(groups(&first), groups(&other));
}

#[tokio::test]
async fn whoever_writes_at_the_same_time_sees_both_and_loses_nothing() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let case = triaged(&ruth, taken.id, "T.B.").await.path;
    let path = format!("{case}/chronology");
    let (hers, his) = (
        ruth.get(&path).await.is(200),
        marcus.get(&path).await.is(200),
    );
    hers.form(&path)
        .fill("text", "Rang the mother.")
        .send()
        .await
        .is(200);
    let page = his
        .form(&path)
        .fill("text", "Do not ring the mother.")
        .send()
        .await
        .is(422);
    let page = page
        .says("Rang the mother.")
        .says("Somebody wrote while you did");
    let form = page.form(&path);
    assert_eq!(form.value("text"), Some("Do not ring the mother."));
    form.send().await.is(200).says("Do not ring the mother.");
}

#[tokio::test]
async fn whoever_a_case_is_taken_from_reads_no_word_of_it_any_more() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let case = triaged(&ruth, taken.id, "T.B.").await.path;
    marcus.get(&case).await.is(200);
    let unshare = format!("{case}/team/unshare");
    let page = ruth.get(&format!("{case}/team")).await.is(200);
    // Without a reason nothing is taken away, and the choice comes back.
    let marcus_id = world.id("marcus").to_string();
    let page = page
        .form(&unshare)
        .fill("unshare", &marcus_id)
        .send()
        .await
        .is(422);
    let form = page.form(&unshare);
    assert_eq!(form.value("unshare"), Some(marcus_id.as_str()));
    marcus.get(&case).await.is(200);
    let page = form.fill("unshare-reason", "He leaves in June.").send();
    page.await.is(200);
    let paths = [
        case.clone(),
        format!("{case}/chronology"),
        format!("/concerns/{}", taken.id),
    ];
    // Nor does signing in anew bring it back.
    let anew = world.sign_in("marcus").await;
    for path in &paths {
        marcus.get(path).await.is(404);
        anew.get(path).await.is(404);
    }
    marcus
        .get("/cases")
        .await
        .is(200)
        .says("No case is yours to read");
    ruth.get(&format!("{case}/chronology"))
        .await
        .is(200)
        .says("He leaves in June.");
    // Given again, it opens, with what was written while it was not his.
    let chronology = format!("{case}/chronology");
    let page = ruth.get(&chronology).await.is(200);
    let note = page.form(&chronology).fill("text", "Rang the mother.");
    note.send().await.is(200);
    let share = format!("{case}/team/share");
    let page = ruth.get(&format!("{case}/team")).await.is(200);
    page.form(&share)
        .fill("share", &marcus_id)
        .fill("share-reason", "He stays after all.")
        .send()
        .await
        .is(200);
    marcus
        .get(&chronology)
        .await
        .is(200)
        .says("Rang the mother.");
}

#[tokio::test]
async fn a_link_between_cases_goes_for_whoever_must_not_know_of_one_of_them() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let public = world.public().await;
    let first = submit(&public, report(1, "He writes to me.")).await;
    let second = submit(&public, report(2, "He writes to her.")).await;
    let about_her = triaged(&ruth, first.id, "T.B., messages").await.path;
    let about_him = triaged(&ruth, second.id, "K.L., messages").await.path;
    let page = ruth.get(&format!("{about_her}/together")).await.is(200);
    let other = about_him.rsplit('/').next().expect("an id");
    page.form(&format!("{about_her}/link"))
        .fill("link", other)
        .fill("link-reason", "The same account wrote to both.")
        .send()
        .await
        .is(200)
        .says("The two cases are linked");
    for browser in [&ruth, &marcus] {
        for case in [&about_her, &about_him] {
            let page = browser.get(&format!("{case}/chronology")).await.is(200);
            page.says("Linked to another case")
                .says("The same account wrote to both.");
        }
        let front = browser.get(&about_her).await.is(200);
        front.says("K.L., messages");
    }
    // Then he is named in the second one.
    crate::duties::response_core::exclude(&ruth, &about_him, world.id("marcus"))
        .await
        .is(200);
    marcus.get(&about_him).await.is(404);
    for part in ["", "/chronology", "/together", "/log"] {
        let page = marcus.get(&format!("{about_her}{part}")).await.is(200);
        let page = page.does_not_say("Linked to another case");
        let page = page.does_not_say("The same account");
        page.does_not_say("K.L.");
    }
    let page = ruth.get(&format!("{about_her}/chronology")).await.is(200);
    page.says("The same account wrote to both.");
    let search = "/cases/search";
    let page = marcus.get(search).await.is(200);
    let words = page.form(search).fill("words", "account both");
    words.send().await.is(200).says("Nothing was found");
    // He still writes in the first one, and loses nothing by what he does not see.
    let path = format!("{about_her}/chronology");
    let page = marcus.get(&path).await.is(200);
    let note = page.form(&path).fill("text", "Rang the school.");
    note.send().await.is(200).says("Rang the school.");
}
