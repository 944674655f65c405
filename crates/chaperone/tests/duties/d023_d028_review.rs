use crate::{
    harness::World,
    policies::{clause, policy, put_in_force, write},
};

fn reviewed() -> String {
    let control = "kind = \"policy-review\"\nevery = \"12 months\"\nmonth = \"August\"\nowner = [\"coordinator\"]";
    let changes = "kind = \"change-review\"\nwithin = \"4 weeks\"";
    policy(
        &(clause(
            "review",
            "prevention",
            "D23",
            "We look at it every year.",
            control,
        ) + &clause(
            "changes",
            "prevention",
            "D28",
            "We look again when we change.",
            changes,
        )),
    )
}

#[tokio::test]
async fn d023_the_review_is_asked_for_in_its_month_and_recorded_when_nothing_changes() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &reviewed()).await;
    let mails = async |world: &World| {
        chaperone::jobs::daily::plan(&world.app)
            .await
            .expect("planned");
        let mails = world.mails().await;
        mails
            .iter()
            .filter(|mail| mail.subject.contains("due for review"))
            .count()
    };
    world.set_clock("2027-07-31");
    assert_eq!(mails(&world).await, 0);
    world.set_clock("2027-08-01");
    assert_eq!(mails(&world).await, 1);
    world.set_clock("2027-08-02");
    assert_eq!(mails(&world).await, 1, "once for each review");
    let ruth = world.sign_in("ruth").await;
    let page = ruth
        .get("/policy/review")
        .await
        .is(200)
        .says("31 August 2027");
    let form = page
        .form("/policy/review")
        .fill("outcome", "no-change")
        .fill("minutes", "Board, item 4");
    form.send()
        .await
        .is(200)
        .says("The review is recorded")
        .says("Nothing needs to change")
        .says("31 August 2028");
}

#[tokio::test]
async fn d028_a_new_service_asks_for_a_look_at_policy_and_risks_in_time() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &reviewed()).await;
    let more = reviewed().replace(
        "[[clause]]\nid = \"purpose\"",
        "[[service]]\nid = \"club\"\nlabel = \"After-school club by video\"\npeople = [\"children\"]\n\n[[clause]]\nid = \"purpose\"",
    );
    write(&ruth, &more).await;
    let page = ruth.get("/policy/changes").await.is(200);
    page.says("After-school club by video")
        .says("by 20 December 2026");
    ruth.get("/policy/draft")
        .await
        .says("One change in how you work waits");
    let page = ruth.get("/policy/review").await.is(200);
    let change = page
        .attribute("input[name=changes]", "value")
        .expect("the change is offered");
    let form = page
        .form("/policy/review")
        .fill("outcome", "changes-needed")
        .tick("changes", &change);
    form.send().await.is(200);
    ruth.get("/policy/changes")
        .await
        .says("No change waits for a review");
}
