//! Whom to turn to: each contact that a policy asks for is there, and somebody made sure of it.

use super::related::{clause_of, standing};
use crate::harness::{Browser, Page, World};

/// Adds what the directory page asks for, one link after the other.
async fn add_missing(browser: &Browser) -> Page {
    loop {
        let page = browser.get("/directory").await.is(200);
        let Some(href) = page.attribute("a[href^='/directory/new?kind=']", "href") else {
            return page;
        };
        let form = browser.get(&href).await.is(200).form("/directory/new");
        let form = form
            .fill("name", "Somebody near")
            .fill("phone", "01632 960 009");
        form.send().await.is(200).at("/directory");
    }
}

async fn answered_by(pack: &str, duty: &str) {
    let world = World::new().await;
    world.put_in_force(pack, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, duty).await;
    assert_ne!(
        standing(&ruth, &clause).await,
        "Met",
        "nobody is there to turn to"
    );
    let page = ruth.get("/directory").await;
    page.form("/directory/seed").send().await.is(200);
    let page = add_missing(&ruth).await;
    assert_ne!(
        standing(&ruth, &clause).await,
        "Met",
        "nobody has made sure of a number"
    );
    for check in page.forms("/check") {
        page.form(&check).send().await.is(200);
    }
    assert_eq!(standing(&ruth, &clause).await, "Met");
    world.set_clock("2027-08-02");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(
        standing(&ruth, &clause).await,
        "Not met",
        "nobody has looked for eight months"
    );
    ruth.get("/directory").await.says("Check due");
}

#[tokio::test]
async fn d122_the_councils_teams_are_known_and_checked() {
    answered_by("first-steps-online", "D122").await;
}

#[tokio::test]
async fn d126_the_helplines_are_known_and_checked() {
    answered_by("therapy-consortium", "D126").await;
}

#[tokio::test]
async fn d148_places_to_learn_from_are_known_and_checked() {
    answered_by("family-support", "D148").await;
}
