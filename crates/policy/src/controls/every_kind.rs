//! What must hold of every kind in the catalogue, also of those nobody has written yet.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{AnyControl, KindInfo};
use crate::{
    Act, ActKind, Choice, Facts, Finding, RegisterKind, Shape, Status,
    testing::{end_of, policy_of},
};

/// The lines of a control with each parameter given: lists in full, numbers as `pick` says.
fn lines(kind: &KindInfo, pick: fn(&Value, &Value) -> Value) -> String {
    let mut lines = format!("kind = {:?}\n", kind.kind);
    for field in &kind.fields {
        let value = match (&field.bounds, &field.shape) {
            (Some((least, most)), Shape::Period | Shape::OpenPeriod | Shape::Count) => {
                pick(least, most)
            }
            (_, Shape::Choices { options, .. }) => {
                Value::from(options.iter().map(|(key, _)| *key).collect::<Vec<_>>())
            }
            (_, Shape::Count) => Value::from(7),
            (_, shape) => crate::params::example(shape),
        };
        lines.push_str(&format!("{} = {value}\n", field.key));
    }
    lines
}

fn each(mut check: impl FnMut(&KindInfo, &AnyControl)) {
    for kind in AnyControl::catalogue() {
        for pick in [
            |least: &Value, _: &Value| least.clone(),
            |_: &Value, most: &Value| most.clone(),
        ] {
            let policy = policy_of(&lines(kind, pick));
            check(
                kind,
                &policy.clauses[0].rule.as_ref().expect("a rule").control,
            );
        }
    }
}

fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_sentence_of_a_rule_prints_the_numbers_of_its_parameters_and_no_others() {
    each(|kind, control| {
        let settings = control.settings();
        let own = settings
            .iter()
            .flat_map(|setting| numbers(&setting.printed))
            .collect();
        let sentence = control.rule();
        assert_eq!(numbers(&sentence), own, "{}: {sentence}", kind.kind);
        assert!(
            sentence.ends_with('.') && !sentence.contains("  "),
            "{}: {sentence}",
            kind.kind
        );
    });
}

#[test]
fn an_act_of_which_nothing_is_known_never_passes_a_rule_that_speaks_about_it() {
    each(|kind, control| {
        for &act in ActKind::ALL {
            let verdict = control.decide(&Act::unknown(act));
            match (kind.acts.contains(&act), verdict) {
                (false, verdict) => assert_eq!(verdict, None, "{} speaks about {act}", kind.kind),
                (true, Some(verdict)) => {
                    assert_ne!(
                        verdict.finding,
                        Finding::Meets,
                        "{} about {act}: {}",
                        kind.kind,
                        verdict.sentence
                    );
                    assert!(!verdict.sentence.trim().is_empty(), "{}", kind.kind);
                }
                (true, None) => panic!("{} is silent about {act}", kind.kind),
            }
        }
    });
}

#[test]
fn nothing_is_met_where_every_register_is_empty_or_missing() {
    let empty = Facts::all_empty();
    for register in RegisterKind::ALL {
        assert!(empty.keeps(*register));
    }
    for kind in AnyControl::catalogue() {
        let policy = policy_of(&lines(kind, |least, _| least.clone()));
        for facts in [&empty, &Facts::default()] {
            let standing = policy.standings(facts, &end_of("2026-11-22")).remove(0);
            assert_ne!(
                standing.status,
                Status::Met,
                "{}: {}",
                kind.kind,
                standing.sentence
            );
            assert!(!standing.sentence.is_empty(), "{}", kind.kind);
        }
    }
}

#[test]
fn kinds_stand_in_order_and_once() {
    let catalogue = AnyControl::catalogue();
    assert!(
        catalogue
            .windows(2)
            .all(|pair| pair[0].number < pair[1].number)
    );
    let keys: BTreeSet<&str> = catalogue.iter().map(|kind| kind.kind).collect();
    assert_eq!(keys.len(), catalogue.len());
    for kind in catalogue {
        assert!(kind.about.ends_with('.'), "{}: {}", kind.kind, kind.about);
        assert!(
            kind.fields.iter().all(|field| field.help.ends_with('.')),
            "{}",
            kind.kind
        );
    }
}
