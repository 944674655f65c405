use super::{Assessment, Control, View};
use crate::{
    Choice, OpenPeriod, RegisterKind, Tally,
    params::{params, words_or},
    terms::ConcernRoute,
};

params! {
    /// Every concern is read, triaged and acted on in time, and the clocks are the same whichever
    /// way it reached us: a disclosure on social media counts like one made face to face.
    pub struct ResponseClock {
        /// How soon somebody reads a concern.
        read: OpenPeriod;
        /// How soon it is triaged.
        triage: OpenPeriod;
        /// How soon the first action is taken.
        act: OpenPeriod;
        /// The routes to which these clocks apply.
        routes: Vec<ConcernRoute> = ConcernRoute::ALL.to_vec();
    }
}

impl Control for ResponseClock {
    const KIND: &'static str = "response-clock";
    const TITLE: &'static str = "Concerns are answered in time";
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Concerns];

    fn rule(&self) -> String {
        let step = |what: &str, period: OpenPeriod| match period.0 {
            Some(period) => format!("{what} within {period}"),
            None => format!("{what} in a time that is not set yet"),
        };
        let steps = [step("read", self.read), step("triaged", self.triage), step("acted on", self.act)];
        let routes = if self.routes.len() == ConcernRoute::ALL.len() {
            "whichever way it reaches us".to_owned()
        } else {
            format!("if it reaches us by {}", words_or(&self.routes, "no route"))
        };
        format!("A concern is {}, {routes}.", crate::join(steps))
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut social_media = 0;
        for concern in view.facts.concerns.rows() {
            if !view.covers(&concern.service) || !self.routes.contains(&concern.route) {
                continue;
            }
            social_media += u32::from(concern.route == ConcernRoute::SocialMedia);
            let clocks = [
                (self.read, concern.read, "was read late"),
                (self.triage, concern.triaged, "was triaged late"),
                (self.act, concern.acted, "was acted on late"),
            ];
            for (limit, stopped, late) in clocks {
                if let Some(limit) = limit.0 {
                    tally.clock(concern.received, limit, stopped, Some(concern.id), late);
                }
            }
        }
        tally
            .finish("steps in time", "no concern has been received yet", |counts| match counts.failed {
                0 => "every concern was answered in time".into(),
                failed => format!("{failed} steps were late or are overdue"),
            })
            .figure("concerns from social media among them", social_media, None)
    }

    fn sole_value(&self) -> String {
        format!("{} {} {}", self.read, self.triage, self.act)
    }

    fn sole_rule_for(&self) -> Vec<std::borrow::Cow<'static, str>> {
        self.routes.iter().map(|route| route.key().into()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Status, facts::Concern, testing::*};

    fn control() -> ResponseClock {
        control_of("kind = 'response-clock'\nread = '4 hours'\ntriage = '1 working day'\nact = 'not set'")
    }

    fn concern(route: ConcernRoute, read: Option<&str>, triaged: Option<&str>) -> Concern {
        Concern {
            id: id(7),
            received: moment("2026-11-20T15:00:00Z"),
            route,
            read: read.map(moment),
            triaged: triaged.map(moment),
            acted: None,
            sent_to: None,
            conflict: false,
            subject_excluded: true,
            service: None,
        }
    }

    /// A limit of its own for acting, so that no gap hides the rest.
    fn complete() -> ResponseClock {
        ResponseClock { act: OpenPeriod(Some(crate::Period::days(28))), ..control() }
    }

    fn on(date: &str, concern: Concern) -> crate::Standing {
        assess(&complete(), &Facts { concerns: vec![concern].into(), ..Facts::default() }, date)
    }

    #[test]
    fn d124_a_disclosure_on_social_media_runs_on_the_same_clock() {
        for route in ConcernRoute::ALL {
            let late = on("2026-11-23", concern(*route, Some("2026-11-20T19:01:00Z"), Some("2026-11-23T10:00:00Z")));
            assert_eq!(late.status, Status::NotMet, "{route}");
            assert_eq!(late.facts[0].text, "was read late");
        }
    }

    #[test]
    fn a_working_day_runs_over_the_weekend() {
        let read = Some("2026-11-20T16:00:00Z");
        assert_eq!(on("2026-11-22", concern(ConcernRoute::Phone, read, None)).status, Status::DueSoon);
        assert_eq!(on("2026-11-23", concern(ConcernRoute::Phone, read, None)).status, Status::NotMet);
        let triaged = concern(ConcernRoute::Phone, read, Some("2026-11-23T14:59:00Z"));
        assert_eq!(on("2026-11-23", triaged).status, Status::DueSoon);
    }

    #[test]
    fn a_clock_that_is_not_set_is_a_gap() {
        let in_time = concern(ConcernRoute::Phone, Some("2026-11-20T16:00:00Z"), Some("2026-11-20T16:00:00Z"));
        let standing = assess(&control(), &Facts { concerns: vec![in_time].into(), ..Facts::default() }, "2026-11-23");
        assert_eq!((standing.status, standing.gap), (Status::NotAssessed, true));
    }
}
