//! Somebody leaves the organisation or the team: their keys go at once, and no case goes with them.

use crate::{
    harness::{Browser, Page, World},
    response::{ready, report, submit},
};
use chaperone::keys::health;
use uuid::Uuid;

/// Who holds a record, with who leads first; and which of its keys is in use.
async fn holders(world: &World, id: Uuid) -> (Vec<Uuid>, i64) {
    let mut conn = world.app.db().read().await.unwrap();
    let held = store::holder::of_record(&mut conn, id).await.unwrap();
    let record = store::record::find(&mut conn, id).await.unwrap();
    let people = held.iter().map(|one| one.person_id).collect();
    (people, record.expect("the record").generation)
}

async fn leaves(browser: &Browser, world: &World, who: &str, successor: &str) -> Page {
    let path = format!("/people/{}/leave", world.id(who));
    let page = browser.get(&path).await.is(200).says("keys they hold");
    let mut form = page.form(&path);
    if !successor.is_empty() {
        form = form.fill("successor", &world.id(successor).to_string());
    }
    form.send().await.is(200)
}

#[tokio::test]
async fn leaving_takes_the_keys_at_once_and_a_holder_turns_them_by_signing_in() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}", taken.id);
    ruth.get(&path).await.is(200);
    let ada = world.sign_in("ada").await;
    let page = leaves(&ada, &world, "marcus", "").await;
    // She holds nothing, and hears of no number.
    page.says("Their keys were taken away.")
        .does_not_say("1 record");
    let (people, generation) = holders(&world, taken.id).await;
    assert_eq!((people, generation), (vec![world.id("ruth")], 1));
    world.wait(jiff::SignedDuration::from_mins(5));
    let ruth = world.sign_in("ruth").await;
    assert_eq!(holders(&world, taken.id).await.1, 2, "turned");
    ruth.get(&path).await.is(200).says("He writes to me.");
}

#[tokio::test]
async fn whoever_holds_a_record_turns_it_as_they_record_the_leaving() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    ruth.get(&format!("/concerns/{}", taken.id)).await.is(200);
    let page = leaves(&ruth, &world, "marcus", "").await;
    page.says("1 record you can read has a new one");
    assert_eq!(holders(&world, taken.id).await, (vec![world.id("ruth")], 2));
}

#[tokio::test]
async fn what_a_leaver_led_goes_to_whom_was_named() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}", taken.id);
    ruth.get(&path).await.is(200);
    // Ines would only have stood in: she holds nothing of it, and is named all the same.
    world.sign_in("ines").await;
    let ada = world.sign_in("ada").await;
    leaves(&ada, &world, "ruth", "ines").await;
    let (people, _) = holders(&world, taken.id).await;
    assert_eq!(people[0], world.id("ines"), "she leads");
    assert!(people.contains(&world.id("marcus")) && people.len() == 2);
    ruth.get("/account").await.at("/sign-in");
    // Her key comes when a holder confirms.
    world.wait(jiff::SignedDuration::from_mins(5));
    let ines = world.sign_in("ines").await;
    ines.get(&path).await.is(409);
    let page = marcus
        .get("/keys")
        .await
        .is(200)
        .follow("Confirm and give")
        .await;
    let form = page.form(&page.path).tick("spoke", "yes");
    form.send().await.is(200);
    ines.get(&path).await.is(200).says("He writes to me.");
}

#[tokio::test]
async fn the_last_key_of_all_is_kept_and_counted() {
    // There is a recovery key, but nobody has typed its sheet back.
    let world = ready().await;
    world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let ada = world.sign_in("ada").await;
    leaves(&ada, &world, "ruth", "").await;
    let (people, _) = holders(&world, taken.id).await;
    assert!(
        people.contains(&world.id("ruth")),
        "nobody else has a key, and perhaps there is no paper"
    );
    let mut conn = world.app.db().read().await.unwrap();
    let found = health::check(&mut conn, world.now())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((found.nobody_opens, found.lost), (1, 1));
}

#[tokio::test]
async fn whoever_leaves_the_team_keeps_no_key_and_the_daily_jobs_see_to_a_later_end() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}", taken.id);
    ruth.get(&path).await.is(200);
    marcus.get(&path).await.is(200);
    let ask = "/advice/new";
    let page = marcus.get(ask).await.is(200);
    let question = page.form(ask).fill("text", "May I wait with them?");
    let question = question.send().await.is(200).path;
    let ada = world.sign_in("ada").await;
    let mut conn = world.app.db().read().await.unwrap();
    let posts = store::appointment::of_person(&mut conn, world.id("marcus"))
        .await
        .unwrap();
    drop(conn);
    let end = format!("/people/posts/{}/end", posts[0].id);
    let page = ada.get(&end).await.is(200).says("last safeguarding post");
    let form = page
        .form(&end)
        .fill("when", "day")
        .date("last", "2026-11-23");
    form.send().await.is(200);
    marcus.get(&path).await.is(200);
    world.set_clock("2026-11-24");
    let ctx = world.ctx().await;
    chaperone::keys::lose::since_posts_ended(&ctx)
        .await
        .unwrap();
    assert!(
        !holders(&world, taken.id)
            .await
            .0
            .contains(&world.id("marcus"))
    );
    // His own question stays his.
    let marcus = world.sign_in("marcus").await;
    marcus
        .get(&question)
        .await
        .is(200)
        .says("May I wait with them?");
    marcus.get(&path).await.is(404);
    // Given again on purpose, it stays.
    let mut tx = ctx.db().begin().await.unwrap();
    let again = store::holder::Holder {
        record_id: taken.id,
        person_id: world.id("marcus"),
        sealed: None,
        key_number: None,
        given_at: ctx.ts(),
        given_by: None,
        wakes_at: ctx.ts(),
        leads: false,
        opened_at: None,
        times_opened: 0,
    };
    store::holder::insert(&mut tx, &again).await.unwrap();
    tx.commit().await.unwrap();
    chaperone::keys::lose::since_posts_ended(&ctx)
        .await
        .unwrap();
    assert!(
        holders(&world, taken.id)
            .await
            .0
            .contains(&world.id("marcus"))
    );
}
