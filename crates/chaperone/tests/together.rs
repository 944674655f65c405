//! What belongs together has the same readers: whoever must not know of one concern or case must not know of those it goes with, and
//! no key is given, kept or lost by the way.

use chaperone::reporting::intake::Submission;
use policy::Role;
use store::{Day, appointment::Appointment};
use uuid::Uuid;

use crate::{
    duties::response_core::{case, exclude, id_of},
    harness::{Browser, Page, World},
    keys::forgot,
    response::{ready, report, submit, triaged},
};

/// Triage that says: it belongs to this case.
async fn join(browser: &Browser, concern: Uuid, case: &str) -> Page {
    let path = format!("/concerns/{concern}/triage");
    let page = browser.get(&path).await.is(200);
    page.form(&path)
        .fill("kind", "concern")
        .fill("branch", "child")
        .fill("test-child-significant", "yes")
        .fill("level", "high")
        .tick("category", "grooming")
        .fill("reason", "More messages of the same kind.")
        .fill("then", "join")
        .fill("case", &id_of(case).to_string())
        .send()
        .await
}

async fn merge(browser: &Browser, case: &str, into: &str) -> Page {
    let path = format!("{case}/merge");
    let page = browser.get(&format!("{case}/together")).await.is(200);
    page.form(&path)
        .fill("merge", &id_of(into).to_string())
        .fill("merge-reason", "The same man.")
        .tick("merge-sure", "yes")
        .send()
        .await
}

async fn step_back(browser: &Browser, case: &str) -> Page {
    let path = format!("{case}/team/step-back");
    let page = browser.get(&format!("{case}/team")).await.is(200);
    page.form(&path)
        .fill("step-reason", "I know the family.")
        .tick("step-sure", "yes")
        .send()
        .await
}

async fn appoint(world: &World, who: &str, role: Role) {
    use policy::Choice;
    let ctx = world.ctx().await;
    let post = Appointment {
        id: ctx.new_id(),
        person_id: world.id(who),
        role: role.key().into(),
        starts_on: Day::from(ctx.today()),
        ends_on: None,
        contact: "01632 960 001".into(),
        created_at: ctx.ts(),
        created_by: None,
    };
    let mut tx = ctx.db().begin().await.expect("a transaction");
    let kept = store::appointment::insert(&mut tx, &post).await;
    kept.expect("a post");
    tx.commit().await.expect("kept");
}

/// A colleague says that it is them: what they get. None where nothing waits for them.
async fn confirm(browser: &Browser, person: Uuid) -> Option<Page> {
    let path = format!("/keys/{person}/give");
    let page = browser.get(&path).await;
    if page.status.as_u16() == 404 {
        return None;
    }
    let form = page.is(200).form(&path).tick("spoke", "yes");
    Some(form.send().await.is(200))
}

async fn about(world: &World, seed: u8, words: &str, who: &str) -> Uuid {
    let submission = Submission {
        subjects: vec![world.id(who)],
        ..report(seed, words)
    };
    submit(&world.public().await, submission).await.id
}

#[tokio::test]
async fn a_concern_that_joins_a_case_about_somebody_is_taken_from_them() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, about_him) = case(&world, &ruth).await;
    exclude(&ruth, &about_him, world.id("marcus")).await.is(200);
    let taken = submit(&world.public().await, report(2, "He wrote again.")).await;
    let path = format!("/concerns/{}", taken.id);
    let page = marcus.get(&path).await.is(200);
    let exclusion = format!("{path}/exclude");
    join(&ruth, taken.id, &about_him).await.is(200);
    marcus.get(&path).await.is(404);
    let list = marcus.get("/concerns").await.is(200);
    list.says("Nothing here is yours to read");
    // Nor does a form that he had open before let him shut out somebody else.
    page.browser().get(&exclusion).await.is(404);
    let forged = [
        ("person", world.id("ruth").to_string()),
        ("reason", "Forged".to_owned()),
        ("sure", "yes".to_owned()),
    ];
    let forged: Vec<_> = forged
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    marcus.post(&exclusion, &forged).await.is(404);
    ruth.get(&path).await.is(200).says("He wrote again.");
    ruth.get(&about_him).await.is(200);
}

#[tokio::test]
async fn what_was_in_a_case_before_is_kept_from_whom_a_later_concern_names() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let priya = world.sign_in("priya").await;
    let (first, open) = case(&world, &ruth).await;
    let later = about(&world, 2, "It was Priya.", "priya").await;
    join(&ruth, later, &open).await.is(200);
    world.wait(jiff::SignedDuration::from_mins(5));
    appoint(&world, "priya", Role::DeputyDsl).await;
    assert!(
        confirm(&ruth, world.id("priya")).await.is_none(),
        "there is nothing that she may get"
    );
    for path in [first.as_str(), open.as_str()] {
        priya.get(path).await.is(404);
    }
}

#[tokio::test]
async fn a_case_that_goes_on_in_one_about_somebody_takes_its_concerns_from_them() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, about_him) = case(&world, &ruth).await;
    exclude(&ruth, &about_him, world.id("marcus")).await.is(200);
    let public = world.public().await;
    let first = submit(&public, report(2, "A man in the chat.")).await;
    let other = triaged(&ruth, first.id, "K.L., a man in the chat")
        .await
        .path;
    step_back(&marcus, &other).await.is(200);
    // It comes to him as all do, and joins the case that he stepped back from.
    let second = submit(&public, report(3, "The man again.")).await;
    join(&ruth, second.id, &other).await.is(200);
    let path = format!("/concerns/{}", second.id);
    marcus.get(&path).await.is(200);
    merge(&ruth, &other, &about_him).await.is(200);
    marcus.get(&path).await.is(404);
    ruth.get(&path).await.is(200).says("The man again.");
}

#[tokio::test]
async fn stepping_back_is_not_undone_by_giving_the_team_its_keys() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, case) = case(&world, &ruth).await;
    step_back(&marcus, &case).await.is(200);
    ruth.get("/").await.is(200).does_not_say("waits for keys");
    assert!(confirm(&ruth, world.id("marcus")).await.is_none());
    // Not even with a new post: he said why.
    world.wait(jiff::SignedDuration::from_mins(5));
    appoint(&world, "marcus", Role::Dsl).await;
    assert!(confirm(&ruth, world.id("marcus")).await.is_none());
    marcus.get(&case).await.is(404);
    // Shared on purpose, it is his again.
    let share = format!("{case}/team/share");
    let page = ruth.get(&format!("{case}/team")).await.is(200);
    page.form(&share)
        .fill("share", &world.id("marcus").to_string())
        .fill("share-reason", "They moved away.")
        .send()
        .await
        .is(200);
    marcus.get(&case).await.is(200);
}

#[tokio::test]
async fn whoever_names_themselves_leaves_it_to_somebody_who_can_open_it() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let (concern, case) = case(&world, &ruth).await;
    // The deputy waits for his key, and no recovery sheet was ever typed back.
    forgot(&world, "marcus").await;
    exclude_refused(&ruth, &case, world.id("ruth")).await;
    ruth.get(&case).await.is(200);
    // With a trustee who has a pair there is somebody.
    let ines = world.sign_in("ines").await;
    exclude(&ruth, &case, world.id("ruth")).await.is(200);
    ruth.get(&case).await.is(404);
    for path in [&case, &concern] {
        ines.get(path).await.is(200);
    }
}

/// The page that asks says that nobody would be left.
async fn exclude_refused(browser: &Browser, record: &str, person: Uuid) {
    let path = format!("{record}/exclude");
    let page = browser.get(&path).await.is(200);
    page.form(&path)
        .fill("person", &person.to_string())
        .fill("reason", "It is about me.")
        .send()
        .await
        .is(422)
        .says("would be left who can read it");
}

#[tokio::test]
async fn nobody_steps_back_with_the_last_key() {
    let world = ready().await;
    let (ruth, _marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, case) = case(&world, &ruth).await;
    let handover = format!("{case}/team/handover");
    let page = ruth.get(&format!("{case}/team")).await.is(200);
    page.form(&handover)
        .fill("lead", &world.id("marcus").to_string())
        .fill("lead-reason", "I am away.")
        .send()
        .await
        .is(200);
    let marcus = forgot(&world, "marcus").await;
    let page = step_back(&ruth, &case).await.is(422);
    let form = page
        .says("Nobody else could open the case")
        .form(&format!("{case}/team/step-back"));
    assert_eq!(form.value("step-reason"), Some("I know the family."));
    ruth.get(&case).await.is(200);
    confirm(&ruth, world.id("marcus")).await.expect("he waits");
    step_back(&ruth, &case).await.is(200);
    ruth.get(&case).await.is(404);
    marcus.get(&case).await.is(200);
}

#[tokio::test]
async fn keys_go_with_a_case_also_by_way_of_another() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let public = world.public().await;
    let mut cases = Vec::new();
    for (seed, words) in [(1, "The first."), (2, "The second."), (3, "The third.")] {
        let taken = submit(&public, report(seed, words)).await;
        let path = triaged(&ruth, taken.id, &format!("K.{seed}")).await.path;
        cases.push((path, format!("/concerns/{}", taken.id)));
    }
    let chronology = format!("{}/chronology", cases[0].0);
    let page = ruth.get(&chronology).await.is(200);
    let note = page
        .form(&chronology)
        .fill("text", "Rang the first school.");
    note.send().await.is(200);
    merge(&ruth, &cases[0].0, &cases[1].0).await.is(200);
    merge(&ruth, &cases[1].0, &cases[2].0).await.is(200);
    let last = &cases[2].0;
    let page = ruth.get(&format!("{last}/chronology")).await.is(200);
    page.says("Rang the first school.");
    // On paper too, all that belongs to it is there.
    let export = format!("{last}/export");
    let page = ruth.get(&export).await.is(200);
    let paper = page
        .form(&export)
        .fill("whom", "own")
        .fill("to", "Ruth, for court")
        .fill("why", "The hearing.")
        .fill("kind", "pdf")
        .send()
        .await
        .is(200);
    let text = crate::referrals::text_of(&paper.bytes);
    for words in [
        "Rang the first school.",
        "The first.",
        "The second.",
        "The third.",
    ] {
        assert!(text.contains(words), "{words} is not on the paper:\n{text}");
    }
    let unshare = format!("{last}/team/unshare");
    let page = ruth.get(&format!("{last}/team")).await.is(200);
    page.form(&unshare)
        .fill("unshare", &world.id("marcus").to_string())
        .fill("unshare-reason", "He leaves.")
        .send()
        .await
        .is(200);
    for (case, concern) in &cases {
        marcus.get(case).await.is(404);
        marcus.get(concern).await.is(404);
    }
    let share = format!("{last}/team/share");
    let page = ruth.get(&format!("{last}/team")).await.is(200);
    page.form(&share)
        .fill("share", &world.id("marcus").to_string())
        .fill("share-reason", "He stays.")
        .send()
        .await
        .is(200);
    let page = marcus.get(&format!("{last}/chronology")).await.is(200);
    page.says("Rang the first school.");
    // A new deputy gets what went on in an open case together with it.
    world.wait(jiff::SignedDuration::from_mins(5));
    let priya = world.sign_in("priya").await;
    appoint(&world, "priya", Role::DeputyDsl).await;
    confirm(&ruth, world.id("priya")).await.expect("she waits");
    let page = priya.get(&format!("{last}/chronology")).await.is(200);
    page.says("Rang the first school.");
}

#[tokio::test]
async fn whoever_waits_for_a_colleagues_word_waits_for_a_new_case_too() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let marcus = forgot(&world, "marcus").await;
    let case = triaged(&ruth, taken.id, "T.B., messages").await.path;
    // It is there, and does not open: whoever set a new password by mail may be anybody.
    marcus.get(&case).await.is(409);
    let older = submit(&world.public().await, report(2, "An older one.")).await;
    marcus.get(&format!("/concerns/{}", older.id)).await.is(200);
    join(&ruth, older.id, &case).await.is(200);
    marcus.get(&case).await.is(409);
    confirm(&ruth, world.id("marcus")).await.expect("he waits");
    marcus.get(&case).await.is(200);
}

#[tokio::test]
async fn whoever_wrote_an_attempt_down_cannot_tell_that_a_concern_about_them_came_of_it() {
    let world = ready().await;
    let (ruth, noor) = (world.sign_in("ruth").await, world.sign_in("noor").await);
    let path = "/contact-attempts/new";
    let page = noor.get(path).await.is(200);
    let attempt = page
        .form(path)
        .fill("who", "D., year 8")
        .fill("words", "hey its D")
        .tick("did", "ended")
        .tick("did", "offered")
        .tick("did", "helped")
        .fill("worried", "yes")
        .send()
        .await
        .is(200)
        .path;
    let before = noor.get(&attempt).await.is(200).words();
    world.wait(jiff::SignedDuration::from_hours(72));
    let ruth = {
        drop(ruth);
        world.sign_in("ruth").await
    };
    // A concern about her is raised from it, and the attempt finished.
    let concern = about(&world, 2, "It is about Noor.", "noor").await;
    let ctx = world.acting("ruth").await;
    chaperone::reporting::staff::attempt::raised(&ctx, id_of(&attempt), concern)
        .await
        .expect("noted");
    let finish = format!("{attempt}/close");
    let page = ruth.get(&attempt).await.is(200);
    page.form(&finish).send().await.says("It stays open");
    let noor = world.sign_in("noor").await;
    let page = noor.get(&attempt).await.is(200);
    assert_eq!(page.words(), before, "she can tell");
    noor.get("/contact-attempts").await.is(200).says("Open");
    let log = format!("/concerns/{}/log", id_of(&attempt));
    noor.get(&log).await.is(404);
    ruth.get(&log).await.is(404);
    // One of her own takes its place.
    let hers = about(&world, 3, "I am worried about D.", "marcus").await;
    let ctx = world.acting("noor").await;
    chaperone::reporting::staff::attempt::raised(&ctx, id_of(&attempt), hers)
        .await
        .expect("noted");
    let page = noor.get(&attempt).await.is(200);
    assert_ne!(page.words(), before, "hers is shown");
}

#[tokio::test]
async fn once_it_turns_out_to_be_about_a_childs_image_no_file_is_taken_any_more() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(1, "He has pictures of me.")).await;
    let receipt = taken.receipt.expect("a receipt").groups().join(" ");
    let open = async || {
        let page = world.browser().get("/receipt").await.is(200);
        page.form("/receipt").fill("receipt", &receipt).send().await
    };
    let page = open().await.is(200);
    assert!(page.form("/receipt/add").has("files"), "it takes files");
    let path = format!("/concerns/{}/triage", taken.id);
    let page = ruth.get(&path).await.is(200);
    let case = page
        .form(&path)
        .fill("kind", "disclosure")
        .fill("branch", "child")
        .fill("test-child-significant", "yes")
        .fill("level", "high")
        .tick("category", "sharing-images")
        .fill("reason", "He has nude pictures of her.")
        .fill("then", "open")
        .fill("title", "T.B., pictures")
        .send()
        .await
        .is(200)
        .path;
    let page = open().await.is(200);
    assert!(!page.form("/receipt/add").has("files"), "it takes files");
    let page = ruth.get(&format!("{case}/chronology")).await.is(200);
    let note = page.form(&format!("{case}/chronology"));
    let note = note.fill("text", "The picture.");
    let sent = if note.has("files") {
        note.file("files", "picture.txt", b"a picture").send().await
    } else {
        page
    };
    sent.does_not_say("picture.txt");
}
