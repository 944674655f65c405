//! Whoever has the database file, its journal or the logs learns nobody's name, address or contact.

use chaperone::people::set_up::open_door;

use crate::harness::{
    Browser, Page, World,
    search::{Log, are_in},
    world,
    world::PASSWORD,
};

/// In everything that is typed about a person here.
const MARK: &str = "zxqvwkmarker";

async fn is_clean(world: &World, when: &str) {
    let kept = world.place.everything().await;
    // The organisation's address is kept in clear.
    assert!(are_in(&kept, &world.base), "{when}: nothing was searched");
    assert!(!are_in(&kept, MARK), "{when}: a name is in the database");
}

#[tokio::test]
async fn what_is_typed_about_people_is_in_no_database_and_no_log() {
    let log = Log::begin();
    let world = World::empty("2026-11-22").await;
    let link = open_door(&world.app).await.unwrap().expect("a link");
    let first = world.browser();
    set_up(&world, &first, &link).await;
    is_clean(&world, "after set-up").await;
    add_and_import(&world, &first).await;
    registers(&first).await;
    strangers(&world).await;
    is_clean(&world, "while mails wait").await;

    let mails = world.mails().await;
    assert_eq!(mails.len(), 7, "six invitations and a new password");
    assert!(mails.iter().all(|mail| mail.to.contains(MARK)));
    is_clean(&world, "after mails went").await;
    let page = first.get("/people?q=ZXQVWKMARKER").await.is(200);
    page.says("8 people");

    // Somebody wrote into the database behind our back: the page is an error, and the log says where.
    world
        .place
        .raw("UPDATE person SET name = (SELECT fingerprint FROM server_key)")
        .await;
    first.get("/people").await.is(500).does_not_say(MARK);
    let logged = log.bytes();
    assert!(are_in(&logged, "person.name"), "the log is caught");
    assert!(!are_in(&logged, MARK), "a name is in the log");
}

fn named(name: &str) -> String {
    format!("{name} {MARK}")
}

fn address(name: &str) -> String {
    format!("{name}.{MARK}@brigid.example")
}

/// The first run, up to a second factor for whoever made it.
async fn set_up(world: &World, first: &Browser, link: &str) {
    let link = link.strip_prefix(&world.base).expect("a link of ours");
    let step = |step: &str| format!("{link}/{step}");
    let page = first.get(link).await.is(200);
    let form = page.form(&step("organisation"));
    let page = form
        .fill("name", "St Brigid’s Digital Club")
        .tick("nation", "wales")
        .send()
        .await;
    let form = page.form(&step("account"));
    let page = form
        .fill("name", &named("Siân"))
        .fill("email", &address("Sian"))
        .fill("password", PASSWORD)
        .send()
        .await;
    let form = page.form(&step("policy"));
    let page = form.tick("pack", "schools-education").send().await;
    let page = page.form(&step("values")).send().await.is(200);
    let mut form = page.form(&step("posts")).tick("coordinator-me", "yes");
    for post in ["dsl", "deputy-dsl", "trustee"] {
        form = form
            .fill(&format!("{post}-name"), &named(post))
            .fill(&format!("{post}-email"), &address(post));
    }
    form.send().await.is(200);
    let later = first.post(&step("recovery"), &[("do", "later")]).await;
    let page = later.is(200).says(MARK);
    is_clean(world, "while set-up goes on").await;
    let page = page.form(&step("check")).send().await;
    confirm_second_factor(world, page.is(200)).await;
}

async fn confirm_second_factor(world: &World, page: Page) {
    let key = page.all("code.app-code").remove(0).replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD
        .decode(key.as_bytes())
        .expect("a secret");
    let kept = world.place.everything().await;
    let hex = data_encoding::HEXLOWER.encode(&secret);
    assert!(
        !kept.windows(secret.len()).any(|window| window == secret) && !are_in(&kept, &hex),
        "the secret of a second factor is in the database"
    );
    let code = world::code_at(&secret, world.now().as_second());
    let form = page.form("/account/second-factor");
    form.fill("code", &code).send().await.is(200);
}

async fn add_and_import(world: &World, first: &Browser) {
    let page = first.get("/people/new").await;
    let page = page
        .form("/people/new")
        .fill("name", &named("Máire"))
        .fill("email", &address("maire"))
        .tick("kind", "volunteer")
        .fill("job", &named("Mentor"))
        .tick("invite", "yes")
        .send()
        .await
        .is(200);
    let id = page.path.rsplit('/').next().expect("an id").to_owned();
    let page = first.get(&format!("/people/posts/new?person={id}")).await;
    let form = page.form("/people/posts/new").fill("role", "deputy-dsl");
    let form = form.fill("contact", &named("ask for"));
    form.send().await.is(200);
    let list = format!(
        "name,email,job\n{},{},{}\n{},{},\n{},,\n",
        named("Bo"),
        address("bo"),
        named("Mentor"),
        named("Cy"),
        address("cy"),
        named("Di"),
    );
    let page = first.get("/people/import").await;
    let form = page.form("/people/import");
    let page = form
        .file("file", &format!("{MARK}.csv"), list.as_bytes())
        .send()
        .await;
    let page = page.is(200).says("3 people can be imported");
    is_clean(world, "while a list waits").await;
    let form = page.form(&page.path).tick("invite", "yes");
    form.send()
        .await
        .is(200)
        .says("3 people were imported, and 2 invitations");
}

async fn registers(first: &Browser) {
    let page = first.get("/documents/new").await.is(200);
    page.form("/documents/new")
        .fill("kind", "other")
        .fill("title", "A list")
        .fill("owner-name", &named("Eve"))
        .file("file", &format!("{MARK}.txt"), named("Fay").as_bytes())
        .send()
        .await
        .is(200)
        .says(MARK);
    let path = "/registers/logs/adjustments";
    let page = first.get(path).await.is(200);
    let form = page.form(path).fill("note", &named("For Gus"));
    form.send().await.is(200).says(MARK);
}

/// Somebody who is not signed in types an address where addresses are typed.
async fn strangers(world: &World) {
    let stranger = world.browser();
    for _ in 0..9 {
        let page = stranger.get("/sign-in").await;
        let form = page.form("/sign-in").fill("email", &address("maire"));
        form.fill("password", &named("a guess"))
            .send()
            .await
            .is(422);
    }
    let page = stranger.get("/forgot").await.is(200);
    let form = page.form("/forgot").fill("email", &address("sian"));
    form.send().await.is(200);
}
