use jiff::Zoned;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Count, Effect, OpenPeriod, Period, RegisterKind, Tally, Verdict, Who,
    params::{params, words_or},
    standing::view::latest_by_person,
    values::capital,
};

params! {
    /// People show in a short check that they know they must act, and whom to tell.
    pub struct KnowledgeCheck {
        /// The groups that take the check.
        who: Vec<Who>;
        /// How often they take it.
        renew: OpenPeriod;
        /// How many per cent of the answers must be right.
        pass: Count = Count(100), in Count(1) => Count(100);
    }
}

impl Control for KnowledgeCheck {
    const KIND: &'static str = "knowledge-check";
    const TITLE: &'static str = "People know what to do";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::AssignDuty];
    const NEEDS: &'static [RegisterKind] =
        &[RegisterKind::People, RegisterKind::Appointments, RegisterKind::KnowledgeChecks];

    fn rule(&self) -> String {
        let renew = match self.renew.0 {
            Some(renew) => format!("every {renew}"),
            None => "at an interval that is not set yet".into(),
        };
        let who = capital(&words_or(&self.who, "nobody"));
        format!("{who} pass a short check {renew}, with {} per cent right.", self.pass)
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::AssignDuty(act) = act else { return None };
        match act.adult.is_one_of(&self.who) {
            Some(false) => return None,
            None => return Some(Verdict::unknown("find out which group this person belongs to")),
            Some(true) => {}
        }
        let (Some(checks), Some(today)) = (&act.adult.checks, act.at.as_ref().map(Zoned::date)) else {
            return Some(Verdict::unknown("check whether this person has passed the knowledge check"));
        };
        let passed = checks.iter().filter(|one| one.score >= self.pass.0 && one.on <= today).map(|one| one.on).max();
        Some(match passed {
            None => Verdict::breaks("ask this person to take the knowledge check"),
            Some(on) if self.renew.after_date(on, &[]).is_some_and(|due| due < today) => {
                Verdict::breaks("ask this person to take the knowledge check again")
            }
            Some(_) => Verdict::meets("this person has passed the knowledge check"),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let passes = view.facts.checks.rows().iter().filter(|row| row.score >= self.pass.0);
        let latest = latest_by_person(passes.map(|row| (row.person, row.on)));
        let mut tally = Tally::new(view.now);
        for person in view.bound(&self.who) {
            match latest.get(&person.id) {
                None => tally.absent(Some(person.id), "has not passed the check"),
                Some(&on) => match view.due_again(self.renew, on) {
                    Some(due) => tally.due(Some(on), due, Some(person.id), "to take the check again"),
                    None => tally.met(Some(on)),
                },
            }
        }
        tally.finish("people who have passed", "nobody is in these groups yet", |counts| {
            format!("{} of {} people have passed the check in time", counts.kept(), counts.all())
        })
    }

    fn grace(&self) -> Option<Period> {
        self.renew.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Adult, AssignDuty, Facts, Finding, Status, facts, testing::*};

    fn control() -> KnowledgeCheck {
        control_of("kind = 'knowledge-check'\nwho = ['staff']\nrenew = '1 year'\npass = 80")
    }

    fn check(score: u32, on: &str) -> facts::KnowledgeCheck {
        facts::KnowledgeCheck { person: id(1), on: day(on), score }
    }

    #[test]
    fn d053_somebody_who_has_not_passed_is_asked_to() {
        let act = |checks| AssignDuty {
            at: Some(local("2026-11-22T10:00:00Z")),
            adult: Adult { groups: Some(vec![Who::Staff]), checks, ..Adult::default() },
            ..Default::default()
        };
        assert_eq!(finding(&control(), act(Some(vec![check(80, "2026-01-01")]))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Some(vec![check(79, "2026-01-01")]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(Some(vec![check(100, "2025-01-01")]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
    }

    #[test]
    fn a_pass_is_good_for_its_interval_and_a_fail_does_not_shorten_it() {
        let facts = Facts {
            people: vec![person(1, Who::Staff, "2025-01-01")].into(),
            appointments: vec![].into(),
            checks: vec![check(90, "2026-01-01"), check(10, "2026-06-01")].into(),
            ..Facts::default()
        };
        let on = |date| assess(&control(), &facts, date).status;
        assert_eq!(on("2026-11-22"), Status::Met);
        assert_eq!(on("2026-12-20"), Status::DueSoon);
        assert_eq!(on("2027-01-02"), Status::NotMet);
    }
}
