use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, Period, RegisterKind, Tally, Verdict,
    facts,
    params::{params, words_or},
    terms::Party,
};

params! {
    /// The people and bodies a policy concerns are asked before it changes.
    pub struct Consultation {
        /// Who is asked.
        parties: Vec<Party>;
        /// How long before a version takes shape they may have been asked.
        within: Period = Period::months(12), in Period::months(1) => Period::years(5);
    }
}

impl Consultation {
    fn asked(&self, party: Party, by: Date, log: &[facts::Consultation]) -> Option<Date> {
        let asked = log.iter().filter(|one| one.party == party && one.on <= by).map(|one| one.on);
        asked.max().filter(|on| self.within.after_date(*on, &[]) >= by)
    }
}

impl Control for Consultation {
    const KIND: &'static str = "consultation";
    const TITLE: &'static str = "People are asked before the policy changes";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Versions, RegisterKind::Consultations];

    fn rule(&self) -> String {
        format!("Asked within {} before each version: {}.", self.within, words_or(&self.parties, "nobody"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::PublishVersion(act) = act else { return None };
        let (Some(log), Some(today)) = (&act.consultations, act.at.as_ref().map(Zoned::date)) else {
            return Some(Verdict::unknown("check who has been asked about this version"));
        };
        let not_asked: Vec<Party> =
            self.parties.iter().copied().filter(|party| self.asked(*party, today, log).is_none()).collect();
        Some(match not_asked.as_slice() {
            [] => Verdict::meets("the people concerned have been asked"),
            parties => Verdict::breaks(format!("ask these people about the changes: {}", words_or(parties, ""))),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let Some(version) = view.live_version() else {
            return Assessment::nothing_yet("no version has been published yet");
        };
        let mut tally = Tally::new(view.now);
        for &party in &self.parties {
            match self.asked(party, version.published, view.facts.consultations.rows()) {
                Some(on) => tally.met(Some(on)),
                None => tally.failed(version.published, None, format!("{party}: not asked before this version")),
            }
        }
        let number = version.number;
        tally.finish("parties asked", "no party is named", |counts| {
            format!("{} of {} were asked before version {number}", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, PublishVersion, Status, testing::*};

    fn control() -> Consultation {
        control_of("kind = 'consultation'\nparties = ['children', 'parents']")
    }

    fn asked(party: Party, on: &str) -> facts::Consultation {
        facts::Consultation { party, on: day(on), version: None }
    }

    #[test]
    fn d010_who_has_not_been_asked_is_named() {
        let log = vec![asked(Party::Children, "2026-03-01"), asked(Party::Parents, "2025-10-01")];
        let act = |consultations| PublishVersion { at: Some(local("2026-11-22T10:00:00Z")), consultations, ..Default::default() };
        let verdict = control().decide(&act(Some(log)).into()).unwrap();
        assert_eq!(verdict.sentence, "ask these people about the changes: parents and carers");
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let both = vec![asked(Party::Children, "2026-03-01"), asked(Party::Parents, "2026-10-01")];
        assert_eq!(finding(&control(), act(Some(both))), Some(Finding::Meets));
    }

    #[test]
    fn asking_after_a_version_is_out_does_not_count_for_it() {
        let with = |on| Facts {
            versions: vec![version(1, "2026-06-01")].into(),
            consultations: vec![asked(Party::Children, "2026-03-01"), asked(Party::Parents, on)].into(),
            ..Facts::default()
        };
        assert_eq!(assess(&control(), &with("2026-05-31"), "2026-11-22").status, Status::Met);
        assert_eq!(assess(&control(), &with("2026-06-02"), "2026-11-22").status, Status::NotMet);
    }
}
