use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, RegisterKind, Tally, Verdict,
    params::{missing, params, words_or},
    terms::SessionSetting,
};

params! {
    /// The meeting platform is set to be safe before a session starts, and nobody is let in who is
    /// not expected.
    pub struct SessionSettings {
        /// The settings that are on before a session starts.
        require: Vec<SessionSetting>;
    }
}

impl SessionSettings {
    fn expects_people(&self) -> bool {
        self.require.contains(&SessionSetting::ExpectedAttendees)
    }

    fn decide_start(&self, settings: Option<&[SessionSetting]>) -> Verdict {
        let Some(settings) = settings else {
            return Verdict::unknown("tick the settings of the platform first");
        };
        match missing(&self.require, settings).as_slice() {
            [] => Verdict::meets("the platform is set as it should be"),
            gone => Verdict::breaks(format!(
                "put right on the platform first: {}",
                words_or(gone, "")
            )),
        }
    }

    fn decide_entry(&self, expected: Option<bool>) -> Option<Verdict> {
        self.expects_people().then(|| {
            Verdict::of(
                expected,
                "this person is expected",
                "leave this person in the waiting room: they are not on the list of expected people",
                "check whether this person is on the list of expected people",
            )
        })
    }
}

impl Control for SessionSettings {
    const KIND: &'static str = "session-settings";
    const TITLE: &'static str = "The platform is set to be safe";
    const ACTS: &'static [ActKind] = &[
        ActKind::StartSession,
        ActKind::AdmitYoungPerson,
        ActKind::AdmitAdult,
    ];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sessions];

    fn rule(&self) -> String {
        format!(
            "Before a session starts: {}.",
            words_or(&self.require, "nothing")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::StartSession(act) => Some(self.decide_start(act.room.settings.as_deref())),
            Act::AdmitYoungPerson(act) => self.decide_entry(act.expected),
            Act::AdmitAdult(act) => self.decide_entry(act.expected),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut reconciled = 0;
        for session in view.facts.sessions.rows() {
            let Some(began) = session.began() else {
                continue;
            };
            if !view.covers(&session.service) {
                continue;
            }
            let on = view.now.day_of(began);
            reconciled += u32::from(session.reconciled.is_some());
            let gone = missing(&self.require, &session.settings);
            if !gone.is_empty() {
                tally.failed(
                    on,
                    Some(session.id),
                    format!("began without: {}", words_or(&gone, "")),
                );
            } else if self.expects_people() && session.reconciled.is_none() {
                // The host compares the lists afterwards; by the next day it is forgotten.
                if session.ended.is_some() && on < view.today() {
                    tally.failed(
                        on,
                        Some(session.id),
                        "nobody compared who was there with who was expected",
                    );
                } else {
                    tally.pending(
                        on,
                        Some(session.id),
                        "who was there has to be compared with who was expected",
                    );
                }
            } else {
                tally.met(Some(on));
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "sessions on safe settings",
            "no session has been held yet",
            |counts| {
                format!(
                    "{} of {} sessions were held on safe settings",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 || !self.expects_people() {
            return found;
        }
        found.figure(
            "sessions in which the people were checked against the list",
            reconciled,
            Some(all),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        AdmitAdult, AdmitYoungPerson, Facts, Finding, Room, StartSession, Status, testing::*,
    };

    const TWO: [SessionSetting; 2] = [
        SessionSetting::WaitingRoom,
        SessionSetting::ExpectedAttendees,
    ];

    fn control() -> SessionSettings {
        control_of("kind = 'session-settings'\nrequire = ['waiting-room', 'expected-attendees']")
    }

    #[test]
    fn d087_a_session_starts_on_safe_settings_only() {
        let start = |settings: Option<&[SessionSetting]>| StartSession {
            room: Room {
                settings: settings.map(<[SessionSetting]>::to_vec),
                ..Room::default()
            },
            ..Default::default()
        };
        assert_eq!(finding(&control(), start(Some(&TWO))), Some(Finding::Meets));
        assert_eq!(finding(&control(), start(None)), Some(Finding::Unknown));
        let verdict = control().decide(&start(Some(&TWO[1..])).into()).unwrap();
        assert_eq!(
            verdict.sentence,
            "put right on the platform first: waiting room on"
        );
    }

    #[test]
    fn d088_nobody_unknown_is_let_in() {
        let young = |expected| AdmitYoungPerson {
            expected,
            ..Default::default()
        };
        assert_eq!(finding(&control(), young(Some(true))), Some(Finding::Meets));
        assert_eq!(
            finding(&control(), young(Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), young(None)), Some(Finding::Unknown));
        assert_eq!(
            finding(
                &control(),
                AdmitAdult {
                    expected: Some(false),
                    ..Default::default()
                }
            ),
            Some(Finding::Breaks)
        );
        let without: SessionSettings = control_of("kind = 'session-settings'\nrequire = ['lock']");
        assert_eq!(finding(&without, young(Some(false))), None);
    }

    #[test]
    fn it_stands_on_the_settings_and_on_who_was_there() {
        let on = |settings: &[SessionSetting], reconciled: bool, date| {
            let mut held = session(1, "2026-11-20T10:00:00Z");
            held.started = Some(moment("2026-11-20T10:00:00Z"));
            held.ended = Some(moment("2026-11-20T11:00:00Z"));
            held.settings = settings.to_vec();
            held.reconciled = reconciled.then(|| moment("2026-11-20T11:05:00Z"));
            assess(
                &control(),
                &Facts {
                    sessions: vec![held].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(&TWO, true, "2026-11-22"), Status::Met);
        assert_eq!(on(&TWO, false, "2026-11-20"), Status::DueSoon);
        assert_eq!(on(&TWO, false, "2026-11-21"), Status::NotMet);
        assert_eq!(on(&TWO[..1], true, "2026-11-22"), Status::NotMet);
        assert_eq!(on(&TWO, true, "2026-11-19"), Status::NotAssessed);
    }
}
