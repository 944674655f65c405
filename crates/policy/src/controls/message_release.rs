use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, Known, RegisterKind, Role, Tally, Verdict,
    params::{any_of, params},
};

params! {
    /// A message to many clients at once waits until somebody who answers for it lets it go.
    pub struct MessageRelease {
        /// Who lets a message go.
        by: Vec<Role>;
    }
}

impl MessageRelease {
    fn is_released(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.by.contains(role))
    }
}

impl Control for MessageRelease {
    const KIND: &'static str = "message-release";
    const TITLE: &'static str = "Messages to many are let go by one person";
    const EFFECT: Effect = Effect::Hold;
    const ACTS: &'static [ActKind] = &[ActKind::SendBroadcast];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Messages];

    fn rule(&self) -> String {
        format!(
            "A message to many clients waits until the {} lets it go.",
            any_of(&self.by, "nobody")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::SendBroadcast(act) = act else {
            return None;
        };
        match (act.to, &act.released_by) {
            (Some(to), _) if !to.is_client() => None,
            (None, _) => Some(Verdict::unknown("say to whom this message goes")),
            (_, Known::Unknown) => Some(Verdict::unknown("check who has let this message go")),
            (_, Known::Yes(roles)) if self.is_released(roles) => {
                Some(Verdict::meets("it has been let go"))
            }
            (_, Known::Yes(_) | Known::No) => Some(Verdict::breaks(format!(
                "wait until the {} lets it go",
                any_of(&self.by, "person whom the policy names")
            ))),
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for message in view.facts.messages.rows() {
            if !message.broadcast || !message.to.is_client() || !view.covers(&message.service) {
                continue;
            }
            let on = view.now.day_of(message.at);
            if self.is_released(&message.released_by) {
                tally.met(Some(on));
            } else {
                tally.failed(on, None, "a message to many went out without being let go");
            }
        }
        tally.finish(
            "messages let go first",
            "no message to many has been sent yet",
            |counts| {
                format!(
                    "{} of {} messages to many were let go first",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn roles(&self) -> Vec<Role> {
        self.by.clone()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["release".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Facts, Finding, SendBroadcast, Status, facts::Message, terms::Recipient, testing::*,
    };

    fn control() -> MessageRelease {
        control_of("kind = 'message-release'\nby = ['account-monitor']")
    }

    #[test]
    fn d072_a_message_to_many_children_waits_for_the_person_who_lets_it_go() {
        let act = |to, released_by| SendBroadcast {
            to,
            released_by,
            ..Default::default()
        };
        let young = Some(Recipient::YoungPerson);
        assert_eq!(
            finding(
                &control(),
                act(young, Known::Yes(vec![Role::AccountMonitor]))
            ),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(young, Known::Yes(vec![Role::Host]))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(young, Known::No)),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(young, Known::Unknown)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(None, Known::No)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(Some(Recipient::Colleague), Known::No)),
            None
        );
    }

    #[test]
    fn it_stands_on_the_messages_that_went_out() {
        let on = |broadcast, released_by| {
            let one = Message {
                broadcast,
                released_by,
                ..message(Recipient::YoungPerson, "2026-11-02T10:00:00Z")
            };
            assess(
                &control(),
                &Facts {
                    messages: vec![one].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(true, vec![Role::AccountMonitor]), Status::Met);
        assert_eq!(on(true, vec![]), Status::NotMet);
        assert_eq!(on(false, vec![]), Status::NotAssessed);
    }
}
