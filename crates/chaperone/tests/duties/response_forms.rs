//! The forms of a case: days and times as people type them, and a button that is pressed twice.

use super::{referrals::case as with_area, response_core::case};
use crate::{
    harness::World,
    response::{ready, report, submit, triaged},
};

#[tokio::test]
async fn d012_what_has_not_happened_yet_is_not_written_down() {
    let world = ready().await;
    let (ruth, case) = with_area(&world).await;
    let path = format!("{case}/chronology");
    let page = ruth.get(&path).await.is(200);
    let form = page.form(&path).fill("text", "Rang the school.");
    let page = form.date("on", "2026-11-29").send().await.is(422);
    let form = page.says("It has not happened yet").form(&path);
    assert_eq!(form.value("text"), Some("Rang the school."));
    let path = format!("{case}/referrals/phoned");
    let form = ruth.get(&path).await.is(200).form(&path);
    form.fill("body", "police")
        .fill("to", "Call handler")
        .fill("told", "That he writes to her.")
        .date("on", "2026-11-29")
        .send()
        .await
        .is(422)
        .says("It has not happened yet");
    let path = format!("{case}/referrals/not-needed");
    let page = ruth.get(&format!("{path}?body=lado")).await.is(200);
    page.form(&path)
        .fill("threshold", "No adult in a role.")
        .fill("alternatives", "The police go on with it.")
        .fill("reason", "He is nobody of ours.")
        .fill("consulted", "The police.")
        .date("on", "2026-11-29")
        .send()
        .await
        .is(422)
        .says("It has not happened yet");
}

#[tokio::test]
async fn a_day_without_a_time_is_shown_as_that_day() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let path = format!("{case}/chronology");
    let page = ruth.get(&path).await.is(200);
    let form = page.form(&path).fill("text", "He wrote first.");
    let page = form.date("on", "2026-11-18").send().await.is(200);
    let page = page.says("18 November 2026").does_not_say("12:00pm");
    // With a time it has one, and one that the clocks left out is none.
    let form = page.form(&path).fill("text", "She told her aunt.");
    let form = form.date("on", "2026-11-19").fill("time", "17:30");
    form.send().await.is(200).says("19 November 2026 at 5:30pm");
    let page = ruth.get(&path).await;
    let form = page.form(&path).fill("text", "He rang at night.");
    let form = form.date("on", "2026-03-29").fill("time", "01:30");
    let page = form.send().await.is(422);
    page.says("There was no such time on that day")
        .form(&path)
        .fill("time", "02:30")
        .send()
        .await
        .is(200)
        .says("29 March 2026 at 2:30am");
}

#[tokio::test]
async fn whom_nobody_tells_stands_in_the_chronology() {
    let world = ready().await;
    let (ruth, case) = with_area(&world).await;
    let path = format!("{case}/referrals/not-needed");
    let page = ruth.get(&format!("{path}?body=lado")).await.is(200);
    page.form(&path)
        .fill("threshold", "No adult in a role.")
        .fill("alternatives", "The police go on with it.")
        .fill("reason", "He is nobody of ours.")
        .fill("consulted", "The police.")
        .send()
        .await
        .is(200);
    for part in ["", "/chronology"] {
        let page = ruth.get(&format!("{case}{part}")).await.is(200);
        page.does_not_say("Decided not to tell: Referral")
            .says("Decided not to tell: the local authority designated officer");
    }
}

#[tokio::test]
async fn a_call_that_is_sent_twice_is_one() {
    let world = ready().await;
    let (ruth, case) = with_area(&world).await;
    let path = format!("{case}/referrals/phoned");
    let page = ruth.get(&path).await.is(200);
    let mut referrals = Vec::new();
    for _ in 0..2 {
        let form = page.form(&path).fill("body", "police");
        let form = form.fill("to", "Call handler 4411");
        let form = form.fill("told", "That he writes to her at night.");
        referrals.push(form.send().await.is(200).path);
    }
    assert_eq!(referrals[0], referrals[1]);
    let list = ruth.get(&format!("{case}/referrals")).await.is(200);
    assert_eq!(list.links(&referrals[0]).len(), 1);
    // Another call is another one.
    let form = ruth.get(&path).await.form(&path).fill("body", "police");
    let form = form.fill("to", "Call handler 4411");
    let form = form.fill("told", "That he writes to her at night.");
    assert_ne!(form.send().await.is(200).path, referrals[0]);
}

#[tokio::test]
async fn a_button_that_is_pressed_twice_writes_once_and_says_that_it_was_saved() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    for (part, action, words, day) in [
        ("/chronology", "/chronology", ("text", "Rang Ms Patel."), ""),
        ("/actions", "/actions", ("text", "Ring Ms Patel."), "due"),
        ("/people/new", "/people/new", ("initials", "K.L."), ""),
    ] {
        let (part, action) = (format!("{case}{part}"), format!("{case}{action}"));
        let page = ruth.get(&part).await.is(200);
        let mut counts = Vec::new();
        for _ in 0..2 {
            let mut form = page.form(&action).fill(words.0, words.1);
            if form.has("role") {
                form = form.fill("role", "witness");
            }
            if !day.is_empty() {
                form = form.date(day, "2026-12-04");
            }
            let page = form.send().await.is(200);
            let page = page.does_not_say("Somebody wrote while you did");
            counts.push(page.words().matches(words.1).count());
        }
        assert_eq!(counts[0], counts[1], "written twice at {action}");
    }
}

#[tokio::test]
async fn a_decision_that_is_sent_twice_leads_to_its_case() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}/triage", taken.id);
    let page = ruth.get(&path).await.is(200);
    let case = triaged(&ruth, taken.id, "T.B., messages").await.path;
    // The same answers as the first time, from the page as it was.
    let again = page
        .form(&path)
        .fill("kind", "disclosure")
        .fill("branch", "child")
        .fill("test-child-significant", "yes")
        .fill("level", "high")
        .tick("category", "grooming")
        .fill("reason", "A man she does not know writes to her at night.")
        .fill("then", "open")
        .fill("title", "T.B., messages")
        .send()
        .await;
    again.is(200).at(&case);
    ruth.get("/cases").await.says("1 case");
}

/// Ages that cannot be: each with what is said.
const AGES: [(&str, &str, &str); 3] = [
    ("1960-01-01", "yes", "born on that day is grown up"),
    ("2020-01-01", "no", "born on that day is under 18"),
    ("1066-01-01", "unknown", "nobody born on that day is alive"),
];

#[tokio::test]
async fn an_age_that_contradicts_itself_is_refused() {
    let world: World = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let path = format!("{case}/people/new");
    for (born, child, says) in AGES {
        let form = ruth.get(&path).await.is(200).form(&path);
        form.fill("role", "harmed")
            .fill("initials", "T.B.")
            .fill("child", child)
            .date("born", born)
            .send()
            .await
            .is(422)
            .says(says);
    }
    let form = ruth.get(&path).await.form(&path);
    let form = form.fill("role", "harmed").fill("initials", "T.B.");
    let form = form.fill("child", "yes").date("born", "2013-05-06");
    form.send().await.is(200).says("Under 18");
}
