//! The same questions on paper, for the day the network is down. What was written on it is entered later with its true times.

use pages::{
    Language,
    views::staff::{ABOUT, HOW, PLACES, ROUTES},
};
use print::{
    Report,
    documents::{
        Block, Fact,
        policy::{Signature, Signer},
        report::ReportSection,
    },
};

use crate::{ctx::Ctx, error::AppError, home::tell};

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// A question with room for some lines of writing.
fn room(key: &str, lines: usize) -> Fact {
    Fact::new(t(key), "\n".repeat(lines))
}

/// A question with its answers to put a ring around.
fn ring(key: &str, answers: &[String]) -> Fact {
    Fact::new(t(key), answers.join("   /   "))
}

fn yes_no(key: &str) -> Fact {
    ring(key, &[t("staff-yes"), t("staff-no")])
}

fn choices(key: &str, prefix: &str, keys: &[&str]) -> Fact {
    let answers: Vec<String> = keys
        .iter()
        .map(|one| t(&format!("{prefix}-{one}")))
        .collect();
    ring(key, &answers)
}

/// The blank form, with whom to give it to.
///
/// # Errors
/// When the database cannot be read.
pub async fn form(ctx: &Ctx) -> Result<Report, AppError> {
    let contacts = tell::whom(ctx).await?.into_iter().map(|one| {
        let value = [one.name, one.how];
        let value: Vec<String> = value.into_iter().filter(|part| !part.is_empty()).collect();
        Fact::new(one.post, value.join(", "))
    });
    let section = |key: &str, facts: Vec<Fact>| ReportSection {
        title: t(key),
        blocks: vec![Block::Facts(facts)],
    };
    Ok(Report {
        organisation: ctx.organisation().name.clone(),
        title: t("staff-blank-title"),
        summary: t("staff-blank-summary"),
        marking: t("staff-blank-marking"),
        sections: vec![
            ReportSection {
                title: t("staff-blank-first"),
                blocks: vec![
                    Block::Note(t("staff-urgent")),
                    Block::List(vec![
                        t("staff-listen-hear"),
                        t("staff-listen-ask"),
                        t("staff-listen-secret"),
                        t("staff-listen-confront"),
                    ]),
                    Block::Facts(vec![yes_no("staff-danger")]),
                ],
            },
            section(
                "staff-part-what",
                vec![
                    room("staff-words", 14),
                    room("staff-opinion", 5),
                    yes_no("staff-nude"),
                ],
            ),
            section(
                "staff-part-who",
                vec![
                    choices("staff-about", "staff-about", &ABOUT),
                    room("staff-harmed", 2),
                    room("staff-who", 2),
                    room("staff-subjects", 2),
                    room("staff-needs", 2),
                ],
            ),
            section(
                "staff-part-where",
                vec![
                    choices("staff-place-kind", "staff-place", &PLACES),
                    room("staff-place", 1),
                    room("staff-account", 1),
                    room("staff-link", 1),
                    room("staff-on", 1),
                    room("staff-when", 1),
                ],
            ),
            section(
                "staff-part-how",
                vec![
                    choices("staff-how", "staff-how", &HOW),
                    choices("staff-route", "staff-route", &ROUTES),
                    room("staff-heard", 1),
                    room("staff-heard-time", 1),
                    room("staff-blank-written", 1),
                ],
            ),
            section(
                "staff-part-done",
                vec![room("staff-done", 5), yes_no("staff-told")],
            ),
            ReportSection {
                title: t("staff-blank-give"),
                blocks: vec![
                    Block::Paragraph(t("staff-blank-give-what")),
                    Block::Facts(contacts.collect()),
                ],
            },
        ],
        signature: Some(Signature {
            statement: String::new(),
            signers: vec![Signer {
                role: t("staff-blank-writer"),
                ..Signer::default()
            }],
        }),
        ..Report::default()
    })
}
