//! The start page, and two pages for everybody.

use crate::harness::World;

#[tokio::test]
async fn the_start_page_says_who_to_tell_and_what_waits() {
    let world = World::new().await;
    let front = world.browser().get("/").await.is(200).at("/");
    front.says("Is something worrying you?").says("999");
    let theo = world.sign_in("theo").await;
    theo.get("/")
        .await
        .is(200)
        .says("Hello Theo O’Brien")
        .says("Ruth Adeyemi")
        .says("01632 960 001")
        .says("Set up a second factor")
        .does_not_say("Publish the first version");
    let ruth = world.sign_in("ruth").await;
    ruth.get("/").await.says("Publish the first version");
    world.put_in_force("schools-education", "2026-11-20").await;
    theo.get("/")
        .await
        .says("Read and accept version 1")
        .follow("Read and accept version 1")
        .await
        .is(200)
        .at("/policy/accept");
    ruth.get("/")
        .await
        .does_not_say("Publish the first version")
        .says("Online Presence Lead")
        .says("nobody holds this post");
}

#[tokio::test]
async fn everybody_may_read_about_accessibility_and_privacy() {
    let world = World::new().await;
    let anybody = world.browser();
    anybody.get("/accessibility").await.is(200).says("keyboard");
    anybody
        .get("/privacy")
        .await
        .is(200)
        .says("Harbour Lights Learning runs this service");
}
