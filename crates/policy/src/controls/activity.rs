use super::{Assessment, Control, View};
use crate::{
    OpenPeriod, Period, RegisterKind, Tally, Who,
    facts,
    params::{params, words_or},
    standing::view::latest_by_person,
    terms::{ActivityKind, ActivityUnit},
};

params! {
    /// Something that keeps people safe is done again and again, and each time is written down.
    pub struct Activity {
        /// What is done.
        activity: ActivityKind;
        /// Whether it is counted once for the organisation, for each person or for each account.
        each: ActivityUnit;
        /// The groups it is done with, where it is counted for each person.
        who: Vec<Who> = Vec::new();
        /// How often.
        every: OpenPeriod;
    }
}

impl Activity {
    fn count(&self, view: &View<'_>, tally: &mut Tally<'_>, subject: Option<crate::Id>, last: Option<jiff::civil::Date>) {
        match last {
            None => tally.absent(subject, "nothing is on file"),
            Some(last) => match view.due_again(self.every, last) {
                Some(due) => tally.due(Some(last), due, subject, "due again"),
                None => tally.met(Some(last)),
            },
        }
    }

    fn rows<'a>(&self, view: &'a View<'_>) -> impl Iterator<Item = &'a facts::Activity> {
        let kind = self.activity;
        view.facts.activities.rows().iter().filter(move |one| one.kind == kind && view.covers(&one.service))
    }
}

impl Control for Activity {
    const KIND: &'static str = "activity";
    const TITLE: &'static str = "Regular activity";
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Activities];

    fn rule(&self) -> String {
        let each = match self.each {
            ActivityUnit::Organisation => String::new(),
            ActivityUnit::Person => format!(", for each person among {}", words_or(&self.who, "nobody")),
            ActivityUnit::Account => ", for each account".into(),
        };
        match self.every.0 {
            Some(every) => format!("Done and written down every {every}{each}: {}.", self.activity),
            None => format!("Done and written down at an interval that is not set yet{each}: {}.", self.activity),
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        match self.each {
            ActivityUnit::Organisation => {
                let last = self.rows(view).map(|one| one.on).max();
                self.count(view, &mut tally, None, last);
            }
            ActivityUnit::Person => {
                let latest = latest_by_person(self.rows(view).filter_map(|one| Some((one.person?, one.on))));
                for person in view.bound(&self.who) {
                    self.count(view, &mut tally, Some(person.id), latest.get(&person.id).copied());
                }
            }
            ActivityUnit::Account => {
                let latest = latest_by_person(self.rows(view).filter_map(|one| Some((one.account?, one.on))));
                for account in view.facts.accounts.rows().iter().filter(|account| account.closed.is_none()) {
                    self.count(view, &mut tally, Some(account.id), latest.get(&account.id).copied());
                }
            }
        }
        let unit = self.each;
        tally.finish("in time", "there is nobody and nothing to do this for yet", |counts| match unit {
            ActivityUnit::Organisation if counts.failed > 0 => "this has not been done in time".into(),
            ActivityUnit::Organisation => "this has been done in time".into(),
            ActivityUnit::Person => format!("done in time for {} of {} people", counts.kept(), counts.all()),
            ActivityUnit::Account => format!("done in time for {} of {} accounts", counts.kept(), counts.all()),
        })
    }

    fn needs(&self) -> Vec<RegisterKind> {
        let mut needs = Self::NEEDS.to_vec();
        match self.each {
            ActivityUnit::Organisation => {}
            ActivityUnit::Person => needs.extend([RegisterKind::People, RegisterKind::Appointments]),
            ActivityUnit::Account => needs.push(RegisterKind::Accounts),
        }
        needs
    }

    fn grace(&self) -> Option<Period> {
        self.every.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Status, testing::*};

    fn done(person: Option<u128>, on: &str) -> facts::Activity {
        facts::Activity { kind: ActivityKind::Supervision, on: day(on), person: person.map(id), account: None, service: None }
    }

    #[test]
    fn d050_each_person_is_supervised_in_time() {
        let control: Activity =
            control_of("kind = 'activity'\nactivity = 'supervision'\neach = 'person'\nwho = ['staff']\nevery = '2 months'");
        let facts = Facts {
            people: vec![person(1, Who::Staff, "2025-01-01"), person(2, Who::Staff, "2025-01-01"), person(3, Who::Visitors, "2025-01-01")].into(),
            appointments: vec![].into(),
            activities: vec![done(Some(1), "2026-10-10"), done(Some(2), "2026-08-01"), done(Some(2), "2026-10-15")].into(),
            ..Facts::default()
        };
        assert_eq!(assess(&control, &facts, "2026-10-16").status, Status::Met);
        assert_eq!(assess(&control, &facts, "2026-11-22").status, Status::DueSoon);
        let late = assess(&control, &facts, "2026-12-12");
        assert_eq!((late.status, late.facts[0].subject), (Status::NotMet, Some(id(1))));
        assert_eq!(late.sentence, "done in time for 1 of 2 people");
    }

    #[test]
    fn d125_one_drill_is_enough_for_the_organisation() {
        let control: Activity = control_of("kind = 'activity'\nactivity = 'supervision'\neach = 'organisation'\nevery = '1 year'");
        let with = |activities: Vec<_>| Facts { activities: activities.into(), ..Facts::default() };
        assert_eq!(assess(&control, &with(vec![done(None, "2026-03-01")]), "2026-11-22").status, Status::Met);
        assert_eq!(assess(&control, &with(vec![]), "2026-11-22").status, Status::NotMet);
    }
}
