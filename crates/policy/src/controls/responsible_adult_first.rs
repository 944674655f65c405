use jiff::{SignedDuration, Timestamp, Zoned};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Known, Period, RegisterKind, Room, Tally, Verdict,
    params::params,
};

params! {
    /// The responsible adult of the young people signs in ahead of them. No young person is let in
    /// before that adult is there.
    pub struct ResponsibleAdultFirst {
        /// How long before the young people the responsible adult signs in.
        lead: Period = Period::minutes(10), in Period::minutes(0) => Period::minutes(60);
    }
}

impl ResponsibleAdultFirst {
    /// Young people come in once the adult is there and has been for the lead time, or once the
    /// session is due: an adult who is late must not keep a class out for another ten minutes.
    fn decide_entry(&self, room: &Room, at: Option<&Zoned>) -> Verdict {
        let joined = match room.responsible_adult {
            Known::Unknown => return Verdict::unknown("check whether the responsible adult has joined"),
            Known::No => return Verdict::breaks("wait until the responsible adult has joined"),
            Known::Yes(joined) => joined,
        };
        let Some(at) = at.map(Zoned::timestamp) else {
            return Verdict::unknown("check the time, then try again");
        };
        if joined > at {
            return Verdict::breaks("wait until the responsible adult has joined");
        }
        if self.is_ready(joined, at) {
            return Verdict::meets("the responsible adult is present");
        }
        match &room.due {
            Some(due) if due.timestamp() <= at => Verdict::meets("the responsible adult is present and the session is due"),
            Some(_) => Verdict::breaks(format!("young people come in {} after the responsible adult, or when the session is due", self.lead)),
            None => Verdict::unknown("check when the young people are due"),
        }
    }

    fn is_ready(&self, joined: Timestamp, at: Timestamp) -> bool {
        let lead = SignedDuration::from_mins(self.lead.about_minutes() as i64);
        at.duration_since(joined) >= lead
    }
}

impl Control for ResponsibleAdultFirst {
    const KIND: &'static str = "responsible-adult-first";
    const TITLE: &'static str = "The responsible adult is there first";
    const ACTS: &'static [ActKind] = &[ActKind::AdmitYoungPerson];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sessions];

    fn rule(&self) -> String {
        format!("The responsible adult joins {} before young people, and no young person is let in before that adult.", self.lead)
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::AdmitYoungPerson(act) => Some(self.decide_entry(&act.room, act.at.as_ref())),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut early = 0;
        for session in view.facts.sessions.rows() {
            let Some(first) = session.first_young_person_joined else { continue };
            if !view.covers(&session.service) {
                continue;
            }
            let on = view.now.day_of(first);
            match session.responsible_adult_joined {
                Some(adult) if adult <= first => {
                    early += u32::from(self.is_ready(adult, session.due));
                    tally.met(Some(on));
                }
                _ => tally.failed(on, Some(session.id), "a young person was in before the responsible adult"),
            }
        }
        let all = tally.counts().all();
        let assessment = tally.finish("sessions in order", "no session with young people has been held yet", |counts| {
            format!("in {} of {} sessions the responsible adult was there first", counts.kept(), counts.all())
        });
        if all == 0 { assessment } else { assessment.figure("sessions with the adult there early enough", early, Some(all)) }
    }

    fn sole_rule_for(&self) -> Vec<std::borrow::Cow<'static, str>> {
        vec!["lead".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdmitYoungPerson, Finding, Status, facts::Facts, testing::*};

    fn control() -> ResponsibleAdultFirst {
        control_of("kind = 'responsible-adult-first'\nlead = '10 minutes'")
    }

    fn entry(at: &str, joined: Known<&str>) -> AdmitYoungPerson {
        let responsible_adult = match joined {
            Known::Yes(time) => Known::Yes(moment(time)),
            Known::No => Known::No,
            Known::Unknown => Known::Unknown,
        };
        let room = Room { responsible_adult, due: Some(local("2026-11-23T10:00:00Z")), ..Room::default() };
        AdmitYoungPerson { at: Some(local(at)), room, ..Default::default() }
    }

    #[test]
    fn students_wait_until_their_teacher_is_present() {
        let at_ten = "2026-11-23T10:00:00Z";
        assert_eq!(finding(&control(), entry(at_ten, Known::No)), Some(Finding::Breaks));
        assert_eq!(finding(&control(), entry(at_ten, Known::Unknown)), Some(Finding::Unknown));
        assert_eq!(finding(&control(), entry(at_ten, Known::Yes("2026-11-23T09:50:00Z"))), Some(Finding::Meets));
        assert_eq!(finding(&control(), entry(at_ten, Known::Yes("2026-11-23T10:01:00Z"))), Some(Finding::Breaks));
    }

    #[test]
    fn a_teacher_who_is_just_in_has_time_to_settle_until_the_session_is_due() {
        let early = entry("2026-11-23T09:55:00Z", Known::Yes("2026-11-23T09:51:00Z"));
        assert_eq!(finding(&control(), early), Some(Finding::Breaks));
        let due = entry("2026-11-23T10:00:00Z", Known::Yes("2026-11-23T09:58:00Z"));
        assert_eq!(finding(&control(), due), Some(Finding::Meets));
    }

    #[test]
    fn one_session_in_the_wrong_order_is_not_met() {
        let mut good = session(1, "2026-11-02T10:00:00Z");
        good.responsible_adult_joined = Some(moment("2026-11-02T09:45:00Z"));
        good.first_young_person_joined = Some(moment("2026-11-02T09:59:00Z"));
        let mut bad = session(2, "2026-11-09T10:00:00Z");
        bad.first_young_person_joined = Some(moment("2026-11-09T10:00:00Z"));
        let facts = |sessions: Vec<_>| Facts { sessions: sessions.into(), ..Facts::default() };
        assert_eq!(assess(&control(), &facts(vec![]), "2026-11-22").status, Status::NotAssessed);
        let met = assess(&control(), &facts(vec![good.clone()]), "2026-11-22");
        assert_eq!(met.status, Status::Met);
        assert_eq!((met.figures[1].value, met.figures[1].of), (1, Some(1)));
        let failed = assess(&control(), &facts(vec![good, bad]), "2026-11-22");
        assert_eq!(failed.status, Status::NotMet);
        assert_eq!(failed.facts[0].subject, Some(id(2)));
    }
}
