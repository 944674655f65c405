use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, RegisterKind, Tally, Verdict,
    params::{params, words_or},
    terms::ReasonedDecision,
};

params! {
    /// Safety and wellbeing decide: approvals and overrides say in writing why they are safe, and
    /// each version says what changed and why.
    pub struct SafetyReason {
        /// The decisions that must carry a reason.
        on: Vec<ReasonedDecision>;
    }
}

impl SafetyReason {
    fn asks(&self, decision: ReasonedDecision, reason: Option<bool>) -> Option<Verdict> {
        if !self.on.contains(&decision) {
            return None;
        }
        Some(match reason {
            Some(true) => Verdict::meets("a reason is written down"),
            Some(false) => Verdict::breaks("write down first why this is safe for the people concerned"),
            None => Verdict::unknown("check whether a reason is written down"),
        })
    }
}

impl Control for SafetyReason {
    const KIND: &'static str = "safety-reason";
    const TITLE: &'static str = "Decisions say why they are safe";
    const ACTS: &'static [ActKind] = &[ActKind::ApproveException, ActKind::OverrideGround, ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Decisions, RegisterKind::Exceptions];

    fn rule(&self) -> String {
        format!("A reason about safety and wellbeing is written down for {}.", words_or(&self.on, "nothing"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ApproveException(act) => self.asks(ReasonedDecision::Approvals, act.reason),
            Act::OverrideGround(act) => self.asks(ReasonedDecision::Overrides, act.reason),
            Act::PublishVersion(act) => Some(
                match act.change_note {
                    Some(true) => Verdict::meets("a note says what changed"),
                    Some(false) => Verdict::breaks("add a note that says what changed and why"),
                    None => Verdict::unknown("check whether a note says what changed"),
                }
                .advising(),
            ),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        if self.on.contains(&ReasonedDecision::Overrides) {
            for taken in view.facts.decisions.rows().iter().filter(|one| one.overridden && view.covers(&one.service)) {
                let on = view.now.day_of(taken.at);
                if taken.reason { tally.met(Some(on)) } else { tally.failed(on, None, "an override without a reason") }
            }
        }
        if self.on.contains(&ReasonedDecision::Approvals) {
            for one in view.facts.exceptions.rows().iter().filter(|one| view.covers(&one.service)) {
                if one.reason {
                    tally.met(Some(one.approved));
                } else {
                    tally.failed(one.approved, Some(one.id), "an approval without a reason");
                }
            }
        }
        tally.finish("decisions with a reason", "nothing has been approved or overridden yet", |counts| {
            format!("{} of {} approvals and overrides have a reason", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ApproveException, Effect, Facts, Finding, OverrideGround, PublishVersion, Status, facts::DecisionTaken, testing::*};

    fn control() -> SafetyReason {
        control_of("kind = 'safety-reason'\non = ['overrides']")
    }

    #[test]
    fn d006_an_override_says_why_it_is_safe() {
        let act = |reason| OverrideGround { reason, ..Default::default() };
        assert_eq!(finding(&control(), act(Some(true))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Some(false))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        assert_eq!(finding(&control(), ApproveException::default()), None);
    }

    #[test]
    fn a_version_without_a_note_is_advised_about_and_never_stopped() {
        let act = PublishVersion { change_note: Some(false), ..Default::default() };
        assert_eq!(control().decide(&act.into()).unwrap().at_most, Some(Effect::Advise));
    }

    #[test]
    fn one_override_without_a_reason_is_not_met() {
        let taken = |reason| DecisionTaken {
            act: ActKind::StartSession,
            at: moment("2026-11-02T10:00:00Z"),
            effect: None,
            clauses: vec![],
            overridden: true,
            reason,
            service: None,
        };
        let on = |decisions: Vec<_>| {
            let facts = Facts { decisions: decisions.into(), exceptions: vec![].into(), ..Facts::default() };
            assess(&control(), &facts, "2026-11-22").status
        };
        assert_eq!(on(vec![taken(true)]), Status::Met);
        assert_eq!(on(vec![taken(true), taken(false)]), Status::NotMet);
        assert_eq!(on(vec![]), Status::NotAssessed);
    }
}
