use jiff::Zoned;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Known, RegisterKind, Tally, TellParents, Verdict, facts::Case, params::params,
};

params! {
    /// Parents and carers are told what happened, fully and as far as we know. Somebody decides
    /// first whether telling them is safe for the child; where it is not, the reason is kept.
    pub struct SafeToTell {}
}

fn decide_telling(act: &TellParents) -> Verdict {
    const FIRST: &str =
        "decide first whether telling them is safe, and take advice if you are not sure";
    let decided = match &act.decided {
        Known::Unknown => {
            Verdict::unknown("check whether somebody has decided that they can safely be told")
        }
        Known::No => Verdict::breaks(FIRST),
        Known::Yes(decided) => Verdict::of(
            act.at
                .as_ref()
                .map(Zoned::timestamp)
                .map(|at| *decided <= at),
            "somebody decided first whether they can safely be told",
            FIRST,
            "check the time, then try again",
        ),
    };
    let safe = Verdict::of(
        act.safe,
        "they can safely be told",
        "do not tell them yet: it was decided that this is not safe; write down why",
        "check what was decided about telling them",
    );
    decided.and(safe)
}

enum State {
    Kept,
    Waits(&'static str),
    Fails(&'static str),
    None,
}

fn state(case: &Case) -> State {
    let open = case.closed.is_none();
    let waits = |waits, fails| {
        if open {
            State::Waits(waits)
        } else {
            State::Fails(fails)
        }
    };
    match (case.has_parents, case.told, case.safe_to_tell) {
        (Some(false), None, _) => State::None,
        (_, Some(told), Some(decided)) if decided <= told && case.safe == Some(true) => State::Kept,
        (_, Some(_), _) => {
            State::Fails("parents or carers were told before it was decided that this is safe")
        }
        (_, None, None) => waits(
            "somebody has to decide whether parents or carers can safely be told",
            "closed without a decision on telling parents or carers",
        ),
        (_, None, Some(_)) if case.safe == Some(false) && case.not_told_reason => State::Kept,
        (_, None, Some(_)) if case.safe == Some(false) => waits(
            "the reason for not telling parents or carers has to be written down",
            "closed without a reason for not telling parents or carers",
        ),
        // Nobody is urged to tell parents before it is on file that this is safe.
        (_, None, Some(_)) if case.safe.is_none() => waits(
            "what was decided about telling parents or carers has to be written down",
            "closed without the decision on telling parents or carers on file",
        ),
        (_, None, Some(_)) => waits(
            "parents or carers have to be told",
            "closed before parents or carers were told",
        ),
    }
}

impl Control for SafeToTell {
    const KIND: &'static str = "safe-to-tell";
    const TITLE: &'static str = "Parents are told, once that is safe";
    const ACTS: &'static [ActKind] = &[ActKind::TellParents];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Cases];

    fn rule(&self) -> String {
        "Parents and carers are told what happened once somebody has decided that telling them is safe.".into()
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::TellParents(act) => Some(decide_telling(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for case in view
            .facts
            .cases
            .rows()
            .iter()
            .filter(|case| view.covers(&case.service))
        {
            let shown = case
                .told
                .or(case.safe_to_tell)
                .or(case.closed)
                .unwrap_or(case.opened);
            let on = view.now.day_of(shown);
            match state(case) {
                State::Kept => tally.met(Some(on)),
                State::Waits(what) => tally.pending(on, Some(case.id), what),
                State::Fails(what) => tally.failed(on, Some(case.id), what),
                State::None => {}
            }
        }
        tally.finish(
            "cases in order",
            "no case that parents or carers come into has been opened yet",
            |counts| {
                format!(
                    "in {} of {} cases the question of telling parents or carers is in order",
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
    use crate::{Facts, Finding, Status, testing::*};

    fn tell(decided: Known<&str>, safe: Option<bool>) -> TellParents {
        let decided = match decided {
            Known::Yes(at) => Known::Yes(moment(at)),
            Known::No => Known::No,
            Known::Unknown => Known::Unknown,
        };
        TellParents {
            at: Some(local("2026-11-22T10:00:00Z")),
            decided,
            safe,
            ..Default::default()
        }
    }

    #[test]
    fn d128_nobody_tells_parents_before_it_is_decided_that_this_is_safe() {
        let earlier = Known::Yes("2026-11-22T09:00:00Z");
        let on = |act| finding(&SafeToTell {}, act);
        assert_eq!(on(tell(earlier, Some(true))), Some(Finding::Meets));
        assert_eq!(on(tell(earlier, Some(false))), Some(Finding::Breaks));
        assert_eq!(on(tell(earlier, None)), Some(Finding::Unknown));
        assert_eq!(on(tell(Known::No, Some(true))), Some(Finding::Breaks));
        assert_eq!(on(tell(Known::Unknown, Some(true))), Some(Finding::Unknown));
        assert_eq!(
            on(tell(Known::Yes("2026-11-22T11:00:00Z"), Some(true))),
            Some(Finding::Breaks)
        );
    }

    fn on(change: impl FnOnce(&mut Case)) -> Status {
        let mut one = case(1, "2026-11-16T10:00:00Z");
        change(&mut one);
        assess(
            &SafeToTell {},
            &Facts {
                cases: vec![one].into(),
                ..Facts::default()
            },
            "2026-11-22",
        )
        .status
    }

    #[test]
    fn a_case_stands_on_the_decision_and_on_what_came_of_it() {
        let (first, later) = (
            Some(moment("2026-11-17T10:00:00Z")),
            Some(moment("2026-11-18T10:00:00Z")),
        );
        assert_eq!(
            on(|case| (case.safe_to_tell, case.safe, case.told) = (first, Some(true), later)),
            Status::Met
        );
        assert_eq!(
            on(|case| (case.safe_to_tell, case.safe, case.told) = (later, Some(true), first)),
            Status::NotMet
        );
        assert_eq!(
            on(|case| (case.safe_to_tell, case.safe, case.told) = (first, Some(false), later)),
            Status::NotMet
        );
        assert_eq!(
            on(|case| (case.safe_to_tell, case.safe) = (first, Some(true))),
            Status::DueSoon
        );
        assert_eq!(on(|case| case.safe_to_tell = first), Status::DueSoon);
        assert_eq!(on(|_| ()), Status::DueSoon);
        assert_eq!(on(|case| case.closed = later), Status::NotMet);
        assert_eq!(
            on(
                |case| (case.safe_to_tell, case.safe, case.not_told_reason) =
                    (first, Some(false), true)
            ),
            Status::Met
        );
        assert_eq!(
            on(|case| case.has_parents = Some(false)),
            Status::NotAssessed
        );
    }
}
