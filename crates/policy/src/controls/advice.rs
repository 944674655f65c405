use super::{Assessment, Control, View};
use crate::{
    OpenPeriod, RegisterKind, Role, Tally,
    params::{any_of, params},
};

params! {
    /// Whoever has a question about safety online asks somebody who knows, and gets an answer in
    /// time.
    pub struct Advice {
        /// Who gives advice.
        from: Vec<Role>;
        /// How soon a question is answered.
        answer_within: OpenPeriod;
    }
}

impl Control for Advice {
    const KIND: &'static str = "advice";
    const TITLE: &'static str = "Questions get an answer";
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::AdviceRequests];

    fn rule(&self) -> String {
        let within = match self.answer_within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        format!(
            "Questions go to the {} and are answered {within}.",
            any_of(&self.from, "nobody")
        )
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for asked in view
            .facts
            .advice
            .rows()
            .iter()
            .filter(|one| view.covers(&one.service))
        {
            let on = view.now.day_of(asked.answered.unwrap_or(asked.asked));
            match (asked.answered, self.answer_within.0) {
                (Some(_), _) if !asked.by.is_some_and(|by| self.from.contains(&by)) => {
                    tally.failed(
                        on,
                        None,
                        "a question was answered by somebody this clause does not name",
                    );
                }
                (answered, Some(within)) => tally.clock(
                    asked.asked,
                    within,
                    answered,
                    None,
                    "a question was answered late",
                ),
                (Some(_), None) => tally.met(Some(on)),
                (None, None) => tally.pending(on, None, "a question waits for an answer"),
            }
        }
        tally.finish(
            "questions answered in time",
            "nobody has asked for advice yet",
            |counts| {
                format!(
                    "{} of {} questions were answered in time or still can be",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn roles(&self) -> Vec<Role> {
        self.from.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Status, facts, testing::*};

    #[test]
    fn d123_a_question_is_answered_in_time_by_somebody_who_knows() {
        let control: Advice =
            control_of("kind = 'advice'\nfrom = ['dsl']\nanswer-within = '1 working day'");
        let on = |answered: Option<&str>, by, date| {
            let asked = facts::Advice {
                asked: moment("2026-11-19T10:00:00Z"),
                answered: answered.map(moment),
                by,
                service: None,
            };
            assess(
                &control,
                &Facts {
                    advice: vec![asked].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        let in_time = Some("2026-11-20T10:00:00Z");
        assert_eq!(on(in_time, Some(Role::Dsl), "2026-11-22"), Status::Met);
        assert_eq!(on(in_time, Some(Role::Host), "2026-11-22"), Status::NotMet);
        assert_eq!(on(in_time, None, "2026-11-22"), Status::NotMet);
        assert_eq!(
            on(Some("2026-11-20T10:01:00Z"), Some(Role::Dsl), "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(on(None, None, "2026-11-19"), Status::DueSoon);
        assert_eq!(on(None, None, "2026-11-20"), Status::NotMet);
    }
}
