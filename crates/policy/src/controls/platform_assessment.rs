use std::borrow::Cow;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Known, OpenPeriod, RegisterKind, Role, Tally, Verdict,
    facts::Platform,
    params::{any_of, missing, params, words_or},
    terms::PlatformQuestion,
};

params! {
    /// A platform is looked at before it is first used, and again later: what could go wrong on it
    /// is known, and somebody has approved its use.
    pub struct PlatformAssessment {
        /// The questions that an assessment answers.
        questions: Vec<PlatformQuestion>;
        /// How often a platform is assessed again.
        renew: OpenPeriod;
        /// Who approves an assessment.
        approver: Vec<Role>;
    }
}

impl PlatformAssessment {
    /// The day of the assessment that allows its use, or what is missing.
    fn assessed(&self, platform: &Platform) -> Result<Date, Cow<'static, str>> {
        if platform.retired.is_some() {
            return Err("use another platform: this one is out of use".into());
        }
        let Some(assessed) = platform.assessed else {
            return Err("assess this platform before it is used".into());
        };
        let gone = missing(&self.questions, &platform.answers);
        if !gone.is_empty() {
            return Err(format!("answer first in its assessment: {}", words_or(&gone, "")).into());
        }
        // An approval that is older than the assessment was given to an earlier one.
        let approved = platform.approved.is_some_and(|on| on >= assessed)
            && platform
                .approved_by
                .iter()
                .any(|role| self.approver.contains(role));
        if !approved {
            let approver = any_of(&self.approver, "person whom the policy names");
            return Err(format!("have its assessment approved first by the {approver}").into());
        }
        Ok(assessed)
    }

    fn decide_platform(&self, platform: &Known<Platform>, at: Option<&Zoned>) -> Verdict {
        let platform = match platform {
            Known::Unknown => {
                return Verdict::unknown("say which platform is used, and check its assessment");
            }
            Known::No => {
                return Verdict::breaks("put the platform on the register and assess it first");
            }
            Known::Yes(platform) => platform,
        };
        let assessed = match self.assessed(platform) {
            Ok(assessed) => assessed,
            Err(todo) => return Verdict::breaks(todo),
        };
        let (Some(_), Some(at)) = (self.renew.0, at) else {
            return match self.renew.0 {
                None => Verdict::meets("its assessment is approved"),
                Some(_) => Verdict::unknown("check the date, then try again"),
            };
        };
        // Renewal is counted in months or years: bank holidays do not move it.
        let due = self.renew.after_date(assessed, &[]);
        Verdict::of(
            due.map(|due| due >= at.date()),
            "its assessment is approved and in date",
            "assess this platform again: its assessment has run out",
            "check when it was assessed",
        )
    }

    fn was_used_early(&self, platform: &Platform) -> bool {
        let first_approved = platform.first_approved.or(platform.approved);
        match (platform.first_used, first_approved) {
            (Some(used), Some(approved)) => used < approved,
            (used, None) => used.is_some(),
            (None, Some(_)) => false,
        }
    }
}

impl Control for PlatformAssessment {
    const KIND: &'static str = "platform-assessment";
    const TITLE: &'static str = "Platforms are assessed before use";
    const ACTS: &'static [ActKind] = &[ActKind::UsePlatform, ActKind::ScheduleSession];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Platforms];

    fn rule(&self) -> String {
        let again = match self.renew.0 {
            Some(every) => format!("and again every {every}"),
            None => "and again at an interval that is not set yet".into(),
        };
        format!(
            "A platform is assessed and approved by the {} before it is used {again}; the assessment answers: {}.",
            any_of(&self.approver, "person whom the policy names"),
            words_or(&self.questions, "nothing")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::UsePlatform(act) => Some(self.decide_platform(&act.platform, act.at.as_ref())),
            Act::ScheduleSession(act) => Some(self.decide_platform(&act.platform, act.at.as_ref())),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for platform in view.facts.platforms.rows() {
            // A platform that waits for its assessment and is not in use breaks nothing.
            let idle = platform.first_used.is_none() && platform.approved.is_none();
            if platform.retired.is_some() || idle {
                continue;
            }
            if self.was_used_early(platform) {
                let on = platform.first_used.unwrap_or(platform.added);
                tally.failed(
                    on,
                    Some(platform.id),
                    "was used before its assessment was approved",
                );
                continue;
            }
            match self.assessed(platform) {
                Err(todo) => tally.failed(
                    platform.assessed.unwrap_or(platform.added),
                    Some(platform.id),
                    todo,
                ),
                Ok(assessed) => match view.due_again(self.renew, assessed) {
                    Some(due) => tally.due(
                        Some(assessed),
                        due,
                        Some(platform.id),
                        "is to be assessed again",
                    ),
                    None => tally.met(Some(assessed)),
                },
            }
        }
        tally.finish(
            "platforms assessed and in date",
            "no platform is in use yet",
            |counts| {
                format!(
                    "{} of {} platforms are assessed, approved and in date",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn roles(&self) -> Vec<Role> {
        self.approver.clone()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["assessment".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, ScheduleSession, Status, UsePlatform, testing::*};

    fn control() -> PlatformAssessment {
        control_of(
            "kind = 'platform-assessment'\nquestions = ['security']\nrenew = '12 months'\napprover = ['coordinator']",
        )
    }

    fn platform(change: impl FnOnce(&mut Platform)) -> Platform {
        let mut platform = Platform {
            id: id(8),
            added: day("2026-01-01"),
            first_used: Some(day("2026-02-01")),
            assessed: Some(day("2026-01-10")),
            approved: Some(day("2026-01-12")),
            approved_by: vec![Role::Coordinator],
            first_approved: Some(day("2026-01-12")),
            answers: vec![PlatformQuestion::Security],
            retired: None,
        };
        change(&mut platform);
        platform
    }

    fn used(platform: Known<Platform>) -> UsePlatform {
        UsePlatform {
            at: Some(local("2026-11-22T10:00:00Z")),
            platform,
            ..Default::default()
        }
    }

    #[test]
    fn d101_a_platform_is_used_only_after_it_was_assessed_and_approved() {
        let on =
            |change: fn(&mut Platform)| finding(&control(), used(Known::Yes(platform(change))));
        assert_eq!(on(|_| ()), Some(Finding::Meets));
        assert_eq!(on(|one| one.assessed = None), Some(Finding::Breaks));
        assert_eq!(on(|one| one.approved = None), Some(Finding::Breaks));
        assert_eq!(
            on(|one| one.approved = Some(day("2026-01-09"))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(|one| one.approved_by = vec![Role::Host]),
            Some(Finding::Breaks)
        );
        assert_eq!(on(|one| one.answers.clear()), Some(Finding::Breaks));
        assert_eq!(
            on(|one| one.assessed = Some(day("2025-11-21"))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(|one| one.retired = Some(day("2026-11-01"))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), used(Known::No)), Some(Finding::Breaks));
        assert_eq!(
            finding(&control(), used(Known::Unknown)),
            Some(Finding::Unknown)
        );
        let undated = UsePlatform {
            at: None,
            ..used(Known::Yes(platform(|_| ())))
        };
        assert_eq!(finding(&control(), undated), Some(Finding::Unknown));
        assert_eq!(
            finding(&control(), ScheduleSession::default()),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn d102_it_is_looked_at_again_in_time() {
        let on = |change: fn(&mut Platform), date| {
            assess(
                &control(),
                &Facts {
                    platforms: vec![platform(change)].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(|_| (), "2026-11-22"), Status::Met);
        assert_eq!(on(|_| (), "2026-12-20"), Status::DueSoon);
        assert_eq!(on(|_| (), "2027-01-11"), Status::NotMet);
        assert_eq!(
            on(|one| one.first_used = Some(day("2026-01-11")), "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(
            on(
                |one| (one.first_used, one.approved, one.first_approved) = (None, None, None),
                "2026-11-22"
            ),
            Status::NotAssessed
        );
        assert_eq!(
            on(
                |one| (one.approved, one.first_approved) = (None, None),
                "2026-11-22"
            ),
            Status::NotMet
        );
    }
}
