//! The whole path, from a child's worry to a changed policy, as the people in it walk it.

use chaperone::{governance::packs, response::words::PartyRole};

use crate::{
    duties::{
        closing::{approve, close, learn, name, needs_nothing, nobody_outside, review, supported},
        related::standing,
    },
    response::{ready, report, submit},
};

/// The schools policy, with the clause on lessons of another one, and its intervals set.
fn policy() -> String {
    let play = packs::find("play-and-family-services").expect("a policy");
    let start = play
        .source
        .find("[[clause]]\nid = \"lessons\"")
        .expect("its clause");
    let end = play.source[start..]
        .find("within = \"not set\"")
        .expect("its interval");
    let lessons = &play.source[start..start + end];
    let schools = packs::find("schools-education").expect("a policy");
    let open = "kind = \"case-review\"\neffect = \"refuse\"\nevery = \"not set\"";
    let schools = schools
        .source
        .replace(open, &open.replace("not set", "4 weeks"));
    format!("{schools}\n{lessons}within = \"2 weeks\"\n")
}

#[tokio::test]
async fn from_a_childs_worry_to_a_changed_policy() {
    let world = ready().await;
    world.put_text_in_force(&policy(), "2026-11-21").await;
    let ruth = world.sign_in("ruth").await;
    // A child tells, with no name.
    let words = "My coach writes to me at night. He is one of your helpers.";
    let mut told = report(7, words);
    told.about = "adult-in-role".into();
    let taken = submit(&world.public().await, told).await;
    assert!(taken.receipt.is_some());
    // The lead hears that something waits, and no word of it.
    let mail = world.mail_to("ruth@harbour.example").await;
    assert!(!mail.text.contains("coach") && !mail.subject.contains("coach"));
    ruth.get("/concerns").await.is(200).says("Not read");
    ruth.get(&format!("/concerns/{}", taken.id))
        .await
        .is(200)
        .says("My coach writes to me at night.");
    // She decides.
    let path = format!("/concerns/{}/triage", taken.id);
    let page = ruth.get(&path).await.is(200);
    let mut form = page
        .form(&path)
        .fill("kind", "allegation")
        .fill("branch", "adult-in-role")
        .fill("level", "high")
        .tick("category", "grooming")
        .fill(
            "reason",
            "He behaves in a way that shows he may be a risk to children.",
        )
        .fill("then", "open")
        .fill("title", "Coach, messages at night");
    for test in [
        "lado-harmed",
        "lado-offence",
        "lado-unsuitable",
        "significant",
    ] {
        form = form.fill(&format!("test-adult-in-role-{test}"), "unknown");
    }
    let form = form.fill("test-adult-in-role-lado-risk", "yes");
    let page = form
        .send()
        .await
        .is(200)
        .says("Decide whom outside to tell");
    let case = page.path.clone();
    nobody_outside(&world, &case).await;
    // Parents: first whether it is safe.
    let parents = format!("{case}/parents");
    let page = ruth.get(&parents).await.is(200);
    let page = page
        .form(&format!("{parents}/decide"))
        .fill("safe", "yes")
        .fill(
            "reason",
            "The child asked for it. He is no friend of the family.",
        )
        .fill("advice", "The designated officer agrees.")
        .send()
        .await
        .is(200);
    page.form(&format!("{parents}/told"))
        .fill("who", "Both parents")
        .fill("how", "At their home")
        .fill("by", "Ruth")
        .fill("text", "All we know.")
        .send()
        .await
        .is(200);
    // Four people, and those who stand for a group.
    for (role, need, initials, full) in [
        (PartyRole::Harmed, "person-harmed", "J.F.", "Jonas Feld"),
        (PartyRole::Bystander, "bystanders", "M.S.", "Mina Sarkar"),
        (PartyRole::Family, "family", "R.F.", "Rosa Feld"),
        (PartyRole::Subject, "accused", "C.D.", "Carl Duarte"),
    ] {
        let person = name(&world, &case, role, initials, full).await;
        supported(&ruth, &case, need, &person.to_string()).await;
    }
    approve(&ruth, &case)
        .await
        .is(422)
        .says("the whole organisation");
    for need in ["staff", "organisation"] {
        needs_nothing(&ruth, &case, need).await;
    }
    assert_ne!(standing(&ruth, "support-for-all").await, "Met");
    approve(&ruth, &case).await.is(200);
    assert_eq!(standing(&ruth, "support-for-all").await, "Met");
    close(&ruth, &case)
        .await
        .is(422)
        .says("Look again before closing");
    // Later they look again, and learn.
    world.set_clock("2026-12-16");
    let ruth = world.sign_in("ruth").await;
    review(&ruth, &case, "yes").await.is(200);
    let task = "Say in the code that helpers write to nobody at night";
    learn(&ruth, &case, task).await.is(200);
    let page = ruth.get(&format!("{case}/close")).await.is(200);
    page.form(&format!("{case}/dbs"))
        .fill("left", "no")
        .fill(
            "dbs-reason",
            "He was no helper of ours any more when it began.",
        )
        .send()
        .await
        .is(200);
    close(&ruth, &case)
        .await
        .is(200)
        .says("The case is closed.");
    for clause in ["look-again", "safe-to-tell", "outside-help"] {
        assert_eq!(standing(&ruth, clause).await, "Met", "{clause}");
    }
    // The task is late: the clause says so until the policy is changed.
    world.set_clock("2027-01-05");
    let ruth = world.sign_in("ruth").await;
    assert_eq!(standing(&ruth, "lessons").await, "Not met");
    let changed = policy().replace("within = \"2 weeks\"", "within = \"4 weeks\"");
    let version = world.put_text_in_force(&changed, "2027-01-05").await;
    let page = ruth.get("/policy/changes").await.is(200).says(task);
    let href = page
        .links("/done")
        .first()
        .expect("a way to mark it")
        .clone();
    let page = ruth.get(&href).await.is(200);
    page.form(&href)
        .fill("changed", "policy")
        .fill("version", &version.to_string())
        .fill("note", "The clause on writing at night.")
        .send()
        .await
        .is(200);
    assert_eq!(
        standing(&ruth, "lessons").await,
        "Met",
        "the evidence moved"
    );
    ruth.get(&format!("{case}/chronology"))
        .await
        .is(200)
        .says("Parents or carers were told")
        .says("Closed: The problem is solved");
}
