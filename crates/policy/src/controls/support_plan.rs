use std::collections::{HashMap, HashSet};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, CloseCase, Id, Known, RegisterKind, Tally, Verdict,
    facts::Plan,
    params::{missing, params, words_or},
    terms::Need,
};

params! {
    /// The response to a case starts from the needs of the people in it. A plan says what each of
    /// them needs, "nothing" included, before it is approved, and support is offered.
    pub struct SupportPlan {
        /// Whose needs every plan answers.
        needs: Vec<Need>;
    }
}

impl SupportPlan {
    fn decide_needs(&self, answered: &[Need]) -> Verdict {
        match missing(&self.needs, answered).as_slice() {
            [] => Verdict::meets("the plan answers every need"),
            gone => Verdict::breaks(format!(
                "write down first what is needed, or that nothing is, for {}",
                words_or(gone, "")
            )),
        }
    }

    fn decide_closing(&self, act: &CloseCase) -> Verdict {
        let plan = match &act.plan {
            Known::Unknown => return Verdict::unknown("check whether the case has a support plan"),
            Known::No => return Verdict::breaks("make a support plan and have it approved first"),
            Known::Yes(plan) => plan,
        };
        let approved = match plan.approved {
            Some(_) => Verdict::meets("the plan is approved"),
            None => Verdict::breaks("have the support plan approved first"),
        };
        // Support can be offered late but not by pressing a button: it is said, and does not stop.
        let kept = approved.and(self.decide_needs(&plan.needs));
        if kept.finding == crate::Finding::Meets && !self.is_offered(plan) {
            return Verdict::breaks(
                "offer support to the person harmed, and write down that you did",
            )
            .advising();
        }
        kept
    }

    /// Who else there is to offer support to differs from case to case: the person harmed is
    /// always there.
    fn is_offered(&self, plan: &Plan) -> bool {
        !self.needs.contains(&Need::PersonHarmed) || plan.offered.contains(&Need::PersonHarmed)
    }

    fn fault(&self, plan: Option<&Plan>) -> Option<&'static str> {
        match plan {
            None => Some("there is no support plan"),
            Some(plan) if plan.approved.is_none() => Some("the support plan is not approved"),
            Some(plan) if !missing(&self.needs, &plan.needs).is_empty() => {
                Some("the support plan does not answer every need")
            }
            Some(plan) if !self.is_offered(plan) => {
                Some("no support for the person harmed is written down")
            }
            Some(_) => None,
        }
    }
}

impl Control for SupportPlan {
    const KIND: &'static str = "support-plan";
    const TITLE: &'static str = "Plans start from people's needs";
    const ACTS: &'static [ActKind] = &[ActKind::ApprovePlan, ActKind::CloseCase];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Plans, RegisterKind::Cases];

    fn rule(&self) -> String {
        format!(
            "Every case has an approved plan that answers the needs of {}.",
            words_or(&self.needs, "nobody")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ApprovePlan(act) => Some(match &act.needs {
                None => Verdict::unknown("check whose needs the plan answers"),
                Some(needs) => self.decide_needs(needs),
            }),
            Act::CloseCase(act) => Some(self.decide_closing(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut plans: HashMap<Id, &Plan> = HashMap::new();
        for plan in view.facts.plans.rows() {
            let latest = plans.entry(plan.case).or_insert(plan);
            if (plan.approved, plan.drafted) > (latest.approved, latest.drafted) {
                *latest = plan;
            }
        }
        let mut tally = Tally::new(view.now);
        let (mut wanted, mut offered) = (0, 0);
        for case in view
            .facts
            .cases
            .rows()
            .iter()
            .filter(|case| view.covers(&case.service))
        {
            let plan = plans.get(&case.id).copied();
            if let Some(plan) = plan {
                let asked: HashSet<Need> = self
                    .needs
                    .iter()
                    .copied()
                    .filter(|need| *need != Need::Organisation)
                    .collect();
                wanted += asked.len() as u32;
                offered += plan
                    .offered
                    .iter()
                    .filter(|need| asked.contains(need))
                    .count() as u32;
            }
            match (self.fault(plan), case.closed) {
                (None, _) => tally.met(plan.and_then(|plan| plan.approved)),
                (Some(fault), None) => {
                    tally.pending(view.now.day_of(case.opened), Some(case.id), fault)
                }
                (Some(fault), Some(closed)) => {
                    tally.failed(view.now.day_of(closed), Some(case.id), fault)
                }
            }
        }
        let found = tally.finish(
            "cases with a whole plan or still open",
            "no case has been opened yet",
            |counts| match (counts.soon, counts.failed) {
                (0, 0) => "every case has an approved plan that answers every need".into(),
                (open, 0) => format!("{open} open cases wait for their plan"),
                (_, closed) => format!("{closed} cases were closed without a whole plan"),
            },
        );
        if wanted == 0 {
            found
        } else {
            found.figure("groups to whom support was offered", offered, Some(wanted))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ApprovePlan, Facts, Finding, Status, testing::*};

    fn control() -> SupportPlan {
        control_of("kind = 'support-plan'\nneeds = ['person-harmed', 'bystanders', 'organisation']")
    }

    const ALL: [Need; 3] = [Need::PersonHarmed, Need::Bystanders, Need::Organisation];

    fn plan(needs: &[Need], approved: bool) -> Plan {
        Plan {
            case: id(1),
            drafted: day("2026-11-10"),
            approved: approved.then(|| day("2026-11-11")),
            needs: needs.to_vec(),
            offered: vec![Need::PersonHarmed],
        }
    }

    #[test]
    fn d130_a_plan_answers_the_needs_of_all_before_it_is_approved() {
        let act = |needs: Option<&[Need]>| ApprovePlan {
            needs: needs.map(<[Need]>::to_vec),
            ..Default::default()
        };
        assert_eq!(finding(&control(), act(Some(&ALL))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let verdict = control().decide(&act(Some(&ALL[..1])).into()).unwrap();
        assert_eq!(
            verdict.sentence,
            "write down first what is needed, or that nothing is, for bystanders and the whole organisation"
        );
    }

    #[test]
    fn a_case_is_closed_with_an_approved_plan_only() {
        let close = |plan| CloseCase {
            plan,
            ..Default::default()
        };
        assert_eq!(
            finding(&control(), close(Known::Yes(plan(&ALL, true)))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), close(Known::Yes(plan(&ALL, false)))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), close(Known::Yes(plan(&ALL[..2], true)))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), close(Known::No)), Some(Finding::Breaks));
        assert_eq!(
            finding(&control(), close(Known::Unknown)),
            Some(Finding::Unknown)
        );
        let silent = Plan {
            offered: vec![],
            ..plan(&ALL, true)
        };
        let verdict = control().decide(&close(Known::Yes(silent)).into()).unwrap();
        assert_eq!(verdict.at_most, Some(crate::Effect::Advise));
    }

    #[test]
    fn d134_it_stands_on_the_plans_of_all_cases() {
        let on = |plans: Vec<Plan>, closed: Option<&str>| {
            let mut one = case(1, "2026-11-09T10:00:00Z");
            one.closed = closed.map(moment);
            assess(
                &control(),
                &Facts {
                    cases: vec![one].into(),
                    plans: plans.into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
        };
        let good = on(vec![plan(&ALL, true)], Some("2026-11-20T10:00:00Z"));
        assert_eq!(good.status, Status::Met);
        assert_eq!((good.figures[1].value, good.figures[1].of), (1, Some(2)));
        assert_eq!(on(vec![], None).status, Status::DueSoon);
        assert_eq!(
            on(vec![], Some("2026-11-20T10:00:00Z")).status,
            Status::NotMet
        );
        assert_eq!(
            on(vec![plan(&ALL[..1], true)], Some("2026-11-20T10:00:00Z")).status,
            Status::NotMet
        );
    }
}
