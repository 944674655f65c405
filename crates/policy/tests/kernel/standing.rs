//! What holds of every standing, whatever the control.

use policy::{
    AsOf, Facts, Id, Policy, Register, RegisterKind, Standing, Status, Who,
    facts::{Acknowledgement, Attestation, ClauseSince, Person, RecordState, Session, Version},
};
use proptest::prelude::*;

use crate::sample::sample;

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

fn end_of(text: &str) -> AsOf {
    AsOf::end_of(
        day(text),
        jiff::tz::TimeZone::get("Europe/London").unwrap(),
        Vec::new(),
    )
}

fn standing(policy: &Policy, facts: &Facts, on: &str, clause: &str) -> Standing {
    policy
        .standings(facts, &end_of(on))
        .into_iter()
        .find(|one| &*one.clause == clause)
        .unwrap()
}

fn attested(clause: &str, version: u32, on: &str) -> Attestation {
    Attestation {
        clause: clause.into(),
        version,
        on: day(on),
        by: Id::from_u128(9),
    }
}

#[test]
fn a_clause_without_a_rule_stands_on_somebodys_dated_word() {
    let mut facts = Facts {
        attestations: vec![attested("no-harm", 4, "2026-11-02")].into(),
        ..Facts::default()
    };
    assert_eq!(
        standing(&sample(), &Facts::default(), "2026-11-22", "no-harm").status,
        Status::NotAssessed
    );
    let met = standing(&sample(), &facts, "2026-11-22", "no-harm");
    assert_eq!((met.status, met.attested), (Status::Met, true));
    assert_eq!(
        met.sentence,
        "attested on 2 November 2026; no rule checks this clause"
    );
    assert_eq!(
        standing(&sample(), &facts, "2026-11-01", "no-harm").status,
        Status::NotAssessed
    );
    // A word about version 4 says nothing about a clause that changed in version 5.
    facts.clause_since.insert(
        "no-harm".into(),
        ClauseSince {
            version: 5,
            from: day("2026-11-10"),
        },
    );
    assert_eq!(
        standing(&sample(), &facts, "2026-11-22", "no-harm").status,
        Status::NotAssessed
    );
}

#[test]
fn a_register_that_nobody_keeps_is_named_and_a_word_may_stand_in_for_it() {
    let missing = standing(&sample(), &Facts::default(), "2026-11-22", "teacher-first");
    assert_eq!(missing.status, Status::NotAssessed);
    assert_eq!(missing.missing, [RegisterKind::Sessions]);
    assert_eq!(
        missing.sentence,
        "to assess this we need the register of online sessions"
    );
    let facts = Facts {
        attestations: vec![attested("teacher-first", 4, "2026-11-02")].into(),
        ..Facts::default()
    };
    let word = standing(&sample(), &facts, "2026-11-22", "teacher-first");
    assert_eq!((word.status, word.attested), (Status::Met, true));
    assert_eq!(word.missing, [RegisterKind::Sessions]);
}

#[test]
fn a_word_never_outweighs_facts_that_are_kept() {
    let facts = Facts {
        attestations: vec![attested("teacher-first", 4, "2026-11-02")].into(),
        sessions: vec![unruly(1, Some("schools"))].into(),
        ..Facts::default()
    };
    assert_eq!(
        standing(&sample(), &facts, "2026-11-22", "teacher-first").status,
        Status::NotMet
    );
}

/// A session in which a young person was alone.
fn unruly(number: u128, service: Option<&str>) -> Session {
    let at = |time: &str| time.parse().unwrap();
    Session {
        id: Id::from_u128(number),
        service: service.map(str::to_owned),
        planned_on: at("2026-11-01T10:00:00Z"),
        due: at("2026-11-02T10:00:00Z"),
        started: None,
        ended: None,
        adults: None,
        young_people: None,
        responsible_adult_joined: None,
        first_young_person_joined: Some(at("2026-11-02T10:00:00Z")),
        one_to_one_exception: false,
        settings: Vec::new(),
        checklist: Vec::new(),
        reconciled: None,
        notes: RecordState::Missing,
        chat: RecordState::Missing,
        recording: RecordState::Missing,
        platform: None,
    }
}

#[test]
fn only_the_services_of_a_clause_count_for_it_and_those_nobody_noted() {
    let on = |service| {
        let facts = Facts {
            sessions: vec![unruly(1, service)].into(),
            ..Facts::default()
        };
        standing(&sample(), &facts, "2026-11-22", "teacher-first").status
    };
    assert_eq!(on(Some("schools")), Status::NotMet);
    assert_eq!(on(None), Status::NotMet);
    assert_eq!(on(Some("counselling")), Status::NotAssessed);
}

#[test]
fn what_failed_before_a_clause_was_there_does_not_fail_it() {
    let mut facts = Facts {
        sessions: vec![unruly(1, None)].into(),
        ..Facts::default()
    };
    facts.clause_since.insert(
        "teacher-first".into(),
        ClauseSince {
            version: 4,
            from: day("2026-11-10"),
        },
    );
    let new = standing(&sample(), &facts, "2026-11-22", "teacher-first");
    assert_eq!(
        (new.status, &*new.sentence),
        (Status::NotAssessed, "new in version 4, not yet assessed")
    );
    facts.clause_since.insert(
        "teacher-first".into(),
        ClauseSince {
            version: 4,
            from: day("2026-11-01"),
        },
    );
    assert_eq!(
        standing(&sample(), &facts, "2026-11-22", "teacher-first").status,
        Status::NotMet
    );
}

fn people(count: u128, accepted: impl Fn(u128) -> bool) -> Facts {
    let version = Version {
        number: 1,
        published: day("2026-01-01"),
        effective: day("2026-01-01"),
        approval: None,
        change_note: true,
        duties: Vec::new(),
    };
    let person = |n| Person {
        id: Id::from_u128(n),
        kind: Who::Staff,
        started: day("2025-01-01"),
        ended: None,
    };
    let row = |n| Acknowledgement {
        person: Id::from_u128(n),
        version: 1,
        read: None,
        accepted: day("2026-01-05"),
    };
    Facts {
        versions: vec![version].into(),
        people: (1..=count).map(person).collect::<Vec<_>>().into(),
        appointments: vec![].into(),
        acknowledgements: (1..=count)
            .filter(|n| accepted(*n))
            .map(row)
            .collect::<Vec<_>>()
            .into(),
        ..Facts::default()
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it measures how long the work takes"
)]
fn fifty_thousand_people_give_a_standing_no_longer_than_fifty() {
    let facts = people(50_000, |n| n % 10 != 0);
    let start = std::time::Instant::now();
    let found = standing(&sample(), &facts, "2026-11-22", "accept");
    // Ten times what it takes without optimisation: quadratic work would take hours.
    assert!(
        start.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(found.status, Status::NotMet);
    assert_eq!(
        found.sentence,
        "45000 of 50000 people have accepted version 1; 5000 late"
    );
    assert_eq!((found.facts.len(), found.facts_left_out), (20, 4_980));
    // The same ones, whatever order the rows come in.
    let mut turned = facts.clone();
    if let Register::Kept(rows) = &mut turned.people {
        rows.reverse();
    }
    assert_eq!(
        standing(&sample(), &turned, "2026-11-22", "accept").facts,
        found.facts
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_happens_later_never_changes_history(accepted in prop::collection::hash_set(1..20_u128, 0..20), later in prop::collection::vec(1..20_u128, 0..10)) {
        let facts = people(20, |n| accepted.contains(&n));
        let mut with_future = facts.clone();
        if let Register::Kept(rows) = &mut with_future.acknowledgements {
            rows.extend(later.iter().map(|n| Acknowledgement { person: Id::from_u128(*n), version: 1, read: None, accepted: day("2026-12-05") }));
        }
        for date in ["2026-01-04", "2026-01-10", "2026-11-22"] {
            let now = end_of(date);
            prop_assert_eq!(sample().standings(&facts, &now), sample().standings(&with_future, &now));
        }
    }
}
