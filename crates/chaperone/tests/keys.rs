//! Keys: the recovery sheet, a forgotten password, joining and leaving the team. Losing no case.

use chaperone::{people::set_up::open_door, sealing::recovery};
use policy::Role;

use crate::{
    harness::{Browser, Page, World, world::PASSWORD},
    response::{ready, report, submit, triaged},
};

const NEW_PASSWORD: &str = "violin teapot mountain";

/// The words of each sheet that a page shows.
fn sheets(page: &Page) -> Vec<Vec<String>> {
    let count = page.all("section.app-sheet").len();
    (1..=count)
        .map(|number| page.all(&format!("section[aria-labelledby=sheet-{number}] ol li")))
        .collect()
}

/// Types back the words that a page asks for.
async fn typed_back(page: &Page, action: &str, sheets: &[Vec<String>]) -> Page {
    let mut form = page.form(action);
    for (at, question) in page
        .all(&format!("form[action='{action}'] label"))
        .iter()
        .enumerate()
    {
        let numbers: Vec<usize> = question
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|part| part.parse().ok())
            .collect();
        let (sheet, place) = match numbers[..] {
            [place] => (1, place),
            [sheet, place] => (sheet, place),
            _ => panic!("what is asked in {question:?}?"),
        };
        form = form.fill(&format!("word-{}", at + 1), &sheets[sheet - 1][place - 1]);
    }
    form.tick("do", "confirm").send().await
}

/// Makes a recovery key as Ruth does, and confirms it; the words of its sheets.
async fn made(browser: &Browser, split: Option<(&str, &str)>) -> Vec<Vec<String>> {
    let action = "/keys/recovery/new";
    let page = browser.get(action).await.is(200);
    let replaces = page.text.contains("name=\"reason\"");
    let mut form = page.form(action).tick("do", "make");
    form = match split {
        None => form.fill("sheets", "one"),
        Some((threshold, shares)) => form
            .fill("sheets", "split")
            .fill("threshold", threshold)
            .fill("shares", shares),
    };
    if replaces {
        form = form.fill("reason", "seen").tick("sure", "yes");
    }
    let page = form.send().await.is(200);
    let sheets = sheets(&page);
    let page = asked_back(&page, action).await;
    typed_back(&page, action, &sheets)
        .await
        .is(200)
        .at("/keys/recovery")
        .says("confirmed and counts");
    sheets
}

/// Says that the sheets are on paper: the page that asks for words.
async fn asked_back(page: &Page, action: &str) -> Page {
    let check = page
        .attribute("input[name=check]", "value")
        .expect("what is asked back");
    page.browser()
        .post(action, &[("do", "ask"), ("check", &check)])
        .await
        .is(200)
}

/// Chooses a new password by mail, as somebody who forgot the old one; signed in, but not by code yet.
pub async fn forgot(world: &World, who: &str) -> Browser {
    let browser = world.browser();
    let page = browser.get("/forgot").await.is(200);
    let form = page.form("/forgot").fill("email", world.email(who));
    form.send().await.is(200);
    // Not the last mail of all: one may say that something waits.
    let mails = world.mails().await;
    let mine = mails
        .iter()
        .rev()
        .find(|mail| mail.to.contains(world.email(who)) && mail.subject.contains("new password"));
    let link = mine.expect("a mail with a link").link();
    let page = browser.get(&link).await.is(200);
    let action = page.path.clone();
    let form = page.form(&action).fill("password", NEW_PASSWORD);
    let page = form.send().await.is(200);
    if page.path == "/sign-in/code" {
        let code = world.code(who);
        let form = page.form("/sign-in/code").fill("code", &code);
        form.send().await.is(200);
    }
    browser
}

#[tokio::test]
async fn set_up_shows_the_recovery_key_once_and_counts_it_when_words_are_typed_back() {
    let world = World::empty("2026-11-22").await;
    let link = open_door(&world.app).await.unwrap().expect("a link");
    let link = link.strip_prefix(&world.base).expect("ours").to_owned();
    let step = |step: &str| format!("{link}/{step}");
    let browser = world.browser();
    let page = browser.get(&link).await.is(200);
    let form = page.form(&step("organisation"));
    let form = form.fill("name", "St Brigid’s Digital Club");
    let page = form.tick("nation", "wales").send().await.is(200);
    let form = page.form(&step("account")).fill("name", "Siân O’Neill");
    let form = form.fill("email", "sian@brigid.example");
    let page = form.fill("password", PASSWORD).send().await.is(200);
    let form = page.form(&step("policy")).tick("pack", "schools-education");
    let page = form.send().await.is(200);
    let page = page.form(&step("values")).send().await.is(200);
    let page = page.form(&step("posts")).send().await.is(200);

    let action = step("recovery");
    let page = page.at(&action).says("Make a recovery key");
    let page = page.form(&action).tick("do", "make").send().await.is(422);
    let page = page.says("Select how the key should be written down");
    let form = page.form(&action).tick("do", "make");
    let form = form.fill("sheets", "split").fill("shares", "3");
    let form = form.fill("threshold", "2");
    let shown = form.send().await.is(200);
    let words = sheets(&shown);
    assert_eq!(words.iter().map(Vec::len).collect::<Vec<_>>(), [28, 28, 28]);
    let shown = shown.says("sheet 2 of 3").says("Any 2 of the 3 sheets");
    assert_eq!(shown.path, action, "no word of it is in an address");
    assert!(shown.query.is_none());
    assert_eq!(shown.headers["cache-control"], "no-store");

    // Loading the page again shows nothing, and sending the form again makes no second key.
    let again = browser.get(&action).await.is(200);
    assert!(sheets(&again).is_empty());
    let again = again.says("its sheet was shown once");
    let stale = [("do", "make"), ("sheets", "one"), ("after", "0")];
    let stale = browser.post(&action, &stale).await.is(422);
    assert!(sheets(&stale).is_empty());
    stale.says("A key was made since this page was opened");
    drop(again);

    let page = asked_back(&shown, &action).await;
    let mut wrong = words.clone();
    wrong[1] = vec!["zebra".to_owned(); 28];
    let page = typed_back(&page, &action, &wrong).await.is(422);
    let page = page.says("This is not the word on the paper");
    let mut conn = world.app.db().read().await.unwrap();
    let row = store::recovery_key::current(&mut conn).await.unwrap();
    assert_eq!(
        row.expect("a key").confirmed_at,
        None,
        "it does not count yet"
    );
    drop(conn);
    let page = typed_back(&page, &action, &words).await.is(200);
    let page = page
        .at(&step("check"))
        .says("Made, and typed back from paper");
    page.form(&step("check")).send().await.is(200);

    let mut conn = world.app.db().read().await.unwrap();
    let row = store::recovery_key::current(&mut conn).await.unwrap();
    let row = row.expect("a key");
    assert!(row.confirmed_at.is_some());
    assert_eq!((row.threshold, row.shares), (Some(2), Some(3)));
    // Any two of the sheets are the key, and one is not.
    let two = [words[2].join(" "), words[0].join(" ")].join("\n");
    assert!(recovery::read(&mut conn, &two).await.unwrap().is_ok());
    let one = words[1].join(" ");
    assert!(recovery::read(&mut conn, &one).await.unwrap().is_err());
    drop(conn);
    // Nothing of it is kept.
    let kept = world.place.everything().await;
    for sheet in &words {
        let three = sheet[..3].join(" ");
        assert!(
            !kept
                .windows(three.len())
                .any(|window| window == three.as_bytes())
        );
    }
}

#[tokio::test]
async fn set_up_may_leave_the_recovery_key_for_later_and_home_reminds_of_it() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    ruth.get("/").await.is(200).says("Make a recovery key");
    let sheets = made(&ruth, None).await;
    assert_eq!(sheets[0].len(), 25);
    ruth.get("/")
        .await
        .is(200)
        .does_not_say("Make a recovery key");
    ruth.get("/keys/recovery")
        .await
        .is(200)
        .says("On one sheet")
        .says("Ruth Adeyemi");
    // Whoever does not look after it does not find it.
    let marcus = world.sign_in("marcus").await;
    for path in ["/keys/recovery", "/keys/recovery/new", "/keys/recover"] {
        marcus.get(path).await.is(404);
    }
}

#[tokio::test]
async fn a_sheet_is_printed_from_its_own_words_and_from_no_others() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let action = "/keys/recovery/new";
    let page = ruth.get(action).await.is(200);
    let form = page.form(action).tick("do", "make").fill("sheets", "one");
    let words = sheets(&form.send().await.is(200)).remove(0).join(" ");
    let page = ruth.post(action, &[("do", "pdf"), ("words", &words)]).await;
    let page = page.is(200);
    assert!(page.bytes.starts_with(b"%PDF-"));
    assert!(
        page.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
    let other = words.replacen(' ', " zebra ", 1);
    ruth.post(action, &[("do", "pdf"), ("words", &other)])
        .await
        .is(400);
}

#[tokio::test]
async fn a_new_recovery_key_takes_over_once_confirmed_and_the_old_sheet_then_opens_nothing() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2026-11-20").await;
    let ruth = world.sign_in("ruth").await;
    let old = made(&ruth, None).await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let number = async || {
        let mut conn = world.app.db().read().await.unwrap();
        let record = store::record::find(&mut conn, taken.id).await.unwrap();
        record.expect("the report").recovery_number
    };
    assert_eq!(number().await, Some(1));
    let new = made(&ruth, Some(("2", "2"))).await;
    assert_eq!(number().await, Some(2), "sealed anew by whoever holds it");

    // Ruth forgets her password. The old sheet is refused nothing, and gives nothing; the new ones give her report back.
    drop(ruth);
    let ruth = forgot(&world, "ruth").await;
    ruth.get(&format!("/concerns/{}", taken.id)).await.is(409);
    let ada = world.sign_in("ada").await;
    let give = async |words: String| {
        let page = ada.get("/keys/recover").await.is(200);
        let id = world.id("ruth").to_string();
        let form = page.form("/keys/recover").fill("person", &id);
        let form = form.tick("spoke", "yes").fill("words", &words);
        form.send().await
    };
    give(old[0].join(" ")).await.is(200).at("/keys/recovery");
    ruth.get(&format!("/concerns/{}", taken.id)).await.is(409);
    let page = give(new[0].join(" ")).await.is(422);
    page.says("These are 1 sheets, and 2 are needed");
    let both = format!(
        "{}\n\n{}",
        new[1].join(", "),
        new[0].join(" ").to_uppercase()
    );
    give(both).await.is(200).says("Ruth Adeyemi has back");
    ruth.get(&format!("/concerns/{}", taken.id))
        .await
        .is(200)
        .says("He writes to me.");
    // Nobody does that unseen.
    let told = world.mail_to(world.email("ruth")).await;
    assert!(told.subject.contains("recovery key") && told.subject.contains("was used"));
}

#[tokio::test]
async fn whoever_forgot_their_password_loses_no_case_when_a_colleague_confirms() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let case = triaged(&ruth, taken.id, "T.B., messages").await.path;
    let marcus_again = forgot(&world, "marcus").await;
    // The old session ended with the old password.
    marcus.get(&case).await.at("/sign-in");
    marcus_again.get("/").await.says("locked for you");
    marcus_again.get(&case).await.is(409);
    let list = marcus_again.get("/cases").await.is(200);
    list.does_not_say("T.B.");
    // What is written meanwhile, under another key of the record, is his as well.
    let path = format!("{case}/chronology");
    let page = ruth.get(&path).await.is(200);
    let form = page.form(&path).fill("text", "Rang the school.");
    form.send().await.is(200);

    ruth.get("/").await.says("1 colleague waits for keys");
    let page = ruth.get("/keys").await.is(200).says("2 records");
    let page = page.follow("Confirm and give").await.is(200);
    let action = page.path.clone();
    let page = page.form(&action).send().await.is(422);
    let page = page.says("Speak to them first");
    let form = page.form(&action).tick("spoke", "yes");
    form.send()
        .await
        .is(200)
        .says("Marcus Webb can read 2 more records now");
    marcus_again
        .get(&path)
        .await
        .is(200)
        .says("Rang the school.");
    ruth.get("/").await.does_not_say("waits for keys");
    // Given once: there is nothing left to confirm.
    ruth.get(&action).await.is(404);
}

#[tokio::test]
async fn a_new_member_of_the_team_gets_the_open_cases_when_a_holder_confirms() {
    let mut world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let open = submit(&world.public().await, report(1, "He writes to me.")).await;
    let about = submit(&world.public().await, report(2, "It is about Gwen.")).await;
    let gwen = world.add_with("gwen", &[Role::DeputyDsl]).await;
    // One of them is about her.
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.unwrap();
    store::holder::exclude(&mut tx, about.id, ctx.tag_of(gwen), ctx.ts())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let page = ruth.get("/keys").await.is(200);
    let page = page.says("They get one when they sign in");
    assert!(
        page.links("/give").is_empty(),
        "nothing can be sealed to her"
    );
    let hers = world.sign_in("gwen").await;
    hers.get(&format!("/concerns/{}", open.id)).await.is(404);
    let page = ruth.get("/keys").await.is(200).says("1 record");
    let page = page.follow("Confirm and give").await.is(200);
    let action = page.path.clone();
    let form = page.form(&action).tick("spoke", "yes");
    form.send()
        .await
        .is(200)
        .says("gwen can read 1 more record");
    hers.get(&format!("/concerns/{}", open.id))
        .await
        .is(200)
        .says("He writes to me.");
    hers.get(&format!("/concerns/{}", about.id)).await.is(404);
    // Nobody who holds nothing can give, and nobody is asked about who does not wait.
    let marcus = world.sign_in("ines").await;
    marcus.get(&action).await.is(404);
}

#[tokio::test]
async fn an_excluded_person_gets_nothing_from_the_sheet_and_the_others_are_not_held_up() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2026-11-20").await;
    let ruth = world.sign_in("ruth").await;
    let words = made(&ruth, None).await.remove(0).join(" ");
    let public = world.public().await;
    let one = submit(&public, report(1, "The first.")).await;
    let about = submit(&public, report(2, "About Ruth.")).await;
    let other = submit(&public, report(3, "The third.")).await;
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.unwrap();
    let tag = ctx.tag_of(world.id("ruth"));
    store::holder::exclude(&mut tx, about.id, tag, ctx.ts())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    drop(ruth);
    let ruth = forgot(&world, "ruth").await;
    let ada = world.sign_in("ada").await;
    let page = ada.get("/keys/recover").await.is(200);
    let id = world.id("ruth").to_string();
    let form = page.form("/keys/recover").fill("person", &id);
    let form = form.tick("spoke", "yes").fill("words", &words);
    form.send().await.is(200).says("Ruth Adeyemi has back");
    for report in [one.id, other.id] {
        ruth.get(&format!("/concerns/{report}")).await.is(200);
    }
    ruth.get(&format!("/concerns/{}", about.id)).await.is(409);
    // Typed wrongly, it says which word.
    let page = ada.get("/keys/recover").await.is(200);
    let form = page.form("/keys/recover").fill("person", &id);
    let wrong = words.replacen(words.split(' ').next().unwrap(), "qqqq", 1);
    let form = form.tick("spoke", "yes").fill("words", &wrong);
    let page = form.send().await.is(422);
    page.says("Word 1 of sheet 1 is not one of the words");
}

#[tokio::test]
async fn changing_the_password_reseals_the_key_and_a_second_device_opens_the_same_cases() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}", taken.id);
    let page = ruth.get("/account/password").await.is(200);
    let form = page.form("/account/password").fill("current", PASSWORD);
    form.fill("password", NEW_PASSWORD).send().await.is(200);
    ruth.get(&path).await.is(200).says("He writes to me.");
    let phone = world.browser();
    let page = phone.get("/sign-in").await;
    let form = page.form("/sign-in").fill("email", world.email("ruth"));
    let page = form.fill("password", NEW_PASSWORD).send().await;
    let code = world.code("ruth");
    let form = page.form("/sign-in/code").fill("code", &code);
    form.send().await.is(200);
    phone.get(&path).await.is(200).says("He writes to me.");
    let mut conn = world.app.db().read().await.unwrap();
    let row = store::person_key::find(&mut conn, world.id("ruth")).await;
    assert_eq!(row.unwrap().expect("a pair").number, 1, "the same pair");
}
