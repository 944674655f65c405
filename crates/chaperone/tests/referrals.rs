//! Referrals as use cases: what goes along, whose clocks count, and what the policy makes of it.

use chaperone::{
    access::actor::{Actor, Signed},
    ctx::Ctx,
    evidence::stand::{self, Asked},
    response::{
        case,
        referral::summary::{self, Printed},
        words::{PartyRole, Person, What},
    },
    sealing::{
        keys,
        recovery::{self, Sheets},
    },
};
use policy::Status;
use store::Digest;
use uuid::Uuid;

use crate::{
    duties::referrals::{begun, case},
    harness::{Browser, World, world::PASSWORD},
    response::{ready, report, submit},
};

/// Ruth, with her key unlocked, as a use case is handed her.
async fn acting(world: &World) -> Ctx {
    let ctx = world.ctx().await;
    let person = world.id("ruth");
    let prepared = keys::at_sign_in(&ctx, person, PASSWORD).await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    let unlocked = prepared.expect("a pair").keep(&ctx, &mut tx).await;
    tx.commit().await.expect("kept");
    ctx.acting(Actor::Person(Signed {
        person,
        name: "Ruth Adeyemi".into(),
        kind: store::person::Kind::Staff,
        roles: [policy::Role::Dsl].into_iter().collect(),
        session: Digest::of(b"a test"),
        second_factor: true,
        has_second_factor: true,
        unlocked: Some(unlocked.expect("unlocked")),
    }))
}

fn id_of(path: &str) -> Uuid {
    let last = path.rsplit('/').next().expect("a path");
    last.parse().expect("an id")
}

async fn add_person(ctx: &Ctx, case: Uuid, person: Person) {
    let mut tx = ctx.db().begin().await.expect("a transaction");
    let found = case::load(ctx, &mut tx, case).await.expect("the case");
    let entry = case::entry(ctx, What::Person(person));
    case::write(ctx, &mut tx, &found.opened, &entry, None)
        .await
        .expect("written");
    tx.commit().await.expect("kept");
}

fn person(number: u128, role: PartyRole, name: &str) -> Person {
    Person {
        id: Uuid::from_u128(number),
        role,
        initials: "X.Y.".into(),
        name: name.into(),
        born: Some(jiff::civil::date(2013, 5, 6)),
        belongs: "Millbrook School".into(),
        contact: "01632 960 077".into(),
        needs: "Wears a hearing aid".into(),
        note: "Likes to be called Tam".into(),
        ..Person::default()
    }
}

pub fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("referral.pdf");
    std::fs::write(&file, pdf).expect("written");
    let output = std::process::Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(&file)
        .arg("-")
        .output()
        .expect("pdftotext (package poppler-utils) is needed");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_paper_holds_the_people_and_details_that_were_chosen_and_nothing_else() {
    let world = ready().await;
    let (ruth, path) = case(&world).await;
    let id = id_of(&path);
    let ctx = acting(&world).await;
    add_person(&ctx, id, person(1, PartyRole::Harmed, "Tamsin Bell")).await;
    add_person(&ctx, id, person(2, PartyRole::Bystander, "Oluwaseun Kanu")).await;
    let new = format!("{path}/referrals/new");
    // The barring service needs neither of them; children's social care the one who was harmed, and not the note about her.
    let page = ruth.get(&format!("{new}?body=dbs")).await.is(200);
    assert_eq!(page.form(&new).value("person"), None);
    let referral = begun(&ruth, &path, "childrens-social-care").await.path;
    let printed = summary::print(&ctx, id, id_of(&referral)).await;
    let Printed::Pdf(pdf) = printed.expect("printed") else {
        panic!("nothing stands against it");
    };
    let text = text_of(&pdf);
    for there in [
        "Tamsin Bell",
        "6 May 2013",
        "hearing aid",
        "He writes to me at night",
    ] {
        assert!(text.contains(there), "{there} is missing: {text}");
    }
    for elsewhere in ["Oluwaseun", "called Tam", "messages at night", "grooming"] {
        assert!(!text.contains(elsewhere), "{elsewhere} is there: {text}");
    }
    ruth.get("/disclosures")
        .await
        .is(200)
        .says("Printed")
        .says("1 person: Full name, Date of birth");
}

#[tokio::test]
async fn more_than_a_body_needs_goes_along_only_with_a_reason() {
    let world = ready().await;
    let (ruth, path) = case(&world).await;
    let ctx = acting(&world).await;
    add_person(
        &ctx,
        id_of(&path),
        person(1, PartyRole::Bystander, "Oluwaseun Kanu"),
    )
    .await;
    let new = format!("{path}/referrals/new");
    let page = ruth.get(&format!("{new}?body=police")).await.is(200);
    let page = page
        .form(&new)
        .fill("recipient", "Northshire Police")
        .fill("why", "A man writes to her at night.")
        .fill("summary", "He asked for pictures.")
        .fill("consent", "agreed")
        .tick("person", &Uuid::from_u128(1).to_string())
        .send()
        .await
        .is(422)
        .says("Say why more goes along than they need");
    page.form(&new)
        .fill("more", "He saw the messages.")
        .send()
        .await
        .is(200);
}

#[tokio::test]
async fn an_areas_own_clocks_count_and_a_bank_holiday_stops_them() {
    for (nation, due) in [
        ("england", "29 December 2026 at 9:00am"),
        ("wales", "29 December 2026 at 9:00am"),
        ("scotland", "29 December 2026 at 9:00am"),
        ("northern-ireland", "29 December 2026 at 9:00am"),
    ] {
        let world = World::on("2026-12-24").await;
        world.put_in_force("schools-education", "2026-11-20").await;
        set_nation(&world, nation).await;
        make_recovery(&world).await;
        let (ruth, path) = case(&world).await;
        ruth.get(&format!("{path}/referrals/new?body=lado"))
            .await
            .is(200)
            .says(due)
            .says("Your policy says so");
    }
    let world = World::on("2026-12-24").await;
    world.put_in_force("schools-education", "2026-11-20").await;
    make_recovery(&world).await;
    let (ruth, path) = case(&world).await;
    add_area(&ruth, "24 hours").await;
    let new = format!("{path}/referrals/new");
    let page = ruth.get(&format!("{new}?body=lado")).await.is(200);
    let area = page.attribute("#area option:nth-child(2)", "value");
    let page = page
        .form(&new)
        .fill("area", &area.expect("the area"))
        .fill("recipient", "Northshire LADO")
        .fill("why", "He was alone with her.")
        .fill("summary", "On Wednesday after the session.")
        .fill("consent", "agreed")
        .send()
        .await
        .is(200);
    // A day in hours runs through Christmas; it ends before the working day of the policy does.
    page.says("25 December 2026 at 9:00am");
}

async fn set_nation(world: &World, nation: &str) {
    let sql = match nation {
        "england" => "UPDATE organisation SET nation = 'england'",
        "wales" => "UPDATE organisation SET nation = 'wales'",
        "scotland" => "UPDATE organisation SET nation = 'scotland'",
        _ => "UPDATE organisation SET nation = 'northern-ireland'",
    };
    world.place.raw(sql).await;
}

async fn make_recovery(world: &World) {
    let ctx = world.ctx().await;
    let mut tx = ctx.db().begin().await.expect("a transaction");
    recovery::make(&ctx, &mut tx, Sheets::One)
        .await
        .expect("a recovery key");
    tx.commit().await.expect("kept");
}

async fn add_area(ruth: &Browser, lado: &str) {
    let page = ruth.get("/settings/areas").await.is(200);
    page.form("/settings/areas")
        .fill("name", "Northshire")
        .fill("lado", lado)
        .send()
        .await
        .is(200)
        .says("Northshire was saved");
}

#[tokio::test]
async fn areas_are_kept_with_their_clocks_and_what_is_missing_in_the_directory() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let page = ruth.get("/settings/areas").await.is(200);
    let page = page.says("No area yet");
    page.form("/settings/areas")
        .fill("name", "Northshire")
        .fill("lado", "soon")
        .send()
        .await
        .is(422)
        .says("Write a number and a unit");
    add_area(&ruth, "24 hours").await;
    let page = ruth.get("/settings/areas").await.is(200);
    // Twice the same name could not be told apart.
    page.form("/settings/areas")
        .fill("name", "northshire")
        .send()
        .await
        .is(422)
        .says("There is an area of this name already");
    let new = page.follow("Add the designated officer").await.is(200);
    assert_eq!(new.form("/directory/new").value("area"), Some("Northshire"));
    let edit = page.follow("Change").await.is(200);
    let form = edit.form(&edit.path);
    form.fill("reply", "2 working days")
        .send()
        .await
        .is(200)
        .says("2 working days");
    let remove = edit.follow("Take this area off").await.is(200);
    remove
        .form(&remove.path)
        .send()
        .await
        .is(200)
        .says("No area yet");
    let noor = world.sign_in("noor").await;
    noor.get("/settings/areas").await.is(404);
}

#[tokio::test]
async fn what_was_referred_and_what_left_moves_the_evidence() {
    let world = World::new().await;
    world
        .put_in_force("play-and-family-services", "2026-11-20")
        .await;
    make_recovery(&world).await;
    let (ruth, path) = case(&world).await;
    let status = async |clause: &str| {
        let ctx = world.ctx().await;
        let stand = stand::stand(&ctx, Asked::default()).await;
        let stand = stand.expect("it stands").expect("a policy");
        let standing = stand.standings.iter();
        let mut standing = standing.filter(|one| one.clause.to_string() == clause);
        standing.next().expect("the clause").status
    };
    assert_eq!(status("sharing-information").await, Status::NotAssessed);
    let referral = begun(&ruth, &path, "childrens-social-care").await.path;
    let sent = format!("{referral}/step/sent");
    let page = ruth.get(&sent).await.is(200);
    page.form(&sent).fill("way", "email").send().await.is(200);
    assert_eq!(status("sharing-information").await, Status::Met);
    let ctx = world.ctx().await;
    let stand = stand::stand(&ctx, Asked::default()).await;
    let facts = stand.expect("it stands").expect("a policy").facts;
    let [fact] = facts.referrals.rows() else {
        panic!("one referral");
    };
    assert!(fact.sent.is_some() && !fact.reference && !fact.not_needed_reason);
    // Nobody is counted in front of somebody who must not know of it.
    let id = id_of(&path);
    let mut tx = ctx.db().begin().await.expect("a transaction");
    store::holder::exclude(&mut tx, id, ctx.tag_of(world.id("priya")), ctx.ts())
        .await
        .expect("kept apart");
    tx.commit().await.expect("kept");
    let priya = world.sign_in("priya").await;
    priya
        .get("/disclosures")
        .await
        .is(200)
        .says("Nothing has left in all");
    priya.get("/evidence").await.is(200);
}

#[tokio::test]
async fn a_bodys_name_is_that_of_the_nation() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, report(2, "He shouts at us.")).await;
    set_nation(&world, "wales").await;
    let path = crate::response::triaged(&ruth, taken.id, "A.B.").await.path;
    ruth.get(&format!("{path}/referrals"))
        .await
        .is(200)
        .says("Designated officer for safeguarding")
        .does_not_say("LADO");
}

#[tokio::test]
async fn d129_the_clause_about_referrals_stands_on_what_was_sent_and_answered() {
    let world = ready().await;
    let (ruth, path) = case(&world).await;
    let status = async || {
        let ctx = world.ctx().await;
        let stand = stand::stand(&ctx, Asked::default()).await;
        let stand = stand.expect("it stands").expect("a policy");
        let mut standings = stand.standings.iter();
        let found = standings.find(|one| one.clause.to_string() == "outside-help");
        found.expect("the clause").status
    };
    assert_eq!(status().await, Status::NotAssessed);
    let referral = begun(&ruth, &path, "childrens-social-care").await.path;
    assert_eq!(status().await, Status::DueSoon);
    for (step, fields) in [
        ("sent", &[("way", "email"), ("reference", "NS-4471")][..]),
        (
            "replied",
            &[("outcome", "advice"), ("text", "Call the school.")],
        ),
    ] {
        let door = format!("{referral}/step/{step}");
        let page = ruth.get(&door).await.is(200);
        let form = page.form(&door);
        let form = fields
            .iter()
            .fold(form, |form, (name, value)| form.fill(name, value));
        form.send().await.is(200);
    }
    assert_eq!(status().await, Status::Met);
    begun(&ruth, &path, "police").await;
    world.set_clock("2026-11-25");
    assert_eq!(status().await, Status::NotMet);
}

#[tokio::test]
async fn a_breach_is_told_in_seventy_two_hours_because_the_law_says_so() {
    let world = ready().await;
    let (ruth, path) = case(&world).await;
    ruth.get(&format!("{path}/referrals/new?body=ico"))
        .await
        .is(200)
        .says("25 November 2026 at 9:00am: 72 hours from when we knew. The law says so.");
    // Somebody who holds the case finds the short form for a call on its first page.
    let page = ruth.get(&path).await.is(200);
    page.follow("I have already rung them")
        .await
        .is(200)
        .at(&format!("{path}/referrals/phoned"));
}
