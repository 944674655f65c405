use jiff::{ToSpan, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    OpenMonth, Period, RegisterKind, Role, Tally,
    params::{params, words_or},
    terms::ReviewSubject,
};

params! {
    /// The policy itself is reviewed again and again, in its month, and the outcome is written down
    /// even where nothing changes.
    pub struct PolicyReview {
        /// How often.
        every: Period = Period::months(12), in Period::months(1) => Period::years(5);
        /// The month in which the review is done by its end.
        month: OpenMonth;
        /// The posts that lead the review: one of them is enough.
        owner: Vec<Role>;
    }
}

impl PolicyReview {
    /// The day by which the review after `last` is done.
    ///
    /// With a month: the last end of that month that is no later than the interval after `last`,
    /// but at least a quarter of the interval after it, so that a review held a little early in its
    /// month is not asked for again in the same year. Otherwise the next one.
    fn due(&self, last: Date) -> Date {
        let latest = self.every.after_date(last, &[]);
        let Some(month) = self.month.0 else { return latest };
        let quarter = i64::try_from(self.every.about_minutes() / 1_440 / 4).unwrap_or(i64::MAX);
        let earliest = last.checked_add(quarter.days()).unwrap_or(Date::MAX);
        let end = |year: i16| Date::new(year, month.number(), 1).map_or(Date::MAX, |first| first.last_of_month());
        let year = latest.year();
        let candidates = [end(year), end(year.saturating_sub(1))];
        match candidates.into_iter().find(|end| *end <= latest && *end >= earliest) {
            Some(end) => end,
            None if end(year) > latest => end(year),
            None => end(year.saturating_add(1)),
        }
    }
}

impl Control for PolicyReview {
    const KIND: &'static str = "policy-review";
    const TITLE: &'static str = "The policy is reviewed";
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Versions, RegisterKind::Reviews];

    fn rule(&self) -> String {
        let month = match self.month.0 {
            Some(month) => format!("by the end of {month}"),
            None => "in a month that is not set yet".into(),
        };
        format!("The policy is reviewed every {}, {month}, led by the {}.", self.every, words_or(&self.owner, "nobody"))
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let led = |roles: &[Role]| roles.iter().any(|role| self.owner.contains(role));
        let reviews = view.facts.reviews.rows().iter();
        let reviewed = reviews.filter(|one| one.subject == ReviewSubject::Policy && led(&one.by)).map(|one| one.on);
        let published = view.facts.versions.rows().iter().map(|version| version.published);
        let Some(last) = reviewed.chain(published).max() else {
            return Assessment::nothing_yet("no version has been published yet");
        };
        let mut tally = Tally::new(view.now);
        let due = self.due(last);
        tally.due(Some(last), due, None, "review of the policy due");
        tally.finish("reviews in time", "", |_| {
            format!("last looked at on {}, next review due by {}", last.strftime("%-d %B %Y"), due.strftime("%-d %B %Y"))
        })
    }

    fn roles(&self) -> Vec<Role> {
        self.owner.clone()
    }

    fn sole_rule_for(&self) -> Vec<std::borrow::Cow<'static, str>> {
        vec!["policy".into()]
    }

    fn grace(&self) -> Option<Period> {
        Some(self.every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Status, facts::Review, testing::*};

    fn control() -> PolicyReview {
        control_of("kind = 'policy-review'\nmonth = 'August'\nowner = ['coordinator']")
    }

    #[test]
    fn d023_the_review_falls_in_its_month() {
        let due = |last| control().due(day(last)).to_string();
        assert_eq!(due("2026-03-10"), "2026-08-31");
        assert_eq!(due("2025-11-22"), "2026-08-31");
        assert_eq!(due("2026-08-31"), "2027-08-31");
        assert_eq!(due("2026-08-02"), "2027-08-31");
        assert_eq!(due("2026-07-20"), "2027-08-31");
        assert_eq!(due("2026-09-01"), "2027-08-31");
    }

    #[test]
    fn without_a_month_the_interval_alone_counts_and_the_gap_shows() {
        let open = PolicyReview { month: OpenMonth(None), ..control() };
        assert_eq!(open.due(day("2026-03-10")), day("2027-03-10"));
        let facts = Facts { versions: vec![version(1, "2026-03-10")].into(), reviews: vec![].into(), ..Facts::default() };
        assert!(assess(&open, &facts, "2026-11-22").gap);
    }

    #[test]
    fn a_review_that_changes_nothing_counts_too() {
        let review = Review {
            subject: ReviewSubject::Policy,
            on: day("2026-08-20"),
            by: vec![Role::Coordinator],
            open_gaps: 0,
            checklist: vec![],
            minute_reference: false,
        };
        let with = |reviews: Vec<_>| Facts { versions: vec![version(1, "2025-08-10")].into(), reviews: reviews.into(), ..Facts::default() };
        let on = |facts: &Facts, date| assess(&control(), facts, date).status;
        assert_eq!(on(&with(vec![]), "2026-06-01"), Status::Met);
        assert_eq!(on(&with(vec![]), "2026-08-20"), Status::DueSoon);
        assert_eq!(on(&with(vec![]), "2026-11-22"), Status::NotMet);
        assert_eq!(on(&with(vec![review]), "2026-11-22"), Status::Met);
    }
}
