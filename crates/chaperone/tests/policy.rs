//! Writing the draft: two people at once, mistakes, clauses by form, versions.

use crate::{
    harness::World,
    policies::{clause, policy, publish, put_in_force, write},
};

#[tokio::test]
async fn a_source_with_mistakes_comes_back_as_typed_with_the_line_of_each() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let page = ruth.get("/policy/draft/source").await;
    let broken = policy("").replace("pillar = \"response\"", "pillar = \"hope\"");
    let page = page
        .form("/policy/draft/source")
        .fill("source", &broken)
        .send()
        .await
        .is(422);
    let page = page.says("Nothing you typed is lost").says("Line");
    assert!(
        page.form("/policy/draft/source")
            .value("source")
            .expect("it")
            .contains("hope")
    );
    ruth.get("/policy/draft/source").await.does_not_say("hope");
}

#[tokio::test]
async fn two_people_who_save_at_once_both_see_both_texts() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let priya = world.sign_in("priya").await;
    let theirs = priya.get("/policy/draft/source").await;
    let mine = ruth.get("/policy/draft/source").await;
    let first = policy("").replace("We make a plan.", "Ruth was here.");
    let second = policy("").replace("We make a plan.", "Priya was here.");
    mine.form("/policy/draft/source")
        .fill("source", &first)
        .send()
        .await
        .is(200);
    let page = theirs
        .form("/policy/draft/source")
        .fill("source", &second)
        .send()
        .await
        .is(409);
    let page = page
        .says("Somebody else saved meanwhile")
        .says("Ruth was here.")
        .says("Priya was here.");
    page.form("/policy/draft/source").send().await.is(200);
    ruth.get("/policy/draft/preview")
        .await
        .says("Priya was here.");
}

#[tokio::test]
async fn a_value_is_changed_by_form_and_shows_in_the_document() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let rule = clause(
        "first",
        "prevention",
        "D89",
        "Be there {lead} before.",
        "kind = \"responsible-adult-first\"\nlead = \"10 minutes\"",
    );
    write(&ruth, &policy(&rule)).await;
    let page = ruth.get("/policy/draft/clauses/first").await.is(200);
    let form = page.form("/policy/draft/clauses/first");
    assert_eq!(form.value("p-lead"), Some("10 minutes"));
    let page = form
        .fill("p-lead", "3 hours")
        .send()
        .await
        .is(422)
        .says("could not be saved");
    let form = page
        .form("/policy/draft/clauses/first")
        .fill("p-lead", "15 minutes");
    form.send().await.is(200).says("Saved");
    ruth.get("/policy/draft/preview")
        .await
        .says("Be there 15 minutes before.");
}

#[tokio::test]
async fn a_clause_of_every_kind_can_be_added_by_form_and_opened() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let page = ruth.get("/policy/draft/clauses/new").await.is(200);
    for kind in policy::AnyControl::KINDS {
        let form = page.form("/policy/draft/clauses/new").fill("kind", kind);
        let form = form
            .fill("title", &format!("Rule {kind}"))
            .fill("pillar", "prevention");
        let form = form.fill("section", "Rules").fill("text", "We keep it.");
        let now = ruth.get("/policy/draft/clauses/new").await;
        let revision = now
            .form("/policy/draft/clauses/new")
            .value("revision")
            .expect("it")
            .to_owned();
        let added = form.fill("revision", &revision).send().await;
        if added.status == 422 {
            // Two rules of one kind may not contradict each other, and a role must be declared: said in words.
            added.says("could not be saved");
        } else {
            added.is(200).says("The clause is added");
        }
    }
}

#[tokio::test]
async fn a_clause_is_taken_out_only_after_a_second_look() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let page = ruth
        .get("/policy/draft/clauses/help/remove")
        .await
        .is(200)
        .says("D130");
    page.form("/policy/draft/clauses/help/remove")
        .send()
        .await
        .is(200)
        .says("taken out");
    ruth.get("/policy/draft").await.does_not_say("We help");
}

#[tokio::test]
async fn a_version_never_changes_and_its_fingerprint_is_that_of_its_source() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let source = ruth.get("/policy/versions/1/source").await.is(200);
    let hash = store::Digest::of(&source.bytes).hex();
    ruth.get("/policy/versions/1").await.is(200).says(&hash);
    put_in_force(
        &world,
        &ruth,
        &policy("").replace("We make a plan.", "We make a plan today."),
    )
    .await;
    assert_eq!(
        ruth.get("/policy/versions/1/source").await.bytes,
        source.bytes
    );
    ruth.get("/policy/versions/1/diff/2")
        .await
        .is(200)
        .says("We help");
}

#[tokio::test]
async fn a_later_day_leaves_the_version_before_in_force_until_then() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    write(
        &ruth,
        &policy("").replace("We make a plan.", "From December on."),
    )
    .await;
    let page = ruth.get("/policy/publish").await;
    let form = page
        .form("/policy/publish")
        .fill("approver", &world.id("ines").to_string());
    form.fill("note", "Later")
        .date("effective", "2026-12-01")
        .send()
        .await
        .is(200);
    world
        .browser()
        .get("/policy")
        .await
        .does_not_say("From December on.");
    world.set_clock("2026-12-01");
    world
        .browser()
        .get("/policy")
        .await
        .says("From December on.");
}

#[tokio::test]
async fn the_public_page_is_not_sent_again_while_nothing_changed() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let page = world.browser().get("/policy").await.is(200);
    let tag = page.headers["etag"].to_str().expect("text").to_owned();
    assert_eq!(page.headers["cache-control"], "no-cache");
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let again = client
        .get(format!("{}/policy", world.base))
        .header("if-none-match", &tag);
    assert_eq!(again.send().await.expect("an answer").status(), 304);
}

#[tokio::test]
async fn whoever_may_not_publish_does_not_find_the_page() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let theo = world.sign_in("theo").await;
    for path in [
        "/policy/draft",
        "/policy/publish",
        "/policy/draft/source",
        "/policy/acknowledgements",
    ] {
        theo.get(path).await.is(404);
    }
    let priya = world.sign_in("priya").await;
    priya.get("/policy/publish").await.is(404);
    publish(&world, &ruth).await.is(200);
}
