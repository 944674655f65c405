//! One document of each kind as it would be in use. The people and the organisation are made up.

use print::documents::evidence::{
    ClauseEvidence, DatedFact, DecisionLine, EvidencePart, Figure, PillarCount, Status,
};
use print::documents::policy::{
    Clause, Contact, Helpline, Holder, Part, Related, Section, Signature, Signer, Source,
};
use print::documents::report::ReportSection;
use print::documents::sheet::{Qr, SheetStyle};
use print::documents::{Block, Fact};
use print::{EvidencePack, PolicyDocument, Report, Sheet};

const HOUSE: &str = "Elm Row Youth Club";

fn all(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn clause(number: &str, title: &str, text: &str, rule: &str, services: &[&str]) -> Clause {
    Clause {
        number: number.into(),
        title: title.into(),
        body: Block::read_plain(text),
        rule: rule.into(),
        services: all(services),
        ..Clause::default()
    }
}

pub fn policy() -> PolicyDocument {
    let schools = "Live online sessions for school classes";
    PolicyDocument {
        organisation: HOUSE.into(),
        title: "Online safeguarding policy".into(),
        summary: "How we keep children, young people and adults at risk safe in everything we do online, and what anyone \
                  who is worried should do."
            .into(),
        version: "4".into(),
        effective: "1 September 2026".into(),
        approved_by: "The trustees".into(),
        approved_on: "18 August 2026".into(),
        review_due: "31 August 2027".into(),
        hash: "7c1f 09ab 54e2".into(),
        parts: vec![
            Part {
                title: "Part 1: Prevention".into(),
                intro: vec![Block::Paragraph(
                    "What we do so that harm does not happen. Everybody who works with us, paid or not, follows this part."
                        .into(),
                )],
                sections: vec![
                    Section {
                        title: "Online sessions".into(),
                        clauses: vec![
                            clause(
                                "1.1",
                                "The teacher is there first",
                                "Teachers sign in 10 minutes before students are let in, and stay until the last student has left.\n\n\
                                 The host:\n- opens the waiting room\n- checks the teacher's name against the booking\n- lets \
                                 students in only when the teacher is in the room",
                                "Students stay in the waiting room until their teacher has been in the room; the teacher is \
                                 asked to come 10 minutes early.",
                                &[schools],
                            ),
                            clause(
                                "1.2",
                                "Never one adult alone with one young person",
                                "There are always at least 2 adults in an online session. If one drops out, the session is paused.",
                                "A session with fewer than 2 adults is not opened; one that falls below 2 adults is paused.",
                                &[schools, "Homework club"],
                            ),
                            clause(
                                "1.3",
                                "Cameras and names",
                                "Young people choose whether to turn their cameras on. They show a first name and nothing else.",
                                "",
                                &[],
                            ),
                        ],
                    },
                    Section {
                        title: "Writing to young people".into(),
                        clauses: vec![Clause {
                            audience: all(&["Staff", "Volunteers"]),
                            gap: "How soon a message outside these hours is looked at: no interval is set.".into(),
                            ..clause(
                                "1.4",
                                "When we write",
                                "We write to young people between 09:00 and 17:00 on weekdays, from the organisation's \
                                 accounts, with a second member of staff copied in.",
                                "A message outside Mon-Fri 09:00-17:00 is held until the next morning.",
                                &[],
                            )
                        }],
                    },
                ],
            },
            Part {
                title: "Part 2: Reporting".into(),
                intro: vec![],
                sections: vec![Section {
                    title: "Telling somebody".into(),
                    clauses: vec![clause(
                        "2.1",
                        "Every concern is read within 1 working day",
                        "You do not have to be sure. Tell the designated safeguarding lead what you saw or heard, in the words \
                         that were used. If somebody is in danger now, ring 999 first.",
                        "The designated safeguarding lead is reminded after 4 hours; after 1 working day the deputy is told.",
                        &[],
                    )],
                }],
            },
            Part {
                title: "Part 3: Response".into(),
                intro: vec![],
                sections: vec![Section {
                    title: "Referral".into(),
                    clauses: vec![clause(
                        "3.1",
                        "Allegations about adults go to the LADO",
                        "An allegation about an adult who works with children is sent to the local authority designated officer \
                         within 1 working day.",
                        "A referral to the LADO is due within 1 working day of the decision; a case with one outstanding cannot be closed.",
                        &[],
                    )],
                }],
            },
        ],
        contacts: vec![
            Contact {
                role: "Designated safeguarding lead".into(),
                purpose: "Takes every concern, gives advice, decides on referrals.".into(),
                holders: vec![Holder {
                    name: "Maya Thornbury".into(),
                    ways: all(&["01632 960 124", "safeguarding.lead@elmrow-youthclub.example"]),
                }],
            },
            Contact {
                role: "Deputy safeguarding lead".into(),
                purpose: String::new(),
                holders: vec![],
            },
            Contact {
                role: "Safeguarding trustee".into(),
                purpose: "For a concern about the safeguarding team itself.".into(),
                holders: vec![
                    Holder {
                        name: "Tom Hallgarth".into(),
                        ways: all(&["01632 960 177"]),
                    },
                    Holder {
                        name: "Ines Vella".into(),
                        ways: all(&["ines@elmrow-youthclub.example"]),
                    },
                ],
            },
        ],
        helplines: vec![
            Helpline {
                name: "Childline".into(),
                about: "For anybody under 19".into(),
                ways: all(&["0800 1111", "https://www.childline.org.uk"]),
                hours: "Day and night".into(),
            },
            Helpline {
                name: "Police".into(),
                about: "999 when somebody is in danger now".into(),
                ways: all(&["999", "101"]),
                hours: "Day and night".into(),
            },
        ],
        related: vec![Related {
            title: "Code of conduct".into(),
            owner: "Coordinator".into(),
            version: "2".into(),
            review_due: "1 March 2027".into(),
        }],
        sources: vec![Source {
            title: "Children Act 1989".into(),
            address: "https://www.legislation.gov.uk/ukpga/1989/41/contents".into(),
            checked: "2 August 2026".into(),
        }],
        signature: Some(Signature {
            statement: "We have read this policy and will work by it.".into(),
            signers: vec![
                Signer {
                    role: "Chair of trustees".into(),
                    name: "Ruth Anning".into(),
                    date: "18 August 2026".into(),
                },
                Signer {
                    role: "Designated safeguarding lead".into(),
                    ..Signer::default()
                },
            ],
        }),
        ..PolicyDocument::default()
    }
}

pub fn evidence() -> EvidencePack {
    let session = |number: &str, title: &str, status: Status, sentence: &str| ClauseEvidence {
        number: number.into(),
        title: title.into(),
        status,
        sentence: sentence.into(),
        ..ClauseEvidence::default()
    };
    EvidencePack {
        organisation: HOUSE.into(),
        policy: "Online safeguarding policy".into(),
        version: "4".into(),
        as_of: "22 November 2026".into(),
        made_at: "22 November 2026, 09:30".into(),
        made_by: "Maya Thornbury".into(),
        hash: "7c1f 09ab 54e2".into(),
        facts: vec![Fact::new("Entries in the audit log", "18,204")],
        intro: vec![Block::Paragraph("Clauses of the policy by pillar and standing.".into())],
        summary: vec![
            PillarCount { pillar: "Prevention".into(), met: 31, due_soon: 4, not_met: 2, not_assessed: 6 },
            PillarCount { pillar: "Reporting".into(), met: 12, due_soon: 1, not_met: 0, not_assessed: 3 },
            PillarCount { pillar: "Response".into(), met: 9, due_soon: 0, not_met: 1, not_assessed: 5 },
        ],
        parts: vec![
            EvidencePart {
                title: "Prevention".into(),
                clauses: vec![
                    ClauseEvidence {
                        figures: vec![
                            Figure { label: "Sessions since 1 September".into(), value: "57".into(), of: String::new() },
                            Figure { label: "Teacher in the room first".into(), value: "57".into(), of: "57".into() },
                            Figure { label: "Admissions refused because the teacher was not there".into(), value: "3".into(), of: String::new() },
                        ],
                        decisions: vec![
                            DecisionLine {
                                date: "3 October 2026, 10:58".into(),
                                act: "Admit young person".into(),
                                outcome: "Refused".into(),
                                reason: "The teacher was not in the room yet (clause 1.1, version 4).".into(),
                                by: "System".into(),
                            },
                            DecisionLine {
                                date: "12 November 2026, 13:02".into(),
                                act: "Open session".into(),
                                outcome: "Overridden".into(),
                                reason: "The school's network was down; the head teacher was on the telephone.".into(),
                                by: "Maya Thornbury".into(),
                            },
                        ],
                        more_decisions: 41,
                        ..session("1.1", "The teacher is there first", Status::Met, "In all 57 sessions the teacher was in the room before the first student.")
                    },
                    ClauseEvidence {
                        next_due: "30 November 2026".into(),
                        figures: vec![Figure { label: "Current training".into(), value: "12".into(), of: "14".into() }],
                        facts: vec![
                            DatedFact { date: "30 November 2026".into(), text: "Online safety training runs out".into(), subject: "Person 8f2c".into() },
                            DatedFact { date: "2 December 2026".into(), text: "Online safety training runs out".into(), subject: "Person 11ab".into() },
                        ],
                        more_facts: 12,
                        ..session("1.6", "Training is renewed every 12 months", Status::DueSoon, "2 people's training runs out within 28 days.")
                    },
                    session("1.9", "Consent before an image is used", Status::NotMet, "1 image of a young person is on the website without a live consent."),
                    ClauseEvidence {
                        missing: all(&["Devices: which were checked and when"]),
                        ..session("1.12", "Devices are checked", Status::NotAssessed, "The register of devices is not kept.")
                    },
                ],
            },
            EvidencePart { title: "Reporting".into(), clauses: vec![] },
        ],
        method: vec![
            Block::Paragraph("Every standing is worked out from dated facts. Nobody types one in.".into()),
            Block::Steps(all(&["Take the clauses of version 4.", "Take the facts dated on or before the day.", "Compare."])),
        ],
        ..EvidencePack::default()
    }
}

pub fn report() -> Report {
    Report {
        organisation: HOUSE.into(),
        title: "Referral to the local authority designated officer".into(),
        summary: "An allegation about an adult who works with children.".into(),
        marking: "Confidential: for the receiving authority only".into(),
        reference: "KQ7P-M2XD".into(),
        facts: vec![
            Fact::new("Sent to", "Borough LADO team"),
            Fact::new("Sent on", "22 November 2026, 09:30"),
        ],
        sections: vec![
            ReportSection {
                title: "What was said".into(),
                blocks: vec![
                    Block::Paragraph(
                        "Written down on 21 November 2026 by the host, in the child's words."
                            .into(),
                    ),
                    Block::Quote("He asked me not to tell my mum.\nI did not like it.".into()),
                    Block::Note("The child has not been asked anything further.".into()),
                ],
            },
            ReportSection {
                title: "Chronology".into(),
                blocks: vec![Block::Table {
                    columns: all(&["When", "What", "Who"]),
                    rows: vec![
                        all(&[
                            "21 November 2026, 16:10",
                            "Disclosure in the session",
                            "Host",
                        ]),
                        all(&["21 November 2026, 16:31", "Concern raised"]),
                    ],
                }],
            },
        ],
        signature: Some(Signature {
            statement: String::new(),
            signers: vec![Signer {
                role: "Designated safeguarding lead".into(),
                ..Signer::default()
            }],
        }),
        ..Report::default()
    }
}

pub fn poster() -> Sheet {
    Sheet {
        organisation: HOUSE.into(),
        title: "Worried about something online?".into(),
        style: SheetStyle::Poster,
        blocks: Block::read_plain(
            "You can tell us. You do not have to say who you are.\n\n- Talk to any adult here.\n- Ring Childline. It is free.\n- Scan the square.",
        ),
        big_lines: all(&["Childline 0800 1111", "In danger now: 999"]),
        qr: Some(Qr {
            data: "https://elmrow-youthclub.example/tell".into(),
            label: "elmrow-youthclub.example/tell".into(),
        }),
        footer: "Online safeguarding policy, version 4".into(),
        ..Sheet::default()
    }
}

pub fn receipt() -> Sheet {
    Sheet {
        organisation: HOUSE.into(),
        title: "Your receipt".into(),
        blocks: Block::read_plain(
            "Keep this number. It is the only way to read our answer.\n\nWe cannot find it again for you.",
        ),
        big_lines: all(&["4821 9035 1177", "6029 3384 5510"]),
        closing: Block::read_plain("Keep it where nobody else looks."),
        ..Sheet::default()
    }
}

/// Words in other scripts, and what no face can draw.
pub fn scripts() -> Report {
    Report {
        organisation: "Elm Row Youth Club · نادي الشباب".into(),
        title: "Words in other scripts: שלום, سلام, Здравствуйте, γειά".into(),
        sections: vec![ReportSection {
            title: "What was written".into(),
            blocks: vec![
                Block::Quote("שלום עולם (123) אמרה לי: \"אל תספר\".".into()),
                Block::Quote("مرحبا بالعالم ١٢٣، قال لي لا تخبر أحدا. سلام‌علیکم".into()),
                Block::Quote("He wrote 👍🏽 ❤️ 🙈 👩‍👩‍👧‍👦 🇬🇧 and then 🫠🦭 x".into()),
                Block::Quote("Zoë Łukasz Ğüneş Nguyễn Đặng – “quoted” … €5 ½ → ✓".into()),
                Block::Quote(
                    "नमस्ते 你好 ไทย \u{E001} \u{7} \u{202E}abc\u{202C} \u{0378} Z̸̢͔̖a̴̩̽l̷̰̈́g̵o".into(),
                ),
                Block::Paragraph(format!("A run without end: {}", "abc".repeat(60))),
            ],
        }],
        ..Report::default()
    }
}
