//! What registers show: sources, consultations, reviews, the directory.

use super::related::{clause_of, standing};
use crate::harness::{Browser, World};

const PLAY: &str = "play-and-family-services";

async fn write(browser: &Browser, path: &str, fill: &[(&str, &str)]) {
    let mut form = browser.get(path).await.is(200).form(path);
    for (name, value) in fill {
        form = form.fill(name, value);
    }
    form.send().await.is(200).says("Saved");
}

#[tokio::test]
async fn d007_d018_sources_are_checked_again_and_again() {
    let world = World::new().await;
    world.put_in_force(PLAY, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, "D18").await;
    assert_ne!(standing(&ruth, &clause).await, "Met", "no source is there");
    let page = ruth.get("/registers/sources").await.is(200);
    let page = page.form("/registers/sources/suggested").send().await;
    page.is(200).says("were added").says("Not checked here yet");
    world.set_clock("2028-01-10");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(
        standing(&ruth, &clause).await,
        "Not met",
        "nobody has looked for a year"
    );
    let page = ruth.get("/registers/sources").await.is(200);
    let actions = page.forms("/check");
    assert!(actions.len() > 4, "{actions:?}");
    for action in actions {
        page.form(&action)
            .send()
            .await
            .is(200)
            .says("checked today");
    }
    assert_eq!(standing(&ruth, &clause).await, "Met");
    world.set_clock("2029-03-10");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(standing(&ruth, &clause).await, "Not met");
    ruth.get("/registers")
        .await
        .says("check that the link works");
}

#[tokio::test]
async fn d010_children_parents_and_agencies_are_asked() {
    let world = World::new().await;
    world.put_in_force(PLAY, "2026-11-20").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, "D10").await;
    for party in ["children", "parents", "agencies"] {
        assert_ne!(standing(&ruth, &clause).await, "Met");
        let day = [
            ("kind", party),
            ("on-day", "1"),
            ("on-month", "11"),
            ("on-year", "2026"),
            ("note", "Asked what should change"),
        ];
        write(&ruth, "/registers/logs/consultations", &day).await;
    }
    assert_eq!(standing(&ruth, &clause).await, "Met");
}

#[tokio::test]
async fn d003_trustees_go_through_who_answers_for_what_and_name_the_minutes() {
    let world = World::new().await;
    world.put_in_force(PLAY, "2024-09-02").await;
    let ines = world.sign_in("ines").await;
    let clause = clause_of(&ines, "D03").await;
    let path = "/registers/reviews/accountability";
    let page = ines
        .get(path)
        .await
        .is(200)
        .says("Ruth Adeyemi")
        .says("2 September 2024");
    page.form(path)
        .send()
        .await
        .is(422)
        .says("Enter where the minutes are");
    let ruth = world.sign_in("ruth").await;
    write(&ruth, path, &[("minutes", "Staff meeting")]).await;
    assert_ne!(
        standing(&ines, &clause).await,
        "Met",
        "a review by somebody else does not count"
    );
    write(&ines, path, &[("minutes", "Trustees, item 4")]).await;
    assert_eq!(standing(&ines, &clause).await, "Met");
}

#[tokio::test]
async fn d002_a_readiness_check_counts_what_is_open() {
    let world = World::new().await;
    world.put_in_force(PLAY, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let path = "/registers/reviews/readiness";
    let page = ruth.get(path).await.is(200).says("Not met");
    let mut form = page.form(path);
    for point in page.all(".govuk-checkboxes__label") {
        form = form.tick("checklist", &point);
    }
    let page = form
        .send()
        .await
        .is(200)
        .says("open point")
        .does_not_say("no open point");
    assert_eq!(page.all(".app-log .govuk-summary-list__row").len(), 1);
    let clause = clause_of(&ruth, "D02").await;
    assert_eq!(
        standing(&ruth, &clause).await,
        "Not met",
        "gaps that are open are not ready"
    );
}

#[tokio::test]
async fn d024_online_issues_in_other_policies_are_reviewed() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let path = "/registers/reviews/policy-integration";
    let page = ruth.get(path).await.is(200);
    let mut form = page.form(path);
    for point in page.all(".govuk-checkboxes__label") {
        form = form.tick("checklist", &point);
    }
    form.fill("minutes", "Trustees, item 5")
        .send()
        .await
        .is(200)
        .says("Saved")
        .says("Trustees, item 5");
}

#[tokio::test]
async fn d044_anybody_can_call_childline_from_the_helplines_page() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    ruth.get("/directory")
        .await
        .is(200)
        .form("/directory/seed")
        .send()
        .await
        .is(200);
    let page = world
        .browser()
        .get("/helplines")
        .await
        .is(200)
        .says("Childline");
    assert!(page.attribute("a[href='tel:08001111']", "href").is_some());
}

#[tokio::test]
async fn a_clause_without_a_rule_is_attested_with_a_day_and_a_note() {
    let world = World::new().await;
    world.put_in_force(PLAY, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let list = ruth
        .get("/registers/attestations")
        .await
        .is(200)
        .says("Not yet");
    let path = list
        .attribute("a[href^='/registers/attestations/']", "href")
        .expect("a clause without a rule");
    let clause = path.rsplit('/').next().expect("an id").to_owned();
    assert_eq!(standing(&ruth, &clause).await, "Not assessed");
    ruth.get(&path)
        .await
        .form(&path)
        .send()
        .await
        .is(422)
        .says("Enter a note");
    let future = ruth
        .get(&path)
        .await
        .form(&path)
        .fill("note", "Seen")
        .date("on", "2027-01-01");
    future.send().await.is(422).says("today or in the past");
    write(&ruth, &path, &[("note", "Seen at the team meeting")]).await;
    write(&ruth, &path, &[("note", "Seen at the team meeting")]).await;
    assert_eq!(
        ruth.get(&path)
            .await
            .all(".app-log .govuk-summary-list__row")
            .len(),
        1,
        "pressed twice is one word"
    );
    assert_eq!(standing(&ruth, &clause).await, "Met");
    ruth.get("/registers/attestations/no-such-clause")
        .await
        .is(404);
}

#[tokio::test]
async fn logs_of_training_and_activities_hold_what_was_written() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let theo = world.id("theo").to_string();
    write(
        &ruth,
        "/registers/logs/training",
        &[("kind", "online-safety"), ("person", &theo)],
    )
    .await;
    ruth.get("/registers/logs/training")
        .await
        .says("Theo O’Brien: online safety");
    write(
        &ruth,
        "/registers/logs/activities",
        &[("kind", "practice-drill"), ("note", "<b>Run</b> 🙂")],
    )
    .await;
    ruth.get("/registers/logs/activities")
        .await
        .says("<b>Run</b> 🙂");
    write(
        &ruth,
        "/registers/logs/adjustments",
        &[("note", "Large print")],
    )
    .await;
    let page = ruth.get("/registers/logs/adjustments").await.is(200);
    let made = page.forms("/made");
    page.form(&made[0]).send().await.is(200).says("done today");
    write(&ruth, "/registers/logs/formats", &[("kind", "easy-read")]).await;
    let page = ruth.get("/registers/logs/training").await;
    page.form("/registers/logs/training")
        .send()
        .await
        .is(422)
        .says("Choose a person")
        .says("Choose what it was");
    let host = world.sign_in("theo").await;
    host.get("/registers").await.is(404);
    host.get("/registers/logs/training").await.is(404);
}

#[tokio::test]
async fn a_source_is_a_link_that_can_be_opened() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let path = "/registers/sources/new";
    let bad = ruth
        .get(path)
        .await
        .form(path)
        .fill("title", "x")
        .fill("url", "javascript:alert(1)");
    bad.send().await.is(422).says("Enter a web address");
    let page = ruth
        .get(path)
        .await
        .form(path)
        .fill("title", "Guidance")
        .fill("url", "https://a.example/");
    let page = page.send().await.is(200).says("Guidance was saved");
    let change = page.follow("Change").await.is(200);
    let sure = change.follow("Remove this source").await.is(200);
    sure.form(&sure.path)
        .send()
        .await
        .is(200)
        .says("was removed")
        .says("No source is here yet");
}
