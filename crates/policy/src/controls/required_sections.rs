use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Duty, RegisterKind, Tally, Verdict,
    params::{params, words_or},
    terms::Section,
};

params! {
    /// The written policy has every part that it must have.
    pub struct RequiredSections {
        /// The parts.
        sections: Vec<Section>;
    }
}

/// The duties of which one must be answered for a part to be there.
fn answered_by(section: Section) -> &'static [u8] {
    match section {
        Section::Purpose | Section::ScopeOfServices => &[16],
        Section::WhoItBinds => &[17, 29],
        Section::LegalFramework => &[18],
        Section::OnlineAbuseReporting => &[25],
        Section::Cyberbullying => &[26],
        // The parts below are boundaries of the behaviour code. Duty 31 asks for all of them, so a
        // clause that claims it shows none of them: the clause with the boundary itself does.
        Section::WorkingHours => &[75, 76],
        Section::StaffingRatio => &[95],
        Section::OneToOne => &[70, 71],
        Section::Technology => &[84, 88, 101, 104, 105],
        Section::RemoteContact => &[68, 73, 79, 81],
        Section::KeyContacts => &[147],
    }
}

impl RequiredSections {
    fn missing(&self, duties: &[Duty]) -> Vec<Section> {
        let there = |section: &Section| answered_by(*section).iter().any(|number| duties.iter().any(|duty| duty.number() == *number));
        self.sections.iter().copied().filter(|section| !there(section)).collect()
    }
}

impl Control for RequiredSections {
    const KIND: &'static str = "required-sections";
    const TITLE: &'static str = "The policy is complete";
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Versions];

    fn rule(&self) -> String {
        format!("Every version has these parts: {}.", words_or(&self.sections, "none"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::PublishVersion(act) = act else { return None };
        let Some(duties) = &act.duties else {
            return Some(Verdict::unknown("check which parts this version has"));
        };
        Some(match self.missing(duties).as_slice() {
            [] => Verdict::meets("every part is there"),
            missing => Verdict::breaks(format!("add these parts first: {}", words_or(missing, ""))),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let Some(version) = view.live_version() else {
            return Assessment::nothing_yet("no version has been published yet");
        };
        let missing = self.missing(&version.duties);
        let mut tally = Tally::new(view.now);
        for section in &self.sections {
            if missing.contains(section) {
                tally.failed(version.published, None, format!("{section}: not in the policy"));
            } else {
                tally.met(Some(version.published));
            }
        }
        let number = version.number;
        tally.finish("parts there", "no part is named", |counts| {
            format!("version {number} has {} of {} parts", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, PublishVersion, Status, testing::*};

    fn control() -> RequiredSections {
        control_of("kind = 'required-sections'\nsections = ['purpose', 'cyberbullying']")
    }

    fn duties(texts: &[&str]) -> Vec<Duty> {
        texts.iter().map(|text| Duty::parse(text).unwrap()).collect()
    }

    #[test]
    fn d026_a_version_without_cyberbullying_is_not_published() {
        let act = |duties| PublishVersion { duties, ..Default::default() };
        assert_eq!(finding(&control(), act(Some(duties(&["D16", "D26"])))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let verdict = control().decide(&act(Some(duties(&["D16"]))).into()).unwrap();
        assert_eq!(verdict.sentence, "add these parts first: cyberbullying");
    }

    #[test]
    fn it_stands_on_the_version_in_force() {
        let with = |texts: &[&str]| {
            let mut live = version(1, "2026-01-01");
            live.duties = duties(texts);
            Facts { versions: vec![live].into(), ..Facts::default() }
        };
        assert_eq!(assess(&control(), &with(&["D16", "D26"]), "2026-11-22").status, Status::Met);
        assert_eq!(assess(&control(), &with(&["D26"]), "2026-11-22").status, Status::NotMet);
    }
}
