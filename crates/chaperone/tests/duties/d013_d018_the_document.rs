use crate::{
    harness::World,
    policies::{policy, put_in_force},
};

#[tokio::test]
async fn d013_the_document_has_three_pillars() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let page = world.browser().get("/policy").await.is(200);
    let pillars: Vec<_> = page.all("h2[id^=part-]");
    assert_eq!(pillars, ["1. Prevention", "2. Reporting", "3. Response"]);
}

#[tokio::test]
async fn d015_the_written_policy_is_there_for_everybody_once_published() {
    let world = World::new().await;
    world
        .browser()
        .get("/policy")
        .await
        .is(200)
        .says("not published yet");
    world.browser().get("/policy.pdf").await.is(404);
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    world
        .browser()
        .get("/policy")
        .await
        .is(200)
        .says("Online safeguarding policy");
    let pdf = world.browser().get("/policy.pdf").await.is(200);
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
}

#[tokio::test]
async fn d016_purpose_and_services_are_in_the_document() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let page = world.browser().get("/policy").await;
    page.says("Harbour Lights Learning keeps everyone safe online.")
        .says("Online sessions for schools");
}

#[tokio::test]
async fn d017_readers_choose_what_is_for_them() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let own = "\n[[clause]]\nid = \"trustees-only\"\ntitle = \"What trustees do\"\nsection = \"Rules\"\npillar = \"prevention\"\n\
               audience = [\"trustees\"]\nduties = [\"D17\"]\ntext = \"Trustees ask once a year.\"\n";
    put_in_force(&world, &ruth, &policy(own)).await;
    let browser = world.browser();
    browser
        .get("/policy?for=trustees")
        .await
        .is(200)
        .says("Trustees ask once a year.");
    browser
        .get("/policy?for=young-people")
        .await
        .is(200)
        .does_not_say("Trustees ask once a year.");
}

#[tokio::test]
async fn d018_the_document_names_law_and_guidance_with_the_day_it_was_checked() {
    let world = World::new().await;
    let mut tx = world.app.db().begin().await.expect("a transaction");
    let now = store::Ts::from(world.now());
    let source = store::source::Source {
        id: world.app.entropy().id(),
        title: "Guidance on working together".into(),
        url: "https://www.gov.uk/".into(),
        about: String::new(),
        last_checked_on: Some(
            "2026-06-02"
                .parse::<jiff::civil::Date>()
                .expect("a date")
                .into(),
        ),
        checked_by: None,
        added_at: now,
        removed_at: None,
    };
    store::source::insert(&mut tx, &source)
        .await
        .expect("a source");
    tx.commit().await.expect("kept");
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let page = world.browser().get("/policy").await;
    page.says("Guidance on working together")
        .says("checked on 2 June 2026");
}
