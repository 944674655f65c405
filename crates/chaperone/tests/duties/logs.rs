//! What people write down moves the clause that asks for it. Where a starter policy leaves an interval open, the test
//! sets it as an organisation would: an open interval is a gap, and a gap is never met.

use policy::Role;

use super::related::{clause_of, standing};
use crate::harness::{Browser, World};

const PLAY: &str = "play-and-family-services";
/// The staff and volunteers of Harbour Lights.
const EVERYBODY: [&str; 5] = ["ruth", "marcus", "priya", "ada", "theo"];

async fn write(browser: &Browser, log: &str, fill: &[(&str, &str)]) {
    let path = format!("/registers/logs/{log}");
    let mut form = browser.get(&path).await.is(200).form(&path);
    for (name, value) in fill {
        form = form.fill(name, value);
    }
    form.send().await.is(200).says("Saved");
}

/// A world in which a clause's interval is set, and the clause is not met yet.
async fn world(pack: &str, clause: &str, interval: &str) -> (World, Browser) {
    let world = World::new().await;
    let pack = chaperone::governance::packs::find(pack).expect("a starter policy");
    let source = policy::edit::set_value(pack.source, clause, interval, &"6 months".into());
    let source = source.expect("an interval can be set");
    world.put_text_in_force(&source, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    assert_eq!(
        standing(&ruth, clause).await,
        "Not met",
        "nothing is written down"
    );
    (world, ruth)
}

/// Half a year on, what was written down is too old.
async fn wears_out(world: &World, clause: &str) {
    world.set_clock("2027-06-22");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(standing(&ruth, clause).await, "Not met", "too long ago");
}

#[tokio::test]
async fn d009_other_forms_of_the_policy_are_on_file() {
    let world = World::new().await;
    world.put_in_force(PLAY, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, "D09").await;
    for format in ["easy-read", "large-print", "translated"] {
        assert_ne!(
            standing(&ruth, &clause).await,
            "Met",
            "{format} is not on file"
        );
        write(
            &ruth,
            "formats",
            &[("kind", format), ("note", "On the website")],
        )
        .await;
    }
    assert_eq!(standing(&ruth, &clause).await, "Met");
}

#[tokio::test]
async fn d046_young_people_are_shown_how_to_stay_safe() {
    let (world, ruth) = world(PLAY, "help-for-young-people", "every").await;
    write(
        &ruth,
        "activities",
        &[("kind", "safety-activity-young-people")],
    )
    .await;
    assert_eq!(standing(&ruth, "help-for-young-people").await, "Met");
    wears_out(&world, "help-for-young-people").await;
}

#[tokio::test]
async fn d047_parents_get_tips_and_tools() {
    let (world, ruth) = world(PLAY, "help-for-parents", "every").await;
    write(&ruth, "activities", &[("kind", "safety-message-parents")]).await;
    assert_eq!(standing(&ruth, "help-for-parents").await, "Met");
    wears_out(&world, "help-for-parents").await;
}

#[tokio::test]
async fn d050_supervision_speaks_of_online_safety_with_each_person() {
    let (world, ruth) = world(PLAY, "supervision", "every").await;
    for who in EVERYBODY {
        assert_eq!(
            standing(&ruth, "supervision").await,
            "Not met",
            "{who} is left"
        );
        let id = world.id(who).to_string();
        write(
            &ruth,
            "activities",
            &[("kind", "supervision"), ("person", &id)],
        )
        .await;
    }
    assert_eq!(standing(&ruth, "supervision").await, "Met");
    wears_out(&world, "supervision").await;
}

#[tokio::test]
async fn d125_everybody_practises_what_to_do() {
    let world = World::new().await;
    world.put_in_force("first-steps-online", "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, "D125").await;
    for who in EVERYBODY {
        assert_eq!(standing(&ruth, &clause).await, "Not met", "{who} is left");
        let id = world.id(who).to_string();
        write(
            &ruth,
            "activities",
            &[("kind", "practice-drill"), ("person", &id)],
        )
        .await;
    }
    assert_eq!(standing(&ruth, &clause).await, "Met");
}

#[tokio::test]
async fn d049_everybody_is_trained_in_online_safety() {
    let (world, ruth) = world(PLAY, "safety-training", "renew").await;
    for who in EVERYBODY {
        assert_eq!(
            standing(&ruth, "safety-training").await,
            "Not met",
            "{who} is left"
        );
        let id = world.id(who).to_string();
        write(
            &ruth,
            "training",
            &[("kind", "online-safety"), ("person", &id)],
        )
        .await;
    }
    assert_eq!(standing(&ruth, "safety-training").await, "Met");
    wears_out(&world, "safety-training").await;
}

#[tokio::test]
async fn d051_managers_are_trained_in_managing_online_work() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, "D51").await;
    assert_eq!(standing(&ruth, &clause).await, "Not met");
    let priya = world.id("priya").to_string();
    write(
        &ruth,
        "training",
        &[("kind", "managing-online"), ("person", &priya)],
    )
    .await;
    assert_eq!(standing(&ruth, &clause).await, "Met");
}

#[tokio::test]
async fn d052_training_goes_through_every_kind_of_abuse() {
    let (world, ruth) = world("family-support", "abuse-training", "renew").await;
    let topics = [
        "cyberbullying",
        "emotional-abuse",
        "sexting",
        "sexual-abuse",
        "sexual-exploitation",
    ];
    for topic in topics {
        assert_eq!(
            standing(&ruth, "abuse-training").await,
            "Not met",
            "{topic} is left"
        );
        for who in EVERYBODY {
            let id = world.id(who).to_string();
            write(&ruth, "training", &[("kind", topic), ("person", &id)]).await;
        }
    }
    assert_eq!(standing(&ruth, "abuse-training").await, "Met");
}

/// Goes through the whole checklist of a review.
async fn review(browser: &Browser, subject: &str) {
    let path = format!("/registers/reviews/{subject}");
    let page = browser.get(&path).await.is(200);
    let mut form = page.form(&path);
    for point in page.all(".govuk-checkboxes__label") {
        form = form.tick("checklist", &point);
    }
    form.send().await.is(200).says("Saved");
}

#[tokio::test]
async fn d113_access_and_backups_are_checked_point_by_point() {
    let mut world = World::new().await;
    world.add_with("hana", &[Role::DataProtectionLead]).await;
    world.put_in_force(PLAY, "2024-09-02").await;
    let hana = world.sign_in("hana").await;
    let path = "/registers/reviews/access-and-backups";
    hana.get(path).await.is(200).form(path).send().await.is(200);
    let clause = clause_of(&hana, "D113").await;
    assert_eq!(
        standing(&hana, &clause).await,
        "Not met",
        "the points were left out"
    );
    world.set_clock("2026-11-23");
    let hana = world.sign_in("hana").await;
    review(&hana, "access-and-backups").await;
    assert_eq!(standing(&hana, &clause).await, "Met");
}

#[tokio::test]
async fn d111_information_security_is_reviewed_in_time() {
    let mut world = World::new().await;
    world.add_with("hana", &[Role::DataProtectionLead]).await;
    let pack = chaperone::governance::packs::find(PLAY).expect("a starter policy");
    let source =
        policy::edit::set_value(pack.source, "security-review", "every", &"6 months".into());
    world
        .put_text_in_force(&source.expect("set"), "2024-09-02")
        .await;
    let hana = world.sign_in("hana").await;
    assert_eq!(standing(&hana, "security-review").await, "Not met");
    review(&hana, "information-security").await;
    assert_eq!(standing(&hana, "security-review").await, "Met");
}

#[tokio::test]
async fn d024_the_integration_of_online_issues_is_reviewed_in_time() {
    let (_world, ruth) = world("schools-education", "built-into-other-policies", "every").await;
    review(&ruth, "policy-integration").await;
    assert_eq!(standing(&ruth, "built-into-other-policies").await, "Met");
}
