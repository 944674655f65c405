use std::borrow::Cow;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Count, Effect, Known, LiveException, RegisterKind, Role, Room, SendMessage,
    Tally, Verdict,
    facts::Session,
    params::{any_of, params},
    terms::{OneToOne, Recipient},
};

params! {
    /// No adult is alone with one young person in a session, a call, a breakout room or a private
    /// chat. Where the policy allows it, an approved exception is the only way round.
    pub struct NoOneToOne {
        /// Whether one-to-one work is never done, or only by an approved exception.
        position: OneToOne;
        /// How many approved adults are there whenever a young person is.
        adults: Count = Count(2), in Count(2) => Count(20);
        /// How many young people a session, call or room is meant for at least.
        young_people: Count = Count(1), in Count(1) => Count(50);
        /// Who may approve an exception.
        approver: Vec<Role> = Vec::new();
    }
}

impl NoOneToOne {
    /// A room that is planned or opened for somebody: it can still be planned otherwise.
    fn decide_room(&self, room: &Room, on: Option<Date>) -> Option<Verdict> {
        if room.young_people == Some(0) {
            return None;
        }
        let people = self.decide_people(room, room.young_people, on);
        if self.young_people.0 <= 1 {
            return Some(people);
        }
        let least = self.young_people.of("young person", "young people");
        let many = Verdict::of(
            room.young_people.map(|count| count >= self.young_people.0),
            "enough young people are expected",
            format!("plan this for {least} or more"),
            "check how many young people are expected",
        );
        Some(people.and(many))
    }

    /// Somebody is let in.
    fn decide_entry(&self, room: &Room, young: Option<u32>, on: Option<Date>) -> Verdict {
        // Never alone needs no head count of young people: too few adults is too few.
        let young = match self.position {
            OneToOne::Never => Some(young.unwrap_or(1)),
            OneToOne::ApprovedException => young,
        };
        self.decide_people(room, young, on)
    }

    /// Enough adults, or an exception for exactly one young person.
    fn decide_people(&self, room: &Room, young: Option<u32>, on: Option<Date>) -> Verdict {
        let Some(adults) = room.adults else {
            return Verdict::unknown("check how many approved adults are there");
        };
        if adults >= self.adults.0 {
            return Verdict::meets("enough approved adults are there");
        }
        let Some(young) = young else {
            return Verdict::unknown(
                "check how many young people are there: this may be one to one",
            );
        };
        // An exception is for one young person with an adult: never for a group, never for an
        // empty host's chair.
        let excepted = self.position == OneToOne::ApprovedException && adults > 0 && young == 1;
        if excepted {
            return self.decide_exception(&room.one_to_one, on);
        }
        let wanted = self.adults.of("approved adult", "approved adults");
        Verdict::breaks(format!("wait until {wanted} are there"))
    }

    fn decide_exception(&self, exception: &Known<LiveException>, on: Option<Date>) -> Verdict {
        match (exception, on) {
            (Known::Unknown, _) => {
                Verdict::unknown("check whether an exception for one-to-one work is approved")
            }
            (Known::No, _) => Verdict::breaks(format!(
                "bring a second approved adult, or get an exception approved first by the {}",
                any_of(&self.approver, "person whom the policy names")
            )),
            (Known::Yes(_), None) => Verdict::unknown("check the date, then try again"),
            (Known::Yes(exception), Some(on)) => match exception.fault(&self.approver, on) {
                Some(fault) => Verdict::breaks(fault),
                None => Verdict::meets("an approved exception allows this"),
            },
        }
    }

    fn decide_chat(&self, act: &SendMessage) -> Option<Verdict> {
        let young = act.to.map(|to| to == Recipient::YoungPerson);
        match (act.private_chat, young) {
            (Some(false), _) | (_, Some(false)) => None,
            (None, _) => Some(Verdict::unknown("check whether this is a private chat")),
            (_, None) => Some(Verdict::unknown("say to whom this message goes")),
            (Some(true), Some(true)) => Some(match self.position {
                OneToOne::Never => {
                    Verdict::breaks("write where another adult can read it, not in a private chat")
                }
                OneToOne::ApprovedException => {
                    self.decide_exception(&act.one_to_one, date(act.at.as_ref()))
                }
            }),
        }
    }

    /// What was wrong with a session that young people were in.
    fn fault(&self, session: &Session) -> Option<&'static str> {
        match session.adults {
            Some(adults) if adults >= self.adults.0 => None,
            Some(1..) if self.by_exception(session) => None,
            Some(_) => Some("too few approved adults were there with young people"),
            None => Some("nobody noted how many approved adults were there with young people"),
        }
    }

    fn by_exception(&self, session: &Session) -> bool {
        self.position == OneToOne::ApprovedException
            && session.one_to_one_exception
            && session.young_people == Some(1)
    }
}

fn date(at: Option<&Zoned>) -> Option<Date> {
    at.map(Zoned::date)
}

impl Control for NoOneToOne {
    const KIND: &'static str = "no-one-to-one";
    const TITLE: &'static str = "Nobody is alone with a young person";
    const ACTS: &'static [ActKind] = &[
        ActKind::ScheduleSession,
        ActKind::StartCall,
        ActKind::AdmitYoungPerson,
        ActKind::OpenBreakout,
        ActKind::SendMessage,
    ];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sessions];

    fn rule(&self) -> String {
        let adults = self.adults.of("approved adult", "approved adults");
        let young = self.young_people.of("young person", "young people");
        let unless = match self.position {
            OneToOne::Never => String::new(),
            OneToOne::ApprovedException => {
                let approver = any_of(&self.approver, "person whom the policy names");
                format!(", unless the {approver} has approved an exception")
            }
        };
        format!(
            "Sessions, calls and rooms are for {young} or more with at least {adults}, and nobody is in a private chat with a young person{unless}."
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            // The exception must still be good on the day of the session, not only today.
            Act::ScheduleSession(act) => self.decide_room(&act.room, date(act.room.due.as_ref())),
            Act::StartCall(act) => self.decide_room(&act.room, date(act.at.as_ref())),
            Act::OpenBreakout(act) => self.decide_room(&act.room, date(act.at.as_ref())),
            // Whoever is let in is a young person, so there is one at least. The first of a group
            // is not turned away for being the first.
            Act::AdmitYoungPerson(act) => {
                let young = act.room.young_people.map(|count| count.max(1));
                Some(self.decide_entry(&act.room, young, date(act.at.as_ref())))
            }
            Act::SendMessage(act) => self.decide_chat(act),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut excepted = 0;
        for session in view.facts.sessions.rows() {
            let Some(began) = session.began() else {
                continue;
            };
            if !view.covers(&session.service) || session.had_young_people() == Some(false) {
                continue;
            }
            let on = view.now.day_of(began);
            if session.had_young_people().is_none() {
                if session.ended.is_some() {
                    tally.failed(
                        on,
                        Some(session.id),
                        "nobody noted whether young people were there",
                    );
                }
                continue;
            }
            match self.fault(session) {
                Some(fault) => tally.failed(on, Some(session.id), fault),
                None => {
                    excepted += u32::from(session.adults < Some(self.adults.0));
                    tally.met(Some(on));
                }
            }
        }
        let mut found = tally.finish(
            "sessions with enough adults",
            "no session with young people has been held yet",
            |counts| {
                format!(
                    "in {} of {} sessions nobody was alone with a young person against this rule",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if excepted > 0 {
            found = found.figure("sessions by an approved exception", excepted, None);
        }
        if view.facts.keeps(RegisterKind::Decisions) {
            let refused = view.facts.decisions.rows().iter().filter(|one| {
                one.effect == Some(Effect::Refuse)
                    && one.clauses.iter().any(|id| **id == *view.clause.id)
            });
            found = found.figure("attempts refused", refused.count() as u32, None);
        }
        found
    }

    fn roles(&self) -> Vec<Role> {
        self.approver.clone()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["one-to-one".into()]
    }
}

#[cfg(test)]
mod tests;
