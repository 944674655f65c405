use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Known, RegisterKind, Role, Tally, Verdict,
    params::{params, words_or},
};

params! {
    /// Each version shows who approved it and when, and is not published before.
    pub struct PublicationApproved {
        /// The posts that may approve a version: one of them is enough.
        by: Vec<Role> = vec![Role::Approver];
    }
}

impl Control for PublicationApproved {
    const KIND: &'static str = "publication-approved";
    const TITLE: &'static str = "Versions are approved";
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Versions];

    fn rule(&self) -> String {
        format!("Each version is approved, with a date, by the {}.", words_or(&self.by, "nobody"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::PublishVersion(act) = act else { return None };
        let approval = match &act.approval {
            Known::Unknown => return Some(Verdict::unknown("check who has approved this version")),
            Known::No => return Some(Verdict::breaks("ask the person who approves the policy to sign this version first")),
            Known::Yes(approval) => approval,
        };
        if !approval.roles.iter().any(|role| self.by.contains(role)) {
            return Some(Verdict::breaks(format!("ask for the approval of the {}", words_or(&self.by, "nobody"))));
        }
        match &act.at {
            Some(at) if approval.on > at.date() => {
                Some(Verdict::breaks("the approval is dated later than today: correct its date"))
            }
            _ => Some(Verdict::meets("this version is approved")),
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for version in view.facts.versions.rows() {
            match &version.approval {
                Some(approval) if approval.on <= version.published && approval.roles.iter().any(|role| self.by.contains(role)) => {
                    tally.met(Some(approval.on));
                }
                Some(approval) => tally.failed(approval.on, None, format!("version {}: not approved by the right person in time", version.number)),
                None => tally.failed(version.published, None, format!("version {}: not approved", version.number)),
            }
        }
        tally.finish("versions approved", "no version has been published yet", |counts| {
            format!("{} of {} versions were approved", counts.kept(), counts.all())
        })
    }

    fn roles(&self) -> Vec<Role> {
        self.by.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, PublishVersion, Status, facts::Approval, testing::*};

    fn control() -> PublicationApproved {
        control_of("kind = 'publication-approved'")
    }

    fn act(approval: Known<Approval>) -> PublishVersion {
        PublishVersion { at: Some(local("2026-11-22T10:00:00Z")), approval, ..Default::default() }
    }

    fn approval(role: Role, on: &str) -> Known<Approval> {
        Known::Yes(Approval { by: id(9), roles: vec![role], on: day(on) })
    }

    #[test]
    fn d027_no_version_without_a_signature_and_a_date() {
        assert_eq!(finding(&control(), act(approval(Role::Approver, "2026-11-22"))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(approval(Role::Approver, "2026-11-23"))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(approval(Role::Host, "2026-11-22"))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(Known::No)), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(Known::Unknown)), Some(Finding::Unknown));
    }

    #[test]
    fn every_version_shows_its_approval() {
        let good = version(1, "2026-01-01");
        let mut bad = version(2, "2026-06-01");
        bad.approval = None;
        let on = |versions: Vec<_>| assess(&control(), &Facts { versions: versions.into(), ..Facts::default() }, "2026-11-22");
        assert_eq!(on(vec![good.clone()]).status, Status::Met);
        assert_eq!(on(vec![good, bad]).status, Status::NotMet);
    }
}
