use std::collections::HashMap;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Id, Period, RegisterKind, Tally, Verdict,
    facts::Agreement,
    params::{params, words_or},
    terms::{AgreementTerm, Signatory},
};

params! {
    /// Those who take part, or those who answer for them, agree to the rules before they join.
    pub struct ParticipationAgreement {
        /// Who must have agreed: each of them.
        signatories: Vec<Signatory>;
        /// How long an agreement lasts.
        per: AgreementTerm;
    }
}

impl ParticipationAgreement {
    /// The last day an agreement is good for; `None` where it is for another session.
    fn good_until(&self, one: &Agreement, session: Option<Id>) -> Option<Date> {
        match self.per {
            AgreementTerm::Once => Some(Date::MAX),
            AgreementTerm::Year => Some(Period::years(1).after_date(one.on, &[])),
            // Only whoever asked for it knows when term ends: without that day it is good for its own.
            AgreementTerm::Term => Some(one.until.unwrap_or(one.on)),
            AgreementTerm::Session => (session.is_some() && one.session == session).then_some(Date::MAX),
        }
    }

    fn decide_agreements(&self, agreements: Option<&[Agreement]>, session: Option<Id>, at: Option<&Zoned>) -> Verdict {
        let (Some(agreements), Some(today)) = (agreements, at.map(Zoned::date)) else {
            return Verdict::unknown("check which agreements are on file");
        };
        if self.per == AgreementTerm::Session && session.is_none() {
            return Verdict::unknown("check which session this is for");
        }
        let agreed = |who: Signatory| {
            let own = agreements.iter().filter(|one| one.signatory == who && one.on <= today);
            own.filter_map(|one| self.good_until(one, session)).any(|until| until >= today)
        };
        let open: Vec<Signatory> = self.signatories.iter().copied().filter(|who| !agreed(*who)).collect();
        match open.as_slice() {
            [] => Verdict::meets("everybody who must has agreed to the rules"),
            open => Verdict::breaks(format!("first get the agreement of {}", words_or(open, ""))),
        }
    }
}

impl Control for ParticipationAgreement {
    const KIND: &'static str = "participation-agreement";
    const TITLE: &'static str = "Participants agree to the rules";
    const ACTS: &'static [ActKind] = &[ActKind::EnrolParticipant, ActKind::AdmitYoungPerson];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Agreements];

    fn rule(&self) -> String {
        format!("Before anybody takes part, the rules are agreed to, {}, by {}.", self.per, words_or(&self.signatories, "nobody"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::EnrolParticipant(act) if self.per == AgreementTerm::Session => Some(match act.agreements {
                Some(_) => Verdict::meets("agreement is asked for before each session"),
                None => Verdict::unknown("check which agreements are on file"),
            }),
            Act::EnrolParticipant(act) => Some(self.decide_agreements(act.agreements.as_deref(), None, act.at.as_ref())),
            Act::AdmitYoungPerson(act) => {
                Some(self.decide_agreements(act.agreements.as_deref(), act.room.session, act.at.as_ref()))
            }
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        // The last good day for each participant or booking, and signatory: one pass.
        let mut until: HashMap<(Id, Signatory), (Date, Date)> = HashMap::new();
        for one in view.facts.agreements.rows() {
            let Some(whom) = one.participant.or(one.booking) else { continue };
            let Some(last) = self.good_until(one, one.session) else { continue };
            let known = until.entry((whom, one.signatory)).or_insert((last, one.on));
            *known = (*known).max((last, one.on));
        }
        let today = view.today();
        let participants = view.facts.participants.rows().iter();
        let here = participants.filter(|one| one.left.is_none_or(|left| left >= today) && view.covers(&one.service));
        // Pupils of a school are not on our register: their class is, as a booking.
        let bookings = view.facts.bookings.rows().iter();
        let confirmed = bookings.filter(|one| one.confirmed.is_some() && view.covers(&one.service));
        let all = here.map(|one| (one.id, one.joined)).chain(confirmed.map(|one| (one.id, one.confirmed.unwrap_or(one.asked))));
        let mut tally = Tally::new(view.now);
        for (whom, since) in all {
            let each = self.signatories.iter().map(|who| until.get(&(whom, *who)).copied());
            match each.min().flatten() {
                None => tally.failed(since, Some(whom), "an agreement is missing"),
                Some((Date::MAX, on)) => tally.met(Some(on)),
                Some((last, on)) => tally.due(Some(on), last, Some(whom), "to agree again"),
            }
        }
        tally.finish("participants and bookings with all agreements", "nobody takes part yet", |counts| {
            format!("{} of {} participants and bookings have every agreement", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdmitYoungPerson, EnrolParticipant, Facts, Finding, Room, Status, facts::Participant, testing::*};

    fn control(per: &str) -> ParticipationAgreement {
        control_of(&format!("kind = 'participation-agreement'\nsignatories = ['young-person', 'parent']\nper = '{per}'"))
    }

    fn agreed(signatory: Signatory, on: &str) -> Agreement {
        Agreement { participant: Some(id(1)), booking: None, session: None, signatory, on: day(on), until: None }
    }

    fn both(on: &str) -> Vec<Agreement> {
        vec![agreed(Signatory::YoungPerson, on), agreed(Signatory::Parent, on)]
    }

    fn enrol(agreements: Option<Vec<Agreement>>) -> EnrolParticipant {
        EnrolParticipant { at: Some(local("2026-11-22T10:00:00Z")), agreements, ..Default::default() }
    }

    #[test]
    fn d033_nobody_joins_before_young_person_and_parent_agree() {
        assert_eq!(finding(&control("year"), enrol(Some(both("2026-01-10")))), Some(Finding::Meets));
        assert_eq!(finding(&control("year"), enrol(Some(both("2025-01-10")))), Some(Finding::Breaks));
        assert_eq!(finding(&control("once"), enrol(Some(both("2019-01-10")))), Some(Finding::Meets));
        assert_eq!(finding(&control("once"), enrol(None)), Some(Finding::Unknown));
        let verdict = control("once").decide(&enrol(Some(both("2026-01-10")[..1].to_vec())).into()).unwrap();
        assert_eq!(verdict.sentence, "first get the agreement of a parent or carer");
    }

    #[test]
    fn d035_an_agreement_for_one_session_opens_no_other() {
        let teacher: ParticipationAgreement =
            control_of("kind = 'participation-agreement'\nsignatories = ['teacher']\nper = 'session'");
        let act = |session| AdmitYoungPerson {
            at: Some(local("2026-11-22T10:00:00Z")),
            room: Room { session: Some(id(session)), ..Room::default() },
            agreements: Some(vec![Agreement { session: Some(id(5)), ..agreed(Signatory::Teacher, "2026-11-20") }]),
            ..Default::default()
        };
        assert_eq!(finding(&teacher, act(5)), Some(Finding::Meets));
        assert_eq!(finding(&teacher, act(6)), Some(Finding::Breaks));
    }

    #[test]
    fn an_agreement_for_a_year_runs_out() {
        let participant = Participant { id: id(1), joined: day("2025-12-01"), left: None, child: true, service: None };
        let on = |date, agreements: Vec<_>| {
            let facts = Facts { participants: vec![participant.clone()].into(), agreements: agreements.into(), ..Facts::default() };
            assess(&control("year"), &facts, date).status
        };
        assert_eq!(on("2026-06-01", both("2025-12-01")), Status::Met);
        assert_eq!(on("2026-11-22", both("2025-12-01")), Status::DueSoon);
        assert_eq!(on("2026-12-02", both("2025-12-01")), Status::NotMet);
        assert_eq!(on("2026-06-01", vec![]), Status::NotMet);
    }
}
