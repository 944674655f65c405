use crate::harness::World;

#[tokio::test]
async fn d003_every_post_shows_who_answers_for_it_and_since_when() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2026-11-20").await;
    let ines = world.sign_in("ines").await;
    let page = ines.get("/people/posts").await.is(200);
    page.says("Ruth Adeyemi, since 2 September 2024")
        .says("Takes every concern, gives advice and decides what happens next.")
        .says("Online Presence Lead: nobody holds this post");
}

#[tokio::test]
async fn d003_a_handover_keeps_both_holders_with_their_dates() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let page = priya
        .get(&format!("/people/posts/new?person={}", world.id("priya")))
        .await;
    page.form("/people/posts/new")
        .fill("role", "deputy-dsl")
        .date("starts", "2026-12-01")
        .send()
        .await
        .is(200)
        .says("Next: Priya Raman, since 1 December 2026");
    let page = priya.get(&format!("/people/{}", world.id("marcus"))).await;
    let end = page.links("/end").remove(0);
    let page = priya.get(&end).await;
    let form = page
        .form(&end)
        .tick("when", "day")
        .date("last", "2026-11-30");
    form.send()
        .await
        .is(200)
        .says("Marcus Webb, 2 September 2024 to 30 November 2026");
    world.set_clock("2026-12-02");
    let ruth = world.sign_in("ruth").await;
    let page = ruth.get("/people/posts").await.is(200);
    let page = page.says("Priya Raman, since 1 December 2026");
    page.says("1 earlier holder")
        .says("Marcus Webb, 2 September 2024 to 30 November 2026");
}

#[tokio::test]
async fn d003_a_single_point_of_failure_is_said() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    for key in ["marcus", "ines"] {
        let leave = format!("/people/{}/leave", world.id(key));
        priya.get(&leave).await.form(&leave).send().await.is(200);
    }
    priya
        .get("/people/posts")
        .await
        .says("Nobody could take a concern about Ruth Adeyemi")
        .says("Nobody stands in for the designated safeguarding lead");
}
