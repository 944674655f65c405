//! What holds of every decision, whatever the policy and the act.

use std::sync::LazyLock;

use policy::{
    Act, ActKind, AnyControl, Choice, Effect, Id, Outcome, Override, OverrideError, Policy, Role,
    Shape,
};
use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

use crate::sample::{SAMPLE, read, sample};

/// The head of the sample with every role, and then one clause of every kind, twice: for one
/// service with advice, for all with the kind's own effect and an override.
static CLAUSES: LazyLock<(String, Vec<String>)> = LazyLock::new(|| {
    let mut head = SAMPLE.split("[[role]]").next().expect("a head").to_owned();
    for role in Role::ALL {
        head.push_str(&format!(
            "[[role]]\nid = \"{0}\"\nlabel = \"{0}\"\npurpose = \"For tests.\"\n",
            role.key()
        ));
    }
    for service in ["schools", "counselling"] {
        head.push_str(&format!(
            "[[service]]\nid = \"{service}\"\nlabel = \"{service}\"\n"
        ));
    }
    let mut clauses = Vec::new();
    for kind in AnyControl::catalogue()
        .iter()
        .filter(|kind| !kind.acts.is_empty())
    {
        for (name, more) in [
            (
                "one",
                "services = [\"schools\"]\n[clause.control]\neffect = \"advise\"\n",
            ),
            ("all", "[clause.control]\noverride = [\"dsl\"]\n"),
            (
                "hold",
                "services = [\"counselling\"]\n[clause.control]\neffect = \"hold\"\noverride = [\"trustee\", \"dsl\"]\n",
            ),
        ] {
            let mut clause = format!(
                "[[clause]]\nid = \"{}-{name}\"\ntitle = \"A\"\nsection = \"B\"\npillar = \"prevention\"\ntext = \"C\"\n{more}kind = \"{0}\"\n",
                kind.kind
            );
            if kind.absolute {
                clause = clause
                    .lines()
                    .filter(|line| !softens(line))
                    .map(|line| format!("{line}\n"))
                    .collect();
            }
            for field in &kind.fields {
                clause.push_str(&format!(
                    "{} = {}\n",
                    field.key,
                    field
                        .default
                        .clone()
                        .filter(|one| *one != json!([]))
                        .unwrap_or_else(|| example(&field.shape))
                ));
            }
            clauses.push(clause);
        }
    }
    (head, clauses)
});

fn softens(line: &str) -> bool {
    line.starts_with("effect") || line.starts_with("override")
}

fn example(shape: &Shape) -> Value {
    match shape {
        Shape::Period | Shape::OpenPeriod | Shape::Renewal => json!("12 months"),
        Shape::Count => json!(2),
        Shape::OpenMonth => json!("August"),
        Shape::Hours => json!("Mon-Fri 09:00-17:00"),
        Shape::YesNo => json!(true),
        Shape::Text => json!("words"),
        Shape::Texts => json!(["words"]),
        Shape::Choice { options, .. } => json!(options[0].0),
        Shape::Choices { options, .. } => options.iter().map(|option| option.0).collect(),
    }
}

fn policy_of(clauses: &[usize]) -> Policy {
    let (head, all) = &*CLAUSES;
    let mut text = head.clone();
    // A pack needs a clause; this one has no rule.
    text.push_str("[[clause]]\nid = \"words\"\ntitle = \"A\"\nsection = \"B\"\npillar = \"prevention\"\ntext = \"C\"\n");
    for at in clauses {
        text.push_str(&all[*at]);
    }
    read(&text).at_version(4)
}

/// Values that may fit some fact of some act.
fn candidates() -> Vec<Value> {
    let mut candidates = vec![
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(2),
        json!(30),
        json!([]),
        json!("no"),
        json!({ "yes": "2026-11-22T09:00:00Z" }),
        json!({ "yes": "2026-11-22" }),
        json!({ "yes": ["dsl"] }),
        json!("2026-11-22T10:00:00+00:00[Europe/London]"),
        json!("2026-11-22"),
        json!({ "adults": 1, "young-people": 1, "responsible-adult": "no" }),
        json!({ "adults": 2, "young-people": 5, "responsible-adult": { "yes": "2026-11-22T09:00:00Z" }, "due": "2026-11-22T10:00:00+00:00[Europe/London]" }),
        json!({ "groups": ["staff"], "acknowledged": true, "signed": [], "training": [], "checks": [] }),
        json!({ "groups": ["visitors", "hosts"], "acknowledged": false }),
        json!([{ "role": "dsl", "deputy": true }, { "role": "coordinator", "deputy": false }]),
    ];
    for word in [
        "young-person",
        "email",
        "host",
        "direct",
        "child",
        "dsl",
        "initials",
        "one-to-one",
        "whatsapp",
        "never",
        "session-notes",
        "phone",
        "emoji",
        "reason",
        "waiting-room",
        "person-harmed",
    ] {
        candidates.push(json!(word));
        candidates.push(json!([word]));
    }
    candidates
}

/// An act of any kind, each of its facts unknown or one of the candidates that fits.
fn acts() -> impl Strategy<Value = Act> {
    let fact = (any::<prop::sample::Index>(), select(candidates()));
    let service = select(vec![
        json!(null),
        json!("schools"),
        json!("counselling"),
        json!("other"),
    ]);
    (
        select(ActKind::ALL),
        prop::collection::vec(fact, 0..12),
        service,
    )
        .prop_map(|(kind, facts, service)| {
            let mut act = serde_json::to_value(Act::unknown(kind)).expect("an act is JSON");
            act["service"] = service;
            act["at"] = json!("2026-11-22T10:00:00+00:00[Europe/London]");
            for (field, value) in facts {
                let keys: Vec<String> = act
                    .as_object()
                    .expect("an object")
                    .keys()
                    .filter(|key| *key != "act" && *key != "service")
                    .cloned()
                    .collect();
                let mut tried = act.clone();
                tried[field.get(&keys).as_str()] = value;
                if serde_json::from_value::<Act>(tried.clone()).is_ok() {
                    act = tried;
                }
            }
            serde_json::from_value(act).expect("each fact was tried")
        })
}

fn some_clauses() -> impl Strategy<Value = Vec<usize>> {
    let count = CLAUSES.1.len();
    prop::collection::hash_set(0..count, 0..count.min(60))
        .prop_map(|set| set.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn adding_a_clause_never_weakens_a_decision(clauses in some_clauses(), act in acts(), more in any::<prop::sample::Index>()) {
        let more = more.index(CLAUSES.1.len());
        let before = policy_of(&clauses).decide(&act);
        let mut with = clauses.clone();
        if !with.contains(&more) {
            with.push(more);
        }
        let after = policy_of(&with).decide(&act);
        prop_assert!(after.outcome >= before.outcome);
        for ground in &before.grounds {
            prop_assert!(after.grounds.contains(ground));
        }
    }

    #[test]
    fn the_order_of_clauses_never_changes_a_decision(clauses in some_clauses(), act in acts()) {
        let mut sorted = clauses.clone();
        sorted.sort_unstable();
        let (one, other) = (policy_of(&clauses).decide(&act), policy_of(&sorted).decide(&act));
        prop_assert_eq!(one.outcome, other.outcome);
        prop_assert_eq!(one.grounds.len(), other.grounds.len());
        for ground in &one.grounds {
            prop_assert!(other.grounds.contains(ground));
        }
    }

    #[test]
    fn every_outcome_has_its_ground_and_every_ground_its_clause_and_version(clauses in some_clauses(), act in acts()) {
        let policy = policy_of(&clauses);
        let decision = policy.decide(&act);
        prop_assert_eq!(decision.grounds.iter().map(|ground| ground.outcome).max().unwrap_or(Outcome::Allow), decision.outcome);
        for ground in &decision.grounds {
            let clause = policy.clause(&ground.clause).expect("the clause is in the policy");
            prop_assert!(clause.covers(act.service().filter(|service| policy.service(service).is_some())));
            prop_assert!(clause.rule.as_ref().unwrap().control.acts().contains(&act.kind()));
            prop_assert_eq!(ground.version, 4);
            prop_assert!(!ground.sentence.trim().is_empty());
            prop_assert!(ground.outcome <= clause.rule.as_ref().unwrap().effect.into());
        }
    }

    #[test]
    fn an_override_moves_only_the_grounds_that_name_the_role(clauses in some_clauses(), act in acts(), role in select(Role::ALL)) {
        let policy = policy_of(&clauses);
        let plain = policy.decide(&act);
        let wish = Override { person: Id::from_u128(1), roles: vec![role], reason: "They are in danger now".into() };
        let entitled = |ground: &policy::Ground| ground.overridable_by.contains(&role) && ground.outcome > Outcome::Advise;
        match policy.decide_with(&act, &wish) {
            Err(error) => {
                prop_assert_eq!(error, OverrideError::NotEntitled);
                prop_assert!(!plain.grounds.iter().any(entitled));
            }
            Ok(decision) => {
                prop_assert_eq!(plain.grounds.len(), decision.grounds.len());
                for (was, is) in plain.grounds.iter().zip(&decision.grounds) {
                    if entitled(was) {
                        prop_assert!(is.overridden && is.outcome == Outcome::Advise);
                    } else {
                        prop_assert_eq!(was, is);
                    }
                }
                let overridden = decision.overridden.expect("an override is a ground too");
                prop_assert_eq!(overridden.reason, "They are in danger now");
                prop_assert!(decision.outcome <= plain.outcome);
            }
        }
    }
}

#[test]
fn an_override_without_a_reason_is_no_override() {
    let act = Act::unknown(ActKind::PublishVersion);
    let wish = |reason: &str| Override {
        person: Id::from_u128(1),
        roles: vec![Role::Dsl],
        reason: reason.into(),
    };
    assert_eq!(
        sample().decide_with(&act, &wish("  ")),
        Err(OverrideError::NoReason)
    );
    assert!(
        sample()
            .decide_with(&act, &wish("The lead is on a train and the chair agrees"))
            .is_ok()
    );
}

#[test]
fn a_clause_for_one_service_is_silent_about_another_and_speaks_where_nobody_said_which() {
    let policy = sample();
    let mut act = policy::AdmitYoungPerson {
        service: Some("counselling".into()),
        ..Default::default()
    };
    assert_eq!(policy.decide(&act.clone().into()).outcome, Outcome::Allow);
    act.service = Some("schools".into());
    assert_eq!(policy.decide(&act.clone().into()).outcome, Outcome::Hold);
    act.service = None;
    assert_eq!(policy.decide(&act.into()).outcome, Outcome::Hold);
}

#[test]
fn an_unknown_fact_holds_what_would_be_held_or_refused_and_advises_otherwise() {
    let effect = |effect: &str| {
        let text = SAMPLE.replace(
            "lead = \"10 minutes\"",
            &format!("lead = \"10 minutes\"\neffect = \"{effect}\""),
        );
        read(&text)
            .decide(&Act::unknown(ActKind::AdmitYoungPerson))
            .outcome
    };
    assert_eq!(effect(Effect::Refuse.key()), Outcome::Hold);
    assert_eq!(effect(Effect::Hold.key()), Outcome::Hold);
    assert_eq!(effect(Effect::Advise.key()), Outcome::Advise);
}
