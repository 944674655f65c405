use crate::harness::World;

#[tokio::test]
async fn d029_visitors_and_associated_people_are_on_the_list_with_their_kind() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    for (kind, name) in [("visitor", "Vera Novak"), ("associated", "Noor Haddad")] {
        let page = priya.get(&format!("/people?kind={kind}")).await.is(200);
        page.says("1 person").says(name);
    }
    let page = priya.get("/people/new").await;
    page.form("/people/new")
        .fill("name", "Guest Speaker")
        .tick("kind", "visitor")
        .date("started", "2026-11-22")
        .send()
        .await
        .is(200)
        .says("Visitor")
        .says("22 November 2026")
        .says("No email");
    priya.get("/people?kind=visitor").await.says("2 people");
}
