use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{Act, ActKind, Effect, OpenPeriod, RegisterKind, Tally, Verdict, params::params};

params! {
    /// What a case teaches goes into the policy: somebody writes down what was learned, and it leads
    /// to a change or to the decision that none is needed.
    pub struct Lessons {
        /// How soon a lesson leads to a change.
        within: OpenPeriod;
    }
}

impl Control for Lessons {
    const KIND: &'static str = "lessons";
    const TITLE: &'static str = "Lessons lead to changes";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::CloseCase];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Lessons];

    fn rule(&self) -> String {
        let within = match self.within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        format!(
            "What a case teaches is written down and leads to a change {within}, or to the decision that none is needed."
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::CloseCase(act) = act else {
            return None;
        };
        Some(
            Verdict::of(
                act.lessons.as_ref().map(|lessons| !lessons.is_empty()),
                "what was learned is written down",
                "write down what this case teaches, or that nothing has to change",
                "check whether it is written down what this case teaches",
            )
            .advising(),
        )
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut versions = 0;
        for lesson in view.facts.lessons.rows() {
            versions += u32::from(lesson.version.is_some());
            match (lesson.changed, view.due_again(self.within, lesson.found)) {
                (Some(changed), Some(due)) if changed > due => {
                    tally.failed(changed, Some(lesson.case), "a lesson led to a change late");
                }
                (Some(changed), _) => tally.met(Some(changed)),
                (None, Some(due)) => tally.due(
                    Some(lesson.found),
                    due,
                    Some(lesson.case),
                    "a lesson waits for a change",
                ),
                (None, None) => tally.pending(
                    lesson.found,
                    Some(lesson.case),
                    "a lesson waits for a change",
                ),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "lessons that led to a change in time",
            "no lesson has been written down yet",
            |counts| {
                format!(
                    "{} of {} lessons led to a change in time or still can",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 {
            found
        } else {
            found.figure(
                "lessons that are in a version of the policy",
                versions,
                Some(all),
            )
        }
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["lessons".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CloseCase, Facts, Finding, Status, facts::Lesson, testing::*};

    fn control() -> Lessons {
        control_of("kind = 'lessons'\nwithin = '3 months'")
    }

    fn lesson(changed: Option<&str>) -> Lesson {
        Lesson {
            case: id(1),
            found: day("2026-06-01"),
            changed: changed.map(day),
            version: Some(2),
        }
    }

    #[test]
    fn whoever_closes_a_case_is_asked_what_it_teaches() {
        let close = |lessons| CloseCase {
            lessons,
            ..Default::default()
        };
        assert_eq!(
            finding(&control(), close(Some(vec![lesson(None)]))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), close(Some(vec![]))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), close(None)), Some(Finding::Unknown));
        assert_eq!(
            control().decide(&close(None).into()).unwrap().at_most,
            Some(Effect::Advise)
        );
    }

    #[test]
    fn d136_a_lesson_leads_to_a_change_in_time() {
        let on = |changed, date| {
            assess(
                &control(),
                &Facts {
                    lessons: vec![lesson(changed)].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(Some("2026-08-30"), "2026-11-22"), Status::Met);
        assert_eq!(on(Some("2026-09-02"), "2026-11-22"), Status::NotMet);
        assert_eq!(on(None, "2026-07-01"), Status::Met);
        assert_eq!(on(None, "2026-08-20"), Status::DueSoon);
        assert_eq!(on(None, "2026-09-02"), Status::NotMet);
    }
}
