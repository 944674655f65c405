use crate::{
    harness::World,
    policies::{clause, policy, put_in_force},
};

fn code(words: &str) -> String {
    let control = "kind = \"signed-code\"\nwho = [\"staff\", \"volunteers\"]\ncode = \"behaviour-code\"\nrenew = \"on change\"";
    policy(&clause("code", "prevention", "D30", words, control))
}

#[tokio::test]
async fn d030_the_behaviour_code_is_signed_and_signed_again_when_it_changes() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &code("We never chat in private.")).await;
    let theo = world.sign_in("theo").await;
    let page = theo
        .get("/code")
        .await
        .is(200)
        .says("We never chat in private.");
    page.form("/code")
        .send()
        .await
        .is(200)
        .says("You signed this on 22 November 2026");
    world.set_clock("2026-11-23");
    let ruth = world.sign_in("ruth").await;
    let same =
        code("We never chat in private.").replace("We make a plan.", "We make a plan together.");
    put_in_force(&world, &ruth, &same).await;
    let theo = world.sign_in("theo").await;
    theo.get("/code")
        .await
        .says("You signed this on 22 November 2026");
    put_in_force(
        &world,
        &ruth,
        &code("We never chat in private, and never alone."),
    )
    .await;
    theo.get("/code").await.says("It has changed since");
}
