use crate::{
    harness::World,
    policies::{policy, put_in_force},
};

#[tokio::test]
async fn d022_everybody_finds_what_to_do_and_who_to_tell_without_signing_in() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let page = world.browser().get("/help").await.is(200);
    let page = page
        .says("Ruth Adeyemi")
        .says("If somebody tells you")
        .says("Never promise to keep it secret");
    page.says("Tell the Safeguarding lead");
    // Every page of the service leads there.
    for path in ["/policy", "/sign-in"] {
        world
            .browser()
            .get(path)
            .await
            .follow("Get help")
            .await
            .at("/help");
    }
}

#[tokio::test]
async fn d053_the_knowledge_check_is_scored_on_the_server_and_can_be_taken_again() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    put_in_force(&world, &ruth, &policy("")).await;
    let theo = world.sign_in("theo").await;
    let all_first = |page: &crate::harness::Page| {
        ["tell", "danger", "secret", "act", "ask", "about-lead"]
            .into_iter()
            .fold(page.form("/check"), |form, name| form.fill(name, "0"))
    };
    let page = theo.get("/check").await.is(200);
    page.form("/check")
        .send()
        .await
        .is(422)
        .says("Choose an answer");
    all_first(&page)
        .send()
        .await
        .is(200)
        .says("Not yet: please try again")
        .says("2 of 6");
    world.wait(jiff::SignedDuration::from_mins(5));
    let right = [
        ("tell", "1"),
        ("danger", "0"),
        ("secret", "2"),
        ("act", "0"),
        ("ask", "1"),
        ("about-lead", "2"),
    ];
    let form = right
        .into_iter()
        .fold(page.form("/check"), |form, (name, place)| {
            form.fill(name, place)
        });
    form.send().await.is(200).says("Well done").says("6 of 6");
    theo.get("/check").await.says("6 of 6 were right");
}

#[tokio::test]
async fn d054_the_eight_kinds_of_harm_are_said_in_plain_words() {
    let world = World::new().await;
    let page = world.browser().get("/help").await.is(200);
    assert_eq!(page.all("#harm ~ ul li").len(), 8);
    page.says("Anyone can be harmed")
        .says("Neglect")
        .says("Financial")
        .says("Radicalisation");
}
