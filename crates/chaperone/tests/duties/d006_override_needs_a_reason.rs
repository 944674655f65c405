use crate::{
    harness::World,
    policies::{clause, policy, publish, write},
};

#[tokio::test]
async fn d006_a_ground_is_set_aside_only_with_a_safety_reason() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let rules = clause(
        "reason",
        "prevention",
        "D06",
        "We say why.",
        "kind = \"safety-reason\"\non = [\"overrides\", \"approvals\"]",
    ) + &clause(
        "posts",
        "prevention",
        "D04",
        "In charge.",
        "kind = \"roles-filled\"\nroles = [\"account-monitor\"]\noverride = [\"dsl\"]",
    );
    write(&ruth, &policy(&rules)).await;
    let stopped = publish(&world, &ruth)
        .await
        .is(422)
        .says("Publish all the same");
    let page = stopped
        .form("/policy/publish")
        .fill("reason", "  ")
        .send()
        .await
        .is(422);
    let page = page.says("Write down why this is safe");
    world
        .browser()
        .get("/policy")
        .await
        .says("not published yet");
    let form = page.form("/policy/publish");
    let form = form.fill("reason", "No account is open, so nobody has to watch one.");
    form.send().await.is(200).says("Version 1 is published");
    let mut conn = world.app.db().read().await.expect("the database");
    let kept = store::decision::list(&mut conn, 10, 0)
        .await
        .expect("decisions");
    let reasons: Vec<_> = kept
        .iter()
        .filter_map(|one| one.override_reason.as_deref())
        .collect();
    assert_eq!(reasons, ["No account is open, so nobody has to watch one."]);
}
