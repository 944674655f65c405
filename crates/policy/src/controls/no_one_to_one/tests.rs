use proptest::prelude::*;

use super::*;
use crate::{
    AdmitYoungPerson, Facts, Finding, OpenBreakout, ScheduleSession, StartCall, Status,
    facts::DecisionTaken, testing::*,
};

fn never() -> NoOneToOne {
    control_of("kind = 'no-one-to-one'\nposition = 'never'")
}

fn by_exception() -> NoOneToOne {
    control_of("kind = 'no-one-to-one'\nposition = 'approved-exception'\napprover = ['dsl']")
}

fn room(adults: Option<u32>, young_people: Option<u32>) -> Room {
    let due = Some(local("2026-11-24T10:00:00Z"));
    Room {
        adults,
        young_people,
        due,
        ..Room::default()
    }
}

fn call(room: Room) -> StartCall {
    StartCall {
        at: Some(local("2026-11-23T10:00:00Z")),
        room,
        ..Default::default()
    }
}

fn exception(role: Role, own: bool, until: Option<&str>) -> Known<LiveException> {
    Known::Yes(LiveException {
        approved_by: vec![role],
        approved: day("2026-11-01"),
        until: until.map(day),
        own,
    })
}

#[test]
fn d070_one_adult_and_one_young_person_never_meet_alone() {
    assert_eq!(
        finding(&never(), call(room(Some(1), Some(1)))),
        Some(Finding::Breaks)
    );
    assert_eq!(
        finding(&never(), call(room(Some(2), Some(1)))),
        Some(Finding::Meets)
    );
    assert_eq!(
        finding(&never(), call(room(None, Some(1)))),
        Some(Finding::Unknown)
    );
    assert_eq!(
        finding(&never(), call(room(Some(1), None))),
        Some(Finding::Unknown)
    );
    assert_eq!(finding(&never(), call(room(Some(1), Some(0)))), None);
    let entry = |room| AdmitYoungPerson {
        room,
        ..Default::default()
    };
    assert_eq!(
        finding(&never(), entry(room(Some(1), None))),
        Some(Finding::Breaks)
    );
    assert_eq!(
        finding(&never(), entry(room(Some(1), Some(0)))),
        Some(Finding::Breaks)
    );
    assert_eq!(
        finding(&never(), entry(room(Some(2), None))),
        Some(Finding::Meets)
    );
}

#[test]
fn d071_an_exception_counts_only_while_it_is_good() {
    let with = |one_to_one| {
        call(Room {
            one_to_one,
            ..room(Some(1), Some(1))
        })
    };
    let good = exception(Role::Dsl, false, Some("2026-11-23"));
    assert_eq!(
        finding(&by_exception(), with(good.clone())),
        Some(Finding::Meets)
    );
    assert_eq!(finding(&never(), with(good)), Some(Finding::Breaks));
    assert_eq!(
        finding(&by_exception(), with(Known::Unknown)),
        Some(Finding::Unknown)
    );
    for bad in [
        Known::No,
        exception(Role::Host, false, Some("2026-12-31")),
        exception(Role::Dsl, true, Some("2026-12-31")),
        exception(Role::Dsl, false, Some("2026-11-22")),
        exception(Role::Dsl, false, None),
    ] {
        assert_eq!(
            finding(&by_exception(), with(bad.clone())),
            Some(Finding::Breaks),
            "{bad:?}"
        );
    }
}

#[test]
fn an_exception_that_ends_before_the_session_does_not_count_for_it() {
    let planned = |until| ScheduleSession {
        at: Some(local("2026-11-20T10:00:00Z")),
        room: Room {
            one_to_one: exception(Role::Dsl, false, Some(until)),
            ..room(Some(1), Some(1))
        },
        ..Default::default()
    };
    assert_eq!(
        finding(&by_exception(), planned("2026-11-24")),
        Some(Finding::Meets)
    );
    assert_eq!(
        finding(&by_exception(), planned("2026-11-23")),
        Some(Finding::Breaks)
    );
}

#[test]
fn a_private_chat_with_a_young_person_is_stopped() {
    let chat = |to, private_chat| SendMessage {
        to,
        private_chat,
        ..Default::default()
    };
    let young = Some(Recipient::YoungPerson);
    assert_eq!(
        finding(&never(), chat(young, Some(true))),
        Some(Finding::Breaks)
    );
    assert_eq!(finding(&never(), chat(young, None)), Some(Finding::Unknown));
    assert_eq!(
        finding(&never(), chat(None, Some(true))),
        Some(Finding::Unknown)
    );
    assert_eq!(finding(&never(), chat(young, Some(false))), None);
    assert_eq!(
        finding(&never(), chat(Some(Recipient::Colleague), Some(true))),
        None
    );
}

#[test]
fn a_breakout_for_too_few_young_people_is_planned_again() {
    let groups: NoOneToOne =
        control_of("kind = 'no-one-to-one'\nposition = 'never'\nyoung-people = 3");
    let open = |young| OpenBreakout {
        room: room(Some(2), young),
        ..Default::default()
    };
    assert_eq!(finding(&groups, open(Some(3))), Some(Finding::Meets));
    assert_eq!(finding(&groups, open(Some(2))), Some(Finding::Breaks));
    assert_eq!(finding(&groups, open(None)), Some(Finding::Unknown));
}

#[test]
fn it_stands_on_the_sessions_that_were_held_and_counts_what_was_refused() {
    let held = |adults, excepted| {
        let mut held = session(1, "2026-11-20T10:00:00Z");
        held.first_young_person_joined = Some(moment("2026-11-20T10:00:00Z"));
        held.ended = Some(moment("2026-11-20T11:00:00Z"));
        held.adults = adults;
        held.young_people = Some(1);
        held.one_to_one_exception = excepted;
        held
    };
    let refused = DecisionTaken {
        act: ActKind::StartCall,
        at: moment("2026-11-19T10:00:00Z"),
        effect: Some(Effect::Refuse),
        clauses: vec!["the-clause".into()],
        overridden: false,
        reason: false,
        service: None,
    };
    let on = |control: &NoOneToOne, one| {
        let facts = Facts {
            sessions: vec![one].into(),
            decisions: vec![refused.clone()].into(),
            ..Facts::default()
        };
        assess(control, &facts, "2026-11-22")
    };
    assert_eq!(on(&never(), held(Some(2), false)).status, Status::Met);
    assert_eq!(on(&never(), held(Some(1), true)).status, Status::NotMet);
    assert_eq!(on(&never(), held(None, false)).status, Status::NotMet);
    assert_eq!(
        on(&never(), session(1, "2026-11-20T10:00:00Z")).status,
        Status::NotAssessed
    );
    let excepted = on(&by_exception(), held(Some(1), true));
    assert_eq!(
        (excepted.status, excepted.figures.last().unwrap().value),
        (Status::Met, 1)
    );
}

proptest! {
    #[test]
    fn no_room_with_at_most_one_adult_and_a_young_person_ever_meets_the_rule(
        adults in 0u32..=1,
        young in proptest::option::of(1u32..40),
        least in 1u32..10,
        wanted in 2u32..10,
    ) {
        let text = format!("kind = 'no-one-to-one'\nadults = {wanted}\nyoung-people = {least}\nposition = ");
        let never: NoOneToOne = control_of(&format!("{text}'never'"));
        let excepted: NoOneToOne = control_of(&format!("{text}'approved-exception'\napprover = ['dsl']"));
        let good = exception(Role::Dsl, false, Some("2027-01-01"));
        let with = |one_to_one| Room { one_to_one, ..room(Some(adults), young) };
        for room in [with(good), with(Known::No), with(Known::Unknown)] {
            let entry = AdmitYoungPerson { room: room.clone(), at: Some(local("2026-11-23T10:00:00Z")), ..Default::default() };
            let breakout = OpenBreakout { room: room.clone(), ..Default::default() };
            let planned = ScheduleSession { room: room.clone(), ..Default::default() };
            let acts: [Act; 4] = [entry.into(), breakout.into(), planned.into(), call(room.clone()).into()];
            for act in acts {
                prop_assert_ne!(finding(&never, act.clone()), Some(Finding::Meets));
                prop_assert_ne!(finding(&never, act.clone()), None);
                let alone_by_exception = adults == 1 && young == Some(1) && room.one_to_one.yes().is_some();
                prop_assert!(alone_by_exception || finding(&excepted, act) != Some(Finding::Meets));
            }
        }
    }
}
