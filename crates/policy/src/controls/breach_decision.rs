use super::{Assessment, Control, View};
use crate::{
    OpenPeriod, RegisterKind, Tally,
    params::{params, words_or},
    terms::BreachContact,
};

params! {
    /// When a participant breaks the rules, somebody decides whether to contact the teacher or the
    /// parents: first whether that is safe for the young person, then whether to do it.
    pub struct BreachDecision {
        /// How soon somebody decides.
        decide_within: OpenPeriod;
        /// Who may be contacted.
        contact: Vec<BreachContact>;
    }
}

impl Control for BreachDecision {
    const KIND: &'static str = "breach-decision";
    const TITLE: &'static str = "Broken rules lead to a decision";
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Breaches];

    fn rule(&self) -> String {
        let within = match self.decide_within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        format!(
            "When a participant breaks the rules, somebody decides {within}, after asking whether it is safe, whether to contact {}.",
            words_or(&self.contact, "nobody")
        )
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for breach in view.facts.breaches.rows().iter().filter(|breach| view.covers(&breach.service)) {
            let on = view.now.day_of(breach.at);
            if breach.decided.is_some() && breach.safety_checked.is_none_or(|asked| Some(asked) > breach.decided) {
                tally.failed(on, Some(breach.id), "was decided before anybody asked whether contact is safe");
            } else if breach.contacted.iter().any(|one| !self.contact.contains(one)) {
                tally.failed(on, Some(breach.id), "somebody was contacted whom this clause does not name");
            } else {
                match (self.decide_within.0, breach.decided) {
                    (Some(within), decided) => tally.clock(breach.at, within, decided, Some(breach.id), "was decided late"),
                    (None, Some(decided)) => tally.met(Some(view.now.day_of(decided))),
                    (None, None) => tally.pending(on, Some(breach.id), "waits for a decision"),
                }
            }
        }
        tally.finish("breaches decided in order", "no participant has broken the rules yet", |counts| {
            format!("{} of {} breaches were decided in order or are still in time", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Status, facts::Breach, testing::*};

    fn control() -> BreachDecision {
        control_of("kind = 'breach-decision'\ndecide-within = '3 working days'\ncontact = ['teacher']")
    }

    fn breach(safety_checked: Option<&str>, decided: Option<&str>) -> Breach {
        Breach {
            id: id(1),
            at: moment("2026-11-19T10:00:00Z"),
            safety_checked: safety_checked.map(moment),
            decided: decided.map(moment),
            contacted: vec![],
            service: None,
        }
    }

    fn on(date: &str, breach: Breach) -> Status {
        assess(&control(), &Facts { breaches: vec![breach].into(), ..Facts::default() }, date).status
    }

    #[test]
    fn d042_a_decision_is_made_in_time_and_asks_first_whether_contact_is_safe() {
        let asked = Some("2026-11-20T09:00:00Z");
        assert_eq!(on("2026-11-25", breach(asked, Some("2026-11-20T10:00:00Z"))), Status::Met);
        assert_eq!(on("2026-11-25", breach(None, Some("2026-11-20T10:00:00Z"))), Status::NotMet);
        assert_eq!(on("2026-11-25", breach(asked, Some("2026-11-20T08:00:00Z"))), Status::NotMet);
        assert_eq!(on("2026-11-23", breach(None, None)), Status::DueSoon);
        assert_eq!(on("2026-11-24", breach(None, None)), Status::NotMet);
    }

    #[test]
    fn d131_only_those_whom_the_clause_names_are_contacted() {
        let mut told = breach(Some("2026-11-20T09:00:00Z"), Some("2026-11-20T10:00:00Z"));
        told.contacted = vec![BreachContact::Parents];
        assert_eq!(on("2026-11-25", told), Status::NotMet);
    }
}
