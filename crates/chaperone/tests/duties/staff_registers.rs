//! Attempts by young people, questions and broken rules: written down, answered, decided; and what the evidence shows of it.

use super::{related::standing, staff_door::with};
use crate::harness::{Browser, Page, browser::Form};

const TITLE: &str = "hi miss  r u there";

async fn attempt(browser: &Browser) -> Form {
    let page = browser.get("/contact-attempts/new").await.is(200);
    page.form("/contact-attempts/new")
        .fill("who", "T.B.")
        .fill("place", "A game")
        .fill("words", TITLE)
}

fn links(page: &Page, start: &str) -> Vec<String> {
    let mut all = page.links("");
    all.retain(|href| href.starts_with(start) && href.len() == start.len() + 36);
    all
}

#[tokio::test]
async fn d081_d082_an_attempt_is_logged_with_what_was_done_and_offers_a_safe_reply() {
    let (_world, browsers) = with(&["theo", "ruth", "noor"]).await;
    let [theo, ruth, noor] = browsers.as_slice() else {
        unreachable!("three browsers")
    };
    assert_ne!(standing(ruth, "unsolicited-contact").await, "Met");
    let page = theo.get("/contact-attempts/new").await.is(200);
    page.says("Thank you for writing. I work for Harbour Lights Learning")
        .says("with a second adult there");
    let form = attempt(theo).await.date("on", "2026-11-21");
    let page = form
        .fill("time", "20:15")
        .fill("worried", "no")
        .send()
        .await
        .is(200);
    let one = page.path.clone();
    page.says("Attempt of 21 November 2026 at 8:15pm")
        .says("22 November 2026 at 9:00am")
        .says("Still to do: end the conversation");
    assert_eq!(standing(ruth, "unsolicited-contact").await, "Not met");
    // It cannot be finished while something is left to do, and the page says what.
    let page = theo.get(&one).await.is(200);
    let held = page.form(&format!("{one}/close")).send().await.is(422);
    let page = held.says("It cannot be finished yet: end the conversation");
    page.form(&one)
        .tick("did", "ended")
        .tick("did", "offered")
        .send()
        .await
        .is(200);
    assert_eq!(standing(ruth, "unsolicited-contact").await, "Met");
    let page = theo.get(&one).await.is(200).does_not_say("Still to do");
    page.form(&format!("{one}/close"))
        .send()
        .await
        .is(200)
        .says("It is finished");
    // The team reads it, a colleague does not, and no list has a word of it.
    let list = ruth.get("/contact-attempts").await.is(200).says("Done");
    list.does_not_say("T.B.").does_not_say("r u there");
    let page = ruth.get(&one).await.is(200);
    assert!(page.text.contains(TITLE), "to the letter");
    noor.get(&one).await.is(404);
    noor.get("/contact-attempts")
        .await
        .says("Nothing was written down yet");
}

#[tokio::test]
async fn d083_a_worry_gives_a_contact_and_becomes_a_concern_with_what_was_written() {
    let (_world, browsers) = with(&["theo", "ruth"]).await;
    let [theo, ruth] = browsers.as_slice() else {
        unreachable!("two browsers")
    };
    let form = attempt(theo).await;
    let form = form
        .tick("did", "ended")
        .tick("did", "offered")
        .tick("did", "helped");
    let page = form.fill("worried", "yes").send().await.is(200);
    let one = page.path.clone();
    page.says("0800 1111")
        .says("Still to do: raise a concern about this young person");
    assert_eq!(standing(ruth, "unsolicited-contact").await, "Not met");
    let id = one.rsplit('/').next().expect("an id");
    let page = theo.get(&format!("/concerns/new?attempt={id}")).await;
    let form = page.is(200).form("/concerns/new");
    assert_eq!(form.value("words"), Some(TITLE));
    assert_eq!(form.value("harmed"), Some("T.B."));
    form.fill("danger", "no")
        .fill("nude", "no")
        .fill("place-kind", "elsewhere")
        .fill("told", "no")
        .send()
        .await
        .is(200);
    let page = theo.get(&one).await.is(200);
    page.says("A concern was raised Yes")
        .does_not_say("Still to do");
    ruth.get("/concerns").await.says("1 concern");
    assert_eq!(standing(ruth, "unsolicited-contact").await, "Met");
    // Of an attempt that is not theirs nobody makes a concern.
    let (_other, browsers) = with(&["noor"]).await;
    let path = format!("/concerns/new?attempt={id}");
    browsers[0].get(&path).await.is(404);
}

#[tokio::test]
async fn d083_an_attempt_sent_twice_is_one() {
    let (_world, browsers) = with(&["theo"]).await;
    let page = browsers[0].get("/contact-attempts/new").await.is(200);
    let form = || {
        page.form("/contact-attempts/new")
            .fill("who", "T.B.")
            .fill("words", TITLE)
            .fill("worried", "no")
    };
    let (first, second) = (form().send().await, form().send().await);
    assert_eq!(first.is(200).path, second.is(200).path);
    let list = browsers[0].get("/contact-attempts").await;
    assert_eq!(links(&list, "/contact-attempts/").len(), 1);
}

#[tokio::test]
async fn d123_d058_a_question_gets_its_answer_from_who_gives_advice() {
    let (world, browsers) = with(&["theo", "ruth", "noor"]).await;
    let [theo, ruth, noor] = browsers.as_slice() else {
        unreachable!("three browsers")
    };
    let page = theo.get("/advice/new").await.is(200);
    let empty = page.form("/advice/new").send().await.is(422);
    empty.says("Write your question");
    let text = "May I accept a parent\n as a friend?";
    let page = page.form("/advice/new").fill("text", text).send().await;
    let one = page.is(200).path;
    assert_eq!(standing(ruth, "ask-for-advice").await, "Due soon");
    noor.get(&one).await.is(404);
    let list = ruth.get("/advice").await.is(200);
    list.says("A colleague").does_not_say("friend");
    let page = ruth.get(&one).await.is(200);
    assert!(page.text.contains(text));
    page.form(&one)
        .fill("text", "No: use our own account.")
        .send()
        .await
        .is(200)
        .says("The answer was sent");
    let mail = world.mail_to("theo@harbour.example").await;
    assert!(mail.text.contains("something waits") && !mail.text.contains("account."));
    let page = theo
        .get(&one)
        .await
        .is(200)
        .says("No: use our own account.");
    page.says("Ruth Adeyemi");
    theo.get("/advice").await.says("Answered");
    assert_eq!(standing(ruth, "ask-for-advice").await, "Met");
}

#[tokio::test]
async fn d123_who_answers_at_the_same_time_sees_both() {
    let (_world, browsers) = with(&["theo", "ruth", "marcus"]).await;
    let [theo, ruth, marcus] = browsers.as_slice() else {
        unreachable!("three browsers")
    };
    let page = theo.get("/advice/new").await.is(200);
    let page = page.form("/advice/new").fill("text", "May I?").send().await;
    let one = page.is(200).path;
    let (hers, his) = (ruth.get(&one).await.is(200), marcus.get(&one).await.is(200));
    hers.form(&one).fill("text", "No.").send().await.is(200);
    let page = his.form(&one).fill("text", "Yes.").send().await.is(422);
    let page = page.says("Somebody wrote while you did").says("No.");
    assert_eq!(page.form(&one).value("text"), Some("Yes."));
}

#[tokio::test]
async fn d042_d131_a_broken_rule_is_decided_after_asking_whether_contact_is_safe() {
    let (_world, browsers) = with(&["theo", "ruth"]).await;
    let [theo, ruth] = browsers.as_slice() else {
        unreachable!("two browsers")
    };
    let page = theo.get("/breaches/new").await.is(200);
    let mistakes = page.form("/breaches/new").send().await.is(422);
    mistakes
        .says("Write a first name or initials")
        .says("Write what happened");
    let form = page.form("/breaches/new").fill("who", "A.K., 8B");
    let page = form
        .fill("words", "Wrote  insults in the chat.")
        .send()
        .await
        .is(200);
    let own = page.says("The report was sent").path;
    assert_eq!(standing(ruth, "when-rules-are-broken").await, "Due soon");
    let list = ruth.get("/breaches").await.is(200);
    let list = list.says("Waits for a decision").does_not_say("A.K.");
    let one = links(&list, "/breaches/").remove(0);
    theo.get(&one).await.is(404);
    let page = ruth.get(&one).await.is(200);
    page.form(&one)
        .send()
        .await
        .is(422)
        .says("Say whether contact is safe")
        .says("Say who is contacted")
        .says("Give the reason");
    let form = page
        .form(&one)
        .fill("safe", "no")
        .tick("contact", "parents");
    form.fill("reason", "He is hit at home.")
        .send()
        .await
        .is(422)
        .says("If contact is not safe, choose “Nobody”");
    let form = page.form(&one).fill("safe", "no").tick("contact", "nobody");
    form.fill("reason", "He is hit at home.")
        .send()
        .await
        .is(200)
        .says("Nobody was told by this program");
    assert_eq!(standing(ruth, "when-rules-are-broken").await, "Met");
    let page = theo.get(&own).await.is(200).says("Closed");
    page.does_not_say("home");
}

#[tokio::test]
async fn d014_evidence_counts_what_came_in_but_never_for_who_must_not_know() {
    let (world, browsers) = with(&["noor", "ruth", "ines"]).await;
    let [noor, ruth, ines] = browsers.as_slice() else {
        unreachable!("three browsers")
    };
    let path = "/evidence/clauses/where-concerns-go";
    let before = (ruth.get(path).await.is(200), ines.get(path).await.is(200));
    before.1.says("No concern has been received yet");
    super::staff_door::filled(noor)
        .await
        .fill("about", "adult-in-role")
        .fill("subject-1", &world.id("ruth").to_string())
        .send()
        .await
        .is(200);
    let page = ruth.get(path).await.is(200);
    assert_eq!(page.words(), before.0.words(), "she cannot tell");
    assert_eq!(standing(ines, "where-concerns-go").await, "Due soon");
    ines.get(path)
        .await
        .says("1 of 1 concerns reached the right person");
}
