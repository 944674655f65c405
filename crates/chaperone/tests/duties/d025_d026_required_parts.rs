use crate::{
    harness::World,
    policies::{clause, policy, publish, write},
};

async fn without(section: &str, words: &str) {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let control = format!("kind = \"required-sections\"\nsections = [\"{section}\"]");
    write(
        &ruth,
        &policy(&clause(
            "parts",
            "prevention",
            "D31",
            "The policy is whole.",
            &control,
        )),
    )
    .await;
    let page = publish(&world, &ruth).await.is(422);
    page.says("add these parts first").says(words);
}

#[tokio::test]
async fn d025_a_version_without_reporting_of_online_abuse_is_refused() {
    without("online-abuse-reporting", "reporting online abuse").await;
}

#[tokio::test]
async fn d026_a_version_without_cyberbullying_is_refused() {
    without("cyberbullying", "cyberbullying").await;
}
