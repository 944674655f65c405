use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{Act, ActKind, Count, RegisterKind, Tally, Verdict, params::params, terms::Recipient};

params! {
    /// Nobody writes to a young person alone: another member of staff gets every message too.
    pub struct CopiedIn {
        /// How many other members of staff are copied in.
        staff: Count = Count(1), in Count(1) => Count(10);
    }
}

impl Control for CopiedIn {
    const KIND: &'static str = "copied-in";
    const TITLE: &'static str = "A second member of staff is copied in";
    const ACTS: &'static [ActKind] = &[ActKind::SendMessage];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Messages];

    fn rule(&self) -> String {
        let staff = self
            .staff
            .of("other member of staff", "other members of staff");
        format!("At least {staff} is copied into every message to a young person.")
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::SendMessage(act) = act else {
            return None;
        };
        match act.to {
            None => Some(Verdict::unknown("say to whom this message goes")),
            Some(Recipient::YoungPerson) => Some(match act.staff_copied {
                None => Verdict::unknown("check who is copied in"),
                Some(copied) if copied >= self.staff.0 => {
                    Verdict::meets("another member of staff is copied in")
                }
                Some(_) => {
                    let staff = self
                        .staff
                        .of("other member of staff", "other members of staff");
                    Verdict::breaks(format!("copy in {staff} first"))
                }
            }),
            Some(_) => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for message in view.facts.messages.rows() {
            // A message to many has a rule of its own: somebody releases it.
            if message.to != Recipient::YoungPerson
                || message.broadcast
                || !view.covers(&message.service)
            {
                continue;
            }
            let on = view.now.day_of(message.at);
            if message.staff_copied >= self.staff.0 {
                tally.met(Some(on));
            } else {
                tally.failed(
                    on,
                    None,
                    "a message to a young person went out without enough staff copied in",
                );
            }
        }
        tally.finish(
            "messages with staff copied in",
            "no message to a young person has been sent yet",
            |counts| {
                format!(
                    "{} of {} messages to young people had enough staff copied in",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["staff".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, SendMessage, Status, testing::*};

    fn control() -> CopiedIn {
        control_of("kind = 'copied-in'\nstaff = 1")
    }

    #[test]
    fn d074_a_message_to_a_child_has_a_second_member_of_staff() {
        let act = |to, staff_copied| SendMessage {
            to,
            staff_copied,
            ..Default::default()
        };
        let young = Some(Recipient::YoungPerson);
        assert_eq!(
            finding(&control(), act(young, Some(1))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(young, Some(0))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(young, None)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(None, Some(1))),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(Some(Recipient::Teacher), Some(0))),
            None
        );
    }

    #[test]
    fn it_stands_on_the_messages_that_were_sent() {
        let on = |to, staff_copied| {
            let message = crate::facts::Message {
                staff_copied,
                ..message(to, "2026-11-20T10:00:00Z")
            };
            assess(
                &control(),
                &Facts {
                    messages: vec![message].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(Recipient::YoungPerson, 1), Status::Met);
        assert_eq!(on(Recipient::YoungPerson, 0), Status::NotMet);
        assert_eq!(on(Recipient::Teacher, 0), Status::NotAssessed);
    }
}
