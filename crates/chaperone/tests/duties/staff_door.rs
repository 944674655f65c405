//! A concern of somebody signed in: one form for every way it arrives.

use crate::{
    harness::{Browser, Page, World, browser::Form},
    response::ready,
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";
const WORDS: &str = "She said:\n  “he  writes at nite, dont tell”.";

/// The form, filled as for a child who told about messages.
pub async fn filled(browser: &Browser) -> Form {
    let page = browser.get("/concerns/new").await.is(200);
    fill(&page)
}

fn fill(page: &Page) -> Form {
    page.form("/concerns/new")
        .fill("danger", "no")
        .fill("words", WORDS)
        .fill("opinion", "I think he is an adult.")
        .fill("nude", "no")
        .fill("about", "child")
        .fill("harmed", "T.B., Millbrook School")
        .fill("needs", "Speaks Welsh at home.")
        .fill("place-kind", "elsewhere")
        .fill("place", "A game, in the chat")
        .fill("how", "told")
        .fill("route", "face-to-face")
        .fill("done", "Listened. Told nobody else.")
        .fill("told", "yes")
}

/// The addresses of what somebody holds.
async fn held(browser: &Browser) -> Vec<String> {
    let page = browser.get("/concerns").await.is(200);
    let links = page.all("tbody th a");
    let mut all = page.links("");
    all.retain(|href| href.len() == "/concerns/".len() + 36 && href.starts_with("/concerns/"));
    assert_eq!(all.len(), links.len(), "one link in each row");
    all
}

#[tokio::test]
async fn d008_d009_d120_words_stand_to_the_letter_apart_from_opinion_with_true_times() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    let sent = filled(&noor)
        .await
        .date("heard", "2026-11-20")
        .fill("heard-time", "2:30pm")
        .send()
        .await
        .is(200);
    sent.says("Your report was sent")
        .says("should read it by 23 November 2026 at 2:30pm")
        .says("01632 960 001");
    let list = ruth.get("/concerns").await.is(200).says("1 concern");
    list.does_not_say("T.B.").says("Disclosure");
    let page = ruth.get(&held(&ruth).await[0]).await.is(200);
    assert!(page.text.contains(WORDS), "to the letter");
    page.says("Received 20 November 2026 at 2:30pm")
        .says("22 November 2026 at 9:00am, later than it came in")
        .says("I think he is an adult.")
        .says("Speaks Welsh at home.")
        .says("A game, in the chat")
        .says("Noor Haddad, of the organisation");
    let opinion = ruth.get(&held(&ruth).await[0]).await;
    let headings = opinion.all(".app-veil h3");
    assert!(
        headings.contains(&"What happened".to_owned())
            && headings.contains(&"What the writer thinks of it".to_owned()),
        "{headings:?}"
    );
}

#[tokio::test]
async fn d119_whom_it_is_about_is_kept_and_leads_to_its_own_branch() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    for (about, kind, branch) in [
        ("adult-in-role", "Allegation", Some("adult-in-role")),
        ("client", "Disclosure", Some("adult-at-risk")),
        ("child", "Disclosure", Some("child")),
        ("outside", "Disclosure", None),
    ] {
        let form = filled(&noor).await.fill("about", about);
        form.fill("words", &format!("About {about}."))
            .send()
            .await
            .is(200);
        let mut found = None;
        for href in held(&ruth).await {
            let page = ruth.get(&href).await.is(200);
            if page.words().contains(&format!("About {about}.")) {
                found = Some(page.says(kind));
            }
        }
        let path = format!("{}/triage", found.expect("it came in").path);
        let triage = ruth.get(&path).await.is(200);
        assert_eq!(triage.form(&path).value("branch"), branch, "{about}");
    }
}

#[tokio::test]
async fn d121_it_reaches_who_is_responsible_and_its_reporter_sees_read_and_closed_and_no_more() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    let theo = world.sign_in("theo").await;
    let own = filled(&noor).await.send().await.is(200).path;
    assert!(own.starts_with("/concerns/mine/"), "{own}");
    let mail = world.mail_to("ruth@harbour.example").await;
    assert!(mail.text.contains("something waits") && !mail.text.contains("nite"));
    let mine = noor.get("/concerns/mine").await.is(200);
    mine.says("Sent, not read yet").does_not_say("nite");
    let concern = held(&ruth).await.remove(0);
    noor.get(&concern).await.is(404);
    ruth.get(&concern).await.is(200);
    noor.get("/concerns/mine")
        .await
        .does_not_say("not read yet")
        .says("Read");
    let path = format!("{concern}/triage");
    let page = ruth.get(&path).await.is(200);
    page.form(&path)
        .fill("test-child-significant", "no")
        .fill("level", "none")
        .fill("reason", "He is her cousin; the mother knows.")
        .fill("then", "nothing")
        .send()
        .await
        .is(200);
    let page = noor.get(&own).await.is(200).says("Closed");
    page.does_not_say("cousin").does_not_say("Ruth closed");
    // What somebody reported is nobody else's to see.
    theo.get(&own).await.is(404);
    theo.get("/concerns/mine")
        .await
        .is(200)
        .says("You have reported nothing yet");
}

#[tokio::test]
async fn d121_a_lead_whom_it_is_about_never_receives_it() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    let marcus = world.sign_in("marcus").await;
    filled(&noor)
        .await
        .fill("about", "adult-in-role")
        .fill("subject-1", &world.id("ruth").to_string())
        .fill("subject-2", &world.id("ruth").to_string())
        .send()
        .await
        .is(200);
    ruth.get("/concerns")
        .await
        .is(200)
        .says("Nothing here is yours to read");
    let concern = held(&marcus).await.remove(0);
    marcus
        .get(&concern)
        .await
        .is(200)
        .says("Ruth Adeyemi")
        .says("it went past them");
    ruth.get(&concern).await.is(404);
    let mails = world.mails().await;
    assert!(mails.iter().all(|mail| !mail.to.contains("ruth@")));
    assert!(mails.iter().any(|mail| mail.to.contains("marcus@")));
}

#[tokio::test]
async fn d121_whoever_reports_the_lead_is_not_sent_to_the_lead() {
    let world = ready().await;
    let noor = world.sign_in("noor").await;
    world.sign_in("ruth").await;
    world.sign_in("marcus").await;
    let page = noor.get("/concerns/new").await.is(200);
    let page = page.says("not the person it is about");
    let sent = fill(&page)
        .fill("about", "adult-in-role")
        .fill("subject-1", &world.id("ruth").to_string())
        .send()
        .await
        .is(200);
    sent.says("Whom you can tell here")
        .says("Marcus")
        .does_not_say("Ruth");
    // Whom another report is about changes nothing.
    filled(&noor).await.send().await.is(200).says("Ruth");
}

#[tokio::test]
async fn what_came_in_late_is_not_promised_to_be_read_yesterday() {
    let world = ready().await;
    let noor = world.sign_in("noor").await;
    world.sign_in("ruth").await;
    let sent = filled(&noor)
        .await
        .date("heard", "2026-10-25")
        .fill("heard-time", "2:30pm")
        .send()
        .await
        .is(200);
    sent.says("should have read it by 26 October 2026")
        .says("That time has passed")
        .does_not_say("should read it by");
}

#[tokio::test]
async fn d008_where_it_happened_and_every_other_choice_reaches_the_team() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    filled(&noor).await.send().await.is(200);
    let page = ruth.get(&held(&ruth).await[0]).await.is(200);
    page.says("Somebody in danger at that moment No")
        .says("picture of somebody under 18 No")
        .says("Where it happened On another site, app or game")
        .says("Told in person too Yes")
        .does_not_say("Who is writing");
}

#[tokio::test]
async fn a_text_that_is_too_long_comes_back_with_a_message_that_names_a_field_of_its_form() {
    let world = ready().await;
    let noor = world.sign_in("noor").await;
    let line = "a".repeat(1_001);
    let area = "a".repeat(5_001);
    for (path, field, text, rest) in [
        (
            "/concerns/new",
            "place",
            &line,
            "What was seen, heard or said",
        ),
        ("/concerns/low-level", "who", &line, "What happened"),
        (
            "/contact-attempts/new",
            "place",
            &line,
            "What they wrote or said, and what you answered",
        ),
        ("/breaches/new", "done", &area, "What happened"),
    ] {
        let page = noor.get(path).await.is(200);
        let page = page.form(path).fill(field, text).send().await.is(422);
        let page = page.says(&format!("Write the rest under “{rest}”"));
        assert!(
            page.all("label").iter().any(|label| label == rest),
            "{path}"
        );
        assert_eq!(page.form(path).value(field), Some(text.as_str()), "{path}");
    }
    // The longest letters in every field at its limit, and one more in the first.
    let most = |count: usize| "\u{1f622}".repeat(count);
    for path in ["/concerns/new", "/concerns/low-level"] {
        let page = noor.get(path).await.is(200);
        let mut form = page.form(path).fill("words", &most(20_001));
        for field in ["opinion", "done", "needs"] {
            if form.has(field) {
                form = form.fill(field, &most(5_000));
            }
        }
        let page = form
            .send()
            .await
            .is(422)
            .says("Use 20,000 characters or fewer");
        assert_eq!(page.form(path).value("words"), Some(most(20_001).as_str()));
    }
    let film = vec![b'a'; 170 * 1024 * 1024];
    let form = filled(&noor).await.file("files", "film.mp4", &film);
    let page = form
        .send()
        .await
        .is(422)
        .says("at most 20 MB each, 40 MB together");
    assert_eq!(page.form("/concerns/new").value("words"), Some(WORDS));
}

#[tokio::test]
async fn whoever_was_signed_out_in_the_middle_of_a_form_is_told_and_comes_back_to_it() {
    let world = ready().await;
    let noor = world.sign_in("noor").await;
    let form = filled(&noor).await;
    let home = noor.get("/").await.is(200);
    home.form("/sign-out")
        .send()
        .await
        .at("/sign-in")
        .does_not_say("Nothing was sent");
    let page = form.send().await.is(200).at("/sign-in");
    let page = page.says("Nothing was sent or saved, since you were signed out");
    let wrong = page.form("/sign-in").fill("email", world.email("noor"));
    let page = wrong.fill("password", "not this one").send().await.is(422);
    let page = page.says("Nothing was sent or saved");
    let page = page
        .form("/sign-in")
        .fill("email", world.email("noor"))
        .fill("password", crate::harness::world::PASSWORD)
        .send()
        .await;
    page.is(200).at("/concerns/new").says("Report a concern");
    // A form below a page comes back to that page.
    let anybody = world.browser();
    let id = uuid::Uuid::nil();
    let answer = anybody.post(&format!("/concerns/{id}/answer"), &[]).await;
    let next = answer.form("/sign-in").value("next").map(str::to_owned);
    assert_eq!(next, Some(format!("/concerns/{id}")));
}

#[tokio::test]
async fn an_address_that_was_cut_off_is_a_page_that_is_not_there() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    for path in [
        "/concerns/mine/5374bdae-8b0c-4b36",
        "/cases/zzz",
        "/concerns/7",
        "/documents/7/files/8",
        "/advice/7",
    ] {
        let page = ruth.get(path).await.is(404);
        page.says("Page not found").does_not_say("the form");
    }
    ruth.post("/concerns/7/answer", &[("answer", "Yes.")])
        .await
        .is(404)
        .says("Page not found");
}

#[tokio::test]
async fn d124_told_on_social_media_has_the_clocks_of_told_face_to_face() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    for route in ["face-to-face", "social-media", "session", "third-party"] {
        let form = filled(&noor).await.fill("route", route);
        form.send().await.is(200);
    }
    let page = ruth.get("/concerns").await.is(200);
    page.says("4 concerns")
        .says("social media")
        .says("face to face")
        .says("in a session")
        .says("from someone else");
    let mut clocks = Vec::new();
    for href in held(&ruth).await {
        let page = ruth.get(&href).await.is(200);
        clocks.push(page.all(".govuk-grid-column-one-third"));
    }
    assert!(clocks.windows(2).all(|two| two[0] == two[1]), "{clocks:?}");
}

#[tokio::test]
async fn d045_a_report_about_a_nude_picture_says_so_and_takes_no_file() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    filled(&noor)
        .await
        .fill("nude", "yes")
        .file("files", "him.png", PNG)
        .send()
        .await
        .is(200)
        .says("No file was taken");
    let page = ruth.get(&held(&ruth).await[0]).await.is(200);
    page.says("Do not look at it, copy it")
        .does_not_say("him.png");
    // With any other report files are taken, once their content says what they are.
    let form = filled(&noor).await.file("files", "chat.png", b"MZ\x90\0");
    let page = form.send().await.is(422);
    let page = page.says("is not a kind of file that we can take");
    assert_eq!(page.form("/concerns/new").value("words"), Some(WORDS));
    let form = fill(&page).file("files", "chat.png", PNG);
    form.send().await.is(200).says("Your report was sent");
    let mut files = Vec::new();
    for href in held(&ruth).await {
        let page = ruth.get(&href).await.is(200);
        let veiled = page.all(".app-veil").into_iter();
        files.extend(veiled.filter(|text| text.contains("chat.png")));
    }
    assert_eq!(files.len(), 1, "{files:?}");
}

#[tokio::test]
async fn a_form_sent_twice_is_one_report() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    let page = noor.get("/concerns/new").await.is(200);
    let (first, second) = (
        fill(&page).send().await.is(200),
        fill(&page).send().await.is(200),
    );
    assert_eq!(first.path, second.path);
    ruth.get("/concerns").await.is(200).says("1 concern");
    // Two forms with the same words are two reports: it may have happened twice.
    filled(&noor).await.send().await.is(200);
    ruth.get("/concerns").await.is(200).says("2 concerns");
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_what_was_typed_and_says_what_to_do() {
    let world = ready().await;
    let noor = world.sign_in("noor").await;
    let page = noor.get("/concerns/new").await.is(200);
    let page = page.form("/concerns/new").send().await.is(422);
    page.says("Say whether somebody is in danger now")
        .says("Write what was seen, heard or said")
        .says("Say whom it is about")
        .says("Say how it reached you");
    for (time, problem) in [
        ("25:00", "Write the time such as 14:30 or 2:30pm"),
        ("", "Give the time too"),
        ("23:59", "It lies ahead"),
    ] {
        let form = filled(&noor).await.date("heard", "2026-11-22");
        let page = form.fill("heard-time", time).send().await.is(422);
        let page = page.says(problem);
        let form = page.form("/concerns/new");
        assert_eq!(form.value("words"), Some(WORDS));
        assert_eq!(form.value("heard-day"), Some("22"));
        assert_eq!(form.value("heard-time"), Some(time));
        assert_eq!(form.value("about"), Some("child"));
    }
    let form = filled(&noor).await.date("on", "2026-11-21");
    form.date("heard", "2026-11-20")
        .fill("heard-time", "14:30")
        .send()
        .await
        .is(422)
        .says("It cannot have happened after you came to know of it");
    noor.get("/concerns/mine").await.says("reported nothing");
}

#[tokio::test]
async fn a_low_level_concern_takes_a_short_form_and_goes_past_whom_it_is_about() {
    let world = ready().await;
    let (noor, ruth) = (world.sign_in("noor").await, world.sign_in("ruth").await);
    let theo = world.sign_in("theo").await;
    let path = "/concerns/low-level";
    let page = noor.get(path).await.is(200);
    let form = page
        .form(path)
        .fill("words", "He has a favourite.")
        .fill("route", "session");
    let page = form.send().await.is(422).says("Choose whom it is about");
    page.form(path)
        .fill("subject-1", &world.id("theo").to_string())
        .send()
        .await
        .is(200)
        .says("Your report was sent");
    ruth.get("/concerns").await.says("Low-level concern");
    theo.get("/concerns")
        .await
        .says("Nothing here is yours to read");
    theo.get(&held(&ruth).await[0]).await.is(404);
}

#[tokio::test]
async fn everybody_is_led_to_the_form_and_can_print_it_for_the_day_the_network_is_down() {
    let world = ready().await;
    let theo = world.sign_in("theo").await;
    let page = theo.get("/").await.is(200);
    page.follow("Report a concern").await.at("/concerns/new");
    let page = theo.get("/").await.follow("Concerns").await;
    page.at("/concerns").says("Report a concern");
    let page = theo.get("/concerns/blank").await.is(200);
    assert!(page.bytes.starts_with(b"%PDF"), "a PDF");
    assert_eq!(page.headers["content-type"], "application/pdf");
}

#[tokio::test]
async fn who_writes_about_themselves_does_not_see_how_it_goes_on() {
    let world = ready().await;
    let (theo, ruth) = (world.sign_in("theo").await, world.sign_in("ruth").await);
    filled(&theo)
        .await
        .fill("about", "adult-in-role")
        .fill("subject-1", &world.id("theo").to_string())
        .send()
        .await
        .is(200);
    ruth.get(&held(&ruth).await[0]).await.is(200);
    theo.get("/concerns/mine").await.says("Sent, not read yet");
}

/// A world for the other registers of the staff door.
pub async fn with(keys: &[&str]) -> (World, Vec<Browser>) {
    let world = ready().await;
    let mut browsers = Vec::new();
    for key in keys {
        browsers.push(world.sign_in(key).await);
    }
    (world, browsers)
}
