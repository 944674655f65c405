//! What the tests of controls share: short ways to write facts and to ask a control.

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

use crate::{
    Act, AnyControl, AsOf, Control, Facts, Finding, Id, Policy, Standing, Who,
    facts::{Acknowledgement, Approval, Person, RecordState, Session, Version},
};

/// The smallest pack around the lines of a `[clause.control]` table. Every role is declared.
pub fn pack(control: &str) -> String {
    use crate::{Choice, Role};
    let mut text = String::from(
        "format = 1\n[meta]\nid = \"test\"\ntitle = \"Test\"\nsummary = \"For tests.\"\n\
         [[service]]\nid = \"schools\"\nlabel = \"Schools\"\n",
    );
    for role in Role::ALL {
        text.push_str(&format!(
            "[[role]]\nid = \"{0}\"\nlabel = \"{0}\"\npurpose = \"For tests.\"\n",
            role.key()
        ));
    }
    text.push_str(
        "[[clause]]\nid = \"the-clause\"\ntitle = \"The clause\"\nsection = \"Test\"\npillar = \"prevention\"\ntext = \"Words.\"\n",
    );
    text.push_str(&format!("[clause.control]\n{control}\n"));
    text
}

/// A policy of one clause with this control.
pub fn policy_of(control: &str) -> Policy {
    let text = pack(control);
    match crate::read("test.toml", text.as_bytes()) {
        Ok(read) => read.policy,
        Err(found) => panic!(
            "{}",
            crate::show(&found, text.as_bytes(), crate::Colours::No)
        ),
    }
}

/// The control that these lines of a pack declare.
pub fn control_of<C>(control: &str) -> C
where
    C: Control,
    AnyControl: Into<Option<C>>,
{
    let policy = policy_of(control);
    let rule = policy.clauses[0]
        .rule
        .clone()
        .expect("the clause has a rule");
    rule.control.into().expect("the rule is of this kind")
}

/// What a control finds about an act.
pub fn finding(control: &impl Control, act: impl Into<Act>) -> Option<Finding> {
    let act = act.into();
    let verdict = control.decide(&act)?;
    assert!(!verdict.sentence.is_empty());
    Some(verdict.finding)
}

/// What a control makes of the facts at the end of a day. Every register it needs must be there.
pub fn assess<C>(control: &C, facts: &Facts, day: &str) -> Standing
where
    C: Control + Clone,
    AnyControl: From<C>,
{
    for register in C::NEEDS {
        assert!(
            facts.keeps(*register),
            "the facts of this test have no {register:?}"
        );
    }
    assess_all(control, facts, day)
}

/// The same, where registers may be missing.
pub fn assess_all<C>(control: &C, facts: &Facts, on: &str) -> Standing
where
    C: Control + Clone,
    AnyControl: From<C>,
{
    let mut policy = policy_of("kind = 'responsible-adult-first'");
    policy.clauses[0]
        .rule
        .as_mut()
        .expect("the clause has a rule")
        .control = control.clone().into();
    policy.standings(facts, &end_of(on)).remove(0)
}

/// The last moment of a day in London.
pub fn end_of(on: &str) -> AsOf {
    AsOf::end_of(day(on), london(), Vec::new())
}

/// London's clock.
pub fn london() -> TimeZone {
    TimeZone::get("Europe/London").expect("the time zones are built in")
}

/// A small id.
pub fn id(number: u128) -> Id {
    Id::from_u128(number)
}

/// `2026-11-22`.
pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// `2026-11-22T10:00:00Z`.
pub fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// The same moment on London's clock.
pub fn local(text: &str) -> Zoned {
    moment(text).to_zoned(london())
}

/// A person who started on a day.
pub fn person(number: u128, kind: Who, started: &str) -> Person {
    Person {
        id: id(number),
        kind,
        started: day(started),
        ended: None,
    }
}

/// A version in force from a day.
pub fn version(number: u32, from: &str) -> Version {
    let approval = Some(Approval {
        by: id(9),
        roles: vec![crate::Role::Approver],
        on: day(from),
    });
    Version {
        number,
        published: day(from),
        effective: day(from),
        approval,
        change_note: true,
        duties: Vec::new(),
    }
}

/// A person has accepted a version.
pub fn accepted(person: u128, version: u32, on: &str) -> Acknowledgement {
    Acknowledgement {
        person: id(person),
        version,
        read: None,
        accepted: day(on),
    }
}

/// A session that young people are due in, planned the day before, of which nothing else is known.
pub fn session(number: u128, due: &str) -> Session {
    let due = moment(due);
    Session {
        id: id(number),
        service: None,
        planned_on: due - jiff::SignedDuration::from_hours(24),
        due,
        started: None,
        ended: None,
        adults: None,
        young_people: None,
        responsible_adult_joined: None,
        first_young_person_joined: None,
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

/// An e-mail to somebody in which nothing is wrong.
pub fn message(to: crate::terms::Recipient, at: &str) -> crate::facts::Message {
    crate::facts::Message {
        at: moment(at),
        to,
        broadcast: false,
        channel: Some(crate::terms::Channel::Email),
        staff_copied: 1,
        released_by: Vec::new(),
        hours_reason: false,
        first: false,
        states_hours: false,
        marks: Vec::new(),
        service: None,
    }
}

/// A case in which nothing has been done yet.
pub fn case(number: u128, opened: &str) -> crate::facts::Case {
    crate::facts::Case {
        id: id(number),
        opened: moment(opened),
        actions: Vec::new(),
        reviews: Vec::new(),
        safe_to_tell: None,
        safe: None,
        told: None,
        not_told_reason: false,
        has_parents: None,
        closed: None,
        service: None,
    }
}
