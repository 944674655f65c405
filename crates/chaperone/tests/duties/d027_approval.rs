use crate::{
    harness::World,
    policies::{clause, policy, publish, write},
};

#[tokio::test]
async fn d027_the_approval_is_shown_with_name_and_day() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let control = "kind = \"publication-approved\"\nby = [\"approver\"]";
    write(
        &ruth,
        &policy(&clause(
            "approved",
            "prevention",
            "D27",
            "Signed and dated.",
            control,
        )),
    )
    .await;
    publish(&world, &ruth).await.is(200);
    let page = world.browser().get("/policy").await;
    let approval = page.all("#_approval ~ dl");
    assert!(
        approval[0].contains("Ines Carvalho") && approval[0].contains("22 November 2026"),
        "{approval:?}"
    );
}

#[tokio::test]
async fn d027_an_approval_in_the_future_is_not_taken() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let page = ruth.get("/policy/publish").await;
    let form = page
        .form("/policy/publish")
        .fill("approver", &world.id("ines").to_string());
    let form = form.fill("note", "First").date("approved", "2026-11-23");
    form.send()
        .await
        .is(422)
        .says("must be today or in the past");
}

#[tokio::test]
async fn d027_nobody_but_a_holder_of_the_post_approves() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    let page = ruth.get("/policy/publish").await;
    let form = page
        .form("/policy/publish")
        .fill("approver", &world.id("ruth").to_string());
    form.fill("note", "First")
        .send()
        .await
        .is(422)
        .says("Choose who approved it");
    let control = "kind = \"publication-approved\"\nby = [\"manager\"]";
    write(
        &ruth,
        &policy(&clause("approved", "prevention", "D27", "Signed.", control)),
    )
    .await;
    publish(&world, &ruth)
        .await
        .is(422)
        .says("ask for the approval of the manager");
}
