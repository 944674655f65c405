use std::{borrow::Cow, collections::BinaryHeap};

use jiff::{Timestamp, civil::Date};

use super::{Assessment, DatedFact, Figure, Status};
use crate::{AsOf, Id, Period};

/// Counts what keeps a rule, what is due soon and what breaks it, and remembers the worst facts.
///
/// It holds at most [`Tally::MOST_FACTS`] facts however many it sees, so a standing for 50,000
/// people is no longer than one for 50.
pub struct Tally<'a> {
    now: &'a AsOf,
    soon_by: Date,
    counts: Counts,
    worst: BinaryHeap<Entry>,
    next_due: Option<Date>,
    latest: Option<Date>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Kept, and nothing is due soon.
    pub met: u32,
    /// Kept, and due within four weeks.
    pub soon: u32,
    /// Not kept.
    pub failed: u32,
}

impl Counts {
    /// All of them.
    pub fn all(self) -> u32 {
        self.met + self.soon + self.failed
    }
    /// Those that are kept, due soon or not.
    pub fn kept(self) -> u32 {
        self.met + self.soon
    }
}

/// A fact with how bad it is. The heap's greatest entry is the mildest, the first to go.
#[derive(PartialEq, Eq)]
struct Entry {
    soon: bool,
    fact: DatedFact,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |one: &Self| (one.soon, one.fact.date, one.fact.subject);
        key(self).cmp(&key(other))
    }
}
impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Tally<'a> {
    /// The most facts that one standing shows.
    pub const MOST_FACTS: usize = 20;
    /// What is due within this time is "due soon".
    pub const SOON: Period = Period::days(28);

    /// Nothing counted yet.
    pub fn new(now: &'a AsOf) -> Self {
        Self {
            now,
            soon_by: now.end_day(now.today(), Self::SOON),
            counts: Counts::default(),
            worst: BinaryHeap::new(),
            next_due: None,
            latest: None,
        }
    }

    /// What has been counted so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// One that keeps the rule, and the day that shows it.
    pub fn met(&mut self, shown_on: Option<Date>) {
        self.counts.met += 1;
        self.latest = self.latest.max(shown_on);
    }

    /// One that breaks the rule since a day.
    pub fn failed(&mut self, since: Date, subject: Option<Id>, text: impl Into<Cow<'static, str>>) {
        self.counts.failed += 1;
        self.latest = self.latest.max(Some(since));
        self.remember(false, since, subject, text);
    }

    /// One of which nothing is on file. Unlike [`failed`](Self::failed), this is no fact: a clause
    /// that is new is not failed for it.
    pub fn absent(&mut self, subject: Option<Id>, text: impl Into<Cow<'static, str>>) {
        self.counts.failed += 1;
        self.remember(false, self.now.today(), subject, text);
    }

    /// One that waits for somebody since a day, with no day by which it must be done.
    pub fn pending(
        &mut self,
        since: Date,
        subject: Option<Id>,
        text: impl Into<Cow<'static, str>>,
    ) {
        self.counts.soon += 1;
        self.latest = self.latest.max(Some(since));
        self.remember(true, since, subject, text);
    }

    /// One that keeps the rule until the end of the day `due`. `shown_on` is the day of the fact
    /// that shows it; `text` says what is due.
    pub fn due(
        &mut self,
        shown_on: Option<Date>,
        due: Date,
        subject: Option<Id>,
        text: impl Into<Cow<'static, str>>,
    ) {
        self.latest = self.latest.max(shown_on);
        if due < self.now.today() {
            self.counts.failed += 1;
            self.remember(false, due, subject, text);
            return;
        }
        self.next_due = Some(self.next_due.map_or(due, |next| next.min(due)));
        if due <= self.soon_by {
            self.counts.soon += 1;
            self.remember(true, due, subject, text);
        } else {
            self.counts.met += 1;
        }
    }

    /// A clock that started at `from`: stopped in time, stopped late, still running, or run out.
    pub fn clock(
        &mut self,
        from: Timestamp,
        limit: Period,
        stopped: Option<Timestamp>,
        subject: Option<Id>,
        late: &'static str,
    ) {
        let end = self.now.end(from, limit);
        let end_day = self.now.day_of(end);
        match stopped {
            Some(stopped) if stopped <= end => self.met(Some(self.now.day_of(stopped))),
            Some(stopped) => self.failed(self.now.day_of(stopped), subject, late),
            None if end < self.now.at => self.failed(end_day, subject, late),
            None => {
                self.counts.soon += 1;
                self.next_due = Some(self.next_due.map_or(end_day, |next| next.min(end_day)));
                self.latest = self.latest.max(Some(self.now.day_of(from)));
                self.remember(true, end_day, subject, "due by this day");
            }
        }
    }

    fn remember(
        &mut self,
        soon: bool,
        date: Date,
        subject: Option<Id>,
        text: impl Into<Cow<'static, str>>,
    ) {
        if self.worst.len() == Self::MOST_FACTS {
            let mildest = self
                .worst
                .peek()
                .map(|entry| (entry.soon, entry.fact.date, entry.fact.subject));
            if mildest <= Some((soon, date, subject)) {
                return;
            }
            self.worst.pop();
        }
        self.worst.push(Entry {
            soon,
            fact: DatedFact {
                date,
                text: text.into(),
                subject,
            },
        });
    }

    /// What it comes to. `nothing` is said where nothing was counted, `sentence` otherwise, and
    /// `label` names what is counted.
    pub fn finish(
        self,
        label: &'static str,
        nothing: impl Into<Cow<'static, str>>,
        sentence: impl FnOnce(Counts) -> String,
    ) -> Assessment {
        let counts = self.counts;
        if counts.all() == 0 {
            return Assessment::nothing_yet(nothing);
        }
        let status = match counts {
            Counts { failed: 1.., .. } => Status::NotMet,
            Counts { soon: 1.., .. } => Status::DueSoon,
            _ => Status::Met,
        };
        let told = counts.failed + counts.soon;
        let facts: Vec<DatedFact> = self
            .worst
            .into_sorted_vec()
            .into_iter()
            .map(|entry| entry.fact)
            .collect();
        let facts_left_out = told - facts.len() as u32;
        Assessment {
            status,
            sentence: sentence(counts).into(),
            figures: vec![Figure {
                label: label.into(),
                value: counts.kept(),
                of: Some(counts.all()),
            }],
            facts,
            facts_left_out,
            next_due: self.next_due,
            latest: self.latest,
        }
    }
}
