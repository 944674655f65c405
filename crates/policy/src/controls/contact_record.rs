use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, RegisterKind, Tally, Verdict,
    facts::Contact,
    params::params,
    terms::{ContactRoute, Recipient},
};

params! {
    /// Every contact has a purpose that was agreed, and young people are reached by the route that
    /// the policy names.
    pub struct ContactRecord {
        /// The route by which young people are reached.
        via: ContactRoute;
        /// Whether the purpose of each contact is written down.
        purpose: bool = true;
        /// Whether it is written down with whom it was agreed.
        agreed_by: bool = true;
    }
}

impl ContactRecord {
    /// Whether a young person was reached by the wrong route. Where direct contact is allowed,
    /// going through the teacher is no fault.
    fn route_is_right(&self, with: Recipient, via: Option<ContactRoute>) -> Option<bool> {
        let free = self.via == ContactRoute::Direct || with != Recipient::YoungPerson;
        if free {
            Some(true)
        } else {
            via.map(|via| via == ContactRoute::ResponsibleAdult)
        }
    }

    fn decide_route(&self, with: Recipient, via: Option<ContactRoute>) -> Verdict {
        Verdict::of(
            self.route_is_right(with, via),
            "this is the right route",
            "write to their teacher or other responsible adult instead",
            "say by which route the young person is reached",
        )
    }

    fn decide_words(&self, purpose: Option<bool>, agreed: Option<bool>) -> Verdict {
        let purpose = Verdict::of(
            if self.purpose { purpose } else { Some(true) },
            "its purpose is written down",
            "write down the purpose of this contact first",
            "check whether the purpose of this contact is written down",
        );
        purpose.and(Verdict::of(
            if self.agreed_by { agreed } else { Some(true) },
            "it is written down with whom it was agreed",
            "write down first with whom this contact was agreed",
            "check whether it is written down with whom this was agreed",
        ))
    }

    fn fault(&self, contact: &Contact) -> Option<&'static str> {
        if self.purpose && !contact.purpose {
            Some("the purpose of a contact is not written down")
        } else if self.agreed_by && !contact.agreed {
            Some("it is not written down with whom a contact was agreed")
        } else if self.route_is_right(contact.with, contact.via) != Some(true) {
            Some("a young person was not reached through their teacher or other responsible adult")
        } else {
            None
        }
    }
}

/// Clients and teachers have a contact with a purpose; agencies and colleagues have their own rules.
fn concerned(with: Option<Recipient>) -> Option<Result<Recipient, Verdict>> {
    match with {
        None => Some(Err(Verdict::unknown("say with whom this contact is"))),
        Some(with) => with.is_client_or_teacher().then_some(Ok(with)),
    }
}

impl Control for ContactRecord {
    const KIND: &'static str = "contact-record";
    const TITLE: &'static str = "Every contact has a purpose";
    const ACTS: &'static [ActKind] = &[ActKind::SendMessage, ActKind::LogContact];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Contacts];

    fn rule(&self) -> String {
        let words = match (self.purpose, self.agreed_by) {
            (true, true) => {
                "; the purpose of each contact is written down, and with whom it was agreed"
            }
            (true, false) => "; the purpose of each contact is written down",
            (false, true) => "; it is written down with whom each contact was agreed",
            (false, false) => "",
        };
        format!("Young people are reached {}{words}.", self.via)
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::SendMessage(act) => Some(match concerned(act.to)? {
                Err(unknown) => unknown,
                Ok(to) => self
                    .decide_route(to, act.via)
                    .and(self.decide_words(act.purpose, act.agreed)),
            }),
            Act::LogContact(act) => Some(match concerned(act.with)? {
                Err(unknown) => unknown,
                // What is missing can be filled in, and stops the entry until it is. The route
                // cannot be changed any more: stopping the entry would only hide it.
                Ok(with) => match self.decide_words(act.purpose, act.agreed) {
                    words if words.finding != crate::Finding::Meets => words,
                    words => words.and(self.decide_route(with, act.via).advising()),
                },
            }),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for contact in view.facts.contacts.rows() {
            if !contact.with.is_client_or_teacher() || !view.covers(&contact.service) {
                continue;
            }
            let on = view.now.day_of(contact.at);
            match self.fault(contact) {
                None => tally.met(Some(on)),
                Some(fault) => tally.failed(on, None, fault),
            }
        }
        tally.finish(
            "contacts in order",
            "no contact has been logged yet",
            |counts| {
                format!(
                    "{} of {} contacts are written down as this clause asks",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["contact".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Facts, Finding, LogContact, SendMessage, Status, testing::*};

    fn control() -> ContactRecord {
        control_of(
            "kind = 'contact-record'\nvia = 'responsible-adult'\npurpose = true\nagreed-by = true",
        )
    }

    fn send(to: Recipient, via: Option<ContactRoute>, purpose: Option<bool>) -> SendMessage {
        SendMessage {
            to: Some(to),
            via,
            purpose,
            agreed: Some(true),
            ..Default::default()
        }
    }

    #[test]
    fn d079_a_young_person_is_reached_through_their_teacher() {
        let on = |via| finding(&control(), send(Recipient::YoungPerson, via, Some(true)));
        assert_eq!(
            on(Some(ContactRoute::ResponsibleAdult)),
            Some(Finding::Meets)
        );
        assert_eq!(on(Some(ContactRoute::Direct)), Some(Finding::Breaks));
        assert_eq!(on(None), Some(Finding::Unknown));
        let direct: ContactRecord = control_of("kind = 'contact-record'\nvia = 'direct'");
        assert_eq!(
            finding(&direct, send(Recipient::YoungPerson, None, Some(true))),
            Some(Finding::Meets)
        );
    }

    #[test]
    fn d080_every_contact_has_a_purpose() {
        let on = |purpose| finding(&control(), send(Recipient::Teacher, None, purpose));
        assert_eq!(on(Some(true)), Some(Finding::Meets));
        assert_eq!(on(Some(false)), Some(Finding::Breaks));
        assert_eq!(on(None), Some(Finding::Unknown));
        assert_eq!(
            finding(&control(), send(Recipient::Agency, None, None)),
            None
        );
        assert_eq!(
            finding(&control(), SendMessage::default()),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn a_contact_by_the_wrong_route_is_still_written_down() {
        let log = |via, purpose| {
            let act = LogContact {
                with: Some(Recipient::YoungPerson),
                via,
                purpose,
                agreed: Some(true),
                ..Default::default()
            };
            let verdict = control().decide(&act.into()).unwrap();
            (verdict.finding, verdict.at_most)
        };
        assert_eq!(
            log(Some(ContactRoute::Direct), Some(true)),
            (Finding::Breaks, Some(Effect::Advise))
        );
        assert_eq!(
            log(Some(ContactRoute::Direct), Some(false)),
            (Finding::Breaks, None)
        );
        assert_eq!(
            log(Some(ContactRoute::ResponsibleAdult), Some(true)),
            (Finding::Meets, None)
        );
    }

    #[test]
    fn it_stands_on_the_log_of_contacts() {
        let on = |change: fn(&mut Contact)| {
            let mut contact = Contact {
                at: moment("2026-11-02T10:00:00Z"),
                with: Recipient::YoungPerson,
                channel: None,
                official: true,
                via: Some(ContactRoute::ResponsibleAdult),
                purpose: true,
                agreed: true,
                service: None,
            };
            change(&mut contact);
            assess(
                &control(),
                &Facts {
                    contacts: vec![contact].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(|_| ()), Status::Met);
        assert_eq!(on(|one| one.via = None), Status::NotMet);
        assert_eq!(on(|one| one.purpose = false), Status::NotMet);
        assert_eq!(on(|one| one.agreed = false), Status::NotMet);
        assert_eq!(on(|one| one.with = Recipient::Agency), Status::NotAssessed);
    }
}
