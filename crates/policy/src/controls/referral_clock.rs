use std::collections::{HashMap, HashSet};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, CloseCase, Id, OpenPeriod, Period, RegisterKind, Tally, Verdict,
    facts::Referral,
    params::{params, words_or},
    terms::Body,
};

params! {
    /// For each body outside, somebody decides soon whether to tell it, and the reason is kept where
    /// it is not told. A body that does not answer is chased.
    pub struct ReferralClock {
        /// The bodies for which somebody decides in every case.
        bodies: Vec<Body>;
        /// How soon a referral is sent after we know.
        send_within: Period, in Period::minutes(5) => Period::years(1);
        /// How soon we expect an answer before we chase it.
        reply_within: OpenPeriod;
    }
}

/// Sent with the body's own reference, or not needed for a reason that is written down.
fn is_decided(referral: &Referral) -> bool {
    (referral.sent.is_some() && referral.reference) || referral.not_needed_reason
}

impl ReferralClock {
    fn decide_closing(&self, act: &CloseCase) -> Verdict {
        let Some(referrals) = act.referrals.as_deref() else {
            return Verdict::unknown("check who outside has been told about this case");
        };
        let with = |test: &dyn Fn(&Referral) -> bool| -> Vec<Body> {
            let found = |body: &Body| referrals.iter().any(|one| one.body == *body && test(one));
            self.bodies.iter().copied().filter(found).collect()
        };
        let decided = with(&is_decided);
        let open: Vec<Body> = self
            .bodies
            .iter()
            .copied()
            .filter(|body| !decided.contains(body))
            .collect();
        let (nameless, open): (Vec<Body>, Vec<Body>) = open
            .into_iter()
            .partition(|body| with(&|one| one.sent.is_some()).contains(body));
        if !open.is_empty() {
            return Verdict::breaks(format!(
                "tell them, or write down why not: {}",
                words_or(&open, "")
            ));
        }
        if !nameless.is_empty() {
            return Verdict::breaks(format!(
                "write down the reference you got from {}",
                words_or(&nameless, "")
            ));
        }
        // Some bodies never answer: their silence must not keep a case open for ever.
        let silent = with(&|one| one.sent.is_some() && one.replied.is_none());
        if silent.is_empty() {
            Verdict::meets("it is decided for each body whether it is told")
        } else {
            Verdict::breaks(format!(
                "ask for an answer once more from {}",
                words_or(&silent, "")
            ))
            .advising()
        }
    }

    fn count(&self, one: &Referral, view: &View<'_>, tally: &mut Tally<'_>) {
        let case = Some(one.case);
        let aware = view.now.day_of(one.aware);
        let Some(sent) = one.sent else {
            if one.not_needed_reason {
                tally.met(Some(aware));
            } else {
                tally.clock(
                    one.aware,
                    self.send_within,
                    None,
                    case,
                    "has not been sent in time",
                );
            }
            return;
        };
        let on = view.now.day_of(sent);
        if sent > view.now.end(one.aware, self.send_within) {
            tally.failed(on, case, format!("was sent late to {}", one.body));
        } else if !one.reference {
            tally.failed(on, case, format!("there is no reference from {}", one.body));
        } else if let (None, Some(within)) = (one.replied, self.reply_within.0) {
            let due = view.now.day_of(view.now.end(sent, within));
            tally.due(
                Some(on),
                due,
                case,
                format!("an answer is due from {}: chase it", one.body),
            );
        } else {
            tally.met(Some(on));
        }
    }
}

impl Control for ReferralClock {
    const KIND: &'static str = "referral-clock";
    const TITLE: &'static str = "Bodies outside are told in time";
    const ACTS: &'static [ActKind] = &[ActKind::CloseCase];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Referrals, RegisterKind::Cases];

    fn rule(&self) -> String {
        let reply = match self.reply_within.0 {
            Some(within) => format!("after {within}"),
            None => "after a time that is not set yet".into(),
        };
        format!(
            "In every case somebody decides whether to tell {}; a referral is sent within {} and an answer is chased {reply}.",
            words_or(&self.bodies, "nobody"),
            self.send_within
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::CloseCase(act) => Some(self.decide_closing(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let cases = view
            .facts
            .cases
            .rows()
            .iter()
            .filter(|case| view.covers(&case.service));
        let cases: HashMap<Id, _> = cases.map(|case| (case.id, case.closed)).collect();
        let mut decided: HashMap<Id, HashSet<Body>> = HashMap::new();
        let mut tally = Tally::new(view.now);
        for one in view.facts.referrals.rows() {
            if !self.bodies.contains(&one.body) || !cases.contains_key(&one.case) {
                continue;
            }
            if is_decided(one) {
                decided.entry(one.case).or_default().insert(one.body);
            }
            self.count(one, view, &mut tally);
        }
        for (&case, closed) in &cases {
            let done = decided.get(&case).map_or(0, HashSet::len);
            if let Some(closed) = closed.filter(|_| done < self.bodies.len()) {
                tally.failed(
                    view.now.day_of(closed),
                    Some(case),
                    "was closed without a decision for every body",
                );
            }
        }
        tally.finish(
            "referrals in order",
            "no case has led to a referral yet",
            |counts| {
                format!(
                    "{} of {} referrals and closed cases are in order or still in time",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Facts, Finding, Status, testing::*};

    fn control() -> ReferralClock {
        control_of(
            "kind = 'referral-clock'\nbodies = ['lado', 'police']\nsend-within = '1 working day'\nreply-within = '1 working day'",
        )
    }

    fn referral(body: Body, change: impl FnOnce(&mut Referral)) -> Referral {
        let mut referral = Referral {
            case: id(1),
            body,
            aware: moment("2026-11-17T10:00:00Z"),
            sent: Some(moment("2026-11-18T09:00:00Z")),
            reference: true,
            replied: Some(moment("2026-11-18T15:00:00Z")),
            not_needed_reason: false,
        };
        change(&mut referral);
        referral
    }

    fn not_needed(one: &mut Referral) {
        (one.sent, one.reference, one.replied, one.not_needed_reason) = (None, false, None, true);
    }

    #[test]
    fn d129_a_case_is_closed_once_it_is_decided_for_each_body() {
        let close = |referrals| CloseCase {
            referrals,
            ..Default::default()
        };
        let police = || referral(Body::Police, not_needed);
        let on = |change: fn(&mut Referral)| {
            control()
                .decide(&close(Some(vec![referral(Body::Lado, change), police()])).into())
                .unwrap()
        };
        assert_eq!(on(|_| ()).finding, Finding::Meets);
        assert_eq!(on(|one| one.sent = None).finding, Finding::Breaks);
        assert_eq!(
            on(|one| one.reference = false).sentence,
            "write down the reference you got from the local authority designated officer"
        );
        assert_eq!(on(|one| one.replied = None).at_most, Some(Effect::Advise));
        let verdict = control()
            .decide(&close(Some(vec![police()])).into())
            .unwrap();
        assert_eq!(
            verdict.sentence,
            "tell them, or write down why not: the local authority designated officer"
        );
        assert_eq!(finding(&control(), close(None)), Some(Finding::Unknown));
    }

    fn on(change: impl FnOnce(&mut Referral), closed: Option<&str>, date: &str) -> Status {
        let mut one = case(1, "2026-11-17T09:00:00Z");
        one.closed = closed.map(moment);
        let referrals = vec![referral(Body::Lado, change)];
        assess(
            &control(),
            &Facts {
                referrals: referrals.into(),
                cases: vec![one].into(),
                ..Facts::default()
            },
            date,
        )
        .status
    }

    #[test]
    fn d133_the_clock_of_the_designated_officer_runs_from_the_moment_we_know() {
        assert_eq!(on(|_| (), None, "2026-11-22"), Status::Met);
        assert_eq!(
            on(
                |one| one.sent = Some(moment("2026-11-18T10:01:00Z")),
                None,
                "2026-11-22"
            ),
            Status::NotMet
        );
        assert_eq!(
            on(
                |one| (one.sent, one.replied) = (None, None),
                None,
                "2026-11-17"
            ),
            Status::DueSoon
        );
        assert_eq!(
            on(
                |one| (one.sent, one.replied) = (None, None),
                None,
                "2026-11-18"
            ),
            Status::NotMet
        );
        assert_eq!(on(not_needed, None, "2026-11-22"), Status::Met);
    }

    #[test]
    fn a_silent_body_is_chased_and_a_case_is_not_closed_over_it() {
        assert_eq!(
            on(|one| one.replied = None, None, "2026-11-18"),
            Status::DueSoon
        );
        assert_eq!(
            on(|one| one.replied = None, None, "2026-11-20"),
            Status::NotMet
        );
        assert_eq!(
            on(|one| one.reference = false, None, "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(
            on(|_| (), Some("2026-11-19T10:00:00Z"), "2026-11-22"),
            Status::NotMet
        );
    }
}
