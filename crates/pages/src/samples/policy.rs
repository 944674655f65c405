//! Samples of the policy as people read it.

use super::{Sample, public_page, staff_page};
use crate::Form;
use crate::views::policy::{
    Block, Clause, Contact, Difference, Differences, Document, Ground, Helpline, Holder, None,
    Part, Reader, Related, Section, Signature, Signer, Source, Stopped, VersionRow, Versions,
    Words,
};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("policy", "public", "In force", || Document {
            page: public_page("/policy"),
            words: words(),
            doors: Vec::new(),
            readers: vec![reader("everyone", true), reader("young people", false)],
            pdf: "/policy.pdf".into(),
            source: Option::None,
            change_note: Option::None,
            fingerprint: Option::None,
            differences: Option::None,
        }),
        Sample::new("policy", "version", "For those who keep it", || Document {
            page: staff_page("/policy/versions/3").back_to("/policy/versions"),
            words: words(),
            doors: vec![("Read and accept it".into(), "/policy/accept".into())],
            readers: Vec::new(),
            pdf: "/policy/versions/3.pdf".into(),
            source: Some("/policy/versions/3.toml".into()),
            change_note: Some("The teacher is in the room 15 minutes before, not 10.".into()),
            fingerprint: Some("8f14e45fceea167a5a36dedd4bea2543".repeat(2)),
            differences: Some("/policy/versions/2/diff/3".into()),
        }),
        Sample::new("policy", "none", "Before the first version", || None {
            page: public_page("/policy"),
            may_write: false,
        }),
        Sample::new("policy", "none-write", "Before it, for an author", || {
            None {
                page: staff_page("/policy"),
                may_write: true,
            }
        }),
        Sample::new("policy", "versions", "Two versions", || Versions {
            page: staff_page("/policy/versions"),
            rows: vec![row("2", "live"), row("1", "past")],
        }),
        Sample::new("policy", "versions-none", "None yet", || Versions {
            page: staff_page("/policy/versions"),
            rows: Vec::new(),
        }),
        Sample::new("policy", "differences", "Two versions", || Differences {
            page: staff_page("/policy/versions/1/diff/2").back_to("/policy/versions"),
            from: "version 1".into(),
            to: "version 2".into(),
            rows: vec![Difference {
                clause: "The teacher is there first".into(),
                sentences: vec!["lead was 10 minutes and is 15 minutes".into()],
            }],
        }),
        Sample::new("policy", "stopped", "A post is vacant", || Stopped {
            page: staff_page("/policy/publish").back_to("/policy/draft"),
            refused: true,
            grounds: vec![
                ground(
                    "Somebody is always in charge",
                    "appoint somebody first as online safety coordinator",
                    "refuse",
                ),
                ground(
                    "Helplines are right",
                    "check the directory of outside help",
                    "advise",
                ),
            ],
            form: Form::new(),
            typed: vec![("note".into(), "First version".into())],
            may_override: true,
        }),
    ]
}

fn reader(label: &str, current: bool) -> Reader {
    Reader {
        label: label.into(),
        href: format!("/policy?for={}", label.replace(' ', "-")),
        current,
    }
}

fn row(number: &str, state: &'static str) -> VersionRow {
    VersionRow {
        number: number.into(),
        state,
        effective: "1 September 2026".into(),
        approver: "Miriam Okonkwo-Lindqvist".into(),
        approved: "20 August 2026".into(),
        note: "The chat is closed between sessions.".into(),
        differences: (number != "1").then(|| "/policy/versions/1/diff/2".into()),
    }
}

fn ground(clause: &str, sentence: &str, kind: &'static str) -> Ground {
    Ground {
        clause: clause.into(),
        href: "/policy/draft/clauses/in-charge".into(),
        sentence: sentence.into(),
        kind,
        overridable: if kind == "refuse" {
            "Safeguarding trustee".into()
        } else {
            String::new()
        },
    }
}

fn words() -> Words {
    let clause = |number: &str, id: &str, title: &str| Clause {
        number: number.into(),
        id: id.into(),
        title: title.into(),
        body: vec![
            Block::Paragraph("Teachers sign in 10 minutes before students are let in.".into()),
            Block::List(vec![
                "The waiting room is on.".into(),
                "Nobody is let in early.".into(),
            ]),
        ],
        rule: "The responsible adult joins at least 10 minutes before young people are let in."
            .into(),
        services: vec!["Live online sessions for school classes".into()],
        audience: Vec::new(),
        gap: String::new(),
    };
    let section = |title: &str, clauses| Section {
        title: title.into(),
        clauses,
    };
    Words {
        organisation: "Harbour Lights Learning".into(),
        title: "Online safeguarding policy".into(),
        summary: "For an education programme that meets school classes online.".into(),
        version: "3".into(),
        effective: "1 September 2026".into(),
        approved_by: "Miriam Okonkwo-Lindqvist".into(),
        approved_on: "20 August 2026".into(),
        review_due: "31 August 2027".into(),
        hash: "8f14e45fceea167a".into(),
        parts: vec![
            Part {
                title: "Prevention".into(),
                sections: vec![section(
                    "Online sessions",
                    vec![clause("1.1", "teacher-first", "The teacher is there first")],
                )],
            },
            Part {
                title: "Reporting".into(),
                sections: vec![section(
                    "Telling us",
                    vec![Clause {
                        gap: "Not set yet: read.".into(),
                        ..clause("2.1", "read-in-time", "We read every worry in time")
                    }],
                )],
            },
            Part {
                title: "Response".into(),
                sections: vec![section(
                    "Helping",
                    vec![clause("3.1", "plan", "We make a plan")],
                )],
            },
        ],
        contacts: vec![
            Contact {
                role: "Designated safeguarding lead".into(),
                purpose: "Takes every concern.".into(),
                holders: vec![Holder {
                    name: "Ruth Adeyemi".into(),
                    ways: vec!["020 7946 0000".into()],
                }],
            },
            Contact {
                role: "Online safety coordinator".into(),
                purpose: "Keeps this policy working.".into(),
                holders: Vec::new(),
            },
        ],
        helplines: vec![Helpline {
            name: "Childline".into(),
            about: "For children and young people".into(),
            ways: vec!["0800 1111".into()],
            hours: "Any time".into(),
        }],
        related: vec![Related {
            title: "Code of conduct".into(),
            owner: "Ruth Adeyemi".into(),
            version: "2026".into(),
            review_due: "1 May 2027".into(),
        }],
        sources: vec![Source {
            title: "Guidance for people who work with children".into(),
            address: "https://www.gov.uk/".into(),
            checked: "2 June 2026".into(),
        }],
        signature: Some(Signature {
            statement: "This policy has been read and approved.".into(),
            signers: vec![Signer {
                role: "Policy approver".into(),
                name: "Miriam Okonkwo-Lindqvist".into(),
                date: "20 August 2026".into(),
            }],
        }),
        ..Words::default()
    }
}
