use std::collections::HashMap;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Adult, Id, Period, RegisterKind, Tally, Verdict, Who,
    params::{params, words_or},
    values::capital,
};

params! {
    /// Everybody in the named groups reads and accepts each version of the policy. Until they have,
    /// they are given no task in online work.
    pub struct Acknowledgement {
        /// The groups that read and accept the policy.
        who: Vec<Who>;
        /// How long people have for it after a version takes effect, or after they start.
        within: Period = Period::days(14), in Period::days(0) => Period::months(6);
    }
}

impl Acknowledgement {
    fn decide_adult(&self, adult: &Adult) -> Option<Verdict> {
        match adult.is_one_of(&self.who) {
            Some(false) => return None,
            None => return Some(Verdict::unknown("find out which group this person belongs to")),
            Some(true) => {}
        }
        Some(match adult.acknowledged {
            Some(true) => Verdict::meets("this person has accepted the current policy"),
            Some(false) => Verdict::breaks("ask this person to read and accept the current policy first"),
            None => Verdict::unknown("check whether this person has accepted the current policy"),
        })
    }
}

impl Control for Acknowledgement {
    const KIND: &'static str = "acknowledgement";
    const TITLE: &'static str = "People accept the policy";
    const ACTS: &'static [ActKind] = &[ActKind::AssignDuty, ActKind::AdmitAdult];
    const NEEDS: &'static [RegisterKind] =
        &[RegisterKind::People, RegisterKind::Appointments, RegisterKind::Versions, RegisterKind::Acknowledgements];

    fn rule(&self) -> String {
        format!("{} read and accept each version within {}.", capital(&words_or(&self.who, "nobody")), self.within)
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::AssignDuty(act) => self.decide_adult(&act.adult),
            Act::AdmitAdult(act) => self.decide_adult(&act.adult),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let Some(version) = view.live_version() else {
            return Assessment::nothing_yet("no version has been published yet");
        };
        let mut accepted: HashMap<Id, jiff::civil::Date> = HashMap::new();
        for row in view.facts.acknowledgements.rows() {
            if row.version == version.number {
                accepted.insert(row.person, row.accepted);
            }
        }
        let mut tally = Tally::new(view.now);
        let mut have = 0;
        for person in view.bound(&self.who) {
            if let Some(&on) = accepted.get(&person.id) {
                have += 1;
                tally.met(Some(on));
                continue;
            }
            let from = version.effective.max(person.started);
            tally.due(Some(from), view.now.end_day(from, self.within), Some(person.id), "has not accepted the current version");
        }
        let number = version.number;
        tally.finish("people who have accepted", "nobody is in these groups yet", |counts| {
            let late = counts.failed;
            let all = counts.all();
            match late {
                0 => format!("{have} of {all} people have accepted version {number}"),
                _ => format!("{have} of {all} people have accepted version {number}; {late} late"),
            }
        })
    }

    fn grace(&self) -> Option<Period> {
        Some(self.within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AssignDuty, Finding, Status, facts::Facts, testing::*};

    fn control() -> Acknowledgement {
        control_of("kind = 'acknowledgement'\nwho = ['staff', 'hosts']\nwithin = '14 days'")
    }

    fn asked(groups: Option<Vec<Who>>, acknowledged: Option<bool>) -> AssignDuty {
        AssignDuty { adult: Adult { groups, acknowledged, ..Adult::default() }, ..Default::default() }
    }

    #[test]
    fn nobody_is_given_a_task_before_they_have_accepted_the_policy() {
        let staff = || Some(vec![Who::Staff]);
        assert_eq!(finding(&control(), asked(staff(), Some(true))), Some(Finding::Meets));
        assert_eq!(finding(&control(), asked(staff(), Some(false))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), asked(staff(), None)), Some(Finding::Unknown));
        assert_eq!(finding(&control(), asked(None, Some(false))), Some(Finding::Unknown));
        assert_eq!(finding(&control(), asked(Some(vec![Who::Visitors]), Some(false))), None);
    }

    #[test]
    fn people_are_late_once_their_time_has_run_out() {
        let facts = Facts {
            versions: vec![version(1, "2026-01-01"), version(2, "2026-11-01")].into(),
            people: vec![person(1, Who::Staff, "2025-01-01"), person(2, Who::Staff, "2026-11-10")].into(),
            appointments: vec![].into(),
            acknowledgements: vec![accepted(1, 2, "2026-11-03"), accepted(2, 1, "2026-11-10")].into(),
            ..Facts::default()
        };
        let before = assess(&control(), &facts, "2026-11-24");
        assert_eq!(before.status, Status::DueSoon);
        assert_eq!(before.next_due, Some(day("2026-11-24")));
        let after = assess(&control(), &facts, "2026-11-25");
        assert_eq!(after.status, Status::NotMet);
        assert_eq!(after.sentence, "1 of 2 people have accepted version 2; 1 late");
        assert_eq!(after.facts[0].subject, Some(id(2)));
    }

    #[test]
    fn history_is_the_same_question_asked_of_an_earlier_day() {
        let facts = Facts {
            versions: vec![version(1, "2026-01-01"), version(2, "2026-11-01")].into(),
            people: vec![person(1, Who::Staff, "2025-01-01")].into(),
            appointments: vec![].into(),
            acknowledgements: vec![accepted(1, 1, "2026-01-02")].into(),
            ..Facts::default()
        };
        assert_eq!(assess(&control(), &facts, "2026-10-31").status, Status::Met);
        assert_eq!(assess(&control(), &facts, "2026-11-30").status, Status::NotMet);
    }
}
