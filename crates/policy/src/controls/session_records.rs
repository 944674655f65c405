use std::borrow::Cow;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Choice, Dispose, Period, RecordSession, RegisterKind, Tally, Verdict,
    facts::{Disposal, RecordState, Session},
    params::{params, words_or},
    terms::{RecordKind, Recording, SessionRecord},
};

params! {
    /// What was done and said in a session is kept for a time and then disposed of. Nobody is
    /// recorded who has not agreed, and a record that somebody may need for a concern stays.
    pub struct SessionRecords {
        /// What is kept of each session.
        records: Vec<SessionRecord>;
        /// How long it is kept.
        keep: Period = Period::months(12), in Period::days(1) => Period::years(50);
        /// Whether sessions are recorded.
        record: Recording;
    }
}

fn record_of(kind: RecordKind) -> Option<SessionRecord> {
    match kind {
        RecordKind::SessionNotes => Some(SessionRecord::Notes),
        RecordKind::SessionChat => Some(SessionRecord::Chat),
        RecordKind::SessionRecording => Some(SessionRecord::Recording),
        _ => None,
    }
}

impl SessionRecords {
    fn decide_recording(&self, act: &RecordSession) -> Verdict {
        if self.record == Recording::Never {
            return Verdict::breaks("hold the session without recording it, and write notes");
        }
        let agreed = Verdict::of(
            act.everyone_agreed,
            "everybody present has agreed",
            "ask everybody present first, and do not record unless all agree",
            "check whether everybody present has agreed to be recorded",
        );
        if self.record != Recording::OnDemand {
            return agreed;
        }
        agreed.and(Verdict::of(
            act.asked_for,
            "somebody asked for it",
            "record only when somebody asks for it",
            "check whether somebody asked for a recording",
        ))
    }

    fn decide_disposal(&self, act: &Dispose) -> Option<Verdict> {
        let Some(kind) = act.record else {
            return Some(Verdict::unknown("say what kind of record this is"));
        };
        if !record_of(kind).is_some_and(|record| self.records.contains(&record)) {
            return None;
        }
        let free = Verdict::of(
            act.held.map(|held| !held),
            "nothing holds it",
            "keep it: it may be needed for a concern, and a hold stops its disposal",
            "check whether a hold stops its disposal",
        );
        let due = match (act.made, act.at.as_ref().map(Zoned::date)) {
            (None, _) => Verdict::unknown("check the day it was made"),
            (_, None) => Verdict::unknown("check the date, then try again"),
            (Some(made), Some(today)) => {
                // Bank holidays do not matter: nobody keeps records for working days.
                let end = self.keep.after_date(made, &[]);
                Verdict::of(
                    Some(end <= today),
                    "it has been kept for its time",
                    format!("keep it until {}", end.strftime("%-d %B %Y")),
                    "check the date, then try again",
                )
            }
        };
        Some(free.and(due))
    }

    /// What is wrong with a session that has ended.
    fn fault(&self, session: &Session) -> Option<&'static str> {
        let recorded = matches!(session.recording, RecordState::Kept | RecordState::Disposed);
        if self.record == Recording::Never && recorded {
            return Some("was recorded although recording is not allowed");
        }
        let missing = |record| self.records.contains(&record);
        if missing(SessionRecord::Notes) && session.notes == RecordState::Missing {
            return Some("has no notes and no reason for it");
        }
        if missing(SessionRecord::Chat) && session.chat == RecordState::Missing {
            return Some("has no chat on file and no reason for it");
        }
        // On demand, no recording is the rule and needs no reason.
        let expected = missing(SessionRecord::Recording) && self.record == Recording::WithConsent;
        (expected && session.recording == RecordState::Missing)
            .then_some("has no recording and no reason for it")
    }

    fn count_disposal(&self, disposal: &Disposal, tally: &mut Tally<'_>, end: Date) {
        let id = Some(disposal.id);
        match disposal.done {
            Some(done) if disposal.held => {
                tally.failed(done, id, "was disposed of although a hold stops it")
            }
            Some(done) if done < end => tally.failed(done, id, "was disposed of before its time"),
            Some(done) => tally.met(Some(done)),
            None if disposal.held => tally.met(Some(disposal.made)),
            None => tally.due(Some(disposal.made), end, id, "is to be disposed of"),
        }
    }
}

impl Control for SessionRecords {
    const KIND: &'static str = "session-records";
    const TITLE: &'static str = "Records of sessions are kept for their time";
    const ACTS: &'static [ActKind] = &[ActKind::RecordSession, ActKind::Dispose];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sessions, RegisterKind::Disposals];

    fn rule(&self) -> String {
        let records = words_or(&self.records, "nothing");
        let recorded = match self.record {
            Recording::Never => "sessions are never recorded".into(),
            when => format!("sessions are recorded {when}"),
        };
        format!(
            "Kept of every session for {}: {records}; {recorded}.",
            self.keep
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::RecordSession(act) => Some(self.decide_recording(act)),
            Act::Dispose(act) => self.decide_disposal(act),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for session in view
            .facts
            .sessions
            .rows()
            .iter()
            .filter(|one| view.covers(&one.service))
        {
            let Some(ended) = session.ended else { continue };
            let on = view.now.day_of(ended);
            match self.fault(session) {
                None => tally.met(Some(on)),
                // Notes are written after the session: the day itself is still time.
                Some(fault) if on == view.today() => tally.pending(on, Some(session.id), fault),
                Some(fault) => tally.failed(on, Some(session.id), fault),
            }
        }
        for disposal in view
            .facts
            .disposals
            .rows()
            .iter()
            .filter(|one| view.covers(&one.service))
        {
            if record_of(disposal.kind).is_some_and(|record| self.records.contains(&record)) {
                self.count_disposal(
                    disposal,
                    &mut tally,
                    view.now.end_day(disposal.made, self.keep),
                );
            }
        }
        tally.finish(
            "sessions and records in order",
            "no session has ended yet",
            |counts| {
                format!(
                    "{} of {} sessions and records are in order",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        self.records
            .iter()
            .map(|record| record.key().into())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, testing::*};

    fn control(record: &str) -> SessionRecords {
        control_of(&format!(
            "kind = 'session-records'\nrecords = ['notes', 'recording']\nkeep = '1 year'\nrecord = '{record}'"
        ))
    }

    #[test]
    fn d093_nobody_is_recorded_who_has_not_agreed() {
        let act = |everyone_agreed, asked_for| RecordSession {
            everyone_agreed,
            asked_for,
            ..Default::default()
        };
        let on = |record: &str, act| finding(&control(record), act);
        assert_eq!(
            on("with-consent", act(Some(true), None)),
            Some(Finding::Meets)
        );
        assert_eq!(
            on("with-consent", act(Some(false), Some(true))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on("with-consent", act(None, Some(true))),
            Some(Finding::Unknown)
        );
        assert_eq!(
            on("on-demand", act(Some(true), Some(true))),
            Some(Finding::Meets)
        );
        assert_eq!(
            on("on-demand", act(Some(true), Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on("on-demand", act(Some(true), None)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            on("never", act(Some(true), Some(true))),
            Some(Finding::Breaks)
        );
    }

    #[test]
    fn d091_a_record_stays_for_its_time_and_while_it_is_held() {
        let act = |record, made: Option<&str>, held| Dispose {
            at: Some(local("2026-11-22T10:00:00Z")),
            record: Some(record),
            made: made.map(day),
            held,
            ..Default::default()
        };
        let on = |act| finding(&control("never"), act);
        let notes = RecordKind::SessionNotes;
        assert_eq!(
            on(act(notes, Some("2025-11-22"), Some(false))),
            Some(Finding::Meets)
        );
        assert_eq!(
            on(act(notes, Some("2025-11-23"), Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(act(notes, Some("2025-11-22"), Some(true))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(act(notes, Some("2025-11-22"), None)),
            Some(Finding::Unknown)
        );
        assert_eq!(on(act(notes, None, Some(false))), Some(Finding::Unknown));
        assert_eq!(on(act(RecordKind::SessionChat, None, None)), None);
        assert_eq!(on(act(RecordKind::Concern, None, None)), None);
    }

    fn facts(notes: RecordState, recording: RecordState, disposals: Vec<Disposal>) -> Facts {
        let mut held = session(1, "2026-11-20T10:00:00Z");
        held.ended = Some(moment("2026-11-20T11:00:00Z"));
        (held.notes, held.recording) = (notes, recording);
        Facts {
            sessions: vec![held].into(),
            disposals: disposals.into(),
            ..Facts::default()
        }
    }

    #[test]
    fn every_session_has_its_notes_or_a_reason() {
        use RecordState::{Kept, Missing, Reason};
        let on = |record: &str, notes, recording, date| {
            assess(&control(record), &facts(notes, recording, vec![]), date).status
        };
        assert_eq!(on("with-consent", Kept, Reason, "2026-11-22"), Status::Met);
        assert_eq!(
            on("with-consent", Kept, Missing, "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(on("on-demand", Kept, Missing, "2026-11-22"), Status::Met);
        assert_eq!(on("never", Kept, Kept, "2026-11-22"), Status::NotMet);
        assert_eq!(on("never", Missing, Missing, "2026-11-20"), Status::DueSoon);
        assert_eq!(on("never", Missing, Missing, "2026-11-21"), Status::NotMet);
        assert_eq!(
            on("never", Kept, Missing, "2026-11-19"),
            Status::NotAssessed
        );
    }

    #[test]
    fn what_has_been_kept_for_its_time_is_disposed_of() {
        let disposal = |held, done: Option<&str>| Disposal {
            id: id(5),
            kind: RecordKind::SessionNotes,
            made: day("2025-11-20"),
            held,
            done: done.map(day),
            service: None,
        };
        let on = |one, date| {
            let facts = Facts {
                sessions: vec![].into(),
                ..facts(RecordState::Kept, RecordState::Kept, vec![one])
            };
            assess(&control("never"), &facts, date).status
        };
        assert_eq!(on(disposal(false, None), "2026-06-01"), Status::Met);
        assert_eq!(on(disposal(false, None), "2026-11-20"), Status::DueSoon);
        assert_eq!(on(disposal(false, None), "2026-11-21"), Status::NotMet);
        assert_eq!(on(disposal(true, None), "2026-11-21"), Status::Met);
        assert_eq!(
            on(disposal(false, Some("2026-11-21")), "2026-11-22"),
            Status::Met
        );
        assert_eq!(
            on(disposal(false, Some("2026-11-01")), "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(
            on(disposal(true, Some("2026-11-21")), "2026-11-22"),
            Status::NotMet
        );
    }
}
