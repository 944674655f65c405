//! People and posts.

use crate::harness::{Browser, Page, World};

async fn add(browser: &Browser, name: &str, email: &str) -> Page {
    let page = browser.get("/people/new").await.is(200);
    page.form("/people/new")
        .fill("name", name)
        .fill("email", email)
        .tick("kind", "volunteer")
        .send()
        .await
}

#[tokio::test]
async fn somebody_is_added_invited_and_chooses_a_password() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let page = priya.get("/people/new").await;
    let page = page
        .form("/people/new")
        .fill("name", "Máire Ní Bhriain")
        .fill("email", "maire@harbour.example")
        .tick("kind", "volunteer")
        .fill("job", "Mentor")
        .tick("host", "yes")
        .tick("invite", "yes")
        .send()
        .await
        .is(200)
        .says("Máire Ní Bhriain was added, and an invitation is on its way")
        .says("Invited");
    let first = world.mail_to("maire@harbour.example").await;
    world.wait(jiff::SignedDuration::from_mins(5));
    let again = page.form(&format!("{}/invite", page.path)).send().await;
    again.is(200).says("An invitation is on its way");
    let links: Vec<String> = world.mails().await.iter().map(|mail| mail.link()).collect();
    assert_eq!(links.len(), 2);
    let second = links.into_iter().find(|link| *link != first.link());
    // The first link stopped working when the second was sent.
    world.browser().get(&first.link()).await.is(410);
    let maire = world.browser();
    let page = maire.get(&second.expect("another link")).await.is(200);
    let action = page.path.clone();
    page.form(&action)
        .fill("password", "violin teapot mountain")
        .send()
        .await;
    maire.get("/account").await.is(200).says("Máire Ní Bhriain");
    priya.get("/people?q=maire").await.says("Active");
}

#[tokio::test]
async fn names_of_every_script_and_length_come_back_as_typed() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let long = "é".repeat(300);
    for name in [
        "Sinéad O'Connor-D’Arcy",
        "مريم عبد الرحمن",
        "נועה בן־דוד",
        "👩🏽‍🏫 Ms Fizz",
        "<b>Bobby</b>",
        &long,
    ] {
        add(&priya, name, "").await.is(200).says(name);
    }
    let page = add(&priya, &"é".repeat(301), "").await.is(422);
    page.says("300 characters or fewer");
    priya
        .get("/people?q=%D9%85%D8%B1%D9%8A%D9%85")
        .await
        .says("مريم")
        .says("1 person");
}

#[tokio::test]
async fn two_people_cannot_share_an_address() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let page = add(&priya, "Ruth Twin", "RUTH@harbour.example")
        .await
        .is(422);
    let page = page.says("Somebody here has this email address already");
    let form = page.form("/people/new");
    assert_eq!(form.value("name"), Some("Ruth Twin"));
    let theo = format!("/people/{}/edit", world.id("theo"));
    let page = priya.get(&theo).await.is(200);
    let form = page.form(&theo).fill("email", "ruth@harbour.example");
    form.send().await.is(422).says("already");
}

#[tokio::test]
async fn an_old_address_hears_that_it_was_changed() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let theo = format!("/people/{}/edit", world.id("theo"));
    let page = priya.get(&theo).await;
    let form = page.form(&theo).fill("email", "theo@elsewhere.example");
    form.send().await.is(200).says("were changed");
    let mail = world.mail_to("theo@harbour.example").await;
    assert!(mail.text.contains("was changed just now"), "{mail:?}");
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_paged() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let page = priya.get("/people").await.is(200).says("8 people");
    page.says("Theo O’Brien").says("Session host");
    priya
        .get("/people?kind=visitor")
        .await
        .says("1 person")
        .says("Vera Novak");
    priya
        .get("/people?q=HADDAD")
        .await
        .says("Noor Haddad")
        .says("1 person");
    priya
        .get("/people?q=%25")
        .await
        .says("0 people")
        .says("Nobody matches");
    for number in 0..30 {
        add(&priya, &format!("Extra {number:02}"), "").await.is(200);
    }
    let page = priya.get("/people").await.says("38 people");
    assert_eq!(page.all("tbody tr").len(), 25);
    let page = priya.get("/people?page=2").await;
    assert_eq!(page.all("tbody tr").len(), 13);
    priya.get("/people?page=999999999999").await.is(200);
    priya.get("/people?page=-1").await.is(200);
}

#[tokio::test]
async fn leaving_ends_access_posts_and_links_at_once() {
    let world = World::new().await;
    let marcus = world.sign_in("marcus").await;
    let priya = world.sign_in("priya").await;
    let person = format!("/people/{}", world.id("marcus"));
    let page = priya.get(&format!("{person}/leave")).await.is(200);
    let page = page
        .says("1 open session ends")
        .says("Deputy designated safeguarding lead")
        .says("Nobody else holds this post");
    let page = page.form(&format!("{person}/leave")).send().await.is(200);
    page.at(&person).says("Their access has ended").says("Left");
    marcus.get("/account").await.at("/sign-in");
    priya.get("/people").await.does_not_say("Marcus Webb");
    priya.get("/people?who=left").await.says("Marcus Webb");
    priya
        .get("/people/posts")
        .await
        .says("Deputy designated safeguarding lead: nobody holds this post")
        .says("1 earlier holder");
    let page = priya.get(&person).await;
    let page = page
        .form(&format!("{person}/come-back"))
        .send()
        .await
        .is(200);
    page.says("is back");
    priya
        .get("/people/posts")
        .await
        .says("nobody holds this post");
}

#[tokio::test]
async fn nobody_leaves_tomorrow_or_before_they_came() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let leave = format!("/people/{}/leave", world.id("theo"));
    for date in ["2026-11-23", "2020-01-01"] {
        let page = priya.get(&leave).await;
        let page = page.form(&leave).date("last", date).send().await.is(422);
        page.says("must be today or earlier");
    }
    let page = priya.get(&leave).await;
    let form = page
        .form(&leave)
        .fill("last-day", "31")
        .fill("last-month", "2");
    form.send().await.is(422);
    world.sign_in("theo").await;
}

#[tokio::test]
async fn the_last_person_who_can_manage_people_cannot_leave_or_lose_the_post() {
    let world = World::new().await;
    let ada = world.sign_in("ada").await;
    for key in ["ruth", "priya"] {
        let leave = format!("/people/{}/leave", world.id(key));
        ada.get(&leave).await.form(&leave).send().await.is(200);
    }
    let leave = format!("/people/{}/leave", world.id("ada"));
    ada.get(&leave)
        .await
        .says("last person who can manage people");
    let today = [
        ("last-day", "22"),
        ("last-month", "11"),
        ("last-year", "2026"),
    ];
    ada.post(&leave, &today).await.is(422);
    let page = ada.get("/people/posts").await;
    let links: Vec<String> = page.links("/end");
    let mut refused = 0;
    for link in links {
        let page = ada.post(&link, &[("when", "now")]).await;
        if page.status.as_u16() == 422 {
            page.says("last person who can manage people");
            refused += 1;
        }
    }
    assert_eq!(refused, 1, "only Ada's own post is kept");
    ada.get("/people").await.is(200);
}

#[tokio::test]
async fn a_post_is_filled_and_ended_and_what_it_opens_goes_with_it() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let theo = world.sign_in("theo").await;
    theo.get("/people").await.is(404);
    let page = priya
        .get(&format!("/people/posts/new?person={}", world.id("theo")))
        .await;
    let page = page
        .form("/people/posts/new")
        .fill("role", "data-protection-lead")
        .fill("contact", "01632 960 777")
        .send()
        .await
        .is(200)
        .at("/people/posts")
        .says("Theo O’Brien: Data protection lead")
        .says("01632 960 777");
    // The new post asks Theo for a second factor before anything else.
    theo.get("/people").await.at("/account/second-factor");
    let twice = priya
        .get(&format!("/people/posts/new?person={}", world.id("theo")))
        .await;
    let form = twice
        .form("/people/posts/new")
        .fill("role", "data-protection-lead");
    form.send().await.is(422).says("already");
    let link = page.links("/end").pop().expect("a post to end");
    let page = priya.get(&link).await.says("Data protection lead");
    let form = page.form(&link).tick("when", "now");
    form.send().await.is(200).at("/people/posts");
    theo.get("/account").await.is(200);
    theo.get("/people").await.is(404);
}

#[tokio::test]
async fn a_lost_second_factor_is_switched_off_by_somebody_who_made_sure() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let marcus = world.sign_in("marcus").await;
    let reset = format!("/people/{}/second-factor", world.id("marcus"));
    let page = priya.get(&reset).await.is(200);
    page.form(&reset)
        .send()
        .await
        .is(422)
        .says("Select how you made sure");
    let form = page
        .form(&reset)
        .tick("reason", "lost")
        .tick("check", "in-person");
    form.send().await.is(200).says("is off");
    marcus.get("/account").await.at("/sign-in");
    let mail = world.mail_to("marcus@harbour.example").await;
    assert!(mail.text.contains("Priya Raman switched off"), "{mail:?}");
    // Nobody switches off their own: the password alone would then be enough.
    let own = format!("/people/{}/second-factor", world.id("priya"));
    let fields = [("reason", "lost"), ("check", "phone")];
    priya.post(&own, &fields).await.is(422);
    priya.get("/account").await.is(200);
}

#[tokio::test]
async fn who_may_look_may_not_change() {
    let world = World::new().await;
    let ines = world.sign_in("ines").await;
    let theo = world.id("theo");
    let page = ines.get(&format!("/people/{theo}")).await.is(200);
    let page = page
        .does_not_say("Change details")
        .does_not_say("Record that they leave");
    drop(page);
    ines.get("/people/new").await.is(404);
    ines.get(&format!("/people/{theo}/leave")).await.is(404);
    ines.post(&format!("/people/{theo}/leave"), &[])
        .await
        .is(404);
    ines.get("/people/00000000-0000-4000-8000-000000000000")
        .await
        .is(404);
}
