//! Which bodies come into it, from what triage found. A suggestion, never a decision: the page says why, and people decide.

use policy::{AnyControl, terms::Body};

use crate::{
    governance::live::LivePolicy,
    response::{
        case::Case,
        words::{Assessment, Branch, Level, Tri},
    },
};

/// A body and why it is suggested: the end of the key of the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub body: Body,
    pub why: &'static str,
    /// Now, before anything else.
    pub urgent: bool,
}

/// What the case suggests, the most urgent first.
#[must_use]
pub fn suggestions(case: &Case) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    if let Some(assessment) = &case.assessment {
        found = of_assessment(assessment);
    }
    let images = case.concerns.iter().any(|concern| concern.nude_images);
    if images {
        add(&mut found, Body::Police, "images", false);
        add(&mut found, Body::Iwf, "images", false);
    }
    if case.file.dbs_question == Some(true) {
        add(&mut found, Body::Dbs, "left", false);
    }
    found.sort_by_key(|one| !one.urgent);
    found
}

fn of_assessment(found: &Assessment) -> Vec<Suggestion> {
    let mut all = Vec::new();
    // "Not known" is no "no": a body that may have to know is named until somebody has ruled it out.
    let maybe = |test: &str| {
        let answer = found.tests.iter().find(|one| one.test == test);
        answer.is_some_and(|one| one.answer != Tri::No)
    };
    let category = |key: &str| found.categories.iter().any(|one| one == key);
    let immediate = found.level == Level::Immediate;
    if immediate {
        add(&mut all, Body::Police, "immediate", true);
    }
    if found.branch == Branch::AdultInRole
        && [
            "lado-harmed",
            "lado-offence",
            "lado-risk",
            "lado-unsuitable",
        ]
        .into_iter()
        .any(maybe)
    {
        add(&mut all, Body::Lado, "lado", immediate);
        if maybe("lado-offence") {
            add(&mut all, Body::Police, "offence", false);
        }
    }
    if maybe("significant") {
        add(&mut all, Body::ChildrensSocialCare, "significant", true);
    }
    if found.branch == Branch::AdultAtRisk && ["care", "risk", "protect"].into_iter().all(maybe) {
        add(&mut all, Body::AdultSocialCare, "adult", immediate);
    }
    for (key, body) in [
        ("grooming", Body::Ceop),
        ("exploitation", Body::Ceop),
        ("sharing-images", Body::Iwf),
        ("radicalisation", Body::Prevent),
        ("bullying", Body::Platform),
        ("impersonation", Body::Platform),
        ("hate", Body::Platform),
    ] {
        if category(key) {
            add(&mut all, body, key, false);
        }
    }
    let serious = matches!(found.level, Level::Immediate | Level::High);
    if serious || found.branch == Branch::AdultInRole {
        add(&mut all, Body::CharityCommission, "serious", false);
    }
    all
}

/// The first reason stands.
fn add(all: &mut Vec<Suggestion>, body: Body, why: &'static str, urgent: bool) {
    match all.iter_mut().find(|one| one.body == body) {
        Some(one) => one.urgent |= urgent,
        None => all.push(Suggestion { body, why, urgent }),
    }
}

/// The bodies for which the policy wants a decision in every case.
#[must_use]
pub fn required(live: Option<&LivePolicy>, service: Option<&str>) -> Vec<Body> {
    let mut bodies = Vec::new();
    for clause in live.map_or(&[][..], |live| &live.policy.clauses) {
        let Some(rule) = clause.rule.as_ref().filter(|_| clause.covers(service)) else {
            continue;
        };
        if let AnyControl::ReferralClock(clock) = &rule.control {
            for body in &clock.bodies {
                if !bodies.contains(body) {
                    bodies.push(*body);
                }
            }
        }
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::words::Answer;

    fn assessed(branch: Branch, level: Level, tests: &[(&str, Tri)]) -> Vec<Suggestion> {
        let tests = tests.iter().map(|(test, answer)| Answer {
            test: (*test).into(),
            answer: *answer,
            note: String::new(),
        });
        of_assessment(&Assessment {
            branch,
            level,
            tests: tests.collect(),
            ..Assessment::default()
        })
    }

    fn names(found: &[Suggestion], body: Body) -> bool {
        found.iter().any(|one| one.body == body)
    }

    #[test]
    fn any_of_the_four_tests_leads_to_the_designated_officer_and_a_child_may_need_social_care_too()
    {
        let tests = [
            ("lado-harmed", Tri::No),
            ("lado-risk", Tri::Unknown),
            ("significant", Tri::Yes),
        ];
        let found = assessed(Branch::AdultInRole, Level::Medium, &tests);
        assert!(names(&found, Body::Lado) && names(&found, Body::ChildrensSocialCare));
        let none = [("lado-harmed", Tri::No), ("significant", Tri::No)];
        let found = assessed(Branch::AdultInRole, Level::Low, &none);
        assert!(!names(&found, Body::Lado) && !names(&found, Body::ChildrensSocialCare));
    }

    #[test]
    fn an_adult_is_referred_when_none_of_the_three_tests_is_answered_no() {
        let yes = [
            ("care", Tri::Yes),
            ("risk", Tri::Unknown),
            ("protect", Tri::Yes),
        ];
        assert!(names(
            &assessed(Branch::AdultAtRisk, Level::Medium, &yes),
            Body::AdultSocialCare
        ));
        let no = [("care", Tri::No), ("risk", Tri::Yes), ("protect", Tri::Yes)];
        assert!(!names(
            &assessed(Branch::AdultAtRisk, Level::Medium, &no),
            Body::AdultSocialCare
        ));
    }
}
