use super::{Assessment, Control, View};
use crate::{Act, ActKind, RegisterKind, Status, Verdict, params::params};

params! {
    /// A written policy is published and in force. Without one no session is planned or opened and
    /// no account approved.
    pub struct LivePolicy {
    }
}

impl Control for LivePolicy {
    const KIND: &'static str = "live-policy";
    const TITLE: &'static str = "A policy is in force";
    const ACTS: &'static [ActKind] = &[ActKind::OpenSession, ActKind::ApproveAccount, ActKind::ScheduleSession];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Versions];

    fn rule(&self) -> String {
        "Online work only takes place while a published version of the policy is in force.".into()
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let live = match act {
            Act::OpenSession(act) => act.live_version,
            Act::ApproveAccount(act) => act.live_version,
            Act::ScheduleSession(act) => act.live_version,
            _ => return None,
        };
        Some(match live {
            Some(true) => Verdict::meets("a version of the policy is in force"),
            Some(false) => Verdict::breaks("publish the policy first"),
            None => Verdict::unknown("check whether a version of the policy is in force"),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        match view.live_version() {
            Some(version) => Assessment {
                latest: Some(version.effective),
                ..Assessment::new(
                    Status::Met,
                    format!("version {} is in force since {}", version.number, version.effective.strftime("%-d %B %Y")),
                )
            },
            None => Assessment::new(Status::NotMet, "no version of the policy is in force"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, OpenSession, testing::*};

    fn control() -> LivePolicy {
        control_of("kind = 'live-policy'")
    }

    #[test]
    fn d015_no_session_opens_without_a_policy() {
        let act = |live_version| OpenSession { live_version, ..Default::default() };
        assert_eq!(finding(&control(), act(Some(true))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Some(false))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
    }

    #[test]
    fn a_version_counts_from_the_day_it_takes_effect() {
        let mut coming = version(1, "2026-11-01");
        coming.effective = day("2026-12-01");
        let facts = Facts { versions: vec![coming].into(), ..Facts::default() };
        assert_eq!(assess(&control(), &facts, "2026-11-22").status, Status::NotMet);
        let standing = assess(&control(), &facts, "2026-12-01");
        assert_eq!(standing.sentence, "version 1 is in force since 1 December 2026");
    }
}
