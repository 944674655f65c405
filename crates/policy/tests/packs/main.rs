//! The five starter packs: they read, they answer their duties, and they keep their own figures.

mod figures;
mod fits;
mod positions;
mod words;

use policy::{Clause, Colours, DUTIES, Duty, Outcome, Policy, PublishVersion, Severity};

const PACKS: [(&str, &[u8]); 5] = [
    (
        "play-and-family-services",
        include_bytes!("../../../../packs/play-and-family-services.toml"),
    ),
    (
        "therapy-consortium",
        include_bytes!("../../../../packs/therapy-consortium.toml"),
    ),
    (
        "family-support",
        include_bytes!("../../../../packs/family-support.toml"),
    ),
    (
        "schools-education",
        include_bytes!("../../../../packs/schools-education.toml"),
    ),
    (
        "first-steps-online",
        include_bytes!("../../../../packs/first-steps-online.toml"),
    ),
];

fn pack(name: &str) -> Policy {
    let (_, bytes) = PACKS
        .iter()
        .find(|(one, _)| *one == name)
        .expect("the name of a starter pack");
    read(name, bytes)
}

fn packs() -> Vec<Policy> {
    PACKS
        .iter()
        .map(|(name, bytes)| read(name, bytes))
        .collect()
}

fn read(name: &str, bytes: &[u8]) -> Policy {
    match policy::read(&format!("packs/{name}.toml"), bytes) {
        Ok(read) => read.policy,
        Err(faults) => panic!("{}", policy::show(&faults, bytes, Colours::No)),
    }
}

fn seed_of(pack: &Policy) -> &'static str {
    policy::Choice::key(pack.meta.seed.expect("a starter pack names its source"))
}

fn answering(pack: &Policy, duty: Duty) -> impl Iterator<Item = &Clause> {
    pack.clauses
        .iter()
        .filter(move |clause| clause.duties.contains(&duty))
}

/// The clause of a pack with this id.
fn clause<'a>(pack: &'a Policy, id: &str) -> &'a Clause {
    pack.clause(id)
        .unwrap_or_else(|| panic!("{} has no clause `{id}`", pack.meta.id))
}

#[test]
fn every_starter_pack_reads_without_errors_or_warnings() {
    let mut found = String::new();
    for (name, bytes) in PACKS {
        let faults = match policy::read(&format!("packs/{name}.toml"), bytes) {
            // A gap is what a starter pack leaves for the organisation to decide.
            Ok(read) => read
                .warnings
                .into_iter()
                .filter(|one| one.severity != Severity::Gap)
                .collect(),
            Err(faults) => faults,
        };
        found += &policy::show(&faults, bytes, Colours::No);
    }
    assert!(found.is_empty(), "{found}");
}

#[test]
fn each_pack_is_named_after_its_file_and_its_own_source() {
    let mut seeds: Vec<&str> = packs().iter().map(seed_of).collect();
    for (pack, (name, _)) in packs().iter().zip(PACKS) {
        assert_eq!(pack.meta.id, name);
    }
    seeds.sort_unstable();
    assert_eq!(seeds, ["000", "001", "002", "003", "004"]);
}

#[test]
fn each_pack_answers_every_duty_of_its_source() {
    for pack in packs() {
        let seed = seed_of(&pack);
        let answered = pack.duties();
        let missing: Vec<_> = DUTIES
            .iter()
            .filter(|duty| duty.seeds.contains(&seed) && !answered.contains(&duty.id))
            .map(|duty| format!("{} {}", duty.id, duty.title))
            .collect();
        assert!(
            missing.is_empty(),
            "{} leaves open: {missing:#?}",
            pack.meta.id
        );
    }
}

#[test]
fn together_the_packs_answer_all_148_duties() {
    let mut answered: Vec<Duty> = packs().iter().flat_map(Policy::duties).collect();
    answered.sort_unstable();
    answered.dedup();
    assert_eq!(answered.len(), 148);
}

#[test]
fn a_duty_that_software_can_keep_is_answered_by_a_clause_with_a_control() {
    for pack in packs() {
        for duty in pack
            .duties()
            .into_iter()
            .filter(|duty| duty.info().needs_control())
        {
            let controlled = answering(&pack, duty).any(|clause| clause.rule.is_some());
            assert!(
                controlled,
                "{}: {duty} has words but no control",
                pack.meta.id
            );
        }
    }
}

#[test]
fn a_pack_has_every_part_that_it_asks_a_policy_to_have() {
    for pack in packs() {
        let act = PublishVersion {
            duties: Some(pack.duties()),
            ..Default::default()
        };
        let decision = pack.decide(&act.into());
        for clause in pack.clauses.iter().filter(|one| {
            one.rule
                .as_ref()
                .is_some_and(|rule| rule.control.kind() == "required-sections")
        }) {
            let ground = decision
                .grounds
                .iter()
                .find(|ground| ground.clause == clause.id)
                .expect("the clause speaks");
            assert_eq!(
                ground.outcome,
                Outcome::Allow,
                "{}: {}: {}",
                pack.meta.id,
                clause.id,
                ground.sentence
            );
        }
    }
}

#[test]
fn the_pillars_stand_in_order_and_no_section_is_torn_apart() {
    for pack in packs() {
        let headings: Vec<_> = pack
            .clauses
            .iter()
            .map(|clause| (clause.pillar, clause.section.as_str()))
            .collect();
        assert!(
            headings.is_sorted_by_key(|(pillar, _)| *pillar),
            "{}",
            pack.meta.id
        );
        let mut runs = headings.clone();
        runs.dedup();
        let mut distinct = runs.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(
            runs.len(),
            distinct.len(),
            "{}: a section begins twice: {runs:?}",
            pack.meta.id
        );
    }
}
