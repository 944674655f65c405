use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, Known, OpenPeriod, RegisterKind, Tally, Verdict, facts::ContactAttempt,
    params::params,
};

params! {
    /// When a young person tries to start a conversation with somebody on the team, that person
    /// ends it kindly, writes it down, and gets help for a young person they are worried about.
    pub struct UnsolicitedContact {
        /// Whether the young person is offered a conversation with a second adult there.
        offer_second_adult: bool = true;
        /// How soon it is written down.
        record_within: OpenPeriod;
    }
}

impl UnsolicitedContact {
    /// The first thing that is left to do.
    fn todo(&self, attempt: &ContactAttempt) -> Option<&'static str> {
        if attempt.worried && !attempt.concern {
            Some("raise a concern about this young person")
        } else if attempt.worried && !attempt.help_given {
            Some("give the young person the contact of somebody who can help")
        } else if !attempt.ended {
            Some("end the conversation, or stop replying")
        } else if self.offer_second_adult && !attempt.second_adult_offered {
            Some("offer to go on another time with a second responsible adult there")
        } else {
            None
        }
    }
}

impl Control for UnsolicitedContact {
    const KIND: &'static str = "unsolicited-contact";
    const TITLE: &'static str = "Conversations that young people start";
    const EFFECT: Effect = Effect::Hold;
    const ACTS: &'static [ActKind] = &[ActKind::CloseContactAttempt];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::ContactAttempts];

    fn rule(&self) -> String {
        let offer = if self.offer_second_adult {
            ", offers to go on with a second adult there"
        } else {
            ""
        };
        let within = match self.record_within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        format!(
            "Whoever is contacted by a young person ends the conversation{offer}, writes it down {within} and raises any worry as a concern."
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::CloseContactAttempt(act) = act else {
            return None;
        };
        Some(match &act.attempt {
            Known::Unknown | Known::No => Verdict::unknown("write down first what happened"),
            Known::Yes(attempt) if attempt.recorded.is_none() => {
                Verdict::breaks("write down first what happened")
            }
            Known::Yes(attempt) => match self.todo(attempt) {
                Some(todo) => Verdict::breaks(todo),
                None => Verdict::meets("everything has been done"),
            },
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut worried = 0;
        for attempt in view
            .facts
            .contact_attempts
            .rows()
            .iter()
            .filter(|one| view.covers(&one.service))
        {
            worried += u32::from(attempt.worried);
            let on = view.now.day_of(attempt.at);
            match (self.todo(attempt), self.record_within.0, attempt.recorded) {
                (Some(_), ..) if attempt.worried && !attempt.concern => {
                    tally.failed(
                        on,
                        Some(attempt.id),
                        "somebody was worried and no concern was raised",
                    );
                }
                (Some(todo), _, Some(_)) => {
                    tally.failed(on, Some(attempt.id), format!("still to do: {todo}"))
                }
                (_, Some(within), recorded) => tally.clock(
                    attempt.at,
                    within,
                    recorded,
                    Some(attempt.id),
                    "was written down late",
                ),
                (_, None, Some(recorded)) => tally.met(Some(view.now.day_of(recorded))),
                (_, None, None) => tally.pending(on, Some(attempt.id), "is to be written down"),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "attempts dealt with",
            "no young person has tried to start a conversation yet",
            |counts| {
                format!(
                    "{} of {} attempts were dealt with and written down in time or still can be",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 {
            found
        } else {
            found.figure("attempts that made somebody worried", worried, Some(all))
        }
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["attempts".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CloseContactAttempt, Facts, Finding, Status, testing::*};

    fn control() -> UnsolicitedContact {
        control_of(
            "kind = 'unsolicited-contact'\noffer-second-adult = true\nrecord-within = '1 working day'",
        )
    }

    fn attempt(change: impl FnOnce(&mut ContactAttempt)) -> ContactAttempt {
        let mut attempt = ContactAttempt {
            id: id(2),
            at: moment("2026-11-19T10:00:00Z"),
            recorded: Some(moment("2026-11-19T12:00:00Z")),
            ended: true,
            second_adult_offered: true,
            worried: false,
            concern: false,
            help_given: false,
            service: None,
        };
        change(&mut attempt);
        attempt
    }

    #[test]
    fn d081_an_attempt_is_closed_once_everything_has_been_done() {
        let close = |attempt| CloseContactAttempt {
            attempt,
            ..Default::default()
        };
        let on = |change: fn(&mut ContactAttempt)| {
            finding(&control(), close(Known::Yes(attempt(change))))
        };
        assert_eq!(on(|_| ()), Some(Finding::Meets));
        assert_eq!(on(|one| one.ended = false), Some(Finding::Breaks));
        assert_eq!(on(|one| one.recorded = None), Some(Finding::Breaks));
        assert_eq!(
            on(|one| one.second_adult_offered = false),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), close(Known::Unknown)),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn d083_a_worry_becomes_a_concern() {
        let sentence = |change: fn(&mut ContactAttempt)| {
            let act = CloseContactAttempt {
                attempt: Known::Yes(attempt(change)),
                ..Default::default()
            };
            control().decide(&act.into()).unwrap().sentence
        };
        assert_eq!(
            sentence(|one| one.worried = true),
            "raise a concern about this young person"
        );
        assert_eq!(
            sentence(|one| (one.worried, one.concern) = (true, true)),
            "give the young person the contact of somebody who can help"
        );
        assert_eq!(
            sentence(|one| (one.worried, one.concern, one.help_given) = (true, true, true)),
            "everything has been done"
        );
    }

    #[test]
    fn it_stands_on_how_attempts_were_dealt_with() {
        let on = |change: fn(&mut ContactAttempt), date| {
            assess(
                &control(),
                &Facts {
                    contact_attempts: vec![attempt(change)].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(|_| (), "2026-11-22"), Status::Met);
        assert_eq!(on(|one| one.recorded = None, "2026-11-19"), Status::DueSoon);
        assert_eq!(on(|one| one.recorded = None, "2026-11-20"), Status::NotMet);
        assert_eq!(on(|one| one.worried = true, "2026-11-22"), Status::NotMet);
        assert_eq!(on(|one| one.ended = false, "2026-11-22"), Status::NotMet);
    }
}
