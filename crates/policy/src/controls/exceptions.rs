use std::borrow::Cow;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, ApproveException, Choice, Known, LiveException, Period, RegisterKind, Role,
    Tally, UsePersonalProfile, Verdict,
    facts::Exception,
    params::{any_of, params, words_or},
    terms::ExceptionKind,
};

params! {
    /// An exception from a rule is approved by somebody who is entitled to, never for themselves,
    /// and it ends.
    pub struct Exceptions {
        /// What may be allowed by an exception.
        to: Vec<ExceptionKind>;
        /// Who approves an exception.
        approver: Vec<Role>;
        /// The longest an exception may last.
        longest: Period, in Period::days(1) => Period::years(3);
    }
}

impl Exceptions {
    /// The last day that an exception approved on a day may have.
    fn last_day(&self, approved: Date) -> Date {
        self.longest.after_date(approved, &[])
    }

    fn decide_approval(&self, act: &ApproveException) -> Verdict {
        let who = Verdict::of(
            act.approver
                .as_deref()
                .map(|roles| roles.iter().any(|role| self.approver.contains(role))),
            "this person may approve it",
            format!(
                "ask the {} to approve it",
                any_of(&self.approver, "person whom the policy names")
            ),
            "check which posts the person who approves holds",
        );
        let own = Verdict::of(
            act.own.map(|own| !own),
            "somebody else approves it",
            "ask somebody else: nobody approves an exception for themselves",
            "check whom the exception is for",
        );
        who.and(own)
            .and(self.decide_end(&act.until, act.at.as_ref().map(Zoned::date)))
    }

    fn decide_end(&self, until: &Known<Date>, today: Option<Date>) -> Verdict {
        match (until, today) {
            (Known::Unknown, _) => Verdict::unknown("say when the exception ends"),
            (Known::No, _) => Verdict::breaks(format!(
                "give it a last day, at most {} from now",
                self.longest
            )),
            (Known::Yes(_), None) => Verdict::unknown("check the date, then try again"),
            (Known::Yes(until), Some(today)) if *until < today => {
                Verdict::breaks("pick a last day that has not passed")
            }
            (Known::Yes(until), Some(today)) => Verdict::of(
                Some(*until <= self.last_day(today)),
                "it ends in time",
                format!("pick a last day at most {} from now", self.longest),
                "check when it ends",
            ),
        }
    }

    fn decide_profile(&self, act: &UsePersonalProfile) -> Option<Verdict> {
        if !self.to.contains(&ExceptionKind::WorkProfile) {
            return None;
        }
        Some(match (&act.exception, act.at.as_ref().map(Zoned::date)) {
            (Known::Unknown, _) => Verdict::unknown("check whether an exception allows this"),
            (Known::No, _) => {
                Verdict::breaks("use an account of the organisation, or ask for an exception first")
            }
            (Known::Yes(_), None) => Verdict::unknown("check the date, then try again"),
            (Known::Yes(exception), Some(today)) => self.decide_live(exception, today),
        })
    }

    fn decide_live(&self, exception: &LiveException, today: Date) -> Verdict {
        match exception.fault(&self.approver, today) {
            Some(fault) => Verdict::breaks(fault),
            None => Verdict::of(
                exception
                    .until
                    .map(|until| until <= self.last_day(exception.approved)),
                "an approved exception allows this",
                "ask for a shorter exception: this one is longer than the policy allows",
                "check when the exception ends",
            ),
        }
    }

    fn fault(&self, one: &Exception) -> Option<&'static str> {
        if !one.by.iter().any(|role| self.approver.contains(role)) {
            Some("was approved by somebody this clause does not name")
        } else if one.own {
            Some("was approved by the person it is for")
        } else if one
            .until
            .is_none_or(|until| until > self.last_day(one.approved))
        {
            Some("has no last day, or a later one than this clause allows")
        } else {
            None
        }
    }
}

impl Control for Exceptions {
    const KIND: &'static str = "exceptions";
    const TITLE: &'static str = "Exceptions are approved and end";
    const ACTS: &'static [ActKind] = &[ActKind::ApproveException, ActKind::UsePersonalProfile];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Exceptions];

    fn rule(&self) -> String {
        format!(
            "An exception for {} is approved by the {} and lasts at most {}.",
            words_or(&self.to, "nothing"),
            any_of(&self.approver, "person whom the policy names"),
            self.longest
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ApproveException(act) => match act.to {
                None => Some(Verdict::unknown("say what the exception allows")),
                Some(to) if self.to.contains(&to) => Some(self.decide_approval(act)),
                Some(_) => None,
            },
            Act::UsePersonalProfile(act) => self.decide_profile(act),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut live = 0;
        for one in view.facts.exceptions.rows() {
            if !self.to.contains(&one.to) || !view.covers(&one.service) {
                continue;
            }
            let ended = one
                .ended
                .or(one.until.filter(|until| *until < view.today()));
            live += u32::from(ended.is_none());
            match (self.fault(one), one.until) {
                (Some(fault), _) => tally.failed(one.approved, Some(one.id), fault),
                (None, Some(until)) if ended.is_none() => tally.due(
                    Some(one.approved),
                    until,
                    Some(one.id),
                    "the exception ends",
                ),
                (None, _) => tally.met(Some(one.approved)),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "exceptions in order",
            "no exception has been approved yet",
            |counts| {
                format!(
                    "{} of {} exceptions were approved as this clause asks, with a last day",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 {
            found
        } else {
            found.figure("exceptions that are running", live, Some(all))
        }
    }

    fn roles(&self) -> Vec<Role> {
        self.approver.clone()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        self.to.iter().map(|to| to.key().into()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, testing::*};

    fn control() -> Exceptions {
        control_of(
            "kind = 'exceptions'\nto = ['work-profile']\napprover = ['manager']\nlongest = '3 months'",
        )
    }

    fn approve(change: impl FnOnce(&mut ApproveException)) -> ApproveException {
        let mut act = ApproveException {
            at: Some(local("2026-11-22T10:00:00Z")),
            to: Some(ExceptionKind::WorkProfile),
            approver: Some(vec![Role::Manager]),
            own: Some(false),
            until: Known::Yes(day("2027-02-22")),
            ..Default::default()
        };
        change(&mut act);
        act
    }

    #[test]
    fn d066_an_exception_is_approved_by_somebody_else_and_ends() {
        let on = |change: fn(&mut ApproveException)| finding(&control(), approve(change));
        assert_eq!(on(|_| ()), Some(Finding::Meets));
        assert_eq!(
            on(|act| act.until = Known::Yes(day("2027-02-23"))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(|act| act.until = Known::Yes(day("2026-11-21"))),
            Some(Finding::Breaks)
        );
        assert_eq!(on(|act| act.until = Known::No), Some(Finding::Breaks));
        assert_eq!(on(|act| act.own = Some(true)), Some(Finding::Breaks));
        assert_eq!(
            on(|act| act.approver = Some(vec![Role::Host])),
            Some(Finding::Breaks)
        );
        assert_eq!(on(|act| act.until = Known::Unknown), Some(Finding::Unknown));
        assert_eq!(on(|act| act.own = None), Some(Finding::Unknown));
        assert_eq!(on(|act| act.to = None), Some(Finding::Unknown));
        assert_eq!(on(|act| act.to = Some(ExceptionKind::OneToOne)), None);
    }

    #[test]
    fn a_personal_profile_is_used_only_while_an_exception_runs() {
        let exception = |until| LiveException {
            approved_by: vec![Role::Manager],
            approved: day("2026-10-01"),
            until: Some(day(until)),
            own: false,
        };
        let act = |exception| UsePersonalProfile {
            at: Some(local("2026-11-22T10:00:00Z")),
            exception,
            ..Default::default()
        };
        assert_eq!(
            finding(&control(), act(Known::Yes(exception("2026-12-31")))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(Known::Yes(exception("2026-11-21")))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(Known::Yes(exception("2027-01-02")))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), act(Known::No)), Some(Finding::Breaks));
        assert_eq!(
            finding(&control(), act(Known::Unknown)),
            Some(Finding::Unknown)
        );
        let other: Exceptions = control_of(
            "kind = 'exceptions'\nto = ['one-to-one']\napprover = ['dsl']\nlongest = '1 month'",
        );
        assert_eq!(finding(&other, act(Known::No)), None);
    }

    #[test]
    fn it_stands_on_the_exceptions_that_were_approved() {
        let on = |by, until: Option<&str>, date| {
            let one = Exception {
                id: id(1),
                to: ExceptionKind::WorkProfile,
                approved: day("2026-10-01"),
                by: vec![by],
                own: false,
                until: until.map(day),
                ended: None,
                reason: true,
                service: None,
            };
            assess(
                &control(),
                &Facts {
                    exceptions: vec![one].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(
            on(Role::Manager, Some("2026-12-31"), "2026-11-22"),
            Status::Met
        );
        assert_eq!(
            on(Role::Manager, Some("2026-12-01"), "2026-11-22"),
            Status::DueSoon
        );
        assert_eq!(
            on(Role::Manager, Some("2026-11-01"), "2026-11-22"),
            Status::Met
        );
        assert_eq!(on(Role::Manager, None, "2026-11-22"), Status::NotMet);
        assert_eq!(
            on(Role::Host, Some("2026-12-31"), "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(
            on(Role::Manager, Some("2027-01-02"), "2026-11-22"),
            Status::NotMet
        );
    }
}
