use std::{borrow::Cow, collections::HashMap};

use jiff::civil::Date;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Choice, Effect, OpenPeriod, PublishVersion, RegisterKind, Tally, Verdict,
    facts::DirectoryEntry,
    params::{params, words_or},
    terms::DirectoryKind,
};

params! {
    /// The numbers and addresses of outside help are there and are tried again and again, so that
    /// nobody who needs help rings a dead line.
    pub struct DirectoryChecked {
        /// The entries that are filled and checked.
        entries: Vec<DirectoryKind>;
        /// How often each is checked.
        every: OpenPeriod;
    }
}

/// What one kind of entry looks like. An entry may be there several times, one for each school.
enum State {
    Empty,
    Unchecked,
    /// Every row is filled, and this is the oldest of their latest checks.
    Checked(Date),
}

fn states(rows: &[DirectoryEntry]) -> HashMap<DirectoryKind, State> {
    let mut states: HashMap<DirectoryKind, State> = HashMap::new();
    for row in rows {
        let own = match (row.filled, row.checked.iter().max()) {
            (false, _) => State::Empty,
            (true, None) => State::Unchecked,
            (true, Some(on)) => State::Checked(*on),
        };
        let worst = match (states.remove(&row.entry), own) {
            (None, own) => own,
            (Some(State::Empty), _) | (_, State::Empty) => State::Empty,
            (Some(State::Unchecked), _) | (_, State::Unchecked) => State::Unchecked,
            (Some(State::Checked(one)), State::Checked(other)) => State::Checked(one.min(other)),
        };
        states.insert(row.entry, worst);
    }
    states
}

impl DirectoryChecked {
    fn decide_version(&self, act: &PublishVersion) -> Verdict {
        let Some(rows) = act.directory.as_deref() else {
            return Verdict::unknown("look at the directory of outside help, then try again");
        };
        let Some(today) = act.at.as_ref().map(|at| at.date()) else {
            return Verdict::unknown("check the date, then try again");
        };
        let states = states(rows);
        let (mut empty, mut stale) = (Vec::new(), Vec::new());
        for &entry in &self.entries {
            match states.get(&entry) {
                None | Some(State::Empty) => empty.push(entry),
                Some(State::Unchecked) => stale.push(entry),
                Some(State::Checked(on)) => {
                    if self
                        .every
                        .after_date(*on, &[])
                        .is_some_and(|due| due < today)
                    {
                        stale.push(entry);
                    }
                }
            }
        }
        match (empty.as_slice(), stale.as_slice()) {
            ([], []) => Verdict::meets("the contacts are there and have been checked"),
            ([], stale) => Verdict::breaks(format!(
                "try these contacts again first: {}",
                words_or(stale, "")
            )),
            (empty, _) => Verdict::breaks(format!(
                "fill in these contacts first: {}",
                words_or(empty, "")
            )),
        }
    }
}

impl Control for DirectoryChecked {
    const KIND: &'static str = "directory-checked";
    const TITLE: &'static str = "Contacts for help are checked";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Directory];

    fn rule(&self) -> String {
        let every = match self.every.0 {
            Some(every) => format!("every {every}"),
            None => "at an interval that is not set yet".into(),
        };
        format!(
            "Contacts on file and checked {every}: {}.",
            words_or(&self.entries, "none")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::PublishVersion(act) => Some(self.decide_version(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let states = states(view.facts.directory.rows());
        let mut tally = Tally::new(view.now);
        for entry in &self.entries {
            match states.get(entry) {
                None | Some(State::Empty) => tally.absent(None, format!("{entry}: not filled in")),
                Some(State::Unchecked) => tally.absent(None, format!("{entry}: never checked")),
                Some(State::Checked(on)) => match view.due_again(self.every, *on) {
                    Some(due) => tally.due(Some(*on), due, None, format!("{entry}: check due")),
                    None => tally.met(Some(*on)),
                },
            }
        }
        tally.finish(
            "contacts filled and checked",
            "no contact is named",
            |counts| {
                format!(
                    "{} of {} contacts are filled in and checked",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        self.entries
            .iter()
            .map(|entry| entry.key().into())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, testing::*};

    fn control() -> DirectoryChecked {
        control_of(
            "kind = 'directory-checked'\nentries = ['childline', 'school-lead']\nevery = '6 months'",
        )
    }

    fn entry(entry: DirectoryKind, filled: bool, checked: Option<&str>) -> DirectoryEntry {
        DirectoryEntry {
            entry,
            added: day("2026-01-01"),
            filled,
            checked: checked.map(day).into_iter().collect(),
        }
    }

    fn with(lead: DirectoryEntry) -> Vec<DirectoryEntry> {
        let good = |kind| entry(kind, true, Some("2026-11-01"));
        vec![
            good(DirectoryKind::Childline),
            good(DirectoryKind::SchoolLead),
            lead,
        ]
    }

    #[test]
    fn d044_a_version_with_a_dead_number_says_which_to_try_again() {
        let act = |directory| PublishVersion {
            at: Some(local("2026-11-22T10:00:00Z")),
            directory,
            ..Default::default()
        };
        let sentence = |lead| {
            control()
                .decide(&act(Some(with(lead))).into())
                .unwrap()
                .sentence
                .into_owned()
        };
        let lead = DirectoryKind::SchoolLead;
        assert_eq!(
            finding(
                &control(),
                act(Some(with(entry(lead, true, Some("2026-05-22")))))
            ),
            Some(Finding::Meets)
        );
        assert_eq!(
            sentence(entry(lead, true, Some("2026-05-21"))),
            "try these contacts again first: each partner school's safeguarding lead"
        );
        assert_eq!(
            sentence(entry(lead, true, None)),
            "try these contacts again first: each partner school's safeguarding lead"
        );
        assert_eq!(
            sentence(entry(lead, false, None)),
            "fill in these contacts first: each partner school's safeguarding lead"
        );
        assert_eq!(
            finding(&control(), act(Some(vec![]))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
    }

    #[test]
    fn the_worst_school_decides() {
        let on = |lead, date| {
            assess(
                &control(),
                &Facts {
                    directory: with(lead).into(),
                    ..Facts::default()
                },
                date,
            )
        };
        let lead = |checked| entry(DirectoryKind::SchoolLead, true, checked);
        assert_eq!(
            on(lead(Some("2026-11-01")), "2026-11-22").status,
            Status::Met
        );
        assert_eq!(
            on(lead(Some("2026-05-30")), "2026-11-22").status,
            Status::DueSoon
        );
        assert_eq!(
            on(lead(Some("2026-05-21")), "2026-11-22").status,
            Status::NotMet
        );
        let never = on(lead(None), "2026-11-22");
        assert_eq!(
            (never.status, &*never.facts[0].text),
            (
                Status::NotMet,
                "each partner school's safeguarding lead: never checked"
            )
        );
    }
}
