use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{Act, ActKind, Count, RegisterKind, Room, Tally, Verdict, params::params};

params! {
    /// There are enough approved adults for the young people in a session.
    pub struct StaffingRatio {
        /// For how many young people one adult is enough.
        per: Count, in Count(1) => Count(100);
        /// How many adults there are at least, however few the young people.
        adults: Count = Count(2), in Count(1) => Count(20);
    }
}

impl StaffingRatio {
    /// How many adults so many young people need.
    fn needed(&self, young: u32) -> u32 {
        young.div_ceil(self.per.0.max(1)).max(self.adults.0)
    }

    fn decide_room(&self, room: &Room) -> Option<Verdict> {
        match (room.young_people, room.adults) {
            (Some(0), _) => None,
            (None, _) => Some(Verdict::unknown("check how many young people are expected")),
            (_, None) => Some(Verdict::unknown("check how many approved adults are there")),
            (Some(young), Some(adults)) => {
                let needed = self.needed(young);
                Some(Verdict::of(
                    Some(adults >= needed),
                    "there are enough adults for the young people",
                    format!(
                        "find {} first",
                        Count(needed - adults.min(needed))
                            .of("more approved adult", "more approved adults")
                    ),
                    "check how many approved adults are there",
                ))
            }
        }
    }
}

impl Control for StaffingRatio {
    const KIND: &'static str = "staffing-ratio";
    const TITLE: &'static str = "Enough adults for the young people";
    const ACTS: &'static [ActKind] = &[ActKind::ScheduleSession, ActKind::StartSession];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sessions];

    fn rule(&self) -> String {
        format!(
            "There is an adult for every {}, and never fewer than {}.",
            self.per.of("young person", "young people"),
            self.adults.of("adult", "adults")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ScheduleSession(act) => self.decide_room(&act.room),
            Act::StartSession(act) => self.decide_room(&act.room),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for session in view.facts.sessions.rows() {
            let Some(began) = session.began() else {
                continue;
            };
            if !view.covers(&session.service) || session.had_young_people() == Some(false) {
                continue;
            }
            let on = view.now.day_of(began);
            match (session.adults, session.young_people) {
                (Some(adults), Some(young)) if adults >= self.needed(young) => tally.met(Some(on)),
                (Some(_), Some(_)) => tally.failed(
                    on,
                    Some(session.id),
                    "had too few adults for its young people",
                ),
                _ if session.ended.is_none() => {
                    tally.pending(on, Some(session.id), "the people there have to be counted")
                }
                _ => tally.failed(
                    on,
                    Some(session.id),
                    "nobody noted how many people were there",
                ),
            }
        }
        tally.finish(
            "sessions with enough adults",
            "no session with young people has been held yet",
            |counts| {
                format!(
                    "{} of {} sessions had enough adults",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["ratio".into()]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Facts, Finding, ScheduleSession, Status, testing::*};

    fn control() -> StaffingRatio {
        control_of("kind = 'staffing-ratio'\nper = 8\nadults = 2")
    }

    fn plan(adults: Option<u32>, young_people: Option<u32>) -> ScheduleSession {
        ScheduleSession {
            room: Room {
                adults,
                young_people,
                ..Room::default()
            },
            ..Default::default()
        }
    }

    #[test]
    fn d095_a_session_is_planned_with_enough_adults() {
        assert_eq!(
            finding(&control(), plan(Some(2), Some(16))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), plan(Some(1), Some(3))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), plan(None, Some(3))),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), plan(Some(2), None)),
            Some(Finding::Unknown)
        );
        assert_eq!(finding(&control(), plan(Some(0), Some(0))), None);
        let verdict = control().decide(&plan(Some(2), Some(17)).into()).unwrap();
        assert_eq!(verdict.sentence, "find 1 more approved adult first");
    }

    #[test]
    fn it_stands_on_who_was_really_there() {
        let on = |adults, young_people, ended: Option<&str>| {
            let mut held = session(1, "2026-11-20T10:00:00Z");
            held.started = Some(moment("2026-11-20T10:00:00Z"));
            held.ended = ended.map(moment);
            (held.adults, held.young_people) = (adults, young_people);
            assess(
                &control(),
                &Facts {
                    sessions: vec![held].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        let ended = Some("2026-11-20T11:00:00Z");
        assert_eq!(on(Some(3), Some(20), ended), Status::Met);
        assert_eq!(on(Some(2), Some(20), ended), Status::NotMet);
        assert_eq!(on(None, Some(20), ended), Status::NotMet);
        assert_eq!(on(None, Some(20), None), Status::DueSoon);
        assert_eq!(on(Some(1), Some(0), ended), Status::NotAssessed);
    }

    proptest! {
        #[test]
        fn no_session_meets_the_ratio_with_more_young_people_than_its_adults_may_have(
            per in 1u32..100, least in 1u32..20, adults in 0u32..50, young in 1u32..500
        ) {
            let control = StaffingRatio { per: Count(per), adults: Count(least) };
            let meets = finding(&control, plan(Some(adults), Some(young))) == Some(Finding::Meets);
            prop_assert_eq!(meets, adults >= least && adults * per >= young);
        }
    }
}
