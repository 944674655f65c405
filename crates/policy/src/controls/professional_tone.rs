use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, RegisterKind, Tally, Verdict,
    params::{params, words_or},
    terms::{Recipient, ToneMark},
};

params! {
    /// Messages to young people are friendly and professional: nothing in them looks like a message
    /// between friends.
    pub struct ProfessionalTone {
        /// What does not belong in a message to a young person.
        refuse: Vec<ToneMark>;
    }
}

impl ProfessionalTone {
    fn slips(&self, marks: &[ToneMark]) -> Vec<ToneMark> {
        self.refuse
            .iter()
            .copied()
            .filter(|mark| marks.contains(mark))
            .collect()
    }
}

impl Control for ProfessionalTone {
    const KIND: &'static str = "professional-tone";
    const TITLE: &'static str = "Messages are professional";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::SendMessage];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Messages];

    fn rule(&self) -> String {
        format!(
            "Not in messages to young people: {}.",
            words_or(&self.refuse, "nothing")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::SendMessage(act) = act else {
            return None;
        };
        match (act.to, act.marks.as_deref()) {
            (Some(to), _) if to != Recipient::YoungPerson => None,
            (None, _) => Some(Verdict::unknown("say to whom this message goes")),
            (_, None) => Some(Verdict::unknown(
                "read the message once more before you send it",
            )),
            (_, Some(marks)) => Some(match self.slips(marks).as_slice() {
                [] => Verdict::meets("the tone is professional"),
                slips => Verdict::breaks(format!("take out: {}", words_or(slips, ""))),
            }),
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for message in view.facts.messages.rows() {
            if message.to != Recipient::YoungPerson || !view.covers(&message.service) {
                continue;
            }
            let on = view.now.day_of(message.at);
            match self.slips(&message.marks).as_slice() {
                [] => tally.met(Some(on)),
                slips => tally.failed(
                    on,
                    None,
                    format!(
                        "a message to a young person went out with {}",
                        words_or(slips, "")
                    ),
                ),
            }
        }
        tally.finish(
            "messages in a professional tone",
            "no message to a young person has been sent yet",
            |counts| {
                format!(
                    "{} of {} messages to young people are professional",
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
    use crate::{Facts, Finding, SendMessage, Status, facts::Message, testing::*};

    fn control() -> ProfessionalTone {
        control_of("kind = 'professional-tone'\nrefuse = ['emoji', 'kisses']")
    }

    #[test]
    fn d077_kisses_are_pointed_out_before_a_message_goes() {
        let act = |to, marks: Option<&[ToneMark]>| SendMessage {
            to,
            marks: marks.map(<[ToneMark]>::to_vec),
            ..Default::default()
        };
        let young = Some(Recipient::YoungPerson);
        assert_eq!(
            finding(&control(), act(young, Some(&[ToneMark::Nicknames]))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(young, None)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(None, Some(&[]))),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(Some(Recipient::Colleague), None)),
            None
        );
        let verdict = control()
            .decide(&act(young, Some(&[ToneMark::Kisses])).into())
            .unwrap();
        assert_eq!(verdict.sentence, "take out: kisses");
    }

    #[test]
    fn it_stands_on_the_messages_that_went_out() {
        let on = |marks| {
            let one = Message {
                marks,
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
        assert_eq!(on(vec![]), Status::Met);
        assert_eq!(on(vec![ToneMark::Emoji]), Status::NotMet);
    }
}
