//! The paper says what the data says.

use print::documents::Block;
use print::documents::evidence::{Figure, PillarCount};
use print::documents::policy::{Clause, Part, Section};
use print::{EvidencePack, PolicyDocument, Report, Sheet};

use crate::paper::{flowing_text_of, print, text_of};
use crate::specimens;

#[test]
fn a_policy_prints_every_clause_with_its_number_its_rule_and_whom_to_ring() {
    let policy = specimens::policy();
    let text = flowing_text_of(&print(&policy));
    for part in &policy.parts {
        assert!(text.contains(&part.title), "{}", part.title);
        for clause in part.sections.iter().flat_map(|section| &section.clauses) {
            assert!(text.contains(&format!("{} {}", clause.number, clause.title)));
            assert!(text.contains(&clause.rule), "{}", clause.rule);
            assert!(text.contains(&clause.gap));
        }
    }
    for shown in [
        "Version 4",
        "1 September 2026",
        "31 August 2027",
        "01632 960 177",
        "0800 1111",
        "Nobody at present",
        "Page 2 of",
    ] {
        assert!(text.contains(shown), "{shown} is missing");
    }
}

#[test]
fn an_address_copied_from_the_paper_is_the_address() {
    let mut policy = specimens::policy();
    let address = "safeguarding.lead_at-night@a-long-name-for-a-club.example.org";
    policy.contacts[0].holders[0].ways = vec![address.into()];
    let text = text_of(&print(&policy));
    let joined: String = text.split_whitespace().collect();
    assert!(joined.contains(address), "broken in the text layer");
}

#[test]
fn an_evidence_pack_prints_the_counts_it_was_given_and_adds_them_up() {
    let pack = EvidencePack {
        summary: vec![
            PillarCount {
                pillar: "Prevention".into(),
                met: 131,
                due_soon: 17,
                not_met: 23,
                not_assessed: 4,
            },
            PillarCount {
                pillar: "Reporting".into(),
                met: 9,
                due_soon: 0,
                not_met: 2,
                not_assessed: 1000,
            },
        ],
        ..specimens::evidence()
    };
    let text = flowing_text_of(&print(&pack));
    assert!(text.contains("Prevention 131 17 23 4 175"), "{text}");
    assert!(text.contains("Reporting 9 0 2 1000 1011"));
    assert!(text.contains("All 140 17 25 1004 1186"));
}

#[test]
fn figures_stand_as_so_many_of_so_many() {
    let mut pack = specimens::evidence();
    pack.parts[0].clauses[0].figures = vec![Figure {
        label: "Hosts with training".into(),
        value: "4,211".into(),
        of: "4,300".into(),
    }];
    assert!(flowing_text_of(&print(&pack)).contains("Hosts with training 4,211 of 4,300"));
}

#[test]
fn two_hundred_clauses_are_all_there_and_in_the_contents() {
    let clause = |n: usize| Clause {
        number: format!("1.{n}"),
        title: format!("Clause number {n}"),
        body: vec![Block::Paragraph("We keep to this. ".repeat(20))],
        rule: format!("Somebody is reminded after {n} hours."),
        ..Clause::default()
    };
    let policy = PolicyDocument {
        title: "Long policy".into(),
        parts: vec![Part {
            title: "Prevention".into(),
            sections: vec![Section {
                title: "Everything".into(),
                clauses: (1..=200).map(clause).collect(),
            }],
            ..Part::default()
        }],
        ..PolicyDocument::default()
    };
    let printed = print(&policy);
    let text = flowing_text_of(&printed);
    for n in 1..=200 {
        assert!(text.contains(&format!("reminded after {n} hours.")));
        let named = text.matches(&format!("1.{n} Clause number {n} ")).count();
        assert!(
            named >= 2,
            "clause {n} is named {named} times, not in the contents and at its place"
        );
    }
    assert!(text.contains(&format!("Page {0} of {0}", printed.pages)));
}

#[test]
fn documents_with_nothing_in_them_are_still_documents() {
    for printed in [
        print(&PolicyDocument::default()),
        print(&EvidencePack::default()),
        print(&Report::default()),
        print(&Sheet::default()),
        print(&Report {
            cover: true,
            ..Report::default()
        }),
        print(&PolicyDocument {
            parts: vec![Part {
                sections: vec![Section {
                    clauses: vec![Clause::default()],
                    ..Section::default()
                }],
                ..Part::default()
            }],
            ..PolicyDocument::default()
        }),
    ] {
        assert!(printed.pages >= 1 && printed.stand_ins.is_empty());
    }
}

#[test]
fn a_receipt_and_a_referral_carry_their_words() {
    let receipt = flowing_text_of(&print(&specimens::receipt()));
    assert!(receipt.contains("4821 9035 1177 6029 3384 5510"));
    let referral = flowing_text_of(&print(&specimens::report()));
    assert!(referral.contains("Confidential: for the receiving authority only"));
    assert!(referral.contains("He asked me not to tell my mum. I did not like it."));
    assert!(referral.contains("Page 1 of 1"));
}
