//! A case that was closed or goes on in another: what was left undone, and what somebody typed while it happened.

use super::{
    closing::{GROUPS, a_case, approve, close, needs_nothing, nobody_outside, review, supported},
    response_core::id_of,
};
use crate::{
    harness::{Browser, World},
    response::{ready, report, submit, triaged},
};

/// Plans something in a case.
pub async fn plan(browser: &Browser, case: &str, what: &str) {
    let path = format!("{case}/actions");
    let page = browser.get(&path).await.is(200);
    let form = page.form(&path).fill("text", what);
    form.date("due", "2026-12-30").send().await.is(200);
}

/// Everything that a case needs before it ends, and its end, on a later day.
pub async fn to_the_end(world: &World, case: &str) -> Browser {
    let ruth = world.sign_in("ruth").await;
    nobody_outside(world, case).await;
    supported(&ruth, case, "person-harmed", "group").await;
    for need in &GROUPS[1..] {
        needs_nothing(&ruth, case, need).await;
    }
    approve(&ruth, case).await.is(200);
    world.set_clock("2026-12-22");
    let ruth = world.sign_in("ruth").await;
    review(&ruth, case, "yes").await.is(200);
    ruth
}

#[tokio::test]
async fn d135_closing_says_what_was_not_done_and_never_that_it_was() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    plan(&ruth, &case, "Ring Ms Patel about Monday").await;
    let ruth = to_the_end(&world, &case).await;
    let path = format!("{case}/close");
    let page = ruth.get(&path).await.is(200).says("Not done yet");
    let page = page.says("Ring Ms Patel about Monday");
    let refused = page
        .form(&path)
        .fill("reason", "resolved")
        .fill("text", "She is well.")
        .tick("confirm", "yes")
        .send()
        .await
        .is(422);
    let form = refused.says("was not done, or finish it first").form(&path);
    form.tick("undone", "yes").send().await.is(200);
    let actions = format!("{case}/actions");
    ruth.get(&actions)
        .await
        .says("Not done, the case was closed")
        .says("planned for 30 December 2026")
        .does_not_say("Done, or change it")
        .does_not_say("done by");
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("These were not done: Ring Ms Patel about Monday");
    ruth.get("/queue").await.does_not_say("An action");
    let path = format!("{case}/reopen");
    let form = ruth.get(&path).await.is(200).form(&path);
    form.fill("reason", "He wrote again.").send().await.is(200);
    ruth.get("/queue").await.says("An action");
    ruth.get(&actions)
        .await
        .does_not_say("the case was closed")
        .follow("Done, or change it")
        .await
        .is(200);
}

#[tokio::test]
async fn an_action_of_a_case_that_goes_on_elsewhere_is_not_done_there() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    plan(&ruth, &case, "Ring Ms Patel about Monday").await;
    let other = submit(&world.public().await, report(2, "He writes to her.")).await;
    let other = triaged(&ruth, other.id, "K.L., messages").await.path;
    merge(&ruth, &case, &other).await;
    ruth.get(&format!("{case}/actions"))
        .await
        .says("Not done here, the case goes on in another")
        .does_not_say("done by");
}

async fn merge(browser: &Browser, case: &str, into: &str) {
    let page = browser.get(&format!("{case}/together")).await.is(200);
    page.form(&format!("{case}/merge"))
        .fill("merge", &id_of(into).to_string())
        .fill("merge-reason", "The same man.")
        .tick("merge-sure", "yes")
        .send()
        .await
        .is(200);
}

/// A field and what is typed into it.
type Typed = (&'static str, &'static str);

/// Each form of a case: its page, where it goes, and words to type.
const FORMS: [(&str, &str, &[Typed]); 9] = [
    ("/chronology", "/chronology", &[("text", "Rang Ms Patel.")]),
    ("/actions", "/actions", &[("text", "Ring Ms Patel.")]),
    (
        "/people/new",
        "/people/new",
        &[("role", "harmed"), ("note", "Sings in a choir.")],
    ),
    (
        "/parents",
        "/parents/decide",
        &[("reason", "She is with her aunt.")],
    ),
    (
        "/review",
        "/review",
        &[("by", "Ruth"), ("found", "Quiet since.")],
    ),
    ("/title", "/title", &[("title", "T.B., a game")]),
    ("/assess", "/assess", &[("reason", "He knows her school.")]),
    (
        "/referrals/new?body=police",
        "/referrals/new",
        &[("why", "He asked for pictures.")],
    ),
    (
        "/support/family/group",
        "/support/family/group",
        &[("text", "A talk with the nurse.")],
    ),
];

#[tokio::test]
async fn what_was_typed_while_a_case_was_closed_is_shown_to_be_copied() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let case = a_case(&world, &ruth).await;
    let ruth = to_the_end(&world, &case).await;
    let marcus = world.sign_in("marcus").await;
    let mut typed = Vec::new();
    for (page, action, words) in FORMS {
        let page = marcus.get(&format!("{case}{page}")).await.is(200);
        let mut form = page.form(&format!("{case}{action}"));
        for (name, text) in words {
            form = form.fill(name, text);
        }
        typed.push((form, words.last().expect("words").1));
    }
    close(&ruth, &case).await.is(200);
    for (form, words) in typed {
        let page = form.send().await.is(422).says("This case was closed");
        page.says("It was not saved. Copy it from here")
            .says(words)
            .does_not_say("Somebody wrote while you did");
    }
    // Nothing that needs an open case is offered, and who comes by an address is told how to go on.
    let people = marcus.get(&format!("{case}/support")).await.is(200);
    people.does_not_say("Add somebody to the case");
    for (page, action, _) in FORMS {
        let page = marcus.get(&format!("{case}{page}")).await.is(200);
        let page = page.says("This case was closed");
        assert!(page.forms(action).is_empty(), "a form at {action}");
        assert!(!page.links("/reopen").is_empty(), "no way on at {action}");
    }
}

#[tokio::test]
async fn what_was_typed_while_a_case_was_merged_says_where_it_goes_on() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let case = a_case(&world, &ruth).await;
    let other = submit(&world.public().await, report(2, "He writes to her.")).await;
    let other = triaged(&ruth, other.id, "K.L., messages").await.path;
    let path = format!("{case}/chronology");
    let form = marcus.get(&path).await.is(200).form(&path);
    merge(&ruth, &case, &other).await;
    let page = form.fill("text", "Rang Ms Patel.").send().await.is(422);
    let page = page.says("It goes on in").says("Rang Ms Patel.");
    assert!(page.links(&other).contains(&other));
}

#[tokio::test]
async fn a_case_is_opened_again_once_however_often_it_is_pressed() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    let ruth = to_the_end(&world, &case).await;
    close(&ruth, &case).await.is(200);
    let path = format!("{case}/reopen");
    let page = ruth.get(&path).await.is(200);
    for _ in 0..2 {
        let form = page.form(&path).fill("reason", "He wrote again.");
        let page = form.send().await.is(200).at(&case);
        page.says("The case is open again.");
    }
    ruth.get(&path).await.is(200).at(&case);
}

#[tokio::test]
async fn a_concern_that_is_in_a_case_by_now_says_so_and_shows_what_was_typed() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}/triage", taken.id);
    let his = marcus.get(&path).await.is(200).form(&path);
    let case = triaged(&ruth, taken.id, "T.B., messages").await.path;
    let page = his
        .fill("kind", "disclosure")
        .fill("branch", "child")
        .fill("test-child-significant", "yes")
        .fill("level", "medium")
        .fill("reason", "Somebody from her class, I think.")
        .fill("then", "open")
        .fill("title", "T.B.")
        .send()
        .await
        .is(422);
    let page = page.says("This concern belongs to a case by now");
    let page = page.says("Somebody from her class, I think.");
    assert!(page.links(&case).contains(&case));
    marcus.get(&path).await.is(200).says("T.B., messages");
}
