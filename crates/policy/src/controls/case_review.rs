use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Count, Known, OpenPeriod, RegisterKind, Tally, Verdict, facts::Case,
    params::params,
};

params! {
    /// The plan of a case is looked at again and again until the problem is solved for good. A case
    /// is closed only after a review that came later than the last thing done.
    pub struct CaseReview {
        /// How often the plan of an open case is reviewed.
        every: OpenPeriod;
        /// How many reviews come after the last action before a case is closed.
        least: Count = Count(1), in Count(1) => Count(10);
    }
}

/// Reviews after the last action. One on the day of the action itself is none: nothing can have
/// settled yet.
fn later_reviews(case: &Case) -> u32 {
    let last = case.actions.iter().max();
    case.reviews
        .iter()
        .filter(|day| last.is_none_or(|last| *day > last))
        .count() as u32
}

impl Control for CaseReview {
    const KIND: &'static str = "case-review";
    const TITLE: &'static str = "Cases are looked at again";
    const ACTS: &'static [ActKind] = &[ActKind::CloseCase];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Cases];

    fn rule(&self) -> String {
        let every = match self.every.0 {
            Some(every) => format!("every {every}"),
            None => "at an interval that is not set yet".into(),
        };
        let least = self.least.of("review", "reviews");
        format!(
            "The plan of an open case is reviewed {every}, and a case is closed after at least {least} later than its last action."
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::CloseCase(act) = act else {
            return None;
        };
        Some(match &act.case {
            Known::Unknown | Known::No => {
                Verdict::unknown("open the record of the case, then try again")
            }
            Known::Yes(case) => match self.least.0.saturating_sub(later_reviews(case)) {
                0 => Verdict::meets("the plan was reviewed after the last action"),
                more => {
                    let times = Count(more).of("time", "times");
                    Verdict::breaks(format!(
                        "review the plan {times} more on a day after its last action, then close the case"
                    ))
                }
            },
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for case in view
            .facts
            .cases
            .rows()
            .iter()
            .filter(|case| view.covers(&case.service))
        {
            if let Some(closed) = case.closed {
                let on = view.now.day_of(closed);
                if later_reviews(case) >= self.least.0 {
                    tally.met(Some(on));
                } else {
                    tally.failed(
                        on,
                        Some(case.id),
                        "closed without a review after its last action",
                    );
                }
                continue;
            }
            let last = case
                .reviews
                .iter()
                .max()
                .copied()
                .unwrap_or(view.now.day_of(case.opened));
            if let Some(due) = view.due_again(self.every, last) {
                tally.due(Some(last), due, Some(case.id), "the plan is to be reviewed");
            }
        }
        tally.finish(
            "cases reviewed in time",
            "no case has been opened yet",
            |counts| {
                format!(
                    "{} of {} cases were reviewed in time",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn grace(&self) -> Option<crate::Period> {
        self.every.0
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["review".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CloseCase, Facts, Finding, Status, testing::*};

    fn control() -> CaseReview {
        control_of("kind = 'case-review'\nevery = '3 months'")
    }

    fn with(actions: &[&str], reviews: &[&str]) -> Case {
        let days = |list: &[&str]| list.iter().map(|text| day(text)).collect();
        Case {
            actions: days(actions),
            reviews: days(reviews),
            ..case(1, "2026-06-01T10:00:00Z")
        }
    }

    #[test]
    fn d135_a_case_is_closed_only_after_a_later_review() {
        let close = |case| CloseCase {
            case,
            ..Default::default()
        };
        let on = |actions: &[&str], reviews: &[&str]| {
            finding(&control(), close(Known::Yes(with(actions, reviews))))
        };
        assert_eq!(on(&["2026-07-01"], &["2026-07-02"]), Some(Finding::Meets));
        assert_eq!(on(&["2026-07-01"], &["2026-07-01"]), Some(Finding::Breaks));
        assert_eq!(
            on(&["2026-07-01", "2026-08-01"], &["2026-07-15"]),
            Some(Finding::Breaks)
        );
        assert_eq!(on(&[], &[]), Some(Finding::Breaks));
        assert_eq!(
            finding(&control(), close(Known::Unknown)),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn an_open_case_is_reviewed_at_its_interval() {
        let on = |case, date| {
            assess(
                &control(),
                &Facts {
                    cases: vec![case].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(with(&[], &["2026-07-01"]), "2026-08-01"), Status::Met);
        assert_eq!(
            on(with(&[], &["2026-07-01"]), "2026-10-01"),
            Status::DueSoon
        );
        assert_eq!(on(with(&[], &["2026-07-01"]), "2026-10-02"), Status::NotMet);
        assert_eq!(on(with(&[], &[]), "2026-09-02"), Status::NotMet);
        let closed = Case {
            closed: Some(moment("2026-08-01T10:00:00Z")),
            ..with(&["2026-07-01"], &["2026-06-20"])
        };
        assert_eq!(on(closed, "2026-08-02"), Status::NotMet);
    }
}
