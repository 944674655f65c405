use std::collections::HashMap;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Adult, Id, OpenPeriod, Period, RegisterKind, Tally, Verdict, Who,
    params::{params, words_or},
    terms::{Assignment, Topic, TrainedBefore},
    values::capital,
};

params! {
    /// People are trained in these topics, before they do what needs it, and again and again.
    pub struct Training {
        /// The topics: all of them.
        topics: Vec<Topic>;
        /// The groups that are trained.
        who: Vec<Who>;
        /// How often the training is renewed.
        renew: OpenPeriod;
        /// What nobody does before they are trained.
        before: Vec<TrainedBefore> = Vec::new();
    }
}

impl Training {
    /// Whether the rule binds this person in what they are about to do. Somebody who hosts for the
    /// first time is not among the hosts yet, and is bound all the same.
    fn binds(&self, adult: &Adult, to: TrainedBefore) -> Option<bool> {
        let becomes = match to {
            TrainedBefore::Hosting => &[Who::Hosts][..],
            TrainedBefore::Managing => &[Who::Managers],
            TrainedBefore::Appointment => &[Who::SafeguardingTeam],
        };
        if self.who.iter().any(|group| becomes.contains(group)) { Some(true) } else { adult.is_one_of(&self.who) }
    }

    fn decide_adult(&self, adult: &Adult, to: TrainedBefore, at: Option<&Zoned>) -> Option<Verdict> {
        if !self.before.contains(&to) {
            return None;
        }
        match self.binds(adult, to) {
            Some(false) => return None,
            None => return Some(Verdict::unknown("find out which group this person belongs to")),
            Some(true) => {}
        }
        let (Some(training), Some(today)) = (&adult.training, at.map(Zoned::date)) else {
            return Some(Verdict::unknown("check the training of this person"));
        };
        let in_date = |topic: &Topic| {
            let own = training.iter().filter(|one| one.topic == *topic && one.on <= today).map(|one| one.on);
            own.max().is_some_and(|on| self.renew.after_date(on, &[]).is_none_or(|due| due >= today))
        };
        let open: Vec<Topic> = self.topics.iter().copied().filter(|topic| !in_date(topic)).collect();
        Some(match open.as_slice() {
            [] => Verdict::meets("this person's training is in date"),
            open => Verdict::breaks(format!("this person needs training first in {}", words_or(open, ""))),
        })
    }
}

impl Control for Training {
    const KIND: &'static str = "training";
    const TITLE: &'static str = "People are trained";
    const ACTS: &'static [ActKind] = &[ActKind::AssignDuty, ActKind::AdmitAdult];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::People, RegisterKind::Appointments, RegisterKind::Training];

    fn rule(&self) -> String {
        let who = capital(&words_or(&self.who, "nobody"));
        let topics = words_or(&self.topics, "nothing");
        let renew = match self.renew.0 {
            Some(renew) => format!("renewed every {renew}"),
            None => "renewed at an interval that is not set yet".into(),
        };
        let before = match self.before.as_slice() {
            [] => String::new(),
            before => format!(", and before {}", words_or(before, "")),
        };
        format!("{who} are trained in {topics}, {renew}{before}.")
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::AssignDuty(act) => match act.to {
                Some(Assignment::Host | Assignment::Rota) => self.decide_adult(&act.adult, TrainedBefore::Hosting, act.at.as_ref()),
                Some(Assignment::Manage) => self.decide_adult(&act.adult, TrainedBefore::Managing, act.at.as_ref()),
                Some(Assignment::Post) => self.decide_adult(&act.adult, TrainedBefore::Appointment, act.at.as_ref()),
                None if self.before.is_empty() => None,
                None => Some(Verdict::unknown("say what this person is asked to do")),
            },
            Act::AdmitAdult(act) if self.before.contains(&TrainedBefore::Hosting) => match act.hosting {
                Some(true) => self.decide_adult(&act.adult, TrainedBefore::Hosting, act.at.as_ref()),
                Some(false) => None,
                None => Some(Verdict::unknown("check whether this person comes to host")),
            },
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut latest: HashMap<(Id, Topic), Date> = HashMap::new();
        for row in view.facts.training.rows().iter().filter(|row| self.topics.contains(&row.topic)) {
            let one = latest.entry((row.person, row.topic)).or_insert(row.on);
            *one = (*one).max(row.on);
        }
        let mut tally = Tally::new(view.now);
        let (mut cells, mut filled) = (0, 0);
        for person in view.bound(&self.who) {
            let mut oldest: Option<(Date, Topic)> = None;
            let mut lacks = None;
            for &topic in &self.topics {
                cells += 1;
                match latest.get(&(person.id, topic)) {
                    None => lacks = lacks.or(Some(topic)),
                    Some(&on) => {
                        filled += 1;
                        oldest = Some(oldest.map_or((on, topic), |old| if on < old.0 { (on, topic) } else { old }));
                    }
                }
            }
            match (lacks, oldest) {
                (Some(topic), _) => tally.absent(Some(person.id), format!("no training in {topic}")),
                (None, Some((on, topic))) => match view.due_again(self.renew, on) {
                    Some(due) => tally.due(Some(on), due, Some(person.id), format!("training in {topic} to be renewed")),
                    None => tally.met(Some(on)),
                },
                (None, None) => {}
            }
        }
        let nobody = tally.counts().all() == 0;
        let found = tally.finish("people with all training in date", "nobody is in these groups yet", |counts| {
            format!("{} of {} people have all their training in date", counts.kept(), counts.all())
        });
        if nobody { found } else { found.figure("topics learnt, person by person", filled, Some(cells)) }
    }

    fn grace(&self) -> Option<Period> {
        self.renew.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdmitAdult, AssignDuty, Facts, Finding, Status, facts::TrainingDone, testing::*};

    fn control() -> Training {
        control_of(
            "kind = 'training'\ntopics = ['online-safety', 'sexting']\nwho = ['hosts', 'staff']\nrenew = '2 years'\nbefore = ['hosting']",
        )
    }

    fn done(topic: Topic, on: &str) -> TrainingDone {
        TrainingDone { person: id(1), topic, on: day(on) }
    }

    fn both(on: &str) -> Vec<TrainingDone> {
        vec![done(Topic::OnlineSafety, "2026-11-01"), done(Topic::Sexting, on)]
    }

    fn host(to: Option<Assignment>, training: Option<Vec<TrainingDone>>) -> AssignDuty {
        let adult = Adult { groups: Some(vec![Who::Associated]), training, ..Adult::default() };
        AssignDuty { at: Some(local("2026-11-22T10:00:00Z")), to, adult, ..Default::default() }
    }

    #[test]
    fn d049_nobody_hosts_before_their_training_is_in_date() {
        let hosts = Some(Assignment::Host);
        assert_eq!(finding(&control(), host(hosts, Some(both("2024-11-22")))), Some(Finding::Meets));
        assert_eq!(finding(&control(), host(hosts, Some(both("2024-11-21")))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), host(hosts, None)), Some(Finding::Unknown));
        assert_eq!(finding(&control(), host(Some(Assignment::Manage), None)), None);
        let verdict = control().decide(&host(hosts, Some(vec![])).into()).unwrap();
        assert_eq!(verdict.sentence, "this person needs training first in online safety and sharing of nude images");
    }

    #[test]
    fn a_guest_who_does_not_host_is_not_asked() {
        let guest = AdmitAdult { hosting: Some(false), ..Default::default() };
        assert_eq!(finding(&control(), guest), None);
    }

    #[test]
    fn d052_the_matrix_of_topics_and_people_is_complete_or_not() {
        let facts = |training: Vec<_>| Facts {
            people: vec![person(1, Who::Staff, "2025-01-01")].into(),
            appointments: vec![].into(),
            training: training.into(),
            ..Facts::default()
        };
        let on = |date, training| assess(&control(), &facts(training), date);
        assert_eq!(on("2026-11-22", both("2025-06-01")).status, Status::Met);
        assert_eq!(on("2027-05-20", both("2025-06-01")).status, Status::DueSoon);
        assert_eq!(on("2027-06-02", both("2025-06-01")).status, Status::NotMet);
        let half = on("2026-11-22", vec![done(Topic::Sexting, "2026-01-01")]);
        assert_eq!(half.status, Status::NotMet);
        assert_eq!(half.facts[0].text, "no training in online safety");
        assert_eq!((half.figures[1].value, half.figures[1].of), (1, Some(2)));
    }
}
