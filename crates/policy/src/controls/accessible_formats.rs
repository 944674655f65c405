use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, OpenPeriod, Period, RegisterKind, Tally, Verdict,
    facts::FormatOnFile,
    params::{params, words_or},
    terms::Format,
};

params! {
    /// The policy can be had in other forms, so that nobody is left out, and adjustments that people
    /// ask for are made.
    pub struct AccessibleFormats {
        /// The forms the policy is kept in.
        formats: Vec<Format>;
        /// How often each form is brought up to date.
        every: OpenPeriod;
    }
}

fn latest(format: Format, on_file: &[FormatOnFile]) -> Option<Date> {
    on_file.iter().filter(|one| one.format == format).map(|one| one.on).max()
}

impl Control for AccessibleFormats {
    const KIND: &'static str = "accessible-formats";
    const TITLE: &'static str = "Accessible formats";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Formats, RegisterKind::Adjustments];

    fn rule(&self) -> String {
        let every = match self.every.0 {
            Some(every) => format!("brought up to date every {every}"),
            None => "brought up to date at an interval that is not set yet".into(),
        };
        format!("The policy is kept in these forms, {every}: {}.", words_or(&self.formats, "none"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::PublishVersion(act) = act else { return None };
        let (Some(on_file), Some(today)) = (&act.formats, act.at.as_ref().map(Zoned::date)) else {
            return Some(Verdict::unknown("check which other forms of the policy are on file"));
        };
        let lacks = |format: &Format| match latest(*format, on_file) {
            Some(on) => self.every.after_date(on, &[]).is_some_and(|due| due < today),
            None => true,
        };
        let lacking: Vec<Format> = self.formats.iter().copied().filter(lacks).collect();
        Some(match lacking.as_slice() {
            [] => Verdict::meets("the policy is on file in its other forms"),
            lacking => Verdict::breaks(format!("make or renew these forms of the policy: {}", words_or(lacking, ""))),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for &format in &self.formats {
            match latest(format, view.facts.formats.rows()) {
                None => tally.absent(None, format!("{format}: not on file")),
                Some(on) => match view.due_again(self.every, on) {
                    Some(due) => tally.due(Some(on), due, None, format!("{format}: to be renewed")),
                    None => tally.met(Some(on)),
                },
            }
        }
        let adjustments = view.facts.adjustments.rows();
        let made = adjustments.iter().filter(|one| one.made.is_some()).count() as u32;
        let asked = adjustments.len() as u32;
        for waiting in adjustments.iter().filter(|one| one.made.is_none()) {
            tally.pending(waiting.asked, None, "an adjustment has been asked for and not made yet");
        }
        let formats = self.formats.len() as u32;
        tally
            .finish("forms in date and adjustments", "no form is named", |counts| match counts.failed {
                0 => "every form of the policy is on file".into(),
                failed => format!("{failed} of {formats} forms are missing or out of date"),
            })
            .figure("adjustments made", made, Some(asked))
    }

    fn grace(&self) -> Option<Period> {
        self.every.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, PublishVersion, Status, facts::Adjustment, testing::*};

    fn control() -> AccessibleFormats {
        control_of("kind = 'accessible-formats'\nformats = ['easy-read', 'translated']\nevery = '12 months'")
    }

    fn both(on: &str) -> Vec<FormatOnFile> {
        [Format::EasyRead, Format::Translated].map(|format| FormatOnFile { format, on: day(on) }).into()
    }

    #[test]
    fn d009_a_missing_form_is_named() {
        let act = |formats| PublishVersion { at: Some(local("2026-11-22T10:00:00Z")), formats, ..Default::default() };
        assert_eq!(finding(&control(), act(Some(both("2026-01-01")))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let one = control().decide(&act(Some(both("2026-01-01")[..1].to_vec())).into()).unwrap();
        assert_eq!(one.sentence, "make or renew these forms of the policy: translated");
    }

    #[test]
    fn an_adjustment_that_waits_shows_as_due() {
        let with = |on, adjustments: Vec<_>| Facts { formats: both(on).into(), adjustments: adjustments.into(), ..Facts::default() };
        let waiting = Adjustment { asked: day("2026-11-20"), made: None };
        assert_eq!(assess(&control(), &with("2026-06-01", vec![]), "2026-11-22").status, Status::Met);
        assert_eq!(assess(&control(), &with("2026-06-01", vec![waiting]), "2026-11-22").status, Status::DueSoon);
        assert_eq!(assess(&control(), &with("2025-06-01", vec![]), "2026-11-22").status, Status::NotMet);
    }
}
