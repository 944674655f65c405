//! The whole path, from a child's worry to a changed policy, as the people in it walk it. Over HTTP only, with scripts off.

use chaperone::governance::packs;

use crate::{
    duties::{
        closing::{approve, close, learn, needs_nothing, review, supported},
        public_door::{digits, through},
        referrals::begun,
        related::standing,
    },
    harness::{Browser, Page},
    response::ready,
};

/// The schools policy with the clause on lessons of another one, and its intervals set.
pub fn policy() -> String {
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

async fn fill(browser: &Browser, at: &str, action: &str, fields: &[(&str, &str)]) -> Page {
    let mut form = browser.get(at).await.is(200).form(action);
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    form.send().await.is(200)
}

async fn with_receipt(child: &Browser, receipt: &str) -> Page {
    fill(child, "/receipt", "/receipt", &[("receipt", receipt)]).await
}

/// Names somebody in the case; the address of their place in the plan.
async fn named(ruth: &Browser, case: &str, role: &str, need: &str, name: &str) -> String {
    let path = format!("{case}/people/new");
    let initials: String = name
        .split(' ')
        .map(|word| format!("{}.", &word[..1]))
        .collect();
    let who = [("role", role), ("name", name), ("initials", &initials)];
    fill(ruth, &path, &path, &who).await;
    let plan = ruth.get(&format!("{case}/support")).await.is(200);
    let selector = format!("a[href*='/support/{need}/']");
    let href = plan.attribute(&selector, "href").expect("their place");
    href.rsplit('/').next().expect("who").to_owned()
}

#[tokio::test]
async fn from_a_childs_worry_to_a_changed_policy() {
    let world = ready().await;
    world.put_text_in_force(&policy(), "2026-11-21").await;
    let ruth = world.sign_in("ruth").await;
    // A child tells, with no name, and gets a receipt.
    let child = world.browser();
    let words = "My coach writes to me at night. He is one of your helpers.";
    let page = through(&child, &[("words", words)]).await;
    let page = page.form("/tell/send").send().await.is(200);
    let receipt = digits(&page.says("We have it"));
    // The lead hears that something waits, and no word of it.
    let mail = world.mail_to("ruth@harbour.example").await;
    assert!(!mail.text.contains("coach") && !mail.subject.contains("coach"));
    ruth.get("/concerns").await.is(200).says("Not read");
    let ctx = world.ctx().await;
    let mut conn = ctx.db().read().await.expect("a connection");
    let all = store::concern::counted(&mut conn, ctx.viewer()).await;
    drop(conn);
    let concern = format!("/concerns/{}", all.expect("the concerns")[0].id);
    ruth.get(&concern).await.is(200).says(words);
    // She decides.
    let path = format!("{concern}/triage");
    let mut form = ruth
        .get(&path)
        .await
        .is(200)
        .form(&path)
        .fill("kind", "allegation")
        .fill("branch", "adult-in-role")
        .fill("level", "high")
        .tick("category", "grooming")
        .fill("reason", "He may be a risk to children.")
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
    let page = form.send().await.is(200);
    let case = page.says("Decide whom outside to tell").path;
    // She tells the designated officer, who answers; nobody else has to be told.
    let referral = begun(&ruth, &case, "lado").await.path;
    for (step, fields) in [
        ("sent", [("way", "email"), ("reference", "LADO-31")]),
        (
            "replied",
            [("outcome", "advice"), ("text", "Go on as you do.")],
        ),
    ] {
        let path = format!("{referral}/step/{step}");
        fill(&ruth, &path, &path, &fields).await;
    }
    for body in ["childrens-social-care", "police", "platform"] {
        let path = format!("{case}/referrals/not-needed");
        let why = [
            ("threshold", "Nothing that reaches theirs."),
            ("alternatives", "The designated officer leads."),
            ("reason", "The officer advised so."),
            ("consulted", "The officer, Marcus."),
        ];
        fill(&ruth, &format!("{path}?body={body}"), &path, &why).await;
    }
    // Parents: first whether it is safe.
    let parents = format!("{case}/parents");
    let decision = [
        ("safe", "yes"),
        (
            "reason",
            "The child asked for it. He is no friend of the family.",
        ),
        ("advice", "The designated officer agrees."),
    ];
    fill(&ruth, &parents, &format!("{parents}/decide"), &decision).await;
    let telling = [
        ("who", "Both parents"),
        ("how", "At their home"),
        ("by", "Ruth"),
        ("text", "All we know."),
    ];
    fill(&ruth, &parents, &format!("{parents}/told"), &telling).await;
    // Four people, and those who stand for a group.
    for (role, need, name) in [
        ("harmed", "person-harmed", "Jonas Feld"),
        ("bystander", "bystanders", "Mina Sarkar"),
        ("family", "family", "Rosa Feld"),
        ("subject", "accused", "Carl Duarte"),
    ] {
        let who = named(&ruth, &case, role, need, name).await;
        supported(&ruth, &case, need, &who).await;
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
    with_receipt(&child, &receipt)
        .await
        .does_not_say("We have finished with it");
    // Later they look again, and learn.
    world.set_clock("2026-12-16");
    let ruth = world.sign_in("ruth").await;
    review(&ruth, &case, "yes").await.is(200);
    let task = "Say in the code that helpers write to nobody at night";
    learn(&ruth, &case, task).await.is(200);
    let answer = [
        ("left", "no"),
        ("dbs-reason", "He was no helper any more when it began."),
    ];
    let (at, action) = (format!("{case}/close"), format!("{case}/dbs"));
    fill(&ruth, &at, &action, &answer).await;
    close(&ruth, &case)
        .await
        .is(200)
        .says("The case is closed.");
    for clause in ["look-again", "safe-to-tell", "outside-help"] {
        assert_eq!(standing(&ruth, clause).await, "Met", "{clause}");
    }
    // The child sees that it is finished, and no more.
    with_receipt(&child, &receipt)
        .await
        .says("We have finished with it")
        .does_not_say("solved");
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
    let done = [
        ("changed", "policy"),
        ("version", &version.to_string()),
        ("note", "The clause on writing at night."),
    ];
    fill(&ruth, &href, &href, &done).await;
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

#[tokio::test]
async fn the_demo_has_a_case_that_ended_and_what_it_changed() {
    use store::case_file::Status;
    let world = crate::harness::World::empty("2026-11-22").await;
    chaperone::demo::fill(&world.app).await.expect("the demo");
    let ctx = world.ctx().await;
    let mut conn = ctx.db().read().await.expect("a connection");
    let viewer = ctx.viewer();
    let cases = store::case_file::counted(&mut conn, viewer).await;
    let cases = cases.expect("the cases");
    let ended = |status| cases.iter().filter(|case| case.status == status).count();
    assert_eq!(ended(Status::Closed), 1);
    assert!(ended(Status::Open) >= 1);
    let plans = store::support_plan::counted(&mut conn, viewer).await;
    let approved = plans.expect("the plans");
    assert!(
        approved
            .iter()
            .filter(|plan| plan.approved_on.is_some())
            .count()
            >= 2
    );
    let lessons = store::lesson::counted(&mut conn, viewer).await;
    let lessons = lessons.expect("the lessons");
    assert!(lessons.iter().all(|lesson| lesson.changed_on.is_some()));
    assert!(!lessons.is_empty());
}

/// Invariant: parents, subjects and alleged persons are never told by the program. What marks that parents were told is in one
/// file, and no notice knows of it.
#[test]
fn d128_one_file_marks_that_parents_were_told_and_no_notice_speaks_of_it() {
    fn read(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).expect("a source");
                found.push((path.display().to_string().replace('\\', "/"), text));
            }
        }
    }
    let mut sources = Vec::new();
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&src, &mut sources);
    let set: Vec<&str> = sources
        .iter()
        .filter(|(_, text)| text.contains(".told_at = "))
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(
        matches!(set.as_slice(), [one] if one.ends_with("response/parents.rs")),
        "{set:?}"
    );
    for (path, text) in &sources {
        if path.contains("/notices/") || path.contains("/jobs/") {
            assert!(!text.contains("arents"), "{path} speaks of parents");
        }
    }
}
