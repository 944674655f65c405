//! Parents, subjects and alleged persons are never told by the program, and no mail carries a word of a concern.

use std::path::Path;

use super::{
    life::{Life, MARK, MEMBERS, Step, TEAM, steps},
    samples,
};

#[tokio::test]
async fn no_sequence_of_steps_mails_anybody_but_those_who_take_concerns() {
    let mut sent = 0;
    for mut steps in samples(steps(20), 4) {
        steps.extend([Step::Sleep, Step::Sleep]);
        let mut life = Life::begin().await;
        let mut mailed = 0;
        for step in &steps {
            // What cannot be done is refused, and tells nobody either.
            if life.live(step).await.is_err() {
                continue;
            }
            let mails = life.world.mails().await;
            for mail in &mails[mailed..] {
                let whole = format!("{}\n{}", mail.subject, mail.text);
                assert!(!whole.contains(MARK), "{step:?} mailed words:\n{whole}");
                assert!(
                    !mail.to.contains("parents.example"),
                    "{step:?} told a parent"
                );
                let mut takers = TEAM.iter().chain(&life.given);
                let taker = takers.any(|key| mail.to.contains(life.world.email(key)));
                // Reminders of the policy go to everybody, and say nothing of concerns.
                let waiting = mail.subject.ends_with("waits for you");
                assert!(taker || !waiting, "{step:?} told {}", mail.to);
                // Whoever it is about is told of nothing, by the step that says so least of all.
                let about = match step {
                    Step::Report { about, .. } => about.map(|about| MEMBERS[about]),
                    Step::Exclude(_, _, about) => Some(MEMBERS[*about]),
                    _ => None,
                };
                let told = about.is_some_and(|key| mail.to.contains(life.world.email(key)));
                assert!(!told, "{step:?} told {}", mail.to);
            }
            mailed = mails.len();
        }
        sent += mailed;
    }
    assert!(sent > 10, "only {sent} mails were looked at");
}

/// The only mail that a concern causes has fixed words: no use case of these areas writes one of its own.
#[test]
fn reporting_and_response_write_no_mail_themselves() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut read = 0;
    for area in ["reporting", "response", "sealing"] {
        let mut folders = vec![src.join(area)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).expect("a file");
                for word in ["outbox::post", "Mail {", "mailer()"] {
                    assert!(!text.contains(word), "{} has {word}", path.display());
                }
                read += 1;
            }
        }
    }
    assert!(read > 20, "only {read} files were read");
}
