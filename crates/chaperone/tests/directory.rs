//! The directory of help, and the page that anybody can open.

use crate::harness::World;

#[tokio::test]
async fn a_local_team_is_added_checked_changed_and_taken_off() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let path = "/directory/new";
    let form = ruth.get(path).await.is(200).form(path);
    form.fill("name", "Northshire team")
        .send()
        .await
        .is(422)
        .says("at least one way");
    let form = ruth.get(path).await.form(path);
    let form = form
        .fill("name", "Northshire team")
        .fill("phone", "01632 960 001");
    let page = form
        .send()
        .await
        .is(200)
        .at("/directory")
        .says("Northshire team was added");
    let page = page.says("Not checked here yet");
    let checks = page.forms("/check");
    assert_eq!(checks.len(), 1);
    let page = page.form(&checks[0]).send().await.is(200);
    let page = page.says("Last checked on 22 November 2026");
    let change = page.follow("Change").await.is(200);
    let sure = change.follow("Take this contact off").await.is(200);
    sure.form(&sure.path)
        .send()
        .await
        .is(200)
        .says("was taken off");
    sure.form(&sure.path).send().await.is(200).at("/directory");
}

#[tokio::test]
async fn a_reader_sees_the_directory_and_changes_nothing() {
    let world = World::new().await;
    let theo = world.sign_in("theo").await;
    theo.get("/directory")
        .await
        .is(200)
        .does_not_say("Add a contact");
    theo.get("/directory/new").await.is(404);
    theo.post("/directory/seed", &[]).await.is(404);
}

#[tokio::test]
async fn the_page_for_anybody_needs_no_account_and_keeps_children_to_what_is_for_them() {
    let world = World::new().await;
    world.browser().get("/helplines").await.is(200).says("999");
    let ruth = world.sign_in("ruth").await;
    ruth.get("/directory")
        .await
        .form("/directory/seed")
        .send()
        .await
        .is(200);
    let all = world
        .browser()
        .get("/helplines")
        .await
        .is(200)
        .says("NSPCC helpline");
    let children = all.follow("children").await.is(200).says("Childline");
    children.does_not_say("NSPCC helpline");
}

#[tokio::test]
async fn the_helplines_are_added_once() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let page = ruth.get("/directory").await;
    let seed = page.form("/directory/seed");
    seed.send().await.is(200).says("were added");
    page.form("/directory/seed")
        .send()
        .await
        .is(200)
        .says("was here already");
}
