//! From a worry to a case that several people hold: who handles it, who must not know, and what they are to do.

use policy::terms::ConcernRoute;
use uuid::Uuid;

use crate::{
    harness::{Browser, Page, World},
    response::{ready, report, submit, triaged},
};

/// A concern that Ruth opened a case for; the two addresses.
pub async fn case(world: &World, ruth: &Browser) -> (String, String) {
    let taken = submit(
        &world.public().await,
        report(1, "He writes to me at night."),
    )
    .await;
    let page = triaged(ruth, taken.id, "T.B., messages at night").await;
    (format!("/concerns/{}", taken.id), page.path)
}

pub fn id_of(path: &str) -> Uuid {
    let last = path.rsplit('/').next().expect("an id");
    last.parse().expect("an id")
}

async fn add_person(browser: &Browser, case: &str, fill: &[(&str, &str)]) -> Page {
    let path = format!("{case}/people/new");
    let mut form = browser.get(&path).await.is(200).form(&path);
    for (name, value) in fill {
        form = form.fill(name, value);
    }
    form.send().await
}

/// Shuts somebody out, through both pages.
pub async fn exclude(browser: &Browser, record: &str, person: Uuid) -> Page {
    let path = format!("{record}/exclude");
    let page = browser.get(&path).await.is(200);
    let sure = page
        .form(&path)
        .fill("person", &person.to_string())
        .fill("reason", "The girl named him.")
        .send()
        .await
        .is(200)
        .says("This cannot be undone here");
    sure.form(&path).send().await
}

#[tokio::test]
async fn d116_no_list_title_or_address_has_a_full_name() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let wrong = [
        ("role", "harmed"),
        ("name", "Tamsin Berrycroft"),
        ("initials", "Tamsin Berrycroft"),
    ];
    add_person(&ruth, &case, &wrong)
        .await
        .is(422)
        .says("Write initials of no more than 12 letters");
    let right = [
        ("role", "harmed"),
        ("name", "Tamsin Berrycroft"),
        ("needs", "Tires in the evening."),
    ];
    let list = add_person(&ruth, &case, &right).await.is(200);
    list.says("T.B.")
        .says("Person harmed")
        .does_not_say("Berrycroft");
    for path in [
        case.clone(),
        "/cases".into(),
        "/concerns".into(),
        format!("{case}/people"),
    ] {
        let page = ruth.get(&path).await.is(200);
        assert!(!page.text.contains("Berrycroft"), "{path} has the name");
    }
    // On the person's own page it is there for those who hold the case.
    let list = ruth.get(&format!("{case}/people")).await;
    let own = list.follow("T.B.").await.is(200);
    assert!(!own.path.contains("Tamsin"));
    assert_eq!(own.form(&own.path).value("name"), Some("Tamsin Berrycroft"));
}

#[tokio::test]
async fn d009_access_needs_and_formats_are_kept_for_each_person() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let path = format!("{case}/people/new");
    let page = ruth.get(&path).await.is(200);
    page.form(&path)
        .fill("role", "harmed")
        .fill("initials", "T.B.")
        .fill("needs", "Her aunt speaks for her.")
        .tick("format", "easy-read")
        .tick("format", "interpreter")
        .send()
        .await
        .is(200)
        .says("Easy read")
        .says("With an interpreter")
        .says("Her aunt speaks for her.");
}

#[tokio::test]
async fn newer_words_about_somebody_count_and_the_older_ones_stay() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, case) = case(&world, &ruth).await;
    let first = [
        ("role", "bystander"),
        ("initials", "K.M."),
        ("note", "Saw it."),
    ];
    add_person(&ruth, &case, &first).await.is(200);
    let list = ruth.get(&format!("{case}/people")).await;
    let (hers, his) = (
        list.follow("K.M.").await.is(200),
        marcus
            .get(&format!("{case}/people"))
            .await
            .follow("K.M.")
            .await,
    );
    let path = hers.path.clone();
    hers.form(&path)
        .fill("role", "witness")
        .fill("contact", "Only through the school.")
        .send()
        .await
        .is(200)
        .says("Witness");
    // Marcus wrote at the same time: he sees hers and keeps his.
    let page = his
        .form(&path)
        .fill("note", "Moved to Leeds.")
        .send()
        .await
        .is(422)
        .says("Somebody wrote while you did")
        .says("Only through the school.");
    assert_eq!(page.form(&path).value("note"), Some("Moved to Leeds."));
    page.form(&path).send().await.is(200);
    let chronology = ruth.get(&format!("{case}/chronology")).await.is(200);
    chronology.says("Saw it.").says("Moved to Leeds.");
}

#[tokio::test]
async fn d014_an_action_has_an_owner_and_a_day_and_stays_until_it_is_done() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    // He has a key pair of his own from here on.
    world.sign_in("marcus").await;
    let (_, case) = case(&world, &ruth).await;
    let path = format!("{case}/actions");
    let page = ruth.get(&path).await.is(200).says("Nothing is planned");
    let page = page
        .form(&path)
        .fill("text", "Ring Ms Patel about Monday.")
        .fill("owner", &world.id("marcus").to_string())
        .date("due", "2026-11-24")
        .send()
        .await
        .is(200)
        .says("Ring Ms Patel about Monday.")
        .says("Marcus Webb")
        .says("24 November 2026");
    world.set_clock("2026-11-25");
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    ruth.get(&path).await.is(200).says("Late");
    let one = page
        .links("")
        .into_iter()
        .find(|href| href.contains("/actions/"));
    let one = one.expect("a link to the action");
    let page = marcus.get(&one).await.is(200);
    let end = format!("{one}/end");
    page.form(&end)
        .send()
        .await
        .is(422)
        .says("Say what happened");
    page.form(&end)
        .fill("how", "done")
        .fill("words", "She will be there at nine.")
        .send()
        .await
        .is(200)
        .says("She will be there at nine.");
    ruth.get(&path).await.is(200).does_not_say("Late");
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("She will be there at nine.");
}

#[tokio::test]
async fn d121_a_case_is_shared_handed_over_and_left() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let ines = world.sign_in("ines").await;
    let (concern, case) = case(&world, &ruth).await;
    ines.get(&case).await.is(404);
    let team = format!("{case}/team");
    let share = format!("{team}/share");
    let page = ruth.get(&team).await.is(200).says("Leads");
    page.form(&share)
        .fill("share", &world.id("ines").to_string())
        .fill("share-reason", "She knows the school.")
        .send()
        .await
        .is(200)
        .says("They can read the case now");
    ines.get(&case).await.is(200);
    ines.get(&concern).await.is(200);
    // Whoever leads cannot just leave.
    let page = ruth.get(&team).await.is(200).says("Hand over first");
    let handover = format!("{team}/handover");
    page.form(&handover)
        .fill("lead", &world.id("marcus").to_string())
        .fill("lead-reason", "I am away from Monday.")
        .send()
        .await
        .is(200)
        .says("It was handed over");
    let step = format!("{team}/step-back");
    let page = ruth.get(&team).await.is(200);
    page.form(&step)
        .fill("step-reason", "His sister is my friend.")
        .send()
        .await
        .is(422)
        .says("Tick that you know what happens");
    page.form(&step)
        .fill("step-reason", "His sister is my friend.")
        .tick("step-sure", "yes")
        .send()
        .await
        .is(200)
        .at("/cases")
        .says("You stepped back");
    for path in [&case, &concern, &team, &format!("{case}/people")] {
        ruth.get(path).await.is(404);
    }
    marcus
        .get(&format!("{case}/chronology"))
        .await
        .is(200)
        .says("Marcus Webb leads from here on")
        .says("Ruth Adeyemi stepped back")
        .says("His sister is my friend.");
    // He writes under the new key, and the other holder reads it.
    let path = format!("{case}/chronology");
    let page = marcus.get(&path).await.is(200);
    page.form(&path)
        .fill("text", "Rang the school.")
        .send()
        .await
        .is(200);
    ines.get(&path).await.is(200).says("Rang the school.");
}

#[tokio::test]
async fn an_excluded_lead_finds_nothing_and_the_deputy_leads() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (concern, case) = case(&world, &ruth).await;
    let page = exclude(&marcus, &concern, world.id("ruth")).await.is(200);
    page.says("They are shut out");
    for path in [
        concern.clone(),
        case.clone(),
        format!("{case}/team"),
        format!("{case}/chronology"),
        format!("{concern}/log"),
        format!("{case}/exclude"),
    ] {
        ruth.get(&path).await.is(404);
    }
    ruth.get("/cases")
        .await
        .is(200)
        .says("No case is yours to read");
    ruth.get("/concerns")
        .await
        .is(200)
        .says("Nothing here is yours to read");
    let page = marcus.get(&format!("{case}/team")).await.is(200);
    let page = page.says("Marcus Webb Leads");
    let page = page.does_not_say("Ruth Adeyemi, ");
    assert!(
        !page.text.contains(&world.id("ruth").to_string()),
        "it cannot be shared with her"
    );
    marcus
        .get(&format!("{case}/chronology"))
        .await
        .says("Ruth Adeyemi must not know of this");
    // A forged form does not let her in again.
    let seen = page
        .form(&format!("{case}/team/share"))
        .value("seen")
        .map(str::to_owned);
    marcus
        .post(
            &format!("{case}/team/share"),
            &[
                ("seen", &seen.expect("a number")),
                ("share", &world.id("ruth").to_string()),
                ("share-reason", "Forged"),
            ],
        )
        .await
        .is(404);
}

#[tokio::test]
async fn when_the_whole_team_is_excluded_the_trustee_takes_it() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let ines = world.sign_in("ines").await;
    let (concern, case) = case(&world, &ruth).await;
    exclude(&marcus, &case, world.id("ruth")).await.is(200);
    exclude(&marcus, &case, world.id("marcus"))
        .await
        .is(200)
        .at("/cases")
        .says("You are shut out of it now");
    marcus.get(&case).await.is(404);
    marcus.get(&concern).await.is(404);
    ines.get(&case).await.is(200).says("Led by Ines Carvalho");
    ines.get(&concern)
        .await
        .is(200)
        .says("He writes to me at night.");
    let mail = world.mail_to("ines@harbour.example").await;
    assert!(mail.subject.contains("waits for you"), "{mail:?}");
    assert!(
        !mail.text.contains("night") && !mail.text.contains("Ruth"),
        "{mail:?}"
    );
}

#[tokio::test]
async fn whoever_is_named_as_the_subject_is_shut_out_before_it_is_written() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (concern, case) = case(&world, &ruth).await;
    marcus.get(&case).await.is(200);
    let him = world.id("marcus").to_string();
    let fill = [
        ("role", "subject"),
        ("initials", "M.W."),
        ("note", "He has her number."),
        ("member", him.as_str()),
    ];
    let new = format!("{case}/people/new");
    let asked = add_person(&ruth, &case, &fill).await.is(200);
    let asked = asked
        .says("Nothing was saved yet")
        .says("Marcus Webb loses the key");
    // Until it is decided he can read the case, and no word about him is in it.
    for part in ["", "/people", "/chronology"] {
        let page = marcus.get(&format!("{case}{part}")).await.is(200);
        page.does_not_say("M.W.");
    }
    let asked = asked.form(&new).send().await.is(422);
    let asked = asked.says("Say whether they may know of this case");
    let asked = asked.form(&new).fill("knows", "no").send().await.is(422);
    let form = asked.says("Give the reason").form(&new);
    form.fill("knows-reason", "The girl named him.")
        .send()
        .await
        .is(200)
        .at(&format!("{case}/people"))
        .says("M.W.");
    for path in [&case, &concern, &format!("{case}/people")] {
        marcus.get(path).await.is(404);
    }
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("Marcus Webb must not know of this")
        .says("The girl named him.")
        .says("He has her number.");
    // Said once, it is not asked again.
    let list = ruth.get(&format!("{case}/people")).await;
    let own = list.follow("M.W.").await.is(200);
    own.form(&own.path)
        .fill("note", "He had her number.")
        .send()
        .await
        .is(200)
        .at(&format!("{case}/people"));
}

#[tokio::test]
async fn a_subject_of_the_organisation_who_may_know_is_saved_with_the_reason() {
    let world = ready().await;
    let (ruth, theo) = (world.sign_in("ruth").await, world.id("theo").to_string());
    let (_, case) = case(&world, &ruth).await;
    let fill = [
        ("role", "subject"),
        ("initials", "T.O."),
        ("member", theo.as_str()),
    ];
    let asked = add_person(&ruth, &case, &fill).await.is(200);
    asked
        .form(&format!("{case}/people/new"))
        .fill("knows", "yes")
        .fill("knows-reason", "The police told him on Friday.")
        .send()
        .await
        .is(200)
        .says("T.O.");
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("T.O. may know of this case.")
        .says("The police told him on Friday.")
        .does_not_say("must not know of this");
}

#[tokio::test]
async fn whoever_names_themselves_as_the_subject_is_out_of_it() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (_, case) = case(&world, &ruth).await;
    let her = world.id("ruth").to_string();
    let fill = [
        ("role", "subject"),
        ("initials", "R.A."),
        ("member", her.as_str()),
    ];
    let asked = add_person(&ruth, &case, &fill).await.is(200);
    asked
        .form(&format!("{case}/people/new"))
        .fill("knows", "no")
        .fill("knows-reason", "It is about me.")
        .send()
        .await
        .is(200)
        .at("/cases")
        .says("You are shut out of it now");
    ruth.get(&case).await.is(404);
    marcus.get(&format!("{case}/people")).await.says("R.A.");
}

#[tokio::test]
async fn d120_who_opened_a_record_stands_in_its_own_log() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let (concern, _) = case(&world, &ruth).await;
    marcus.get(&concern).await.is(200);
    let log = ruth.get(&format!("{concern}/log")).await.is(200);
    log.says("Marcus Webb Opened it")
        .says("Ruth Adeyemi Decided what happens")
        .says("It came in")
        .does_not_say("at night");
    let noor = world.sign_in("noor").await;
    noor.get(&format!("{concern}/log")).await.is(404);
}

#[tokio::test]
async fn d124_a_disclosure_by_social_media_has_the_same_clocks() {
    let world = ready().await;
    let public = world.public().await;
    let mut dues = Vec::new();
    for (seed, route) in [
        (1, ConcernRoute::SocialMedia),
        (2, ConcernRoute::FaceToFace),
    ] {
        let mut submission = report(seed, "She told me.");
        submission.kind = "disclosure".into();
        submission.route = route;
        let taken = submit(&public, submission).await;
        let mut conn = world.app.db().read().await.expect("a connection");
        let rows = store::due::of_record(&mut conn, taken.id)
            .await
            .expect("read");
        let rows = rows.into_iter().map(|due| (due.kind, due.due_at));
        dues.push(rows.collect::<Vec<_>>());
    }
    assert!(!dues[0].is_empty());
    assert_eq!(dues[0], dues[1]);
}

#[tokio::test]
async fn d127_each_case_shows_the_decision_its_reason_and_who_decided() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (concern, case) = case(&world, &ruth).await;
    ruth.get(&concern)
        .await
        .says("Triage: High")
        .says("Ruth Adeyemi")
        .says("A man she does not know writes to her at night.");
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("Assessed: High")
        .says("Ruth Adeyemi")
        .says("A man she does not know writes to her at night.");
}
