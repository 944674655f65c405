//! Samples of the pages of evidence.

use super::{Sample, staff_page};
use crate::Form;
use crate::views::evidence::{
    Choice, Clause, DecisionRow, Fact, Figure, History, HistoryRow, NamedFigure, NoPolicy,
    Overview, Pillar, Row,
};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("evidence", "no-policy", "Before the first version", || {
            NoPolicy {
                page: staff_page("/evidence"),
                may_publish: true,
            }
        }),
        Sample::new("evidence", "overview", "Three pillars", overview),
        Sample::new("evidence", "clause", "Some have not accepted", || Clause {
            page: staff_page("/evidence/clauses/accept-policy").back_to("/evidence"),
            status: "not",
            sentence: "22 of 25 people have accepted version 3 in time".into(),
            rule: Some("Staff and volunteers accept each version within 14 days.".into()),
            figures: vec![NamedFigure {
                label: "people in time".into(),
                value: 22,
                of: Some(25),
            }],
            facts: vec![
                Fact {
                    date: "15 September 2026".into(),
                    text: "not accepted, was due".into(),
                    about: "Zoë O’Brien-Featherstonehaugh".into(),
                },
                Fact {
                    date: "15 September 2026".into(),
                    text: "not accepted, was due".into(),
                    about: "مريم عبد الرحمن".into(),
                },
            ],
            facts_left_out: 1,
            decisions: vec![DecisionRow {
                at: "3 September 2026 at 9:14am".into(),
                act: "give somebody a task".into(),
                outcome: "refuse",
                sentence: "ask them to accept the current version first".into(),
                version: "3".into(),
                by: "Ruth Adeyemi".into(),
                reason: None,
            }],
            ..bare("Everyone accepts the policy")
        }),
        Sample::new("evidence", "clause-missing", "Nothing is kept yet", || {
            Clause {
                missing: vec!["the register of online sessions".into()],
                rule: Some("Teachers sign in 10 minutes before students.".into()),
                gap: true,
                ..bare("The teacher is there first")
            }
        }),
        Sample::new(
            "evidence",
            "clause-attested",
            "Stands on somebody’s word",
            || Clause {
                status: "met",
                attestations: vec![Fact {
                    date: "1 October 2026".into(),
                    text: "Shown at the induction day".into(),
                    about: "Ines Ferreira".into(),
                }],
                attest: Some("equal-protection".into()),
                ..bare("Equal protection for every child")
            },
        ),
        Sample::new("evidence", "history", "A year", || History {
            page: staff_page("/evidence/history").back_to("/evidence"),
            rows: vec![
                history("22 November 2026", "3", 61),
                history("31 October 2026", "3", 58),
                history("31 August 2026", "2", 40),
            ],
        }),
        Sample::new("evidence", "history-empty", "No version yet", || History {
            page: staff_page("/evidence/history").back_to("/evidence"),
            rows: Vec::new(),
        }),
    ]
}

fn bare(title: &str) -> Clause {
    Clause {
        page: staff_page("/evidence/clauses/example").back_to("/evidence"),
        title: title.into(),
        pillar: "Prevention".into(),
        section: "People and agreements".into(),
        status: "none",
        sentence: "nothing shows how this stands".into(),
        rule: None,
        duties: vec!["D20".into(), "D21".into()],
        version: "3".into(),
        as_of: "22 November 2026".into(),
        next_due: Some("1 December 2026".into()),
        gap: false,
        figures: Vec::new(),
        facts: Vec::new(),
        facts_left_out: 0,
        missing: Vec::new(),
        decisions: Vec::new(),
        attestations: Vec::new(),
        attest: None,
    }
}

fn overview() -> Overview {
    let figure = |key, value| Figure { key, value };
    Overview {
        page: staff_page("/evidence"),
        form: Form::new(),
        figures: vec![
            figure("met", 41),
            figure("due", 4),
            figure("not", 6),
            figure("none", 30),
        ],
        pillars: vec![
            Pillar {
                key: "prevention".into(),
                title: "Prevention".into(),
                met: 30,
                all: 52,
                rows: vec![
                    row(
                        "A coordinator is always in post",
                        "met",
                        "every post has been filled without a gap",
                    ),
                    row(
                        "Everyone accepts the policy",
                        "not",
                        "22 of 25 people have accepted version 3 in time",
                    ),
                    row(
                        "Related policies are in date",
                        "due",
                        "1 of 12 documents is due for review",
                    ),
                    row(
                        "Passwords are never shared",
                        "none",
                        "nobody has attested this clause yet",
                    ),
                ],
            },
            Pillar {
                key: "reporting".into(),
                title: "Reporting".into(),
                met: 0,
                all: 9,
                rows: Vec::new(),
            },
        ],
        versions: vec![Choice {
            value: "3".into(),
            label: "Version 3, in force from 1 September 2026".into(),
        }],
        version: "3".into(),
        as_of: "22 November 2026".into(),
        today: true,
        carried: String::new(),
        may_export: true,
    }
}

fn row(title: &str, status: &'static str, sentence: &str) -> Row {
    Row {
        id: "example".into(),
        title: title.into(),
        status,
        sentence: sentence.into(),
        next_due: (status == "due").then(|| "1 December 2026".into()),
        gap: status == "none",
        attested: false,
    }
}

fn history(on: &str, version: &str, met: u32) -> HistoryRow {
    HistoryRow {
        on: on.into(),
        link: "/evidence?on-day=31&on-month=8&on-year=2026".into(),
        version: version.into(),
        met,
        due: 4,
        not: 6,
        none: 81 - met - 10,
        all: 81,
    }
}
