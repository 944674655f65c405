//! What happens in both worlds, and what happens in one of them only.

use chaperone::{
    reporting::{
        intake::{Offered, Submission},
        words::{Named, Report},
    },
    sealing::recovery::{self, Sheets},
};
use store::concern::Source;
use uuid::Uuid;

use super::{Excluded, deeds};
use crate::{
    harness::{Browser, World},
    response::{report, submit, triaged},
};

/// In every word of the concern that must not be found.
pub const MARK: &str = "zqkestrel";

/// Where the concern is, for somebody who knows more than they can, and what it says.
pub struct Told {
    pub concern: Uuid,
    pub case: Uuid,
    /// Ids of what was written, filed and planned in it.
    pub parts: Vec<Uuid>,
}

/// Both worlds: a policy, a recovery key, everybody signed in once so that they have a pair, and a concern that is nobody's here.
pub async fn usual(world: &World) {
    world.put_in_force("schools-education", "2026-11-20").await;
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    recovery::make(&ctx, &mut tx, Sheets::One)
        .await
        .expect("a recovery key");
    tx.commit().await.expect("kept");
    for key in ["ruth", "marcus", "ines", "priya", "ada", "theo", "noor"] {
        world.sign_in(key).await;
    }
    let taken = submit(
        &world.public().await,
        report(9, "Somebody made a group about me."),
    )
    .await;
    let marcus = world.sign_in("marcus").await;
    triaged(&marcus, taken.id, "L.K., a group in class").await;
}

/// Who works on a concern about `subject`.
fn keeper(subject: &str) -> &'static str {
    if subject == "ruth" { "marcus" } else { "ruth" }
}

/// The world in which nothing happens: whoever would have worked on it signs in, and finds nothing to do.
pub async fn listen(world: &World, subject: &str) {
    world.sign_in(keeper(subject)).await;
    world.sign_in("theo").await;
}

/// The concern, from its report on.
pub async fn tell(world: &World, subject: &'static str, how: Excluded) -> Told {
    let browser = world.sign_in(keeper(subject)).await;
    world.sign_in("theo").await;
    let theo = world.acting("theo").await;
    let named = match how {
        Excluded::FromTheStart => vec![world.id(subject)],
        Excluded::Later | Excluded::Not => Vec::new(),
    };
    let concern = submit(&theo, about(world, subject, named)).await.id;
    let page = browser.get(&format!("/concerns/{concern}")).await.is(200);
    let note = format!("/concerns/{concern}/note");
    let form = page.form(&note).fill("note", &format!("Rang {MARK}."));
    form.send().await.is(200);
    let page = triaged(&browser, concern, &format!("Z.Q., {MARK}")).await;
    let case = page.path.strip_prefix("/cases/").expect("a case");
    let case: Uuid = case.parse().expect("an id");
    work_on(&browser, case).await;
    let below = [format!("/cases/{case}"), format!("/concerns/{concern}")];
    // What was written in another case while they held both is there to stay; see the threat model.
    let left_out: &[&str] = match how {
        Excluded::Later => &["/link"],
        Excluded::FromTheStart | Excluded::Not => &[],
    };
    let taken = deeds::work_through(&browser, &below, left_out).await;
    println!("forms that were taken: {taken:?}");
    assert!(taken.len() > 2, "hardly anything was done: {taken:?}");
    let told = Told {
        concern,
        case,
        parts: parts(world, concern, case).await,
    };
    match how {
        Excluded::FromTheStart => {}
        Excluded::Later => exclude(world, &browser, subject, &told).await,
        Excluded::Not => let_know(world, subject, &told).await,
    }
    told
}

fn about(world: &World, subject: &str, subjects: Vec<Uuid>) -> Submission {
    let name = world.name(subject);
    let plain = report(1, "");
    Submission {
        source: Source::Staff,
        kind: "allegation".into(),
        about: "adult-in-role".into(),
        place: "session".into(),
        service: Some("schools".into()),
        subjects,
        report: Report {
            words: format!("{name} wrote to a girl at night. {MARK}"),
            who: name.into(),
            harmed: MARK.into(),
            about: vec![Named {
                id: world.id(subject),
                name: name.into(),
            }],
            ..plain.report
        },
        files: vec![Offered {
            name: format!("{MARK}.txt"),
            mime: "text/plain".into(),
            bytes: format!("{MARK} wrote this").into_bytes(),
        }],
        ..plain
    }
}

async fn work_on(browser: &Browser, case: Uuid) {
    let path = format!("/cases/{case}/chronology");
    let page = browser.get(&path).await.is(200);
    let form = page.form(&path);
    let words = format!("Rang the officer about {MARK}.");
    let page = form.fill("text", &words).send().await.is(200);
    let link = page.links("/correct").remove(0);
    let page = browser.get(&link).await.is(200);
    let form = page.form(&link).fill("text", &format!("Not {MARK}."));
    form.send().await.is(200);
}

/// Ids that rows of the two records have.
async fn parts(world: &World, concern: Uuid, case: Uuid) -> Vec<Uuid> {
    let mut conn = world.app.db().read().await.expect("a reader");
    let mut parts = Vec::new();
    for record in [concern, case] {
        let entries = store::entry::of_record(&mut conn, record)
            .await
            .expect("entries");
        parts.extend(entries.iter().take(1).map(|entry| entry.id));
        let dues = store::due::of_record(&mut conn, record)
            .await
            .expect("dues");
        parts.extend(dues.iter().take(1).map(|due| due.id));
    }
    parts
}

/// Somebody who holds both records must not know of them from here on: the keeper says so on the page for it.
async fn exclude(world: &World, browser: &Browser, subject: &str, told: &Told) {
    let path = format!("/concerns/{}/exclude", told.concern);
    let page = browser.get(&path).await.is(200);
    let person = world.id(subject).to_string();
    let form = page.form(&path).fill("person", &person);
    let page = form.fill("reason", MARK).send().await.is(200);
    page.form(&path).send().await.is(200);
}

/// Somebody who held neither is let know that there is something.
async fn let_know(world: &World, subject: &str, told: &Told) {
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    for id in [told.concern, told.case] {
        let holder = store::holder::Holder {
            record_id: id,
            person_id: world.id(subject),
            sealed: None,
            key_number: None,
            given_at: ctx.ts(),
            given_by: None,
            wakes_at: ctx.ts(),
            leads: false,
            opened_at: None,
            times_opened: 0,
        };
        store::holder::give(&mut tx, &holder).await.expect("given");
    }
    tx.commit().await.expect("kept");
}
