use crate::{
    harness::World,
    policies::{clause, policy, put_in_force},
};

fn asks() -> String {
    let control = "kind = \"acknowledgement\"\nwho = [\"staff\", \"volunteers\", \"hosts\"]\nwithin = \"14 days\"";
    policy(&clause(
        "accept",
        "prevention",
        "D20",
        "Everybody reads this.",
        control,
    ))
}

#[tokio::test]
async fn d020_everybody_bound_hears_of_a_new_version_and_is_asked_to_accept_it() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &asks()).await;
    let mail = world.mail_to("marcus@harbour.example").await;
    assert!(mail.text.contains("/policy/accept"), "{}", mail.text);
    let marcus = world.sign_in("marcus").await;
    let page = marcus
        .get("/policy/accept")
        .await
        .is(200)
        .says("Said once more in our own words.");
    page.form("/policy/accept")
        .send()
        .await
        .is(200)
        .says("You accepted this version on 22 November 2026");
    let list = ruth.get("/policy/acknowledgements").await.is(200);
    let row = list
        .all("tbody tr")
        .into_iter()
        .find(|row| row.contains("Marcus Webb"));
    assert!(row.expect("his row").contains("22 November 2026"));
}

#[tokio::test]
async fn d021_a_reminder_goes_after_a_week_at_the_deadline_and_every_week_after_and_never_twice() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &asks()).await;
    let to_marcus = async |world: &World| {
        chaperone::jobs::daily::plan(&world.app)
            .await
            .expect("planned");
        let mails = world.mails().await;
        mails
            .iter()
            .filter(|mail| mail.to.contains("marcus@"))
            .count()
    };
    assert_eq!(to_marcus(&world).await, 1);
    world.set_clock("2026-11-29");
    assert_eq!(to_marcus(&world).await, 2, "after a week");
    assert_eq!(to_marcus(&world).await, 2, "not twice on a day");
    world.set_clock("2026-12-06");
    assert_eq!(to_marcus(&world).await, 3, "on the last day");
    world.set_clock("2026-12-08");
    assert_eq!(to_marcus(&world).await, 4, "late");
    world.set_clock("2026-12-09");
    assert_eq!(to_marcus(&world).await, 4, "not every day");
    world.set_clock("2026-12-14");
    assert_eq!(to_marcus(&world).await, 5, "a week later");
    let priya = world.mail_to("priya@harbour.example").await;
    assert!(!priya.text.contains("Marcus"), "no names by mail");
}

#[tokio::test]
async fn d021_nobody_becomes_a_host_before_they_have_accepted() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &asks()).await;
    let path = format!("/people/{}/edit", world.id("marcus"));
    let page = ruth.get(&path).await.is(200);
    let page = page.form(&path).tick("host", "yes").send().await.is(422);
    let page = page.says("They cannot host yet. About accept: ask this person to read and accept");
    let mut conn = world.app.db().read().await.expect("the database");
    let person = store::person::get(&mut conn, world.id("marcus")).await;
    assert!(!person.expect("Marcus").is_host, "nothing changed");
    let kept = store::decision::list(&mut conn, 10, 0)
        .await
        .expect("decisions");
    // The clock stands still, so the decision to publish may come first or last.
    let refused = |decision: &store::decision::Decision| {
        decision.act == "assign-duty" && decision.outcome.as_str() == "refuse"
    };
    assert!(kept.iter().any(refused), "the refusal is on record");
    let marcus = world.sign_in("marcus").await;
    let accept = marcus.get("/policy/accept").await;
    accept.form("/policy/accept").send().await.is(200);
    page.form(&path).send().await.is(200);
    let person = store::person::get(&mut conn, world.id("marcus")).await;
    assert!(person.expect("Marcus").is_host);
    let path = "/people/posts/new";
    let page = ruth.get(path).await.is(200);
    let page = page
        .form(path)
        .fill("person", &world.id("priya").to_string())
        .fill("role", "host")
        .send()
        .await
        .is(422);
    page.says("They cannot host yet.");
}
