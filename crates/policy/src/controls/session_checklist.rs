use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Effect, RegisterKind, Tally, Verdict,
    params::{missing, params, words_or},
    terms::ChecklistItem,
};

params! {
    /// The host goes through a short list at the start of every session.
    pub struct SessionChecklist {
        /// What the host ticks.
        items: Vec<ChecklistItem>;
    }
}

impl Control for SessionChecklist {
    const KIND: &'static str = "session-checklist";
    const TITLE: &'static str = "Hosts go through a list";
    // Some items are said to the young people, who are only there once the session has started.
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::StartSession];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sessions];

    fn rule(&self) -> String {
        format!(
            "Ticked in every session: {}.",
            words_or(&self.items, "nothing")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::StartSession(act) = act else {
            return None;
        };
        Some(
            match act
                .checklist
                .as_deref()
                .map(|ticked| missing(&self.items, ticked))
            {
                None => Verdict::unknown("go through the list of the session"),
                Some(left) if left.is_empty() => Verdict::meets("the list is ticked"),
                Some(left) => Verdict::breaks(format!("still to tick: {}", words_or(&left, ""))),
            },
        )
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
            let Some(began) = session.began() else {
                continue;
            };
            let on = view.now.day_of(began);
            match (
                missing(&self.items, &session.checklist).as_slice(),
                session.ended,
            ) {
                ([], _) => tally.met(Some(on)),
                (left, None) => tally.pending(
                    on,
                    Some(session.id),
                    format!("still to tick: {}", words_or(left, "")),
                ),
                (left, Some(_)) => tally.failed(
                    on,
                    Some(session.id),
                    format!("was not ticked: {}", words_or(left, "")),
                ),
            }
        }
        tally.finish(
            "sessions with the list ticked",
            "no session has been held yet",
            |counts| {
                format!(
                    "in {} of {} sessions the list was ticked or still can be",
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
    use crate::{Facts, Finding, StartSession, Status, testing::*};

    fn control() -> SessionChecklist {
        control_of("kind = 'session-checklist'\nitems = ['safety-briefing', 'who-to-tell']")
    }

    const BOTH: [ChecklistItem; 2] = [ChecklistItem::SafetyBriefing, ChecklistItem::WhoToTell];

    #[test]
    fn d096_the_host_is_told_what_is_left_to_tick() {
        let act = |ticked: Option<&[ChecklistItem]>| StartSession {
            checklist: ticked.map(<[ChecklistItem]>::to_vec),
            ..Default::default()
        };
        assert_eq!(finding(&control(), act(Some(&BOTH))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let verdict = control().decide(&act(Some(&BOTH[..1])).into()).unwrap();
        assert_eq!(
            verdict.sentence,
            "still to tick: who to tell about a worry explained"
        );
    }

    #[test]
    fn d094_it_stands_on_what_was_ticked() {
        let on = |ticked: &[ChecklistItem], ended: Option<&str>| {
            let mut held = session(1, "2026-11-20T10:00:00Z");
            held.started = Some(moment("2026-11-20T10:00:00Z"));
            held.ended = ended.map(moment);
            held.checklist = ticked.to_vec();
            assess(
                &control(),
                &Facts {
                    sessions: vec![held].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        let ended = Some("2026-11-20T11:00:00Z");
        assert_eq!(on(&BOTH, ended), Status::Met);
        assert_eq!(on(&BOTH[..1], None), Status::DueSoon);
        assert_eq!(on(&BOTH[..1], ended), Status::NotMet);
    }
}
