//! What is due, what is found, and who is told when nobody reads.

use chaperone::jobs;
use jiff::SignedDuration;

use super::response_core::{case, exclude, id_of};
use crate::{
    harness::{Browser, Page, World},
    response::{ready, report, submit, triaged},
};

async fn search(browser: &Browser, fill: &[(&str, &str)]) -> Page {
    let path = "/cases/search";
    let mut form = browser.get(path).await.is(200).form(path);
    for (name, value) in fill {
        form = form.fill(name, value);
    }
    form.send().await
}

/// Lets the clocks be looked at, as every minute does.
async fn tick(world: &World) -> usize {
    jobs::clocks::tick(&world.app).await.expect("it ticks")
}

#[tokio::test]
async fn d014_one_queue_shows_what_is_due_and_late_is_never_hidden() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    ruth.get("/queue").await.is(200).says("Nothing is due");
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let page = ruth.get("/queue").await.is(200).says("Read it");
    page.follow("Read it")
        .await
        .is(200)
        .at(&format!("/concerns/{}", taken.id));
    triaged(&ruth, taken.id, "T.B.").await;
    world.set_clock("2027-01-22");
    let ruth = world.sign_in("ruth").await;
    for query in ["", "?show=mine", "?show=late", "?show=all&kind=concern"] {
        ruth.get(&format!("/queue{query}"))
            .await
            .is(200)
            .says("Review the plan")
            .says("Late")
            .says("T.B.");
    }
    // Nobody sees what they do not hold.
    let noor = world.sign_in("noor").await;
    noor.get("/queue").await.is(200).says("Nothing is due");
}

#[tokio::test]
async fn a_search_finds_words_in_what_is_held_and_in_nothing_else() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (concern, case) = case(&world, &ruth).await;
    submit(&world.public().await, report(2, "A dog in the park.")).await;
    let chronology = format!("{case}/chronology");
    let page = ruth.get(&chronology).await;
    page.form(&chronology)
        .fill("text", "He calls himself Zephyrine “the Wind”.")
        .send()
        .await
        .is(200);
    search(&ruth, &[]).await.is(422).says("Write a word");
    let page = search(&ruth, &[("words", "zephyrine WIND")]).await.is(200);
    let page = page
        .says("1 of the 3 that you hold")
        .says("T.B., messages at night");
    assert!(
        page.query.is_none() && page.path == "/cases/search",
        "no word in an address"
    );
    assert!(
        !page.text.contains("calls himself"),
        "a list shows no content"
    );
    search(&ruth, &[("words", "night"), ("kind", "concern")])
        .await
        .is(200)
        .says("1 of the")
        .does_not_say("messages at night");
    search(&ruth, &[("level", "low")])
        .await
        .is(200)
        .says("Nothing was found");
    search(&ruth, &[("words", "night"), ("level", "high")])
        .await
        .is(200)
        .says("2 of the");
    // Whoever is shut out finds nothing, and does not learn how much there is.
    exclude(&marcus, &case, world.id("ruth")).await.is(200);
    search(&ruth, &[("words", "zephyrine")])
        .await
        .is(200)
        .says("Nothing was found in the 1 that you hold");
    search(&marcus, &[("words", "zephyrine")])
        .await
        .is(200)
        .says("1 of the 3");
    assert!(!concern.is_empty());
}

#[tokio::test]
async fn a_search_finds_questions_attempts_and_broken_rules_too() {
    let world = ready().await;
    world.sign_in("ruth").await;
    let noor = world.sign_in("noor").await;
    let marked = "He calls himself Zephyrine.";
    let path = "/advice/new";
    let page = noor.get(path).await.is(200);
    page.form(path).fill("text", marked).send().await.is(200);
    let path = "/contact-attempts/new";
    let page = noor.get(path).await.is(200);
    page.form(path)
        .fill("who", "D., year 8")
        .fill("words", marked)
        .fill("worried", "no")
        .send()
        .await
        .is(200);
    let path = "/breaches/new";
    let page = noor.get(path).await.is(200);
    page.form(path)
        .fill("who", "A.")
        .fill("words", marked)
        .send()
        .await
        .is(200);
    // The lead has the question and the breach at once, and the attempt by the day after.
    world.set_clock("2026-12-01");
    let (ruth, noor) = (world.sign_in("ruth").await, world.sign_in("noor").await);
    let page = search(&ruth, &[("words", "zephyrine")]).await.is(200);
    let page = page
        .says("Question of")
        .says("Attempt of")
        .says("Broken rule of");
    page.follow("Question of").await.is(200).says(marked);
    let page = search(&ruth, &[("words", "zephyrine"), ("kind", "breach")]).await;
    page.is(200)
        .says("Broken rule of")
        .does_not_say("Question of");
    let page = search(&ruth, &[("words", "zephyrine"), ("level", "high")]).await;
    page.is(200).says("Nothing was found");
    // Whoever asked finds the question, and the attempt that they wrote down; who holds nothing finds nothing.
    let page = search(&noor, &[("words", "zephyrine")]).await.is(200);
    page.says("Question of")
        .says("Attempt of")
        .does_not_say("Broken rule of");
    let priya = world.sign_in("priya").await;
    let page = search(&priya, &[("words", "zephyrine")]).await.is(200);
    page.says("Nothing was found in the 0");
}

#[tokio::test]
async fn d121_an_unread_concern_goes_to_the_deputy_and_then_to_the_trustee() {
    let world = ready().await;
    let pack = chaperone::governance::packs::find("schools-education").expect("a pack");
    let read = policy::read("policy.toml", pack.source.as_bytes()).expect("it is read");
    let clause = read.policy.clauses.iter().find(|clause| {
        let rule = clause.rule.as_ref();
        rule.is_some_and(|rule| matches!(rule.control, policy::AnyControl::ConcernRouting(_)))
    });
    let clause = clause.expect("a clause on routing").id.to_string();
    let source = policy::edit::set_value(pack.source, &clause, "deputy", &false.into());
    world
        .put_text_in_force(&source.expect("it can be set"), "2026-11-21")
        .await;
    for who in ["ruth", "marcus", "ines"] {
        world.sign_in(who).await;
    }
    let taken = submit(
        &world.public().await,
        report(1, "He writes to me at night."),
    )
    .await;
    let path = format!("/concerns/{}", taken.id);
    let told = async |who: &str| {
        let mails = world.mails().await;
        let to = format!("{who}@harbour.example");
        mails.iter().filter(|mail| mail.to.contains(&to)).count()
    };
    tick(&world).await;
    assert_eq!((told("marcus").await, told("ines").await), (0, 0));
    assert!(told("ruth").await > 0);
    let marcus = world.sign_in("marcus").await;
    marcus.get(&path).await.is(404);
    let mut conn = world.app.db().read().await.expect("a connection");
    let holders = store::holder::of_record(&mut conn, taken.id)
        .await
        .expect("read");
    drop(conn);
    let wakes = |who: &str| {
        let holder = holders.iter().find(|one| one.person_id == world.id(who));
        holder.expect("in line").wakes_at.timestamp()
    };
    world.wait(wakes("marcus").duration_since(world.now()) + SignedDuration::from_mins(1));
    tick(&world).await;
    tick(&world).await;
    assert_eq!(told("ines").await, 0);
    let marcus_told = told("marcus").await;
    assert!(marcus_told > 0);
    let marcus = world.sign_in("marcus").await;
    marcus.get("/concerns").await.is(200).says("Not read");
    world.wait(wakes("ines").duration_since(world.now()) + SignedDuration::from_mins(1));
    tick(&world).await;
    assert!(told("ines").await > 0);
    for mail in world.mails().await {
        let said = format!("{} {}", mail.subject, mail.text);
        for word in [
            "night",
            "oncern",
            "hild",
            "Ruth",
            "Marcus read",
            &taken.id.to_string(),
        ] {
            let named = mail.to.contains("ruth") && word == "Ruth";
            assert!(
                named || !said.contains(word),
                "a mail says {word:?}: {said}"
            );
        }
    }
    // Once it is read, whoever had not got it yet never does, and nobody is told any more.
    let ines = world.sign_in("ines").await;
    ines.get(&path)
        .await
        .is(200)
        .says("He writes to me at night.");
}

#[tokio::test]
async fn whoever_has_something_due_is_reminded_once_without_content() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let (_, case) = case(&world, &ruth).await;
    let path = format!("{case}/actions");
    let page = ruth.get(&path).await;
    page.form(&path)
        .fill("text", "Ring Ms Patel.")
        .fill("owner", &world.id("marcus").to_string())
        .date("due", "2026-11-23")
        .send()
        .await
        .is(200);
    let due = async || {
        let mails = world.mails().await;
        let mails = mails
            .into_iter()
            .filter(|mail| mail.to.contains("marcus") && mail.subject == "Something is due");
        mails.collect::<Vec<_>>()
    };
    tick(&world).await;
    assert!(due().await.is_empty(), "it is not due yet");
    world.wait(SignedDuration::from_hours(28));
    tick(&world).await;
    tick(&world).await;
    let mails = due().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(!mails[0].text.contains("Patel") && !mails[0].text.contains("T.B."));
    assert!(mails[0].link().ends_with("/queue"));
    world.wait(SignedDuration::from_hours(25));
    tick(&world).await;
    assert_eq!(due().await.len(), 2, "late, and said again after a day");
}

#[tokio::test]
async fn two_cases_are_merged_and_both_chronologies_are_read_in_one() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (first_concern, first) = case(&world, &ruth).await;
    let taken = submit(
        &world.public().await,
        report(2, "The same man writes to me."),
    )
    .await;
    let second = triaged(&ruth, taken.id, "K.M., the same man").await.path;
    let people = format!("{first}/people/new");
    let page = ruth.get(&people).await;
    page.form(&people)
        .fill("role", "harmed")
        .fill("initials", "T.B.")
        .send()
        .await
        .is(200);
    let actions = format!("{first}/actions");
    let page = ruth.get(&actions).await;
    page.form(&actions)
        .fill("text", "Ring Ms Patel.")
        .date("due", "2026-12-01")
        .send()
        .await
        .is(200);
    // Marcus steps back from the one that is kept: he holds only the old one then.
    let step = format!("{second}/team/step-back");
    let page = marcus.get(&format!("{second}/team")).await.is(200);
    page.form(&step)
        .fill("step-reason", "I know the family.")
        .tick("step-sure", "yes")
        .send()
        .await
        .is(200);
    let together = format!("{first}/together");
    let merge = format!("{first}/merge");
    let page = ruth.get(&together).await.is(200);
    let form = || {
        page.form(&merge)
            .fill("merge", &id_of(&second).to_string())
            .fill("merge-reason", "The same man.")
    };
    form()
        .send()
        .await
        .is(422)
        .says("Tick that you know what happens");
    let kept = form()
        .tick("merge-sure", "yes")
        .send()
        .await
        .is(200)
        .at(&second);
    kept.says("merged with this one");
    let chronology = ruth.get(&format!("{second}/chronology")).await.is(200);
    chronology
        .says("from T.B., messages at night")
        .says("The same man.");
    ruth.get(&format!("{second}/people"))
        .await
        .is(200)
        .says("T.B.");
    ruth.get(&format!("{second}/actions"))
        .await
        .is(200)
        .says("Ring Ms Patel.");
    ruth.get(&second).await.is(200);
    let old = ruth
        .get(&first)
        .await
        .is(200)
        .says("Goes on in another case");
    old.follow("K.M., the same man").await.is(200).at(&second);
    // For Marcus no link leads to what he does not hold.
    let old = marcus.get(&first).await.is(200).says("not yours to read");
    assert!(!old.text.contains(&second), "a link that leads to nothing");
    marcus.get(&second).await.is(404);
    for link in old.links("") {
        if link.starts_with("/cases/") || link.starts_with("/concerns/") {
            marcus.get(&link).await.is(200);
        }
    }
    assert!(!first_concern.is_empty());
}

#[tokio::test]
async fn cases_that_must_be_kept_apart_are_not_merged() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, first) = case(&world, &ruth).await;
    let taken = submit(&world.public().await, report(2, "About one of you.")).await;
    let second = triaged(&marcus, taken.id, "R.A.").await.path;
    exclude(&marcus, &second, world.id("ruth")).await.is(200);
    let page = marcus.get(&format!("{first}/together")).await.is(200);
    page.form(&format!("{first}/merge"))
        .fill("merge", &id_of(&second).to_string())
        .fill("merge-reason", "Wrongly")
        .tick("merge-sure", "yes")
        .send()
        .await
        .is(422)
        .says("These two have to stay apart");
    ruth.get(&first).await.is(200).does_not_say("R.A.");
}

#[tokio::test]
async fn d116_a_title_with_a_full_name_is_refused_and_a_better_one_taken() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let people = format!("{case}/people/new");
    let page = ruth.get(&people).await;
    page.form(&people)
        .fill("role", "harmed")
        .fill("name", "Tamsin Berrycroft")
        .send()
        .await
        .is(200);
    let title = format!("{case}/title");
    let page = ruth.get(&title).await.is(200);
    page.form(&title)
        .fill("title", "tamsin berrycroft and a man")
        .send()
        .await
        .is(422)
        .says("Somebody’s full name is in it");
    page.form(&title)
        .fill("title", "T.B., a man in a game")
        .send()
        .await
        .is(200)
        .says("T.B., a man in a game");
    ruth.get("/cases").await.says("T.B., a man in a game");
}

#[tokio::test]
async fn a_case_is_assessed_again_with_the_reason_kept() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let path = format!("{case}/assess");
    let page = ruth.get(&path).await.is(200);
    let form = page.form(&path);
    assert_eq!(form.value("level"), Some("high"));
    form.fill("level", "medium")
        .fill("reason", "He is known to the police now.")
        .send()
        .await
        .is(200)
        .says("Medium");
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("Assessed: High")
        .says("Assessed: Medium")
        .says("He is known to the police now.");
}

#[tokio::test]
async fn a_concern_that_was_closed_is_decided_about_again() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    let path = format!("/concerns/{}/triage", taken.id);
    let page = ruth.get(&path).await.is(200);
    page.form(&path)
        .fill("kind", "concern")
        .fill("branch", "other")
        .fill("level", "none")
        .fill("reason", "It was a joke among friends.")
        .fill("then", "nothing")
        .send()
        .await
        .is(200)
        .says("Closed");
    let case = triaged(&ruth, taken.id, "T.B., again").await;
    assert!(case.path.starts_with("/cases/"));
    ruth.get(&format!("/concerns/{}", taken.id))
        .await
        .is(200)
        .says("Being handled")
        .says("Opened again");
}
