use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, OpenPeriod, RegisterKind, Role, RouteConcern, Tally, Verdict,
    facts::Concern,
    params::{any_of, params},
};

params! {
    /// Every concern goes to the person who takes concerns, and is read in time. It never goes to
    /// somebody it is about: then it goes to somebody else whom the policy names.
    pub struct ConcernRouting {
        /// The posts that take concerns.
        to: Vec<Role>;
        /// Whether the deputy safeguarding lead takes concerns too.
        deputy: bool = false;
        /// The posts that take a concern about somebody who would have taken it.
        fallback: Vec<Role> = Vec::new();
        /// How soon a concern is read.
        read_within: OpenPeriod;
    }
}

/// The deputy's post; one of its own, so that it can be named and printed.
const DEPUTY: Role = Role::DeputyDsl;

impl ConcernRouting {
    fn takes(&self, role: Role) -> bool {
        self.to.contains(&role) || (self.deputy && role == DEPUTY)
    }

    /// Posts that may take a concern about the holders of `about`.
    fn takers(&self, about: &[Role]) -> Vec<Role> {
        let all = self.to.iter().chain(self.deputy.then_some(&DEPUTY));
        let all = all.chain(&self.fallback).copied();
        all.filter(|role| !about.contains(role)).collect()
    }

    fn decide_route(&self, act: &RouteConcern) -> Verdict {
        let about = act.about_roles.as_deref();
        let takers = self.takers(about.unwrap_or_default());
        let elsewhere = || match takers.iter().find(|role| Some(**role) != act.to) {
            Some(role) => format!("send it to the {role} instead"),
            None => "take it outside, to the police or the council's safeguarding team".into(),
        };
        let whom = match (act.to, about) {
            (None, _) => Verdict::unknown("say who the concern is sent to"),
            (Some(to), _) if !takers.contains(&to) => Verdict::breaks(elsewhere()),
            (Some(_), None) => {
                Verdict::unknown("check whether it is about somebody who takes concerns")
            }
            (Some(_), Some(_)) => Verdict::meets("this person takes concerns"),
        };
        let own = Verdict::of(
            act.about_recipient.map(|about| !about),
            "it is not about the person who takes it",
            elsewhere(),
            "check whether it is about the person it would go to",
        );
        let filled = Verdict::of(
            act.filled,
            "the post is filled",
            elsewhere(),
            "check whether somebody holds this post",
        );
        whom.and(own).and(filled)
    }

    fn fault(&self, concern: &Concern) -> Option<&'static str> {
        match concern.sent_to {
            None => Some("was sent to nobody"),
            Some(to) if !self.takes(to) && !self.fallback.contains(&to) => {
                Some("went to a post that takes no concerns")
            }
            Some(_) if concern.conflict && !concern.subject_excluded => {
                Some("could be seen by somebody it is about")
            }
            Some(_) => None,
        }
    }
}

impl Control for ConcernRouting {
    const KIND: &'static str = "concern-routing";
    const TITLE: &'static str = "Concerns reach the right person";
    const ACTS: &'static [ActKind] = &[ActKind::RouteConcern];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Concerns];

    fn rule(&self) -> String {
        let deputy = if self.deputy { " or the deputy" } else { "" };
        let within = match self.read_within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        let fallback = match self.fallback.as_slice() {
            [] => "a body outside".into(),
            posts => format!("the {}", any_of(posts, "")),
        };
        format!(
            "Every concern goes to the {}{deputy} and is read {within}; one about somebody who takes concerns goes past that person, and to {fallback} where nobody else is left.",
            any_of(&self.to, "nobody")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::RouteConcern(act) => Some(self.decide_route(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut conflicts = 0;
        for concern in view.facts.concerns.rows() {
            if !view.covers(&concern.service) {
                continue;
            }
            conflicts += u32::from(concern.conflict);
            let received = view.now.day_of(concern.received);
            if let Some(fault) = self.fault(concern) {
                tally.failed(received, Some(concern.id), fault);
                continue;
            }
            match (self.read_within.0, concern.read) {
                (Some(within), read) => {
                    tally.clock(
                        concern.received,
                        within,
                        read,
                        Some(concern.id),
                        "was read late",
                    );
                }
                (None, Some(read)) => tally.met(Some(view.now.day_of(read))),
                (None, None) => tally.pending(received, Some(concern.id), "waits to be read"),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish("concerns routed and read in time", "no concern has been received yet", |counts| {
            format!("{} of {} concerns reached the right person and were read in time or still can be", counts.kept(), counts.all())
        });
        if all == 0 {
            found
        } else {
            found.figure(
                "concerns about somebody who takes concerns",
                conflicts,
                Some(all),
            )
        }
    }

    fn roles(&self) -> Vec<Role> {
        let mut roles = [self.to.as_slice(), &self.fallback].concat();
        if self.deputy {
            roles.push(DEPUTY);
        }
        roles
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["routing".into()]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Choice, Facts, Finding, Status, terms::ConcernRoute, testing::*};

    fn control() -> ConcernRouting {
        control_of(
            "kind = 'concern-routing'\nto = ['dsl']\ndeputy = true\nfallback = ['trustee']\nread-within = '1 working day'",
        )
    }

    fn route(to: Role, about: &[Role]) -> RouteConcern {
        RouteConcern {
            to: Some(to),
            about_recipient: Some(about.contains(&to)),
            about_roles: Some(about.to_vec()),
            filled: Some(true),
            ..Default::default()
        }
    }

    #[test]
    fn d121_a_concern_goes_to_the_lead_or_the_deputy() {
        assert_eq!(
            finding(&control(), route(Role::Dsl, &[])),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), route(Role::DeputyDsl, &[])),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), route(Role::Manager, &[])),
            Some(Finding::Breaks)
        );
        let empty = RouteConcern {
            filled: Some(false),
            ..route(Role::Dsl, &[])
        };
        assert_eq!(
            control().decide(&empty.into()).unwrap().sentence,
            "send it to the deputy designated safeguarding lead instead"
        );
    }

    #[test]
    fn d133_a_concern_never_goes_to_somebody_it_is_about() {
        assert_eq!(
            finding(&control(), route(Role::Dsl, &[Role::Dsl])),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), route(Role::DeputyDsl, &[Role::Dsl])),
            Some(Finding::Meets)
        );
        let both = [Role::Dsl, Role::DeputyDsl];
        assert_eq!(
            finding(&control(), route(Role::DeputyDsl, &both)),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), route(Role::Trustee, &both)),
            Some(Finding::Meets)
        );
        let all = control()
            .decide(&route(Role::Trustee, &[Role::Dsl, Role::DeputyDsl, Role::Trustee]).into())
            .unwrap();
        assert_eq!(
            all.sentence,
            "take it outside, to the police or the council's safeguarding team"
        );
    }

    #[test]
    fn what_nobody_has_checked_holds_the_concern() {
        let whole = || route(Role::Dsl, &[]);
        for act in [
            RouteConcern {
                to: None,
                ..whole()
            },
            RouteConcern {
                about_recipient: None,
                ..whole()
            },
            RouteConcern {
                about_roles: None,
                ..whole()
            },
            RouteConcern {
                filled: None,
                ..whole()
            },
        ] {
            assert_eq!(finding(&control(), act), Some(Finding::Unknown));
        }
    }

    fn on(date: &str, sent_to: Option<Role>, conflict: bool, read: Option<&str>) -> Status {
        stands(date, sent_to, conflict, true, read)
    }

    fn stands(
        date: &str,
        sent_to: Option<Role>,
        conflict: bool,
        subject_excluded: bool,
        read: Option<&str>,
    ) -> Status {
        let concern = Concern {
            id: id(4),
            received: moment("2026-11-19T10:00:00Z"),
            route: ConcernRoute::Phone,
            read: read.map(moment),
            triaged: None,
            acted: None,
            sent_to,
            conflict,
            subject_excluded,
            service: None,
        };
        assess(
            &control(),
            &Facts {
                concerns: vec![concern].into(),
                ..Facts::default()
            },
            date,
        )
        .status
    }

    #[test]
    fn it_stands_on_who_got_each_concern_and_when_it_was_read() {
        let read = Some("2026-11-20T09:59:00Z");
        assert_eq!(on("2026-11-22", Some(Role::Dsl), false, read), Status::Met);
        assert_eq!(
            on("2026-11-19", Some(Role::Dsl), false, None),
            Status::DueSoon
        );
        assert_eq!(
            on("2026-11-22", Some(Role::Dsl), false, None),
            Status::NotMet
        );
        assert_eq!(
            on("2026-11-22", Some(Role::Manager), true, read),
            Status::NotMet
        );
        assert_eq!(
            stands("2026-11-22", Some(Role::DeputyDsl), true, false, read),
            Status::NotMet
        );
        assert_eq!(
            on("2026-11-22", Some(Role::DeputyDsl), true, read),
            Status::Met
        );
        assert_eq!(
            on("2026-11-22", Some(Role::Trustee), true, read),
            Status::Met
        );
        assert_eq!(on("2026-11-22", None, false, read), Status::NotMet);
    }

    proptest! {
        #[test]
        fn whoever_it_is_about_a_concern_never_goes_to_them(to in 0..Role::ALL.len(), about in proptest::collection::vec(0..Role::ALL.len(), 0..4)) {
            let to = Role::ALL[to];
            let about: Vec<Role> = about.into_iter().map(|at| Role::ALL[at]).collect();
            let mut act = route(to, &about);
            // The person is unknown to whoever asks; the posts alone must be enough.
            act.about_recipient = Some(false);
            if about.contains(&to) {
                prop_assert_eq!(finding(&control(), act), Some(Finding::Breaks));
            }
        }
    }
}
