//! Words of a concern are nowhere but under its key: not in the database, its journal, a backup, a mail or a log.

use chaperone::reporting::{
    intake::{Offered, Submission},
    words::{From, Report},
};

use crate::{
    exclusion::{MARK, deeds},
    harness::{
        Browser, Page, World,
        search::{Log, are_in},
    },
    response::{ready, report, submit, triaged},
};

/// [`MARK`] is in everything that is written about the concern. Its letters are in no name, mail or page of ours.
fn marked(words: &str) -> String {
    format!("{words} {MARK}")
}

/// A report with the word in every field that takes words, and in a file.
fn full() -> Submission {
    let plain = report(1, "");
    let words = Report {
        words: marked("He says not to tell."),
        opinion: marked("I think"),
        place: marked("a game"),
        account: marked("name"),
        link: format!("https://{MARK}.example/chat"),
        when: marked("yesterday"),
        who: marked("an adult"),
        harmed: marked("my friend"),
        from: From::FirstName(marked("Bea")),
        reach: marked("after school"),
        done: marked("told"),
        ..plain.report
    };
    Submission {
        report: words,
        files: vec![Offered {
            name: format!("{MARK}.txt"),
            mime: "text/plain".into(),
            // Twice the size of a page of the database, so that it spills over.
            bytes: marked("chat").repeat(600).into_bytes(),
        }],
        ..plain
    }
}

async fn is_nowhere(world: &World, when: &str) {
    let kept = world.place.everything().await;
    assert!(are_in(&kept, &world.base), "{when}: nothing was searched");
    assert!(!are_in(&kept, MARK), "{when}: a word is in the database");
}

/// What the team writes, step by step.
async fn work_on(world: &World, ruth: &Browser, concern: uuid::Uuid) {
    let path = format!("/concerns/{concern}");
    let page = ruth.get(&path).await.is(200).says(MARK);
    let send = async |page: Page, part: &str| {
        let form = page.form(&format!("{path}/{part}"));
        form.fill(part, &marked(part)).send().await.is(200)
    };
    let page = send(page, "answer").await;
    send(page, "note").await.says(MARK);
    is_nowhere(world, "answered").await;
    let case = triaged(ruth, concern, &format!("B.B., {MARK}")).await;
    is_nowhere(world, "triaged").await;
    let path = format!("{}/chronology", case.path);
    let page = ruth.get(&path).await.is(200);
    let form = page.form(&path).fill("text", &marked("Rang"));
    let page = form.fill("opinion", &marked("Sounds")).send().await;
    let link = page.is(200).links("/correct").remove(0);
    let page = ruth.get(&link).await.is(200);
    let form = page.form(&link).fill("text", &marked("No:"));
    form.send().await.is(200).says(MARK);
    let page = ruth.get(&path).await.is(200);
    let bytes = marked("chat").repeat(600).into_bytes();
    page.form(&path)
        .fill("text", &marked("A picture of the chat:"))
        .file("files", &format!("{MARK}.txt"), &bytes)
        .send()
        .await
        .is(200)
        .says(&format!("{MARK}.txt"));
    is_nowhere(world, "noted in the case").await;
    // People, actions, referrals, parents, support, sharing, hand-over: every form there is, with the word in each field. A lesson is
    // for everybody to read, and the page that takes it says so.
    let below = [format!("/concerns/{concern}"), case.path.clone()];
    let taken = deeds::work_through(ruth, &below, &["/lesson"]).await;
    for form in ["people", "actions", "referrals", "parents", "support"] {
        let form = format!("/cases/*/{form}");
        let was_taken = taken.iter().any(|one| one.starts_with(&form));
        assert!(was_taken, "no form of {form} was taken: {taken:?}");
    }
    let search = "/cases/search";
    let page = ruth.get(search).await.is(200);
    let found = page.form(search).fill("words", MARK).send().await;
    found.is(200).says(MARK);
}

#[tokio::test]
async fn words_of_a_concern_are_in_no_database_mail_log_or_backup() {
    let log = Log::begin();
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let taken = submit(&world.public().await, full()).await;
    is_nowhere(&world, "reported").await;
    work_on(&world, &ruth, taken.id).await;
    is_nowhere(&world, "worked on").await;

    // Reminders and notices of the days in which every clock runs out.
    for day in ["2026-11-23", "2026-11-25", "2026-12-28"] {
        world.set_clock(day);
        chaperone::jobs::daily::plan(&world.app)
            .await
            .expect("planned");
        world.work().await;
    }
    is_nowhere(&world, "after reminders").await;
    let mails = world.mails().await;
    assert!(!mails.is_empty(), "nobody was told");
    for mail in &mails {
        let whole = format!("{}{}{}", mail.to, mail.subject, mail.text);
        assert!(!are_in(whole.as_bytes(), MARK), "{mail:?}");
    }
    in_files(&world).await;
    let logged = log.bytes();
    assert!(are_in(&logged, "SELECT"), "the log is caught");
    assert!(!are_in(&logged, MARK), "a word is in the log");
}

/// A backup, and every file of the data folder.
async fn in_files(world: &World) {
    if world.place.database.starts_with("sqlite:") {
        let backup = world.folder().join("backup.db");
        world.app.db().backup_to(&backup).await.expect("a backup");
    }
    let mut read = 0;
    let mut folders = vec![world.folder().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).expect("a file");
            assert!(!are_in(&bytes, MARK), "{} has a word", path.display());
            read += bytes.len();
        }
    }
    assert!(read > 100, "no file was searched");
}

/// The search is able to find: the same word in a column that is kept in clear, and in a row of sealed bytes in hexadecimal.
#[tokio::test]
async fn the_search_finds_what_is_there() {
    let world = ready().await;
    let mut tx = world.app.db().begin().await.expect("a transaction");
    let id = world.app.entropy().id();
    store::blob::insert(&mut tx, id, "x", MARK, b"")
        .await
        .expect("kept");
    tx.commit().await.expect("kept");
    assert!(are_in(&world.place.everything().await, MARK));
}
