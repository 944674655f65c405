//! Files of a case: kept, blurred, looked at on purpose, and counted.

use std::io::Cursor;

use super::response_core::case;
use crate::{
    harness::{Browser, Page},
    response::{ready, report, submit, triaged},
};

/// A screenshot, as a phone makes one.
fn screenshot() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(64, 48, |x, y| {
        image::Rgb([
            (x * 4) as u8,
            (y * 5) as u8,
            if (x + y) % 2 == 0 { 255 } else { 0 },
        ])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture");
    bytes.into_inner()
}

async fn add(browser: &Browser, case: &str, name: &str, bytes: &[u8]) -> Page {
    let path = format!("{case}/chronology");
    let page = browser.get(&path).await.is(200);
    page.form(&path)
        .fill("text", "She sent me this.")
        .file("files", name, bytes)
        .send()
        .await
}

fn file_of(page: &Page) -> String {
    let links = page.links("").into_iter();
    let mut files = links.filter(|href| href.contains("/files/"));
    files.next().expect("a link to the file")
}

#[tokio::test]
async fn a_picture_is_blurred_until_somebody_asks_and_that_is_in_the_log() {
    let world = ready().await;
    let (ruth, noor) = (world.sign_in("ruth").await, world.sign_in("noor").await);
    let (_, case) = case(&world, &ruth).await;
    let bytes = screenshot();
    let page = add(&ruth, &case, "chat.png", &bytes).await.is(200);
    let file = file_of(&page.says("chat.png"));
    let page = ruth.get(&file).await.is(200).says("may be upsetting");
    assert!(page.text.contains(&format!("{file}/blurred")));
    assert!(!page.text.contains(&format!("{file}/picture")), "not yet");
    let blurred = ruth.get(&format!("{file}/blurred")).await.is(200);
    assert_eq!(blurred.headers["content-type"], "image/jpeg");
    assert!(
        blurred.headers["content-security-policy"]
            .to_str()
            .expect("text")
            .contains("sandbox")
    );
    let log = format!("{case}/log");
    ruth.get(&log)
        .await
        .is(200)
        .does_not_say("Looked at a picture");
    let before = page.words();
    let page = page.form(&format!("{file}/show")).send().await.is(200);
    assert!(page.text.contains(&format!("{file}/picture")));
    let clear = ruth.get(&format!("{file}/picture")).await.is(200);
    assert_ne!(clear.bytes, blurred.bytes);
    ruth.get(&log).await.is(200).says("Looked at a picture");
    let after = ruth.get(&file).await.words();
    assert_ne!(before, after, "what she had to see is counted");
    // Byte for byte, to be saved and never shown as a page of ours.
    let out = ruth.get(&format!("{file}/download")).await.is(200);
    assert_eq!(out.bytes, bytes);
    let head = |name: &str| out.headers[name].to_str().expect("text").to_owned();
    assert!(head("content-disposition").starts_with("attachment"));
    assert_eq!(head("x-content-type-options"), "nosniff");
    assert!(head("content-security-policy").contains("sandbox"));
    for end in ["", "/blurred", "/picture", "/download"] {
        noor.get(&format!("{file}{end}")).await.is(404);
    }
}

#[tokio::test]
async fn what_is_no_such_file_is_refused_and_the_words_come_back() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let (_, case) = case(&world, &ruth).await;
    let page = add(&ruth, &case, "chat.png", b"<html><script>alert(1)</script>").await;
    let page = page.is(422);
    let path = format!("{case}/chronology");
    assert_eq!(page.form(&path).value("text"), Some("She sent me this."));
}

#[tokio::test]
async fn a_case_about_a_nude_image_of_a_child_takes_no_file() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let mut submission = report(1, "Somebody has a picture of me.");
    submission.nude_images = true;
    let taken = submit(&world.public().await, submission).await;
    let case = triaged(&ruth, taken.id, "T.B., a picture").await.path;
    let path = format!("{case}/chronology");
    let page = ruth.get(&path).await.is(200);
    assert!(
        page.all("input[type=file]").is_empty(),
        "no field for a file"
    );
    // An old page of the form, or a forged one, does not get one in either.
    let (_, other) = self::case(&world, &ruth).await;
    let form = ruth.get(&format!("{other}/chronology")).await.is(200);
    let form = form.form(&format!("{other}/chronology"));
    let seen = page.form(&path).value("seen").map(str::to_owned);
    form.to(&path)
        .fill("seen", &seen.expect("a number"))
        .fill("text", "The picture")
        .file("files", "picture.png", &screenshot())
        .send()
        .await
        .is(422)
        .says("it takes no files");
    let mut conn = world.app.db().read().await.expect("a connection");
    let nobody = store::Digest([0; 32]);
    let offers = store::intake_file::counted(&mut conn, nobody)
        .await
        .expect("read");
    assert!(offers.iter().all(|offer| !offer.accepted) && offers.len() == 1);
}
