use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Choice, OpenPeriod, Period, RegisterKind, Role, Tally,
    params::{params, words_or},
    terms::ReviewSubject,
};

params! {
    /// Something is looked at again and again by people who answer for it, and the outcome is
    /// written down.
    pub struct PeriodicReview {
        /// What is reviewed.
        subject: ReviewSubject;
        /// How often.
        every: OpenPeriod;
        /// The posts that lead the review: one of them is enough.
        by: Vec<Role>;
        /// What the review goes through, point by point.
        checklist: Vec<String> = Vec::new();
        /// Whether the minutes of the trustees' meeting must be named.
        minute_reference: bool = false;
    }
}

impl Control for PeriodicReview {
    const KIND: &'static str = "periodic-review";
    const TITLE: &'static str = "Regular review";
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Reviews];

    fn rule(&self) -> String {
        let every = match self.every.0 {
            Some(period) => format!("every {period}"),
            None => "at an interval that is not set yet".into(),
        };
        let points = match self.checklist.as_slice() {
            [] => String::new(),
            points => format!(" It goes through: {}.", points.join("; ")),
        };
        let minutes = if self.minute_reference { " The minutes are named." } else { "" };
        format!("A review of {}, led by the {}, is held {every}.{points}{minutes}", self.subject, words_or(&self.by, "nobody"))
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let reviews = view.facts.reviews.rows().iter();
        let own = reviews.filter(|review| {
            review.subject == self.subject && review.by.iter().any(|role| self.by.contains(role))
        });
        let mut tally = Tally::new(view.now);
        let Some(last) = own.max_by_key(|review| review.on) else {
            tally.absent(None, format!("no review of {} is on file", self.subject));
            return tally.finish("reviews in date", "", |_| "no review has been held yet".into());
        };
        let left = self.checklist.iter().filter(|point| !last.checklist.contains(point)).count();
        if left > 0 {
            tally.failed(last.on, None, format!("the review left out {left} points of its checklist"));
        } else if self.minute_reference && !last.minute_reference {
            tally.failed(last.on, None, "the review does not name the minutes");
        } else if last.open_gaps > 0 {
            tally.failed(last.on, None, format!("the review left {} points open", last.open_gaps));
        } else {
            match view.due_again(self.every, last.on) {
                Some(due) => tally.due(Some(last.on), due, None, "next review due"),
                None => tally.met(Some(last.on)),
            }
        }
        let on = last.on.strftime("%-d %B %Y").to_string();
        tally.finish("reviews in date", "", |counts| match counts.failed {
            0 => format!("last reviewed on {on}"),
            _ => format!("last reviewed on {on}, and something is open or overdue"),
        })
    }

    fn roles(&self) -> Vec<Role> {
        self.by.clone()
    }

    fn sole_value(&self) -> String {
        self.every.to_string()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec![self.subject.key().into()]
    }

    fn grace(&self) -> Option<Period> {
        self.every.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Status, facts::{ClauseSince, Review}, testing::*};

    fn control() -> PeriodicReview {
        control_of(
            "kind = 'periodic-review'\nsubject = 'readiness'\nevery = '12 months'\nby = ['trustee']\n\
             checklist = ['contacts tested']\nminute-reference = true",
        )
    }

    fn review(on: &str) -> Review {
        Review {
            subject: ReviewSubject::Readiness,
            on: day(on),
            by: vec![Role::Trustee],
            open_gaps: 0,
            checklist: vec!["contacts tested".into()],
            minute_reference: true,
        }
    }

    fn with(reviews: Vec<Review>) -> Facts {
        Facts { reviews: reviews.into(), ..Facts::default() }
    }

    #[test]
    fn d002_a_review_is_good_for_its_interval() {
        let on = |date| assess(&control(), &with(vec![review("2026-01-10")]), date).status;
        assert_eq!(on("2026-11-22"), Status::Met);
        assert_eq!(on("2026-12-20"), Status::DueSoon);
        assert_eq!(on("2027-01-11"), Status::NotMet);
        assert_eq!(on("2026-01-09"), Status::NotMet);
    }

    #[test]
    fn a_review_with_open_points_or_led_by_somebody_else_does_not_do() {
        let mut open = review("2026-11-01");
        open.open_gaps = 2;
        let mut half = review("2026-11-01");
        half.checklist.clear();
        let mut other = review("2026-11-01");
        other.by = vec![Role::Host];
        for bad in [open, half, other] {
            assert_eq!(assess(&control(), &with(vec![bad]), "2026-11-22").status, Status::NotMet);
        }
    }

    #[test]
    fn an_interval_that_is_not_set_is_a_gap_and_not_a_failure() {
        let open = PeriodicReview { every: OpenPeriod::NOT_SET, ..control() };
        let standing = assess(&open, &with(vec![review("2020-01-10")]), "2026-11-22");
        assert_eq!((standing.status, standing.gap), (Status::NotAssessed, true));
        assert_eq!(standing.sentence, "no value is set for every");
    }

    #[test]
    fn a_clause_that_is_new_is_not_failed_for_a_review_that_nobody_could_have_held() {
        let mut facts = with(vec![]);
        let since = ClauseSince { version: 3, from: day("2026-11-01") };
        facts.clause_since.insert("the-clause".into(), since);
        let standing = assess(&control(), &facts, "2026-11-22");
        assert_eq!(standing.status, Status::NotAssessed);
        assert_eq!(standing.sentence, "new in version 3, not yet assessed");
        assert_eq!(assess(&control(), &facts, "2027-12-01").status, Status::NotMet);
    }
}
