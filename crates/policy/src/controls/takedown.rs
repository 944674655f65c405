use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Known, OpenPeriod, RegisterKind, Tally, Verdict, facts,
    params::{params, words_or},
    terms::TakedownParty,
};

params! {
    /// A post that may harm somebody comes down soon, and whoever it concerns is told why.
    pub struct Takedown {
        /// How soon a post is gone after somebody found it.
        within: OpenPeriod;
        /// Whether the reason is explained.
        explain: bool = true;
        /// Who is told, unless it is written down why not.
        tell: Vec<TakedownParty>;
    }
}

impl Takedown {
    /// Who has been neither told nor passed over with a reason.
    fn untold(&self, takedown: &facts::Takedown) -> Vec<TakedownParty> {
        let matters = |party: &TakedownParty| {
            // A teacher is told where a child is involved; where nobody knows, that is found out.
            *party != TakedownParty::Teacher || takedown.child_involved != Some(false)
        };
        let seen = |party: &TakedownParty| {
            takedown.told.contains(party) || takedown.declined.contains(party)
        };
        self.tell
            .iter()
            .copied()
            .filter(|party| matters(party) && !seen(party))
            .collect()
    }

    fn decide_closing(&self, takedown: &facts::Takedown) -> Verdict {
        if takedown.removed.is_none() {
            return Verdict::breaks("take the post down first");
        }
        if self.explain && takedown.explained.is_none() {
            return Verdict::breaks("explain first why it was taken down");
        }
        let untold = self.untold(takedown);
        match untold.as_slice() {
            [] => Verdict::meets("the post is gone and everybody has been told"),
            [TakedownParty::Teacher] if takedown.child_involved.is_none() => {
                Verdict::unknown("check whether a child is involved")
            }
            untold => Verdict::breaks(format!(
                "tell first, or write down why not: {}",
                words_or(untold, "")
            )),
        }
    }
}

impl Control for Takedown {
    const KIND: &'static str = "takedown";
    const TITLE: &'static str = "Harmful posts come down";
    const ACTS: &'static [ActKind] = &[ActKind::CloseTakedown];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Takedowns];

    fn rule(&self) -> String {
        let within = match self.within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        let explain = if self.explain {
            ", the reason is explained,"
        } else {
            ""
        };
        format!(
            "An unsuitable post is taken down {within}{explain} and these are told: {}.",
            words_or(&self.tell, "nobody")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::CloseTakedown(act) = act else {
            return None;
        };
        Some(match &act.takedown {
            Known::Unknown | Known::No => {
                Verdict::unknown("open the record of the post, then try again")
            }
            Known::Yes(takedown) => self.decide_closing(takedown),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for one in view.facts.takedowns.rows() {
            let late = match (self.within.0, one.removed) {
                (Some(within), Some(removed)) => removed > view.now.end(one.found, within),
                _ => false,
            };
            let unsaid = (self.explain && one.explained.is_none()) || !self.untold(one).is_empty();
            match (one.removed, self.within.0) {
                (Some(removed), _) if unsaid && !late => {
                    tally.pending(
                        view.now.day_of(removed),
                        Some(one.id),
                        "somebody has to be told why it came down",
                    );
                }
                (removed, Some(within)) => tally.clock(
                    one.found,
                    within,
                    removed,
                    Some(one.id),
                    "was taken down late",
                ),
                (Some(removed), None) => tally.met(Some(view.now.day_of(removed))),
                (None, None) => tally.pending(
                    view.now.day_of(one.found),
                    Some(one.id),
                    "is still to be taken down",
                ),
            }
        }
        tally.finish(
            "posts taken down in time",
            "no post has been taken down yet",
            |counts| {
                format!(
                    "{} of {} posts came down in time or still can",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["takedown".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CloseTakedown, Facts, Finding, Status, testing::*};

    fn control() -> Takedown {
        control_of("kind = 'takedown'\nwithin = '1 working day'\ntell = ['author', 'teacher']")
    }

    fn takedown(change: impl FnOnce(&mut facts::Takedown)) -> facts::Takedown {
        let mut takedown = facts::Takedown {
            id: id(3),
            found: moment("2026-11-19T10:00:00Z"),
            removed: Some(moment("2026-11-19T12:00:00Z")),
            explained: Some(moment("2026-11-19T13:00:00Z")),
            told: vec![TakedownParty::Author],
            declined: vec![],
            child_involved: Some(false),
        };
        change(&mut takedown);
        takedown
    }

    #[test]
    fn d060_a_record_stays_open_until_everybody_has_been_told_or_there_is_a_reason() {
        let close = |takedown| CloseTakedown {
            takedown,
            ..Default::default()
        };
        let on = |change: fn(&mut facts::Takedown)| {
            finding(&control(), close(Known::Yes(takedown(change))))
        };
        assert_eq!(on(|_| ()), Some(Finding::Meets));
        assert_eq!(on(|one| one.removed = None), Some(Finding::Breaks));
        assert_eq!(on(|one| one.explained = None), Some(Finding::Breaks));
        assert_eq!(
            on(|one| one.child_involved = Some(true)),
            Some(Finding::Breaks)
        );
        assert_eq!(on(|one| one.child_involved = None), Some(Finding::Unknown));
        assert_eq!(
            on(|one| (one.child_involved, one.declined) =
                (Some(true), vec![TakedownParty::Teacher])),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), close(Known::Unknown)),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn d059_it_stands_on_how_soon_posts_came_down() {
        let on = |change: fn(&mut facts::Takedown), date| {
            assess(
                &control(),
                &Facts {
                    takedowns: vec![takedown(change)].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(|_| (), "2026-11-22"), Status::Met);
        assert_eq!(on(|one| one.told.clear(), "2026-11-22"), Status::DueSoon);
        assert_eq!(on(|one| one.removed = None, "2026-11-19"), Status::DueSoon);
        assert_eq!(on(|one| one.removed = None, "2026-11-20"), Status::NotMet);
        assert_eq!(
            on(
                |one| one.removed = Some(moment("2026-11-20T10:01:00Z")),
                "2026-11-22"
            ),
            Status::NotMet
        );
    }
}
