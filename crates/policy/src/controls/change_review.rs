use super::{Assessment, Control, View};
use crate::{Act, ActKind, Effect, Known, OpenPeriod, RegisterKind, Tally, Verdict, params::params};

params! {
    /// When a service is given in a new way, policy and risks are looked at because of it.
    pub struct ChangeReview {
        /// How soon after the change.
        within: OpenPeriod;
    }
}

impl Control for ChangeReview {
    const KIND: &'static str = "change-review";
    const TITLE: &'static str = "Changes lead to a review";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::ChangeService];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Changes];

    fn rule(&self) -> String {
        match self.within.0 {
            Some(within) => format!("After a change of service or channel, policy and risks are reviewed within {within}."),
            None => "After a change of service or channel, policy and risks are reviewed; how soon is not set yet.".into(),
        }
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::ChangeService(act) = act else { return None };
        Some(match act.reviewed {
            Known::Yes(_) => Verdict::meets("policy and risks have been reviewed for this change"),
            Known::No => Verdict::breaks("review the policy and the risks because of this change"),
            Known::Unknown => Verdict::unknown("check whether policy and risks have been reviewed for this change"),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for change in view.facts.changes.rows() {
            let due = view.due_again(self.within, change.on);
            match (change.reviewed, due) {
                (Some(reviewed), Some(due)) if reviewed > due => tally.failed(reviewed, Some(change.id), "was reviewed late"),
                (Some(reviewed), _) => tally.met(Some(reviewed)),
                (None, Some(due)) => tally.due(Some(change.on), due, Some(change.id), "review because of this change due"),
                (None, None) => tally.pending(change.on, Some(change.id), "waits for a review"),
            }
        }
        tally.finish("changes reviewed", "no change has been noted yet", |counts| {
            format!("{} of {} changes are reviewed or still in time", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ChangeService, Facts, Finding, Status, facts::Change, terms::ChangeKind, testing::*};

    fn control() -> ChangeReview {
        control_of("kind = 'change-review'\nwithin = '6 weeks'")
    }

    #[test]
    fn d028_a_move_online_asks_for_a_review() {
        let act = |reviewed| ChangeService { reviewed, ..Default::default() };
        assert_eq!(finding(&control(), act(Known::Yes(day("2026-11-01")))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Known::No)), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(Known::Unknown)), Some(Finding::Unknown));
    }

    #[test]
    fn the_clock_starts_with_the_change() {
        let change = |reviewed: Option<&str>| Change { id: id(1), kind: ChangeKind::MovedOnline, on: day("2026-10-01"), reviewed: reviewed.map(day) };
        let on = |date, reviewed| assess(&control(), &Facts { changes: vec![change(reviewed)].into(), ..Facts::default() }, date).status;
        assert_eq!(on("2026-10-05", None), Status::Met);
        assert_eq!(on("2026-11-01", None), Status::DueSoon);
        assert_eq!(on("2026-11-22", None), Status::NotMet);
        assert_eq!(on("2026-11-22", Some("2026-11-01")), Status::Met);
        assert_eq!(on("2026-11-22", Some("2026-11-20")), Status::NotMet);
    }
}
