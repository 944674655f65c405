//! The first run, from the link in the terminal to the first person signed in.

use chaperone::people::set_up::open_door;

use crate::harness::{Browser, Page, World, world::PASSWORD};

async fn opened() -> (World, Browser, String) {
    let world = World::empty("2026-11-22").await;
    let link = open_door(&world.app).await.unwrap().expect("a link");
    let path = link
        .strip_prefix(&world.base)
        .expect("a link of ours")
        .to_owned();
    let browser = world.browser();
    (world, browser, path)
}

fn step(link: &str, step: &str) -> String {
    format!("{link}/{step}")
}

async fn organisation(browser: &Browser, link: &str) -> Page {
    browser
        .get(link)
        .await
        .is(200)
        .at(&step(link, "organisation"))
        .form(&step(link, "organisation"))
        .fill("name", "St Brigid’s Digital Club")
        .tick("nation", "wales")
        .send()
        .await
        .is(200)
        .at(&step(link, "account"))
}

async fn account(page: Page, link: &str) -> Page {
    page.form(&step(link, "account"))
        .fill("name", "Siân O’Neill")
        .fill("email", "sian@brigid.example")
        .fill("password", PASSWORD)
        .send()
        .await
        .is(200)
        .at(&step(link, "policy"))
}

async fn policy(page: Page, link: &str) -> Page {
    page.form(&step(link, "policy"))
        .tick("pack", "schools-education")
        .send()
        .await
        .is(200)
        .at(&step(link, "values"))
}

/// Leaves the recovery key for later.
async fn no_key_yet(page: Page, link: &str) -> Page {
    let action = step(link, "recovery");
    let page = page.at(&action);
    let later = page.browser().post(&action, &[("do", "later")]).await;
    later.is(200).at(&step(link, "check"))
}

/// Up to the page that asks for the posts.
async fn up_to_posts(browser: &Browser, link: &str) -> Page {
    let page = organisation(browser, link).await;
    let page = account(page, link).await;
    let page = policy(page, link).await;
    page.form(&step(link, "values"))
        .fill("setting-website", "https://brigid.example")
        .send()
        .await
        .is(200)
        .at(&step(link, "posts"))
}

#[tokio::test]
async fn an_organisation_is_set_up_and_its_first_person_is_signed_in() {
    let (world, browser, link) = opened().await;
    let page = up_to_posts(&browser, &link).await;
    let page = page
        .form(&step(&link, "posts"))
        .tick("coordinator-me", "yes")
        .fill("dsl-name", "Gwen Pugh")
        .fill("dsl-email", "gwen@brigid.example")
        .fill("deputy-dsl-name", "Huw Rees")
        .fill("deputy-dsl-email", "huw@brigid.example")
        .fill("trustee-name", "Nia Ellis")
        .fill("trustee-email", "nia@brigid.example")
        .fill("approver-name", "Nia Ellis")
        .fill("approver-email", "NIA@brigid.example")
        .send()
        .await
        .is(200);
    let page = no_key_yet(page, &link)
        .await
        .says("There is no recovery key")
        .says("St Brigid’s Digital Club")
        .says("Wales")
        .says("1 filled in")
        .does_not_say("Nobody could take a concern");
    let page = page.form(&step(&link, "check")).send().await;
    page.is(200)
        .at("/account/second-factor")
        .says("Siân O’Neill")
        .says("Your post asks for a second factor");

    let mut conn = world.app.db().read().await.unwrap();
    let organisation = store::organisation::get(&mut conn).await.unwrap().unwrap();
    assert_eq!(organisation.name, "St Brigid’s Digital Club");
    assert_eq!(organisation.nation, "wales");
    assert!(organisation.setup_done_at.is_some());
    assert_eq!(organisation.setup_token_hash, None);
    let draft = store::policy_draft::get(&mut conn).await.unwrap().unwrap();
    assert!(draft.source.contains("https://brigid.example"));
    assert_eq!(store::person::all(&mut conn).await.unwrap().len(), 4);
    drop(conn);

    let mails = world.mails().await;
    assert_eq!(
        mails.len(),
        3,
        "one invitation each, also to who holds two posts"
    );
    let gwen = world.mail_to("gwen@brigid.example").await;
    assert!(gwen.subject.contains("Brigid"), "{gwen:?}");
    let path = gwen.link();
    let page = world.browser().get(&path).await.is(200);
    let action = page.path.clone();
    page.form(&action)
        .fill("password", "violin teapot mountain")
        .send()
        .await
        .is(200)
        .at("/account/second-factor");
}

#[tokio::test]
async fn the_link_is_gone_once_set_up_is_done() {
    let (_world, browser, link) = opened().await;
    let page = up_to_posts(&browser, &link).await;
    let page = page.form(&step(&link, "posts")).send().await.is(200);
    let page = no_key_yet(page, &link).await;
    let check = page.form(&step(&link, "check"));
    let again = page.form(&step(&link, "check"));
    check.send().await.is(200);
    again.send().await.is(410).says("Set-up is done");
    browser.get(&link).await.is(410);
}

#[tokio::test]
async fn a_link_that_never_was_or_was_replaced_opens_nothing() {
    let (world, browser, link) = opened().await;
    browser
        .get("/set-up/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        .await
        .is(404)
        .says("newest link");
    organisation(&browser, &link).await;
    let newer = open_door(&world.app).await.unwrap().unwrap();
    browser.get(&link).await.is(404);
    // Nothing of the abandoned answers is left under the new link.
    let page = browser.get(&newer).await.is(200);
    assert!(page.path.ends_with("/organisation"), "{}", page.path);
    assert_eq!(page.form(&page.path).value("name"), Some(""));
}

#[tokio::test]
async fn until_then_every_page_says_where_the_link_is_and_shows_none() {
    let (_world, browser, link) = opened().await;
    for path in ["/", "/sign-in", "/people", "/policy", "/nowhere/at/all"] {
        let page = browser.get(path).await;
        if path == "/nowhere/at/all" {
            page.is(404);
            continue;
        }
        let page = page.is(503).says("not set up yet").says("terminal");
        assert!(!page.text.contains(&link), "{path} shows the link");
    }
    browser.get("/healthz").await.is(200);
}

#[tokio::test]
async fn answers_survive_going_back_and_nobody_skips_ahead() {
    let (_world, browser, link) = opened().await;
    browser
        .get(&step(&link, "check"))
        .await
        .at(&step(&link, "organisation"));
    let page = organisation(&browser, &link).await;
    account(page, &link).await;
    let page = browser.get(&step(&link, "organisation")).await;
    let form = page.form(&step(&link, "organisation"));
    assert_eq!(form.value("name"), Some("St Brigid’s Digital Club"));
    assert_eq!(form.value("nation"), Some("wales"));
    // Mending the name does not ask for the password again.
    let page = browser.get(&step(&link, "account")).await.is(200);
    assert!(!page.text.contains(PASSWORD));
    let form = page.form(&step(&link, "account")).fill("name", "Siân Rees");
    form.send().await.is(200).at(&step(&link, "policy"));
}

#[tokio::test]
async fn what_is_wrong_comes_back_with_what_was_typed() {
    let (_world, browser, link) = opened().await;
    let page = browser.get(&link).await;
    let page = page.form(&step(&link, "organisation")).send().await.is(422);
    page.says("Enter the name of the organisation")
        .says("Select where you are based");
    let page = organisation(&browser, &link).await;
    let page = page
        .form(&step(&link, "account"))
        .fill("name", "Siân")
        .fill("email", "sian at brigid")
        .fill("password", "password1234")
        .send()
        .await
        .is(422);
    let page = page.says("Enter an email address").says("easy to guess");
    assert!(
        !page.text.contains("password1234"),
        "the password travels back"
    );
    let page = account(page, &link).await;
    let page = policy(page, &link).await;
    let fields = page.all("input[name^='value-']").len();
    assert!(fields > 0);
    let name = page.attribute("input[name^='value-']", "name").unwrap();
    let page = page
        .form(&step(&link, "values"))
        .fill(&name, "now and then")
        .send()
        .await
        .is(422);
    assert_eq!(
        page.form(&step(&link, "values")).value(&name),
        Some("now and then")
    );
}

#[tokio::test]
async fn one_person_in_every_post_is_warned_that_nobody_could_take_a_concern_about_them() {
    let (_world, browser, link) = opened().await;
    let page = up_to_posts(&browser, &link).await;
    let mut form = page.form(&step(&link, "posts"));
    for role in ["coordinator", "dsl", "deputy-dsl", "trustee", "approver"] {
        form = form.tick(&format!("{role}-me"), "yes");
    }
    let page = form.send().await.is(200);
    no_key_yet(page, &link)
        .await
        .says("Nobody could take a concern about Siân O’Neill")
        .says("Appoint a deputy who is another person");
}
