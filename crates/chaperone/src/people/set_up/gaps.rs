//! What a starter policy leaves open, and the policy once somebody has filled it in.

use std::collections::BTreeMap;

use policy::{AnyControl, Policy, Severity, Shape};
use serde_json::Value as Json;

use crate::error::AppError;

/// One thing that the organisation has to decide.
pub struct Gap {
    /// `setting-website`, or `value-drills-every`: the clause and its parameter.
    pub key: String,
    pub label: String,
    pub help: String,
    /// What to write, by example.
    pub example: Example,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    Words,
    Period,
    Month,
}

enum Place {
    Setting(String),
    Value { clause: String, param: &'static str },
}

/// Everything a policy leaves open: first facts about the organisation, then intervals.
#[must_use]
pub fn of(policy: &Policy) -> Vec<Gap> {
    let settings = policy
        .settings
        .iter()
        .filter(|setting| setting.value.is_none())
        .map(|setting| Gap {
            key: format!("setting-{}", setting.id),
            label: setting.label.clone(),
            help: setting.help.clone().unwrap_or_default(),
            example: Example::Words,
            place: Place::Setting(setting.id.clone()),
        });
    let values = policy.clauses.iter().flat_map(|clause| {
        let control = clause.rule.as_ref().map(|rule| &rule.control);
        control.into_iter().flat_map(move |control| {
            let open = control.settings().into_iter().filter(|setting| setting.gap);
            open.map(move |setting| {
                let (help, example) = described(control.kind(), setting.key);
                Gap {
                    key: format!("value-{}-{}", clause.id, setting.key),
                    label: clause.title.clone(),
                    help,
                    example,
                    place: Place::Value {
                        clause: clause.id.to_string(),
                        param: setting.key,
                    },
                }
            })
        })
    });
    settings.chain(values).collect()
}

fn described(kind: &str, param: &str) -> (String, Example) {
    let info = AnyControl::catalogue()
        .iter()
        .find(|info| info.kind == kind);
    let field = info.and_then(|info| info.fields.iter().find(|field| field.key == param));
    let example = match field.map(|field| &field.shape) {
        Some(Shape::OpenMonth) => Example::Month,
        Some(Shape::OpenPeriod | Shape::Renewal | Shape::Period) => Example::Period,
        _ => Example::Words,
    };
    let help = field.map_or("", |field| field.help.trim());
    (help.to_owned(), example)
}

/// The text of a policy with these values filled in, or what is wrong with each by the key of its gap.
///
/// # Errors
/// When the starter policy itself cannot be edited: our mistake.
pub fn fill(
    source: &str,
    gaps: &[Gap],
    values: &BTreeMap<String, String>,
) -> Result<Result<String, Vec<(String, String)>>, AppError> {
    let mut text = source.to_owned();
    let mut wrong = Vec::new();
    for gap in gaps {
        let Some(value) = values.get(&gap.key) else {
            continue;
        };
        let edited = match &gap.place {
            Place::Setting(id) => policy::edit::set_setting(&text, id, value),
            Place::Value { clause, param } => {
                policy::edit::set_value(&text, clause, param, &Json::from(value.as_str()))
            }
        };
        let edited = edited.map_err(|error| AppError::Internal(error.into()))?;
        match policy::read("policy.toml", edited.as_bytes()) {
            Ok(_) => text = edited,
            Err(found) => wrong.push((gap.key.clone(), first_error(&found))),
        }
    }
    Ok(if wrong.is_empty() {
        Ok(text)
    } else {
        Err(wrong)
    })
}

fn first_error(found: &[policy::Diagnostic]) -> String {
    let error = found.iter().find(|one| one.severity == Severity::Error);
    error.map_or_else(String::new, |error| {
        let mut words = error.message.clone();
        if let Some(help) = &error.help {
            words.push_str(": ");
            words.push_str(help);
        }
        words
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::governance::packs;

    #[test]
    fn every_gap_of_every_starter_policy_can_be_filled() {
        for pack in packs::ALL {
            let read = policy::read(pack.key, pack.source.as_bytes()).expect("it reads");
            let gaps = of(&read.policy);
            assert!(!gaps.is_empty(), "{}", pack.key);
            let values = gaps
                .iter()
                .map(|gap| {
                    let value = match gap.example {
                        Example::Words => "https://harbour.example",
                        Example::Period => "6 months",
                        Example::Month => "August",
                    };
                    (gap.key.clone(), value.to_owned())
                })
                .collect();
            let text = fill(pack.source, &gaps, &values)
                .expect("it can be edited")
                .unwrap_or_else(|wrong| panic!("{}: {wrong:?}", pack.key));
            let filled = policy::read(pack.key, text.as_bytes()).expect("it reads");
            assert!(of(&filled.policy).is_empty(), "{}", pack.key);
        }
    }

    #[test]
    fn a_value_that_is_no_period_is_refused_by_its_own_field() {
        let pack = packs::find("schools-education").expect("a pack");
        let read = policy::read(pack.key, pack.source.as_bytes()).expect("it reads");
        let gaps = of(&read.policy);
        let gap = gaps
            .iter()
            .find(|gap| gap.example == Example::Period)
            .expect("a period");
        let values = [(gap.key.clone(), "now and then".to_owned())].into();
        let wrong = fill(pack.source, &gaps, &values)
            .expect("edited")
            .unwrap_err();
        assert_eq!(wrong.len(), 1);
        assert_eq!(wrong[0].0, gap.key);
        assert!(!wrong[0].1.is_empty());
    }
}
