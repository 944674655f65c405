//! A case leaves: on paper, or sealed for another body, and is opened there without a server.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use chaperone::reporting::intake::Offered;

use crate::{
    duties::closing::id_of,
    harness::{Browser, Page},
    response::{ready, report, submit, triaged},
};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n not really a picture";

async fn taken(browser: &Browser, case: &str, fill: &[(&str, &str)]) -> Page {
    let path = format!("{case}/export");
    let page = browser.get(&path).await.is(200).says("1 file");
    let mut form = page.form(&path);
    for (name, value) in fill {
        form = form.fill(name, value);
    }
    form.send().await
}

fn open(file: &Path, into: &Path, said: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chaperone"))
        .args([
            "open-export".as_ref(),
            file.as_os_str(),
            "--into".as_ref(),
            into.as_os_str(),
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    // A program that refuses before it asks has closed its end.
    let wrote = writeln!(stdin, "{said}");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(wrote.is_ok() || !output.status.success());
    output
}

#[tokio::test]
async fn a_case_handed_over_sealed_opens_with_its_words_and_with_nothing_else() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let mut submission = report(1, "He writes to me.\n  Every  night.");
    submission.files = vec![Offered {
        name: "Bildschirm ü.png".into(),
        mime: "image/png".into(),
        bytes: PICTURE.into(),
    }];
    let concern = submit(&world.public().await, submission).await;
    let case = triaged(&ruth, concern.id, "T.B., messages").await.path;
    let missing = [("whom", "other"), ("kind", "sealed"), ("words", "too few")];
    let page = taken(&ruth, &case, &missing).await.is(422);
    let page = page
        .says("Write why")
        .says("Choose the lawful basis")
        .says("Use at least six words");
    assert_eq!(
        page.form(&format!("{case}/export")).value("words"),
        Some("too few")
    );
    let said = "copper lantern giraffe river maple tennis";
    let fill = [
        ("whom", "other"),
        ("to", "Ms Patel, Millbrook School"),
        ("why", "She moved there."),
        ("basis", "public-task"),
        ("minimum", "yes"),
        ("kind", "sealed"),
        ("words", said),
    ];
    let parcel = taken(&ruth, &case, &fill).await.is(200).bytes;
    for word in ["He writes", "case.json", "T.B."] {
        let found = parcel.windows(word.len()).any(|run| run == word.as_bytes());
        assert!(!found, "{word} can be read in the sealed file");
    }
    // It is written in the case, in the log of what left, and in the log of the record.
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("Sent out: Ms Patel, Millbrook School");
    let mut conn = world.app.db().read().await.expect("a connection");
    let left = store::disclosure::of_record(&mut conn, id_of(&case)).await;
    assert_eq!(left.expect("the log").len(), 1);
    drop(conn);

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.chaperone");
    std::fs::write(&file, &parcel).expect("written");
    let into = folder.path().join("opened");
    let wrong = open(&file, &into, "copper lantern giraffe river maple");
    assert_eq!(wrong.status.code(), Some(1));
    assert!(!into.exists(), "nothing is written");
    let changed = folder.path().join("changed.chaperone");
    let mut bytes = parcel.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&changed, &bytes).expect("written");
    assert_eq!(open(&changed, &into, said).status.code(), Some(1));
    assert!(!into.exists());
    let opened = open(&file, &into, &said.to_uppercase());
    assert!(opened.status.success(), "{opened:?}");
    let picture = std::fs::read(into.join("files/001-Bildschirm__.png"));
    assert_eq!(picture.expect("the picture"), PICTURE, "byte for byte");
    let json = std::fs::read_to_string(into.join("case.json")).expect("the words");
    assert!(
        json.contains(r"He writes to me.\n  Every  night."),
        "to the letter"
    );
    let pdf = std::fs::read(into.join("case.pdf")).expect("the paper");
    assert!(pdf.starts_with(b"%PDF-"));
    // Nothing is overwritten.
    let again = open(&file, &into, said);
    assert_eq!(again.status.code(), Some(2));
}

#[tokio::test]
async fn a_case_file_on_paper_is_tagged_and_its_making_is_written_down() {
    let world = ready().await;
    let ruth = world.sign_in("ruth").await;
    let mut submission = report(1, "He writes to me.");
    submission.files = vec![Offered {
        name: "a.png".into(),
        mime: "image/png".into(),
        bytes: PICTURE.into(),
    }];
    let concern = submit(&world.public().await, submission).await;
    let case = triaged(&ruth, concern.id, "T.B., messages").await.path;
    let fill = [
        ("whom", "own"),
        ("to", "Ruth, for court"),
        ("why", "The hearing."),
        ("kind", "pdf"),
    ];
    let page = taken(&ruth, &case, &fill).await.is(200);
    assert!(page.bytes.starts_with(b"%PDF-"));
    let tagged = b"/StructTreeRoot";
    assert!(page.bytes.windows(tagged.len()).any(|run| run == tagged));
    ruth.get(&format!("{case}/chronology"))
        .await
        .says("Sent out: Ruth, for court")
        .says("The hearing.");
    let mut conn = world.app.db().read().await.expect("a connection");
    let left = store::disclosure::of_record(&mut conn, id_of(&case)).await;
    assert!(left.expect("the log").is_empty(), "it went to nobody else");
    drop(conn);
    let noor = world.sign_in("noor").await;
    noor.get(&format!("{case}/export")).await.is(404);
}
