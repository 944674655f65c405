//! From telling parents to the last review and to what is learned.

use chaperone::{
    access::actor::{Actor, Signed},
    ctx::Ctx,
    response::{
        case,
        words::{PartyRole, Person, What},
    },
    sealing::keys,
};
use store::Digest;
use uuid::Uuid;

use super::related::standing;
use crate::{
    harness::{Browser, Page, World, world::PASSWORD},
    response::{ready, report, submit, triaged},
};

/// Every group of a plan.
pub const GROUPS: [&str; 6] = [
    "person-harmed",
    "bystanders",
    "family",
    "accused",
    "staff",
    "organisation",
];

/// A case of a child, led by Ruth; its address.
pub async fn a_case(world: &World, ruth: &Browser) -> String {
    let taken = submit(&world.public().await, report(1, "He writes to me.")).await;
    triaged(ruth, taken.id, "T.B., messages").await.path
}

pub fn id_of(case: &str) -> Uuid {
    let id = case.strip_prefix("/cases/").expect("a case");
    id.parse().expect("its id")
}

/// Ruth as the use cases see her, with her key.
async fn acting(world: &World) -> Ctx {
    let ctx = world.ctx().await;
    let person = world.id("ruth");
    let prepared = keys::at_sign_in(&ctx, person, PASSWORD).await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    let prepared = prepared.expect("her pair");
    let unlocked = prepared.keep(&ctx, &mut tx).await.expect("kept");
    tx.commit().await.expect("kept");
    ctx.acting(Actor::Person(Signed {
        person,
        name: "Ruth Adeyemi".into(),
        kind: store::person::Kind::Staff,
        roles: [policy::Role::Dsl].into_iter().collect(),
        session: Digest::of(b"a test"),
        second_factor: true,
        has_second_factor: true,
        unlocked: Some(unlocked),
    }))
}

/// Names somebody in a case.
pub async fn name(world: &World, case: &str, role: PartyRole, initials: &str, name: &str) -> Uuid {
    let ctx = acting(world).await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    let loaded = case::load(&ctx, &mut tx, id_of(case)).await;
    let loaded = loaded.expect("her case");
    let person = Person {
        id: ctx.new_id(),
        role,
        initials: initials.into(),
        name: name.into(),
        child: Some(true),
        ..Person::default()
    };
    let id = person.id;
    let entry = case::entry(&ctx, What::Person(person));
    case::write(&ctx, &mut tx, &loaded.opened, &entry, None)
        .await
        .expect("written");
    tx.commit().await.expect("kept");
    id
}

/// Decides for each body that the schools policy names that it is not told.
pub async fn nobody_outside(world: &World, case: &str) {
    let ctx = acting(world).await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    for body in ["lado", "childrens-social-care", "police", "platform"] {
        let row = store::referral::Referral {
            id: ctx.new_id(),
            case_id: id_of(case),
            body: body.into(),
            aware_at: ctx.ts(),
            due_at: ctx.ts(),
            urgent: false,
            sent_at: None,
            has_reference: false,
            acknowledged_at: None,
            chase_at: None,
            chased_at: None,
            replied_at: None,
            closed_at: None,
            not_needed_at: Some(ctx.ts()),
        };
        store::referral::insert(&mut tx, &row).await.expect("kept");
    }
    tx.commit().await.expect("kept");
}

/// Writes that a place in the plan needs nothing.
pub async fn needs_nothing(browser: &Browser, case: &str, need: &str) {
    let path = format!("{case}/support/{need}/group");
    let page = browser.get(&path).await.is(200);
    page.form(&path)
        .fill("needed", "no")
        .fill("text", "Nobody else knows of it.")
        .send()
        .await
        .is(200)
        .says("The plan was changed");
}

/// Writes what somebody needs, was offered and said.
pub async fn supported(browser: &Browser, case: &str, need: &str, who: &str) {
    let path = format!("{case}/support/{need}/{who}");
    let page = browser.get(&path).await.is(200);
    let mut form = page
        .form(&path)
        .fill("needed", "yes")
        .fill("text", "Somebody to talk to.")
        .fill("offered", "Six hours with the school nurse")
        .fill("by", "Millbrook School");
    if who != "group" {
        form = form.fill("answer", "accepted");
    }
    form.send().await.is(200).says("The plan was changed");
}

pub async fn approve(browser: &Browser, case: &str) -> Page {
    let path = format!("{case}/support");
    let page = browser.get(&path).await.is(200);
    page.form(&path).send().await
}

pub async fn review(browser: &Browser, case: &str, solved: &str) -> Page {
    let path = format!("{case}/review");
    let page = browser.get(&path).await.is(200);
    page.form(&path)
        .fill("by", "Ruth, the school, T.B.")
        .fill("found", "He has not written again. She sleeps.")
        .fill("solved", solved)
        .send()
        .await
}

pub async fn close(browser: &Browser, case: &str) -> Page {
    let path = format!("{case}/close");
    let page = browser.get(&path).await.is(200);
    let mut form = page.form(&path);
    if form.has("undone") {
        form = form.tick("undone", "yes");
    }
    form.fill("reason", "resolved")
        .fill("text", "The police go on with him. She is well.")
        .tick("confirm", "yes")
        .send()
        .await
}

pub async fn learn(browser: &Browser, case: &str, task: &str) -> Page {
    let path = format!("{case}/review");
    let page = browser.get(&path).await.is(200);
    let form = page.form(&format!("{case}/lesson"));
    let form = form.fill("lesson", "Nobody had told her whom to ask.");
    if task.is_empty() {
        form.fill("learned", "nothing").send().await
    } else {
        let form = form.fill("learned", "change");
        form.fill("task", task).send().await
    }
}

#[tokio::test]
async fn d128_nobody_tells_parents_before_it_is_decided_that_this_is_safe() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    let (page, decide, told) = (
        format!("{case}/parents"),
        format!("{case}/parents/decide"),
        format!("{case}/parents/told"),
    );
    let shown = ruth.get(&page).await.is(200).says("Nobody has decided yet");
    assert!(
        shown.forms("/told").is_empty(),
        "there is nothing to tell yet"
    );
    let seen = shown
        .form(&decide)
        .value("seen")
        .expect("a number")
        .to_owned();
    let forged = |seen: String| {
        let (ruth, told) = (ruth.clone(), told.clone());
        async move {
            let fields = [
                ("seen", seen.as_str()),
                ("who", "Mother"),
                ("how", "By phone"),
                ("by", "Ruth"),
                ("text", "Everything."),
            ];
            ruth.post(&told, &fields).await
        }
    };
    forged(seen)
        .await
        .is(422)
        .says("Telling parents, once it is safe")
        .says("decide first");
    let shown = ruth.get(&page).await;
    let answer = shown.form(&decide).fill("safe", "no").send().await;
    let answer = answer.is(422).says("Give the reason");
    assert_eq!(
        answer.form(&decide).value("safe"),
        Some("no"),
        "typed is kept"
    );
    let decided = answer
        .form(&decide)
        .fill("safe", "no")
        .fill("reason", "She lives with the man she is afraid of.")
        .fill("advice", "Social care: wait until they have visited.")
        .send()
        .await
        .is(200)
        .says("They must not be told now");
    assert!(decided.forms("/told").is_empty());
    assert_eq!(
        standing(&ruth, "safe-to-tell").await,
        "Met",
        "the reason is on file"
    );
    let seen = decided
        .form(&decide)
        .value("seen")
        .expect("a number")
        .to_owned();
    forged(seen)
        .await
        .is(422)
        .says("Telling parents, once it is safe");
    let decided = decided
        .form(&decide)
        .fill("safe", "yes")
        .fill("reason", "She is with her aunt now.")
        .send()
        .await
        .is(200);
    assert_eq!(
        standing(&ruth, "safe-to-tell").await,
        "Due soon",
        "to be told"
    );
    ruth.get(&case).await.says("Tell parents or carers");
    let page_of_parents = page.clone();
    let page = decided
        .form(&told)
        .fill("who", "The aunt")
        .fill("how", "In person")
        .fill("by", "Ruth")
        .fill("text", "All we know. She thanked us.")
        .send()
        .await
        .is(200)
        .says("Told: The aunt. How: In person. By: Ruth.");
    page.says("It is written down who was told.");
    assert_eq!(standing(&ruth, "safe-to-tell").await, "Met");
    ruth.get(&case).await.does_not_say("Tell parents or carers");
    // What is written down late keeps its true time; told before it was decided stays refused.
    let page = ruth.get(&page_of_parents).await;
    let early = page
        .form(&told)
        .fill("who", "The father")
        .fill("how", "By phone")
        .fill("by", "Ruth")
        .fill("text", "That she is safe.")
        .date("on", "2026-11-21");
    early.send().await.is(422).says("decide first");
    for mail in world.mails().await {
        assert!(mail.to.ends_with(".example"), "nobody outside: {}", mail.to);
    }
}

#[tokio::test]
async fn d130_d134_a_plan_with_a_blank_is_not_approved() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    approve(&ruth, &case)
        .await
        .is(422)
        .says("Support for everyone it touched")
        .says("the person harmed");
    let harmed = name(&world, &case, PartyRole::Harmed, "T.B.", "Tilda Brook").await;
    for need in ["bystanders", "family", "accused", "staff", "organisation"] {
        needs_nothing(&ruth, &case, need).await;
    }
    approve(&ruth, &case)
        .await
        .is(422)
        .says("the person harmed");
    let path = format!("{case}/support/person-harmed/{harmed}");
    let page = ruth.get(&path).await.is(200).says("T.B.");
    let page = page
        .form(&path)
        .fill("needed", "yes")
        .fill("text", "Somebody to talk to.")
        .fill("answer", "accepted")
        .send()
        .await;
    page.is(422).says("Write what was offered");
    supported(&ruth, &case, "person-harmed", &harmed.to_string()).await;
    approve(&ruth, &case)
        .await
        .is(200)
        .says("Ruth Adeyemi approved the plan");
    assert_eq!(standing(&ruth, "support-for-all").await, "Met");
    // Somebody who comes into it later has a place too.
    name(&world, &case, PartyRole::Family, "A.B.", "Anna Brook").await;
    ruth.get(&format!("{case}/support"))
        .await
        .says("1 place is blank since");
}

#[tokio::test]
async fn d132_a_child_who_may_have_harmed_has_a_place_in_the_plan_too() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    let harmed = name(&world, &case, PartyRole::Harmed, "T.B.", "Tilda Brook").await;
    let accused = name(&world, &case, PartyRole::Subject, "L.K.", "Leo Kasper").await;
    for need in ["bystanders", "family", "staff", "organisation"] {
        needs_nothing(&ruth, &case, need).await;
    }
    supported(&ruth, &case, "person-harmed", &harmed.to_string()).await;
    approve(&ruth, &case)
        .await
        .is(422)
        .says("the person accused");
    supported(&ruth, &case, "accused", &accused.to_string()).await;
    approve(&ruth, &case)
        .await
        .is(200)
        .says("approved the plan");
}

#[tokio::test]
async fn d133_an_adult_in_a_role_never_sees_it_and_leaving_is_asked_about() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let mut submission = report(3, "Theo stayed alone with us.");
    submission.about = "adult-in-role".into();
    submission.subjects = vec![world.id("theo")];
    let taken = submit(&world.public().await, submission).await;
    let path = format!("/concerns/{}/triage", taken.id);
    let page = ruth.get(&path).await.is(200);
    let mut form = page
        .form(&path)
        .fill("kind", "allegation")
        .fill("branch", "adult-in-role")
        .fill("level", "high")
        .fill("reason", "The first of the four tests is met.")
        .fill("then", "open")
        .fill("title", "T., alone with pupils");
    for test in [
        "lado-harmed",
        "lado-offence",
        "lado-risk",
        "lado-unsuitable",
        "significant",
    ] {
        form = form.fill(&format!("test-adult-in-role-{test}"), "unknown");
    }
    let case = form
        .send()
        .await
        .is(200)
        .says("Decide whom outside to tell")
        .path;
    let theo = world.sign_in("theo").await;
    for part in [
        "",
        "/parents",
        "/support",
        "/review",
        "/close",
        "/support/accused/group",
    ] {
        theo.get(&format!("{case}{part}")).await.is(404);
    }
    close(&ruth, &case)
        .await
        .is(422)
        .says("answer first whether an adult left or was moved");
    let path = format!("{case}/dbs");
    let page = ruth.get(&format!("{case}/close")).await.is(200);
    page.form(&path)
        .fill("left", "yes")
        .fill("dbs-reason", "He resigned on Monday.")
        .send()
        .await
        .is(200)
        .says("The answer was saved");
    ruth.get(&case).await.says("Decide on the barring service");
    close(&ruth, &case)
        .await
        .is(422)
        .says("tell the Disclosure and Barring Service");
}

#[tokio::test]
async fn d135_a_case_ends_only_after_a_later_review() {
    let world = ready().await;
    let source = chaperone::governance::packs::find("schools-education").expect("a policy");
    let before = "kind = \"case-review\"\neffect = \"refuse\"\nevery = \"not set\"";
    assert!(source.source.contains(before));
    let source = source
        .source
        .replace(before, &before.replace("not set", "4 weeks"));
    world.put_text_in_force(&source, "2026-11-21").await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    ruth.get(&format!("{case}/review"))
        .await
        .says("every 4 weeks")
        .says("20 December 2026");
    nobody_outside(&world, &case).await;
    supported(&ruth, &case, "person-harmed", "group").await;
    for need in &GROUPS[1..] {
        needs_nothing(&ruth, &case, need).await;
    }
    close(&ruth, &case)
        .await
        .is(422)
        .says("Support for everyone it touched")
        .says("Look again before closing");
    approve(&ruth, &case).await.is(200);
    // On the day of the last action nothing can have settled yet.
    review(&ruth, &case, "yes").await.is(200).says("Watched");
    let page = close(&ruth, &case).await.is(422);
    page.says("review the plan 1 time more")
        .does_not_say("Support for everyone it touched");
    world.set_clock("2026-12-22");
    let ruth = world.sign_in("ruth").await;
    ruth.get(&format!("{case}/review"))
        .await
        .says("The review was due");
    assert_eq!(
        standing(&ruth, "look-again").await,
        "Not met",
        "the review is late"
    );
    // Somebody who is not a holder finds none of it.
    let noor = world.sign_in("noor").await;
    noor.post(&format!("{case}/close"), &[("seen", "1")])
        .await
        .is(404);
    let path = format!("{case}/review");
    let page = ruth.get(&path).await;
    let late = page
        .form(&path)
        .fill("by", "Ruth")
        .fill("found", "Quiet.")
        .fill("solved", "yes")
        .date("next", "2027-06-01");
    late.send()
        .await
        .is(422)
        .says("can be no later than 19 January 2027");
    review(&ruth, &case, "yes").await.is(200);
    close(&ruth, &case)
        .await
        .is(200)
        .says("The case is closed.");
    assert_eq!(standing(&ruth, "look-again").await, "Met");
    ruth.get("/concerns").await.says("Closed");
    ruth.get(&format!("{case}/close"))
        .await
        .is(200)
        .says("This case was closed");
    let path = format!("{case}/reopen");
    let page = ruth.get(&path).await.is(200);
    page.form(&path)
        .fill("reason", "He wrote again, under another name.")
        .send()
        .await
        .is(200)
        .says("The case is open again.")
        .says("Review the plan");
    // What was reviewed before does not count for what happened since.
    close(&ruth, &case)
        .await
        .is(422)
        .says("Look again before closing");
}

#[tokio::test]
async fn d136_a_lesson_becomes_a_task_and_its_change_moves_the_evidence() {
    let world = ready().await;
    let pack = chaperone::governance::packs::find("play-and-family-services").expect("a policy");
    let before = "kind = \"lessons\"\neffect = \"advise\"\nwithin = \"not set\"";
    assert!(pack.source.contains(before));
    let source = pack
        .source
        .replace(before, &before.replace("not set", "3 months"));
    let version = world.put_text_in_force(&source, "2026-11-21").await;
    let ruth = world.sign_in("ruth").await;
    let case = a_case(&world, &ruth).await;
    name(&world, &case, PartyRole::Harmed, "T.B.", "Tilda Brook").await;
    learn(&ruth, &case, "Tell Tilda whom to ask")
        .await
        .is(422)
        .says("names somebody of the case");
    let task = "Say in the first session whom to ask";
    learn(&ruth, &case, task)
        .await
        .is(200)
        .says("Waits for its change");
    world.set_clock("2027-02-15");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(standing(&ruth, "lessons").await, "Due soon");
    let page = ruth.get("/policy/changes").await.is(200).says(task);
    let href = page
        .links("/done")
        .first()
        .expect("a way to mark it")
        .clone();
    let page = ruth.get(&href).await.is(200).says(task);
    let page = page.form(&href).fill("changed", "policy").send().await;
    let page = page.is(422).says("Choose the version of the policy");
    page.form(&href)
        .fill("version", &version.to_string())
        .fill("note", "The clause on first sessions.")
        .send()
        .await
        .is(200)
        .does_not_say(task);
    assert_eq!(standing(&ruth, "lessons").await, "Met");
    ruth.get(&format!("{case}/review"))
        .await
        .says(&format!("Changed: version {version} of the policy"));
}

#[tokio::test]
async fn whom_a_case_is_about_is_counted_no_case_and_shown_no_task() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let priya = world.sign_in("priya").await;
    let clauses = ["support-for-all", "look-again", "safe-to-tell"];
    let mut before = Vec::new();
    for clause in clauses {
        before.push(standing(&priya, clause).await);
    }
    let mut submission = report(4, "Priya reads our chats.");
    submission.subjects = vec![world.id("priya")];
    let taken = submit(&world.public().await, submission).await;
    let case = triaged(&ruth, taken.id, "P., chats").await.path;
    let task = "Say who reads chats";
    learn(&ruth, &case, task).await.is(200);
    ruth.get("/policy/changes").await.says(task);
    for (clause, before) in clauses.into_iter().zip(before) {
        assert_eq!(standing(&priya, clause).await, before, "{clause}");
    }
    assert_eq!(standing(&ruth, "support-for-all").await, "Due soon");
    priya.get("/policy/changes").await.does_not_say(task);
}
