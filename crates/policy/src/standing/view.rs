use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use jiff::civil::Date;

use crate::{
    AsOf, Clause, Id, OpenPeriod, Role, Service, Who,
    facts::{Appointment, Facts, Person, Version},
    terms::Code,
};

/// The facts as one control sees them: as of a moment, and for the services of its clause.
pub struct View<'a> {
    /// The facts as they stood at [`now`](View::now).
    pub facts: &'a Facts,
    /// The moment.
    pub now: &'a AsOf,
    /// The clause that is looked at.
    pub clause: &'a Clause,
    shared: &'a Shared<'a>,
}

/// What is worked out once for all clauses.
pub(crate) struct Shared<'a> {
    facts: &'a Facts,
    services: &'a [Service],
    today: Date,
    holders: OnceCell<HashMap<Role, HashSet<Id>>>,
    editions: OnceCell<HashMap<Code, (u32, Date)>>,
}

impl<'a> Shared<'a> {
    pub fn new(facts: &'a Facts, now: &AsOf, services: &'a [Service]) -> Self {
        Self {
            facts,
            services,
            today: now.today(),
            holders: OnceCell::new(),
            editions: OnceCell::new(),
        }
    }

    fn holders(&self) -> &HashMap<Role, HashSet<Id>> {
        self.holders.get_or_init(|| {
            let mut holders: HashMap<Role, HashSet<Id>> = HashMap::new();
            for post in self.facts.appointments.rows() {
                if is_current(post, self.today) {
                    holders.entry(post.role).or_default().insert(post.person);
                }
            }
            holders
        })
    }
}

fn is_current(post: &Appointment, day: Date) -> bool {
    post.since <= day && post.until.is_none_or(|until| until >= day)
}

impl<'a> View<'a> {
    pub(crate) fn new(
        facts: &'a Facts,
        now: &'a AsOf,
        clause: &'a Clause,
        shared: &'a Shared<'a>,
    ) -> Self {
        Self {
            facts,
            now,
            clause,
            shared,
        }
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.now.today()
    }

    /// The day something is due again after `last`; none where the interval is not set.
    pub fn due_again(&self, every: OpenPeriod, last: Date) -> Option<Date> {
        every.after_date(last, &self.now.holidays)
    }

    /// Whether a fact of this service concerns the clause. A fact whose service nobody noted, or
    /// whose service the policy does not know, does.
    pub fn covers(&self, service: &Option<String>) -> bool {
        let known = |name: &&str| self.shared.services.iter().any(|one| one.id == **name);
        self.clause.covers(service.as_deref().filter(known))
    }

    /// The version of the policy that is in force: the latest whose day has come.
    pub fn live_version(&self) -> Option<&'a Version> {
        let versions = self.facts.versions.rows().iter();
        versions
            .filter(|version| version.effective <= self.today())
            .max_by_key(|version| version.number)
    }

    /// The people in these groups who are with the organisation today.
    pub fn bound(&self, groups: &'a [Who]) -> impl Iterator<Item = &'a Person> + '_ {
        let today = self.today();
        let here = self
            .facts
            .people
            .rows()
            .iter()
            .filter(move |person| person.ended.is_none_or(|ended| ended >= today));
        here.filter(move |person| groups.iter().any(|group| self.is_in(person, *group)))
    }

    fn is_in(&self, person: &Person, group: Who) -> bool {
        match group {
            Who::Hosts => self.holds(person.id, &[Role::Host]),
            Who::Managers => self.holds(person.id, &[Role::Manager]),
            Who::SafeguardingTeam => self.holds(person.id, &Role::SAFEGUARDING_TEAM),
            kind => person.kind == kind,
        }
    }

    /// Whether a person holds one of these posts today.
    pub fn holds(&self, person: Id, roles: &[Role]) -> bool {
        let holders = self.shared.holders();
        roles.iter().any(|role| {
            holders
                .get(role)
                .is_some_and(|people| people.contains(&person))
        })
    }

    /// The appointments to a post that are current today.
    pub fn in_post(&self, role: Role) -> impl Iterator<Item = &'a Appointment> + '_ {
        let today = self.today();
        self.facts
            .appointments
            .rows()
            .iter()
            .filter(move |post| post.role == role && is_current(post, today))
    }

    /// The current edition of a code and the day it came out.
    pub fn edition(&self, code: Code) -> Option<(u32, Date)> {
        let editions = self.shared.editions.get_or_init(|| {
            let mut latest: HashMap<Code, (u32, Date)> = HashMap::new();
            for row in self.facts.code_editions.rows() {
                let one = latest
                    .entry(row.code)
                    .or_insert((row.edition, row.published));
                *one = (*one).max((row.edition, row.published));
            }
            latest
        });
        editions.get(&code).copied()
    }
}

/// The latest day of something for each person: one pass over a register.
pub(crate) fn latest_by_person(rows: impl Iterator<Item = (Id, Date)>) -> HashMap<Id, Date> {
    let mut latest: HashMap<Id, Date> = HashMap::new();
    for (person, day) in rows {
        let one = latest.entry(person).or_insert(day);
        *one = (*one).max(day);
    }
    latest
}
