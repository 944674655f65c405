//! Signing in, and staying out.

use jiff::SignedDuration;

use crate::harness::{Browser, Page, World, world::PASSWORD};

async fn try_password(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/sign-in").await.is(200);
    page.form("/sign-in")
        .fill("email", email)
        .fill("password", password)
        .send()
        .await
}

#[tokio::test]
async fn a_person_signs_in_with_password_and_second_factor() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    ruth.get("/account").await.is(200).says("Ruth Adeyemi");
    let theo = world.sign_in("theo").await;
    theo.get("/account").await.is(200).says("Theo O’Brien");
}

#[tokio::test]
async fn wrong_password_unknown_address_and_somebody_who_left_get_the_same_answer() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let leave = format!("/people/{}/leave", world.id("noor"));
    priya.get(&leave).await.form(&leave).send().await.is(200);
    let tries = [
        ("theo@harbour.example", "not the password at all"),
        ("nobody@harbour.example", PASSWORD),
        ("noor@millbrook.example", PASSWORD),
        ("vera", PASSWORD),
    ];
    let mut answers = Vec::new();
    for (email, password) in tries {
        let page = try_password(&world.browser(), email, password)
            .await
            .is(422);
        answers.push(page.text.replace(email, "ADDRESS"));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert!(!answers[0].contains(PASSWORD));
}

#[tokio::test]
async fn guessing_from_elsewhere_does_not_lock_the_person_out_of_their_own_browser() {
    let world = World::new().await;
    let own = world.sign_in("theo").await;
    own.get("/account").await.form("/sign-out").send().await;
    let stranger = world.browser();
    for _ in 0..10 {
        try_password(&stranger, "theo@harbour.example", "a guess that is wrong")
            .await
            .is(422);
    }
    // Even the right guess is not told apart now.
    try_password(&stranger, "theo@harbour.example", PASSWORD)
        .await
        .is(422);
    try_password(&own, "theo@harbour.example", PASSWORD)
        .await
        .is(200)
        .at("/");
    world.wait(SignedDuration::from_mins(16));
    try_password(&stranger, "theo@harbour.example", PASSWORD)
        .await
        .is(200)
        .at("/");
}

#[tokio::test]
async fn a_post_in_the_safeguarding_team_opens_nothing_without_a_second_factor() {
    let mut world = World::new().await;
    let id = world.add_with("newcomer", &[]).await;
    let newcomer = world.sign_in("newcomer").await;
    newcomer.get("/account").await.is(200).at("/account");
    let priya = world.sign_in("priya").await;
    let page = priya.get(&format!("/people/posts/new?person={id}")).await;
    let form = page.form("/people/posts/new").fill("role", "deputy-dsl");
    form.send().await.is(200);
    for path in ["/", "/account", "/people", "/evidence"] {
        newcomer.get(path).await.at("/account/second-factor");
    }
    let page = newcomer.get("/account/second-factor").await.is(200);
    let form = page.form("/account/second-factor").fill("code", "000000");
    form.send().await.is(422);
    let key = page.all("code.app-code").remove(0).replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap();
    let code = crate::harness::world::code_at(&secret, world.now().as_second());
    let page = page
        .form("/account/second-factor")
        .fill("code", &code)
        .send()
        .await
        .is(200);
    page.says("Save your recovery codes");
    newcomer.get("/people").await.is(200).at("/people");
}

#[tokio::test]
async fn a_code_works_once_and_so_does_a_recovery_code() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let page = ruth.get("/account").await;
    let page = page.form("/account/recovery-codes").send().await.is(200);
    let words = page.words();
    let recovery = words
        .split_whitespace()
        .find(|word| word.len() == 11 && word.as_bytes()[5] == b'-')
        .expect("a recovery code")
        .to_owned();
    let first = world.browser();
    let page = try_password(&first, "ruth@harbour.example", PASSWORD)
        .await
        .at("/sign-in/code");
    let code = world.code("ruth");
    page.form("/sign-in/code")
        .fill("code", &code)
        .send()
        .await
        .is(200)
        .at("/");
    let second = world.browser();
    let page = try_password(&second, "ruth@harbour.example", PASSWORD).await;
    page.form("/sign-in/code")
        .fill("code", &code)
        .send()
        .await
        .is(422);
    second.get("/people").await.at("/sign-in/code");
    let page = second.get("/sign-in/recovery").await;
    let form = page
        .form("/sign-in/recovery")
        .fill("code", &recovery.to_lowercase());
    form.send().await.is(200).at("/account");
    let third = world.browser();
    try_password(&third, "ruth@harbour.example", PASSWORD).await;
    let page = third.get("/sign-in/recovery").await;
    let form = page.form("/sign-in/recovery").fill("code", &recovery);
    form.send().await.is(422).says("used already");
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_only() {
    let world = World::new().await;
    let here = world.sign_in("theo").await;
    let there = world.sign_in("theo").await;
    let noor = world.sign_in("noor").await;
    let page = here.get("/account").await.is(200);
    assert_eq!(page.all("tbody tr").len(), 2);
    let end = page
        .attribute("form[action*='/account/sessions/']", "action")
        .unwrap();
    noor.post(&end, &[]).await.is(404);
    there.get("/account").await.is(200).at("/account");
    page.form(&end)
        .send()
        .await
        .is(200)
        .says("That session was ended");
    there.get("/account").await.at("/sign-in");
    here.get("/account").await.is(200).at("/account");
}

#[tokio::test]
async fn a_session_ends_by_itself_when_nobody_uses_it() {
    let world = World::new().await;
    let theo = world.sign_in("theo").await;
    world.wait(SignedDuration::from_hours(7));
    theo.get("/account").await.is(200).at("/account");
    world.wait(SignedDuration::from_hours(7));
    theo.get("/account").await.is(200).at("/account");
    world.wait(SignedDuration::from_hours(8));
    theo.get("/account").await.at("/sign-in");
}

#[tokio::test]
async fn a_link_works_once_and_not_after_its_hour() {
    let world = World::new().await;
    let ask = async |email: &str| {
        let page = world.browser().get("/forgot").await;
        page.form("/forgot")
            .fill("email", email)
            .send()
            .await
            .is(200)
            .text
    };
    let known = ask("theo@harbour.example").await;
    let unknown = ask("nobody@harbour.example").await;
    assert_eq!(known, unknown, "the answer tells whether an account exists");
    assert_eq!(world.mails().await.len(), 1);
    let link = world.mail_to("theo@harbour.example").await.link();
    let browser = world.browser();
    // Looking does not use it up: mail scanners look at every link.
    browser.get(&link).await.is(200);
    let page = browser.get(&link).await.is(200);
    let form = page.form(&page.path).fill("password", "short");
    form.send().await.is(422).says("12 characters or more");
    let form = page
        .form(&page.path)
        .fill("password", "violin teapot mountain");
    form.send().await.is(200).at("/");
    world
        .browser()
        .get(&link)
        .await
        .is(410)
        .says("no longer works");
    try_password(&world.browser(), "theo@harbour.example", PASSWORD)
        .await
        .is(422);

    world.wait(SignedDuration::from_mins(5));
    ask("noor@millbrook.example").await;
    let link = world.mail_to("noor@millbrook.example").await.link();
    world.wait(SignedDuration::from_mins(61));
    world.browser().get(&link).await.is(410);
    world.browser().get("/link/not-a-link").await.is(410);
}

#[tokio::test]
async fn choosing_a_new_password_ends_every_other_session() {
    let world = World::new().await;
    let theo = world.sign_in("theo").await;
    let other = world.sign_in("theo").await;
    let page = theo.get("/account/password").await;
    let form = page
        .form("/account/password")
        .fill("current", PASSWORD)
        .fill("password", "violin teapot mountain");
    form.send().await.is(200).says("Your password was changed");
    other.get("/account").await.at("/sign-in");
    theo.get("/account").await.is(200).at("/account");
    let mail = world.mail_to("theo@harbour.example").await;
    assert!(mail.text.contains("was changed"), "{mail:?}");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let leave = format!("/people/{}/leave", world.id("theo"));
    let fields = [
        ("last-day", "22"),
        ("last-month", "11"),
        ("last-year", "2026"),
    ];
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "http://evil.example")],
        [("origin", "null")],
    ] {
        priya.post_with(&leave, &headers, &fields).await.is(403);
    }
    world.sign_in("theo").await;
    priya
        .post_with(&leave, &[("sec-fetch-site", "same-origin")], &fields)
        .await
        .is(200);
}

#[tokio::test]
async fn nobody_is_led_to_another_site_after_signing_in() {
    let world = World::new().await;
    for trap in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let browser = world.browser();
        let fields = [
            ("email", "theo@harbour.example"),
            ("password", PASSWORD),
            ("next", trap),
        ];
        browser.post("/sign-in", &fields).await.is(200).at("/");
    }
    let browser = world.browser();
    let page = browser.get("/account").await.at("/sign-in");
    let form = page.form("/sign-in").fill("email", "theo@harbour.example");
    form.fill("password", PASSWORD)
        .send()
        .await
        .is(200)
        .at("/account");
}
