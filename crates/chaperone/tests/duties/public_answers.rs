//! What somebody answered on the public door: shown as it is sent, and all of it there for the team.

use super::public_door::{concerns, through, with_lead};
use crate::{
    harness::{Browser, Page},
    response::ready,
};

#[tokio::test]
async fn d120_every_answer_that_somebody_checked_reaches_the_team() {
    let (world, ruth) = with_lead().await;
    let answers = [
        ("danger", "no"),
        ("place", "offline"),
        ("mine", "other"),
        ("minor", "unsure"),
        ("worker", "unsure"),
        ("from", "first"),
        ("name", "Mia"),
    ];
    let child = world.browser();
    let check = through(&child, &answers).await;
    let shown = [
        "I am under 18",
        "Somewhere that is not online",
        "Somebody else",
        "I am not sure",
        "Only my first name",
    ];
    let check = shown.into_iter().fold(check, Page::says);
    check.form("/tell/send").send().await.is(200);
    let id = concerns(&world).await[0].id;
    let page = ruth.get(&format!("/concerns/{id}")).await.is(200);
    page.says("Who is writing I am under 18")
        .says("Somebody in danger at that moment No")
        .says("picture of somebody under 18 No")
        .says("Where it happened Somewhere that is not online")
        .says("Who it happened to Somebody else")
        .says("Are they under 18 I am not sure")
        .says("About somebody who works or volunteers here I am not sure")
        .says("Mia (only their first name)");
}

#[tokio::test]
async fn what_was_taken_back_is_neither_shown_nor_carried_on() {
    let world = ready().await;
    let child = world.browser();
    let named = [
        ("mine", "other"),
        ("harmed", "Tom"),
        ("from", "named"),
        ("name", "Mia Brown"),
    ];
    let check = through(&child, &named).await.says("Mia Brown").says("Tom");
    let changed = |page: &Page, step: &str, field: &str, value: &str| {
        let mut pairs = page.form("/tell").pairs().to_vec();
        pairs.retain(|(name, _)| name != "step" && name != field);
        pairs.push(("step".into(), step.into()));
        pairs.push((field.into(), value.into()));
        pairs.push(("return".into(), "check".into()));
        pairs
    };
    let mut page = check;
    for (step, field, value) in [("name", "from", "nameless"), ("whom", "mine", "me")] {
        let pairs = changed(&page, step, field, value);
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        page = child.post("/tell", &pairs).await.is(200);
    }
    let page = page.says("No, I do not want to say");
    for gone in ["Mia Brown", "Tom"] {
        assert!(!page.text.contains(gone), "{gone} is still in the page");
    }
}

#[tokio::test]
async fn who_is_writing_can_be_changed_and_the_limit_is_said_in_the_words_of_its_message() {
    let world = ready().await;
    let child = world.browser();
    let check = through(&child, &[]).await;
    let check = check.says("Who is writing? I am under 18 Change");
    let mut pairs = check.form("/tell").pairs().to_vec();
    pairs.push(("go".into(), "start".into()));
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let start = child.post("/tell", &pairs).await.is(200);
    let form = start.form("/tell");
    assert_eq!(form.value("wording"), Some("child"));
    // A whole other form of words follows, and the rest is not asked again.
    let check = form.fill("wording", "adult").send().await.is(200);
    let check = check.says("Who is writing? I am an adult Change");
    assert!(!check.forms("/tell/send").is_empty());
    let mut pairs = check.form("/tell").pairs().to_vec();
    pairs.push(("go".into(), "what".into()));
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let what = child.post("/tell", &pairs).await.is(200);
    let what = what.says("You can use up to 10,000 letters");
    let long = what.form("/tell").fill("words", &"a".repeat(10_001));
    long.send()
        .await
        .is(422)
        .says("Use 10,000 letters or fewer. You have used 10,001");
}

#[tokio::test]
async fn too_much_comes_back_with_every_word_and_what_is_larger_still_says_what_was_lost() {
    let world = ready().await;
    let child = world.browser();
    let page = through(&child, &[]).await;
    let page = page.says("At most 20 MB each, 40 MB together");
    // More than any field takes, in the letters that travel longest, and a film of some minutes.
    let words = "\u{1f622}".repeat(20_001);
    let film = vec![b'a'; 170 * 1024 * 1024];
    let form = page.form("/tell/send").file("files", "film.mp4", &film);
    form.send()
        .await
        .is(422)
        .says("“film.mp4” is larger than 20 MB")
        .says("at most 20 MB each, 40 MB together")
        .says("He writes to me every night.");
    let form = page.form("/tell/send").fill("words", &words);
    let page = form.send().await.is(422);
    let page = page.says("You have used 20,001");
    assert_eq!(page.form("/tell").value("words"), Some(words.as_str()));
    let page = page.form("/tell").send().await.is(422);
    assert_eq!(page.form("/tell").value("words"), Some(words.as_str()));
    let far = "a".repeat(3 * 1024 * 1024);
    let page = child
        .post("/tell", &[("step", "what"), ("words", &far)])
        .await;
    let page = page
        .is(413)
        .says("what you typed did not come through")
        .says("Make the text shorter");
    page.follow("Go back and try again").await.at("/tell");
    // Nothing of it was kept.
    assert_eq!(concerns(&world).await.len(), 0);
    let far = page_of_text(&child, &far).await;
    far.is(413)
        .says("Files may be at most 20 MB each, 40 MB together")
        .follow("Go back and try again")
        .await
        .at("/tell");
}

/// The form that sends, with a text that no form of ours has.
async fn page_of_text(browser: &Browser, words: &str) -> Page {
    let page = through(browser, &[]).await;
    page.form("/tell/send").fill("words", words).send().await
}
