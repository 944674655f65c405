//! The related documents that duties ask for: each is missing until it is on file with an owner.

use crate::{
    documents::PDF,
    harness::{Browser, World},
};

pub async fn standing(browser: &Browser, clause: &str) -> String {
    let page = browser
        .get(&format!("/evidence/clauses/{clause}"))
        .await
        .is(200);
    page.all(".app-status")[0].clone()
}

/// The clause of a pack that answers a duty, by the duty's number on its evidence page.
pub async fn clause_of(browser: &Browser, duty: &str) -> String {
    let pages = browser.get("/evidence").await.is(200);
    let hrefs = {
        let html = pages.html();
        let links = scraper::Selector::parse("a[href^='/evidence/clauses/']").expect("a selector");
        html.select(&links)
            .filter_map(|link| link.value().attr("href").map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let mut answers = Vec::new();
    for href in hrefs {
        let page = browser.get(&href).await.is(200);
        let said = page.all(".govuk-summary-list__value");
        if said
            .iter()
            .any(|value| value.split(", ").any(|one| one == duty))
        {
            answers.push(href.rsplit('/').next().expect("an id").to_owned());
        }
    }
    answers
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("no clause answers {duty}"))
}

/// Adds every document in `kinds`; the last one moves the clause of `duty` to met.
async fn answered_by(pack: &str, duty: &str, kinds: &[&str]) {
    let world = World::new().await;
    world.put_in_force(pack, "2024-09-02").await;
    let ruth = world.sign_in("ruth").await;
    let clause = clause_of(&ruth, duty).await;
    assert_ne!(standing(&ruth, &clause).await, "Met", "nothing is on file");
    for kind in kinds {
        assert_ne!(
            standing(&ruth, &clause).await,
            "Met",
            "{kind} is not on file yet"
        );
        let page = ruth.get("/documents").await.is(200);
        let ask = format!("a[href='/documents/new?kind={kind}']");
        let href = page
            .attribute(&ask, "href")
            .unwrap_or_else(|| panic!("the page does not ask for {kind}"));
        let form = ruth.get(&href).await.is(200).form("/documents/new");
        assert_eq!(form.value("kind"), Some(*kind), "the link fills the form");
        let form = form
            .fill("owner-name", "The director")
            .fill("version", "1")
            .file("file", "a.pdf", PDF);
        form.send().await.is(200).at("/documents");
    }
    assert_eq!(standing(&ruth, &clause).await, "Met");
    world.set_clock("2028-01-10");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(
        standing(&ruth, &clause).await,
        "Not met",
        "reviews are overdue a year later"
    );
    ruth.get("/documents").await.says("Review overdue");
}

const PLAY: &str = "play-and-family-services";
const TOGETHER: &[&str] = &[
    "child-wellbeing-procedure",
    "code-of-conduct",
    "behaviour-policy",
    "photography-policy",
];

#[tokio::test]
async fn d019_the_main_safeguarding_policy_is_on_file() {
    answered_by(PLAY, "D19", &["safeguarding-policy"]).await;
}

#[tokio::test]
async fn d138_the_main_policy_is_on_file_and_in_date() {
    answered_by(PLAY, "D138", &["safeguarding-policy"]).await;
}

#[tokio::test]
async fn d103_the_risk_assessment_of_online_services_is_on_file() {
    answered_by(PLAY, "D103", &["online-risk-assessment"]).await;
}

#[tokio::test]
async fn d137_related_policies_are_listed_owned_and_in_date() {
    answered_by(PLAY, "D137", TOGETHER).await;
}

#[tokio::test]
async fn d139_the_procedure_for_a_childs_wellbeing_is_on_file() {
    answered_by(PLAY, "D139", TOGETHER).await;
}

#[tokio::test]
async fn d140_the_code_of_conduct_is_on_file() {
    answered_by(PLAY, "D140", TOGETHER).await;
}

#[tokio::test]
async fn d141_the_behaviour_policy_is_on_file() {
    answered_by(PLAY, "D141", TOGETHER).await;
}

#[tokio::test]
async fn d142_the_photography_policy_is_on_file() {
    answered_by(PLAY, "D142", TOGETHER).await;
}

const CONSORTIUM: &str = "therapy-consortium";
const OF_THE_CONSORTIUM: &[&str] = &[
    "child-wellbeing-procedure",
    "code-of-conduct",
    "photography-policy",
    "allegations-child-procedure",
    "allegations-staff-procedure",
    "anti-bullying-policy",
];

#[tokio::test]
async fn d143_the_procedures_for_allegations_are_on_file() {
    answered_by(CONSORTIUM, "D143", OF_THE_CONSORTIUM).await;
}

#[tokio::test]
async fn d144_the_anti_bullying_policy_is_on_file() {
    answered_by("schools-education", "D144", &["anti-bullying-policy"]).await;
}

#[tokio::test]
async fn d145_the_whistleblowing_policy_is_on_file() {
    answered_by("family-support", "D145", &["whistleblowing-policy"]).await;
}

#[tokio::test]
async fn d146_the_complaints_policy_is_on_file() {
    answered_by("family-support", "D146", &["complaints-policy"]).await;
}
