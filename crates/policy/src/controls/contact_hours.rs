use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, Hours, RegisterKind, SendMessage, Tally, Verdict, facts::Message,
    params::params,
};

params! {
    /// Clients are written to in working hours. Outside them a message waits, unless a reason is
    /// written down.
    pub struct ContactHours {
        /// The days and hours in which we write to clients, on our own clock.
        hours: Hours = Hours::office();
        /// Whether the first message to somebody says when we can be reached.
        say_in_first: bool = false;
    }
}

impl ContactHours {
    fn decide_time(&self, act: &SendMessage) -> Verdict {
        let Some(at) = act.at.as_ref() else {
            return Verdict::unknown("check the time, then try again");
        };
        if self.hours.contain(at.datetime()) {
            return Verdict::meets("this is within our hours");
        }
        Verdict::of(
            act.hours_reason,
            "a reason for writing outside our hours is written down",
            format!(
                "send this within our hours ({}), or write down why it cannot wait",
                self.hours
            ),
            "write down why this cannot wait for our hours",
        )
    }

    fn decide_first(&self, act: &SendMessage) -> Verdict {
        match (self.say_in_first, act.first) {
            (false, _) | (_, Some(false)) => Verdict::meets("this need not say our hours"),
            (true, None) => {
                Verdict::unknown("check whether this is the first message to this person")
            }
            (true, Some(true)) => Verdict::of(
                act.states_hours,
                "this first message says when we can be reached",
                format!(
                    "say in this first message when we can be reached: {}",
                    self.hours
                ),
                "check whether this first message says when we can be reached",
            ),
        }
    }

    fn fault(&self, message: &Message, inside: bool) -> Option<&'static str> {
        if !inside && !message.hours_reason {
            Some("a message went out outside our hours without a reason")
        } else if self.say_in_first && message.first && !message.states_hours {
            Some("a first message does not say when we can be reached")
        } else {
            None
        }
    }
}

impl Control for ContactHours {
    const KIND: &'static str = "contact-hours";
    const TITLE: &'static str = "We write in working hours";
    const EFFECT: Effect = Effect::Hold;
    const ACTS: &'static [ActKind] = &[ActKind::SendMessage];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Messages];

    fn rule(&self) -> String {
        let first = if self.say_in_first {
            ", and the first message to somebody says so"
        } else {
            ""
        };
        format!("We write to clients {}{first}.", self.hours)
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::SendMessage(act) = act else {
            return None;
        };
        match act.to {
            None => Some(Verdict::unknown("say to whom this message goes")),
            Some(to) if to.is_client() => Some(self.decide_time(act).and(self.decide_first(act))),
            Some(_) => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut outside = 0;
        for message in view.facts.messages.rows() {
            if !message.to.is_client() || !view.covers(&message.service) {
                continue;
            }
            let local = view.now.zone.to_datetime(message.at);
            let inside = self.hours.contain(local);
            outside += u32::from(!inside);
            match self.fault(message, inside) {
                None => tally.met(Some(local.date())),
                Some(fault) => tally.failed(local.date(), None, fault),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "messages in order",
            "no message to a client has been sent yet",
            |counts| {
                format!(
                    "{} of {} messages to clients kept to our hours or gave a reason",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 {
            found
        } else {
            found.figure("messages outside our hours", outside, Some(all))
        }
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["hours".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, terms::Recipient, testing::*};

    fn control() -> ContactHours {
        control_of("kind = 'contact-hours'\nhours = 'Mon-Fri 09:00-17:00'\nsay-in-first = true")
    }

    /// A message on Monday 23 November 2026.
    fn send(at: &str, hours_reason: Option<bool>) -> SendMessage {
        SendMessage {
            at: Some(local(&format!("2026-11-23T{at}:00Z"))),
            to: Some(Recipient::YoungPerson),
            first: Some(false),
            hours_reason,
            ..Default::default()
        }
    }

    #[test]
    fn d075_a_message_at_night_waits_until_morning_or_gives_a_reason() {
        assert_eq!(
            finding(&control(), send("09:00", Some(false))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), send("17:00", Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), send("17:00", Some(true))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), send("17:00", None)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(
                &control(),
                SendMessage {
                    at: None,
                    ..send("09:00", None)
                }
            ),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(
                &control(),
                SendMessage {
                    to: None,
                    ..send("09:00", None)
                }
            ),
            Some(Finding::Unknown)
        );
        let colleague = SendMessage {
            to: Some(Recipient::Colleague),
            ..send("17:00", Some(false))
        };
        assert_eq!(finding(&control(), colleague), None);
    }

    #[test]
    fn d076_the_first_message_says_when_we_can_be_reached() {
        let first = |first, states_hours| SendMessage {
            first,
            states_hours,
            ..send("10:00", None)
        };
        assert_eq!(
            finding(&control(), first(Some(true), Some(true))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), first(Some(true), Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), first(Some(true), None)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), first(None, Some(true))),
            Some(Finding::Unknown)
        );
        let silent: ContactHours = control_of("kind = 'contact-hours'");
        assert_eq!(
            finding(&silent, first(Some(true), Some(false))),
            Some(Finding::Meets)
        );
    }

    #[test]
    fn it_stands_on_when_messages_went_out_on_our_own_clock() {
        let on = |at: &str, change: fn(&mut Message)| {
            let mut one = message(Recipient::Parent, at);
            change(&mut one);
            assess(
                &control(),
                &Facts {
                    messages: vec![one].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
        };
        // Five in the afternoon in Britain, where summer time has an hour more.
        assert_eq!(on("2026-07-01T15:59:00Z", |_| ()).status, Status::Met);
        assert_eq!(on("2026-07-01T16:00:00Z", |_| ()).status, Status::NotMet);
        let reason = on("2026-07-01T16:00:00Z", |one| one.hours_reason = true);
        assert_eq!((reason.status, reason.figures[1].value), (Status::Met, 1));
        assert_eq!(
            on("2026-07-01T15:00:00Z", |one| one.first = true).status,
            Status::NotMet
        );
    }
}
