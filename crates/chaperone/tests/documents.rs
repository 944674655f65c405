//! The register of related documents, from outside.

use crate::harness::{Browser, Page, World};

/// The start of a real PDF: enough to be known as one.
pub const PDF: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

async fn new(browser: &Browser) -> crate::harness::browser::Form {
    let page = browser.get("/documents/new").await.is(200);
    page.form("/documents/new")
        .fill("kind", "code-of-conduct")
        .fill("title", "Code of conduct")
        .fill("owner-name", "The director")
        .fill("version", "3")
}

async fn offer(browser: &Browser, name: &str, bytes: &[u8]) -> Page {
    new(browser).await.file("file", name, bytes).send().await
}

/// The download link on the page of the only document.
async fn download(browser: &Browser) -> Page {
    let list = browser.get("/documents").await.is(200);
    let href = list
        .attribute("a[href*='/files/']", "href")
        .expect("a download");
    browser.get(&href).await.is(200)
}

#[tokio::test]
async fn a_file_comes_back_byte_for_byte_and_only_to_be_saved() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    offer(&ruth, "Größe \"1\" 🙂.pdf", PDF)
        .await
        .is(200)
        .at("/documents")
        .says("was added");
    let theo = world.sign_in("theo").await;
    let file = download(&theo).await;
    assert_eq!(file.bytes, PDF);
    let header = |name: &str| file.headers[name].to_str().expect("ascii").to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let disposition = header("content-disposition");
    assert!(disposition.starts_with("attachment;"), "{disposition}");
    assert!(
        disposition.ends_with("filename*=UTF-8''Gr%C3%B6%C3%9Fe%20_1_%20%F0%9F%99%82.pdf"),
        "{disposition}"
    );
}

#[tokio::test]
async fn a_file_is_what_it_holds_and_not_what_it_is_called() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let program = [b"MZ\x90\x00".as_slice(), &[0; 124]].concat();
    let large = vec![b'a'; 11 * 1024 * 1024];
    for (name, bytes, said) in [
        ("policy.pdf", program.as_slice(), "must be a PDF"),
        (
            "policy.pdf",
            b"<!DOCTYPE html><script>alert(1)</script>",
            "must be a PDF",
        ),
        ("policy.pdf", b"", "is empty"),
        ("policy.txt", large.as_slice(), "must be 10 MB or smaller"),
    ] {
        let page = offer(&ruth, name, bytes).await.is(422).says(said);
        let form = page.form("/documents/new");
        assert_eq!(
            form.value("title"),
            Some("Code of conduct"),
            "what was typed comes back"
        );
        assert_eq!(form.value("owner-name"), Some("The director"));
        assert_eq!(form.value("kind"), Some("code-of-conduct"));
    }
    ruth.get("/documents").await.says("No document is here yet");
}

#[tokio::test]
async fn a_mistake_elsewhere_asks_for_the_file_again() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let form = new(&ruth)
        .await
        .fill("title", "")
        .file("file", "code.pdf", PDF);
    form.send()
        .await
        .is(422)
        .says("Enter a title")
        .says("Choose the file again");
}

#[tokio::test]
async fn only_links_to_pages_are_taken() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    for link in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "www.harbour.example",
        "JaVaScRiPt://x",
    ] {
        let form = new(&ruth).await.fill("link", link);
        form.send().await.is(422).says("Enter a web address");
    }
    let form = new(&ruth)
        .await
        .fill("link", "https://harbour.example/code?a=1&b=2");
    let page = form.send().await.is(200).at("/documents");
    assert_eq!(
        page.attribute(".app-card a[rel]", "href").as_deref(),
        Some("https://harbour.example/code?a=1&b=2")
    );
}

#[tokio::test]
async fn pressing_save_twice_adds_one_document() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let page = ruth.get("/documents/new").await;
    let press = || {
        page.form("/documents/new")
            .fill("kind", "other")
            .fill("title", "Rota")
    };
    press().send().await.is(200).says("was added");
    press().send().await.is(200).says("is saved already");
    let rows = ruth.get("/documents").await.all(".app-card");
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[tokio::test]
async fn a_new_file_leaves_the_old_one_to_be_read() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    offer(&ruth, "code-3.pdf", PDF).await.is(200);
    let shown = ruth
        .get("/documents")
        .await
        .follow("Code of conduct")
        .await
        .is(200);
    let change = shown
        .follow("Change or replace")
        .await
        .is(200)
        .says("code-3.pdf");
    let path = change.path.clone();
    let form = change
        .form(&path)
        .fill("version", "4")
        .file("file", "code-4.txt", b"Be kind.");
    form.send().await.is(200).says("was changed");
    let shown = ruth
        .get(&shown.path)
        .await
        .is(200)
        .says("code-3.pdf")
        .says("code-4.txt");
    let links = shown.all(".app-log a");
    assert_eq!(links.len(), 2);
    let old = shown.follow("code-3.pdf").await.is(200);
    assert_eq!(old.bytes, PDF);
    assert_eq!(shown.follow("code-4.txt").await.bytes, b"Be kind.");
}

#[tokio::test]
async fn a_retired_document_can_be_read_and_not_changed() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    offer(&ruth, "code.pdf", PDF).await.is(200);
    let shown = ruth.get("/documents").await.follow("Code of conduct").await;
    let sure = shown.follow("Take it out of use").await.is(200);
    let retire = sure.path.clone();
    sure.form(&retire)
        .send()
        .await
        .is(200)
        .says("was taken out of use");
    sure.form(&retire).send().await.is(200);
    ruth.get(&format!("{}/change", shown.path)).await.is(404);
    let shown = ruth
        .get(&shown.path)
        .await
        .is(200)
        .says("was taken out of use");
    assert_eq!(shown.follow("code.pdf").await.bytes, PDF);
}

#[tokio::test]
async fn a_reader_changes_nothing_and_strangers_see_nothing() {
    let world = World::new().await;
    let theo = world.sign_in("theo").await;
    theo.get("/documents")
        .await
        .is(200)
        .does_not_say("Add a document");
    theo.get("/documents/new").await.is(404);
    theo.post("/documents/new", &[("title", "x"), ("kind", "other")])
        .await
        .is(404);
    world
        .browser()
        .get("/documents")
        .await
        .is(200)
        .at("/sign-in");
}

#[tokio::test]
async fn names_in_every_script_come_back_as_typed() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    for title in [
        "سياسة \"السلامة\"",
        "<b>Code</b> & 🙂",
        "Ex\u{301}tra 'quoted'",
    ] {
        let form = new(&ruth).await.fill("title", title);
        form.send().await.is(200).at("/documents").says(title);
    }
}

#[tokio::test]
async fn a_document_says_what_is_missing_and_when_it_is_due() {
    let world = World::new().await;
    let ruth = world.sign_in("ruth").await;
    let states = |page: &Page| page.all(".app-card .app-status");
    let page = new(&ruth).await.send().await;
    assert_eq!(states(&page), ["No file or link"]);
    let page = new(&ruth)
        .await
        .fill("owner-name", "")
        .fill("link", "https://a.example/")
        .send()
        .await;
    assert!(
        states(&page).contains(&"No owner".to_owned()),
        "{:?}",
        states(&page)
    );
    let form = new(&ruth)
        .await
        .fill("link", "https://a.example/")
        .date("review", "2026-12-20");
    let page = form.send().await;
    assert!(
        states(&page).contains(&"Review due soon".to_owned()),
        "28 days ahead is soon"
    );
    let form = new(&ruth)
        .await
        .fill("link", "https://a.example/")
        .date("review", "2026-11-21");
    assert!(states(&form.send().await).contains(&"Review overdue".to_owned()));
    let form = new(&ruth).await.fill("link", "https://a.example/");
    assert!(states(&form.send().await).contains(&"In date".to_owned()));
}
