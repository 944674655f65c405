//! The public door, as somebody uses it who has no account.

use jiff::SignedDuration;

use crate::{
    harness::{Browser, Page, World},
    response::ready,
};

/// A world whose lead has signed in, so that she has a key.
pub async fn with_lead() -> (World, Browser) {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    (world, ruth)
}

/// Goes through the questions up to the page before sending.
pub async fn through(browser: &Browser, answers: &[(&str, &str)]) -> Page {
    let usual = [
        ("wording", "child"),
        ("danger", "no"),
        ("words", "He writes to me every night."),
        ("place", "app"),
        ("mine", "me"),
        ("pictures", "no"),
        ("from", "nameless"),
    ];
    let mut page = browser.get("/tell").await.is(200);
    for _ in 0..16 {
        if page.text.contains("action=\"/tell/send\"") {
            return page;
        }
        let mut form = page.form("/tell");
        for (name, value) in usual.iter().chain(answers) {
            if page.text.contains(&format!("name=\"{name}\"")) {
                form = form.fill(name, value);
            }
        }
        page = form.send().await.is(200);
    }
    panic!("no end of questions:\n{}", page.words());
}

/// The digits on the page with the receipt.
pub fn digits(page: &Page) -> String {
    page.all(".app-receipt__group").join(" ")
}

pub async fn send(browser: &Browser, answers: &[(&str, &str)]) -> Page {
    let page = through(browser, answers).await;
    page.form("/tell/send").send().await.is(200)
}

pub async fn open(browser: &Browser, receipt: &str) -> Page {
    let page = browser.get("/receipt").await.is(200);
    page.form("/receipt").fill("receipt", receipt).send().await
}

pub async fn concerns(world: &World) -> Vec<store::concern::Concern> {
    let ctx = world.ctx().await;
    let mut conn = ctx.db().read().await.expect("a connection");
    let all = store::concern::counted(&mut conn, ctx.viewer()).await;
    all.expect("the concerns")
}

async fn offers(world: &World) -> Vec<store::intake_file::IntakeFile> {
    let ctx = world.ctx().await;
    let mut conn = ctx.db().read().await.expect("a connection");
    let all = store::intake_file::counted(&mut conn, ctx.viewer()).await;
    all.expect("the offers")
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";

#[tokio::test]
async fn d120_a_child_tells_us_without_a_name_and_comes_back_for_the_answer() {
    let (world, ruth) = with_lead().await;
    let child = world.browser();
    let front = child.get("/").await.is(200).at("/");
    let front = front.says("999").says("0800 1111").says("Sign in");
    front.follow("Tell us about a worry").await.at("/tell");
    let words = "He writes to me every night.\n\n  He says  not to tell \u{1f622}";
    let page = send(&child, &[("words", words)]).await;
    let page = page.says("We have it").says("Our rule is that somebody");
    let receipt = digits(&page);
    assert_eq!(receipt.len(), 29, "{receipt}");
    assert!(page.text.contains("data:image/png;base64,"));
    let id = concerns(&world).await[0].id;
    open(&child, &receipt)
        .await
        .is(200)
        .says("Nobody has read it");
    let path = format!("/concerns/{id}");
    let concern = ruth.get(&path).await.is(200);
    assert!(
        concern.text.contains(words),
        "the words are there to the letter"
    );
    let answer = concern.form(&format!("{path}/answer"));
    answer
        .fill("answer", "Thank you for telling us.")
        .send()
        .await
        .is(200);
    let dialogue = open(&child, &receipt).await.is(200);
    let dialogue = dialogue
        .says("Somebody has read it")
        .says("Thank you for telling us.");
    assert_eq!(dialogue.query, None, "nothing stands in an address");
    let added = dialogue
        .form("/receipt/add")
        .fill("text", "He wrote again.")
        .file("files", "screen.png", PNG)
        .send()
        .await
        .is(200)
        .says("We have added it");
    added.says("He wrote again.").says("screen.png");
    ruth.get(&path).await.is(200).says("He wrote again.");
    // By the words of the receipt as well, and from another browser.
    let nine = page.all(".app-receipt--words").join(" ");
    open(&world.browser(), &nine)
        .await
        .is(200)
        .says("He wrote again.");
    assert_eq!(child.cookie(), "", "no cookie is set");
}

#[tokio::test]
async fn d120_a_report_sent_twice_is_one_and_half_a_report_leaves_nothing() {
    let world = ready().await;
    let child = world.browser();
    let page = through(&child, &[]).await;
    assert_eq!(
        concerns(&world).await.len(),
        0,
        "nothing is kept before it is sent"
    );
    let everything = world.place.everything().await;
    let there = |words: &[u8]| {
        everything
            .windows(words.len())
            .any(|window| window == words)
    };
    assert!(!there(b"writes to me"), "nor anywhere else");
    let first = page.form("/tell/send").send().await.is(200);
    let again = page.form("/tell/send").send().await.is(200);
    assert_eq!(digits(&first), digits(&again));
    assert_eq!(concerns(&world).await.len(), 1);
    // The same words added twice from one page are added once; what was there stays.
    let dialogue = open(&child, &digits(&first)).await.is(200);
    for _ in 0..2 {
        let form = dialogue
            .form("/receipt/add")
            .fill("text", "One more thing.");
        form.send().await.is(200).says("We have added it");
    }
    let now = open(&child, &digits(&first)).await.is(200);
    assert_eq!(
        now.all(".app-verbatim"),
        ["He writes to me every night.", "One more thing."]
    );
}

#[tokio::test]
async fn d045_the_branch_for_nude_pictures_takes_no_file_whatever_is_sent() {
    let (world, ruth) = with_lead().await;
    let directory = ruth.get("/directory").await.is(200);
    directory.form("/directory/seed").send().await.is(200);
    let helps = "https://www.childline.org.uk/report-remove";
    let child = world.browser();
    let page = through(&child, &[("pictures", "yes")]).await;
    assert!(
        page.all("input[type=file]").is_empty(),
        "there is no field for a file"
    );
    let page = page.says("We take no files with this report");
    let mut body = reqwest::multipart::Form::new();
    for (name, value) in fields(&page) {
        body = body.text(name, value);
    }
    let part = || reqwest::multipart::Part::bytes(PNG.to_vec()).file_name("a.png");
    let body = body.part("files", part()).part("other", part());
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let answer = client
        .post(format!("{}/tell/send", world.base))
        .multipart(body);
    let text = answer
        .send()
        .await
        .expect("an answer")
        .text()
        .await
        .expect("a page");
    assert!(text.contains("We did not take the files"), "{text}");
    assert!(text.contains(helps), "{text}");
    let offered = offers(&world).await;
    assert_eq!(offered.len(), 2);
    assert!(offered.iter().all(|one| one.nude_images && !one.accepted));
    // Later neither.
    let html = scraper::Html::parse_document(&text);
    let groups = scraper::Selector::parse(".app-receipt__group").expect("a selector");
    let receipt: String = html
        .select(&groups)
        .flat_map(|group| group.text())
        .collect();
    let dialogue = open(&child, &receipt).await.is(200);
    assert!(dialogue.all("input[type=file]").is_empty());
    assert!(dialogue.text.contains(helps), "{}", dialogue.words());
    let body = reqwest::multipart::Form::new()
        .text("receipt", receipt.clone())
        .text("shown", "1")
        .text("text", "here it is")
        .part("files", part());
    let answer = client
        .post(format!("{}/receipt/add", world.base))
        .multipart(body);
    let text = answer
        .send()
        .await
        .expect("an answer")
        .text()
        .await
        .expect("a page");
    assert!(text.contains("We did not take the file."), "{text}");
    assert!(offers(&world).await.iter().all(|one| !one.accepted));
    let id = concerns(&world).await[0].id;
    let concern = ruth
        .get(&format!("/concerns/{id}"))
        .await
        .is(200)
        .says("here it is");
    concern.does_not_say("a.png");
}

/// What the form that sends carries.
fn fields(page: &Page) -> Vec<(String, String)> {
    let inputs = scraper::Selector::parse("form[action='/tell/send'] input[type=hidden]");
    let html = page.html();
    let inputs = inputs.expect("a selector");
    let inputs = html.select(&inputs).map(|input| {
        let of = |name: &str| input.value().attr(name).unwrap_or_default().to_owned();
        (of("name"), of("value"))
    });
    inputs.collect()
}

#[tokio::test]
async fn d045_somebody_is_told_why_and_where_pictures_are_taken_down() {
    let world = ready().await;
    let child = world.browser();
    let seed = through(&child, &[]).await;
    let mut answers = fields(&seed);
    answers.retain(|(name, _)| name != "pictures");
    answers.extend([
        ("step".to_owned(), "pictures".to_owned()),
        ("pictures".to_owned(), "yes".to_owned()),
    ]);
    let pairs: Vec<(&str, &str)> = answers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let page = child.post("/tell", &pairs).await.is(200);
    page.says("Do not send us the picture")
        .says("nobody may send or copy a picture");
}

#[tokio::test]
async fn d044_every_page_says_whom_to_ring_now_and_leads_away() {
    let world = ready().await;
    let child = world.browser();
    let mut page = child.get("/tell").await.is(200);
    for (name, value) in [("wording", "child"), ("danger", "yes")] {
        page = page.form("/tell").fill(name, value).send().await.is(200);
        let page = &page;
        assert!(page.words().contains("999") && page.words().contains("0800 1111"));
        let out = page
            .attribute(".govuk-exit-this-page a", "href")
            .expect("a way out");
        assert!(out.starts_with("https://"), "{out}");
        let kept = page.headers.get("cache-control").expect("a header");
        assert_eq!(kept, "no-store");
    }
    page.says("Call 999 now").says("Do not wait for us");
}

#[tokio::test]
async fn danger_now_comes_first_and_the_mail_says_that_it_is_urgent() {
    let (world, ruth) = with_lead().await;
    send(&world.browser(), &[("danger", "yes")]).await;
    send(&world.browser(), &[]).await;
    let page = ruth.get("/concerns").await.is(200).says("2 concerns");
    let rows = page.all("tbody tr");
    assert!(rows[0].contains("Danger now") && !rows[1].contains("Danger now"));
    let page = ruth.get("/queue").await.is(200);
    assert!(page.all("tbody tr")[0].contains("Danger now"));
    ruth.get("/").await.is(200).says("about danger now");
    let mails = world.mails().await;
    assert!(
        mails
            .iter()
            .any(|mail| mail.subject == "Something urgent waits for you")
    );
}

#[tokio::test]
async fn d008_what_happened_in_another_companys_app_is_taken_like_everything_else() {
    let (world, ruth) = with_lead().await;
    let place = [
        ("platform", "BlockTown"),
        ("account", "kind_friend_15"),
        ("link", "blocktown.example/u/15"),
    ];
    send(&world.browser(), &place).await;
    let one = &concerns(&world).await[0];
    assert_eq!(one.place, "elsewhere");
    let page = ruth.get(&format!("/concerns/{}", one.id)).await.is(200);
    page.says("BlockTown")
        .says("kind_friend_15")
        .says("blocktown.example/u/15");
}

#[tokio::test]
async fn d120_whoever_comes_back_too_late_for_an_answer_reads_that_the_time_has_passed() {
    let world = ready().await;
    let child = world.browser();
    let receipt = digits(&send(&child, &[]).await);
    open(&child, &receipt)
        .await
        .is(200)
        .says("somebody reads it by");
    world.wait(SignedDuration::from_hours(24 * 30));
    open(&child, &receipt)
        .await
        .is(200)
        .says("That time has passed")
        .does_not_say("Our rule is that somebody reads it by");
}

#[tokio::test]
async fn d009_what_somebody_needs_to_take_part_reaches_the_team() {
    let (world, ruth) = with_lead().await;
    let needs = [
        ("needs", "Somebody who signs"),
        ("prefers", "British Sign Language"),
        ("safe", "Only after school"),
        ("reach", "By text to 01632 960 777"),
    ];
    let child = world.browser();
    let check = through(&child, &needs).await;
    // Everything stands under its own question.
    let check = check
        .says("When and how is it safe to reach you? Only after school")
        // Only what was asked: who is under 18 and writes about themselves is not asked again.
        .does_not_say("Is that person under 18?");
    check.form("/tell/send").send().await.is(200);
    let id = concerns(&world).await[0].id;
    let page = ruth.get(&format!("/concerns/{id}")).await.is(200);
    page.says("Somebody who signs")
        .says("British Sign Language")
        .says("Only after school")
        .says("01632 960 777");
}

#[tokio::test]
async fn d014_the_page_says_how_soon_somebody_reads_it_as_the_policy_does() {
    let world = ready().await;
    let page = world.browser().get("/tell").await.is(200);
    let page = page.says("We cannot promise to keep it secret");
    let live = world
        .ctx()
        .await
        .policy()
        .await
        .expect("read")
        .expect("in force");
    let ctx = world.ctx().await;
    let route = policy::terms::ConcernRoute::Message;
    let clocks = chaperone::reporting::clocks::of(&ctx, Some(&live), route, None, ctx.now());
    page.says(&format!("within {}", clocks.read_within));
}

#[tokio::test]
async fn d121_a_report_about_the_lead_goes_past_the_lead() {
    let world = ready().await;
    let (ruth, marcus) = (world.sign_in("ruth").await, world.sign_in("marcus").await);
    let id = world.id("ruth").to_string();
    send(&world.browser(), &[("worker", "yes"), ("reader", &id)]).await;
    let one = &concerns(&world).await[0];
    assert_eq!(
        (one.kind.as_str(), one.about.as_str()),
        ("allegation", "adult-in-role")
    );
    let path = format!("/concerns/{}", one.id);
    ruth.get(&path).await.is(404);
    marcus.get(&path).await.is(200).says("He writes to me");
}

#[tokio::test]
async fn d121_where_nobody_could_read_it_people_are_told_before_they_type() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2026-11-20").await;
    let page = world.browser().get("/tell").await.is(503);
    page.says("It was not sent")
        .says("nobody is set up to read it")
        .says("999");
    // Should it happen while somebody types, what was typed is there to copy.
    let world = ready().await;
    let child = world.browser();
    let page = through(&child, &[]).await;
    world.place.raw("DELETE FROM recovery_key").await;
    let page = page.form("/tell/send").send().await;
    let page = page
        .is(503)
        .says("It was not sent")
        .says("He writes to me every night.");
    assert_eq!(
        page.form("/tell").value("words"),
        Some("He writes to me every night.")
    );
}

#[tokio::test]
async fn d120_somebody_signed_in_tells_us_without_their_name() {
    let (world, ruth) = with_lead().await;
    let theo = world.sign_in("theo").await;
    let page = send(&theo, &[("wording", "adult")]).await;
    page.does_not_say("Theo");
    let id = concerns(&world).await[0].id;
    let page = ruth.get(&format!("/concerns/{id}")).await.is(200);
    page.does_not_say("Theo");
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    let world = ready().await;
    let child = world.browser();
    let page = child.get("/tell").await;
    page.form("/tell")
        .send()
        .await
        .is(422)
        .says("Choose who is writing");
    let page = through(&child, &[]).await;
    let page = page
        .form("/tell/send")
        .file(
            "files",
            "page.pdf",
            b"<html>%PDF-1.7<script>alert(1)</script>%%EOF",
        )
        .send()
        .await
        .is(422)
        .says("is not a kind of file that we can take")
        .says("He writes to me every night.");
    assert_eq!(concerns(&world).await.len(), 0);
    let page = page
        .form("/tell/send")
        .file("files", "a.png", PNG)
        .send()
        .await
        .is(200);
    page.says("We have it");
    assert!(offers(&world).await.iter().all(|one| one.accepted));
}

#[tokio::test]
async fn a_wrong_receipt_says_nothing_and_guessing_becomes_slow_without_locking_anybody_out() {
    let world = ready().await;
    let child = world.browser();
    let receipt = digits(&send(&child, &[]).await);
    open(&child, " ")
        .await
        .is(422)
        .says("Enter your number")
        .does_not_say("We cannot open anything");
    let strip = |page: Page, typed: &str| page.text.replace(typed, "");
    let shape = open(&child, "12").await.is(422);
    let unknown = open(&child, "000000000000000000000001").await.is(422);
    assert_eq!(
        strip(shape, "12"),
        strip(unknown, "000000000000000000000001").replace("12", "")
    );
    for _ in 0..20 {
        open(&child, "1111 1111 1111 1111 1111 1111").await.is(422);
    }
    open(&child, &receipt).await.is(200).says("He writes to me");
    world.wait(SignedDuration::from_hours(1));
    open(&child, &receipt).await.is(200);
}

#[tokio::test]
async fn the_poster_leads_to_the_door() {
    let world = ready().await;
    world.browser().get("/tell/poster.pdf").await.at("/sign-in");
    let ruth = world.sign_in("ruth").await;
    let page = ruth
        .get("/concerns")
        .await
        .follow("Poster for the wall")
        .await
        .is(200);
    assert!(page.bytes.starts_with(b"%PDF-"));
    for path in ["/help", "/policy"] {
        world
            .browser()
            .get(path)
            .await
            .follow("Tell us about a worry")
            .await
            .at("/tell");
    }
}

#[tokio::test]
async fn d043_children_are_told_that_their_school_listens_too() {
    let world = ready().await;
    let child = world.browser();
    let words = "the safeguarding lead of your school";
    child.get("/").await.is(200).says(words);
    send(&child, &[]).await.says(words);
}

#[tokio::test]
async fn files_that_are_too_large_or_too_many_come_back_with_words_and_not_with_a_broken_line() {
    use chaperone::reporting::files::{MOST_BYTES, MOST_FILES};
    let world = ready().await;
    let child = world.browser();
    let page = through(&child, &[]).await;
    let large = vec![b'a'; MOST_BYTES + 1];
    let page = page
        .form("/tell/send")
        .file("files", "film.mp4", &large)
        .send()
        .await
        .is(422)
        .says("is larger than 20 MB")
        .says("He writes to me every night.");
    let mut form = page.form("/tell/send");
    for _ in 0..=MOST_FILES {
        form = form.file("files", "a.png", PNG);
    }
    form.send().await.is(422).says("Choose 5 files or fewer");
    assert_eq!(concerns(&world).await.len(), 0);
}

#[tokio::test]
async fn a_file_that_is_turned_away_is_so_by_a_clause() {
    let world = ready().await;
    let public = world.public().await;
    let mut nude = crate::response::report(7, "There is a picture.");
    nude.nude_images = true;
    nude.refused_files = 1;
    let taken = crate::response::submit(&public, nude).await;
    let acts = "SELECT count(*) FROM decision WHERE act = 'accept-file' AND outcome = 'refuse'";
    assert_eq!(world.place.count(acts).await, 1, "{}", taken.id);
    let grounds = "SELECT count(*) FROM decision_ground WHERE clause_id = 'no-sexual-pictures'";
    assert_eq!(world.place.count(grounds).await, 1);
}
