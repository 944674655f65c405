use crate::{
    harness::World,
    policies::{clause, policy, publish, write},
};

#[tokio::test]
async fn d004_policy_is_not_published_while_the_coordinator_post_is_vacant() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let rule = clause(
        "posts",
        "prevention",
        "D04",
        "Somebody is always in charge.",
        "kind = \"roles-filled\"\nroles = [\"coordinator\", \"account-monitor\"]",
    );
    write(&ruth, &policy(&rule)).await;
    let page = publish(&world, &ruth).await.is(422);
    let page = page
        .says("This version cannot be published")
        .says("About posts");
    page.says("appoint somebody first as account monitor");
    world
        .browser()
        .get("/policy")
        .await
        .says("not published yet");
    // The refusal itself is kept.
    let mut conn = world.app.db().read().await.expect("the database");
    let kept = store::decision::list(&mut conn, 10, 0)
        .await
        .expect("decisions");
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].act, "publish-version");
    assert_eq!(kept[0].outcome.as_str(), "refuse");
}

#[tokio::test]
async fn d005_the_named_lead_is_printed_with_a_way_to_reach_them() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    publish(&world, &ruth)
        .await
        .is(200)
        .says("Version 1 is published");
    let page = world.browser().get("/policy").await.is(200);
    page.says("Safeguarding lead")
        .says("Ruth Adeyemi")
        .says("01632 960 001");
}

#[tokio::test]
async fn d147_the_policy_prints_who_to_tell() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    write(&ruth, &policy("")).await;
    publish(&world, &ruth).await.is(200);
    let page = world.browser().get("/policy").await.is(200);
    let contacts = page.all("#contacts ~ dl .govuk-summary-list__row");
    assert!(
        contacts
            .iter()
            .any(|row| row.contains("Online Safety Coordinator") && row.contains("Ruth Adeyemi")),
        "{contacts:?}"
    );
}
