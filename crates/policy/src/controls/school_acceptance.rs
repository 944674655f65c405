use super::{Assessment, Control, View};
use crate::{Act, ActKind, Known, RegisterKind, Tally, Verdict, params::params};

params! {
    /// The teacher or other responsible adult knows and accepts the policy before a booking is
    /// confirmed, so that they can help to keep it in the session.
    pub struct SchoolAcceptance {
    }
}

impl Control for SchoolAcceptance {
    const KIND: &'static str = "school-acceptance";
    const TITLE: &'static str = "Schools accept the policy";
    const ACTS: &'static [ActKind] = &[ActKind::ConfirmBooking];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Bookings];

    fn rule(&self) -> String {
        "A booking is confirmed once the teacher or other responsible adult has accepted this policy.".into()
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::ConfirmBooking(act) = act else { return None };
        Some(match &act.booking {
            Known::Yes(booking) if booking.accepted.is_some() => Verdict::meets("the responsible adult has accepted the policy"),
            Known::Yes(_) | Known::No => Verdict::breaks("ask the teacher or other responsible adult to accept the policy first"),
            Known::Unknown => Verdict::unknown("check whether the responsible adult has accepted the policy"),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for booking in view.facts.bookings.rows() {
            let Some(confirmed) = booking.confirmed else { continue };
            if !view.covers(&booking.service) {
                continue;
            }
            let by = booking.first_session.unwrap_or(confirmed);
            match booking.accepted {
                Some(accepted) if accepted <= by => tally.met(Some(accepted)),
                Some(accepted) => tally.failed(accepted, Some(booking.id), "was accepted after the first session"),
                None => tally.failed(confirmed, Some(booking.id), "was confirmed without acceptance"),
            }
        }
        tally.finish("bookings accepted first", "no booking has been confirmed yet", |counts| {
            format!("{} of {} confirmed bookings were accepted before the first session", counts.kept(), counts.all())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ConfirmBooking, Facts, Finding, Status, facts::Booking, testing::*};

    fn control() -> SchoolAcceptance {
        control_of("kind = 'school-acceptance'")
    }

    fn booking(accepted: Option<&str>) -> Booking {
        Booking {
            id: id(1),
            service: Some("schools".into()),
            asked: day("2026-10-01"),
            accepted: accepted.map(day),
            confirmed: Some(day("2026-10-20")),
            first_session: Some(day("2026-11-02")),
        }
    }

    #[test]
    fn d034_no_booking_is_confirmed_before_the_teacher_accepts() {
        let act = |booking| ConfirmBooking { booking, ..Default::default() };
        assert_eq!(finding(&control(), act(Known::Yes(booking(Some("2026-10-05"))))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Known::Yes(booking(None)))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(Known::Unknown)), Some(Finding::Unknown));
    }

    #[test]
    fn acceptance_after_the_first_session_is_too_late() {
        let on = |accepted| assess(&control(), &Facts { bookings: vec![booking(accepted)].into(), ..Facts::default() }, "2026-11-22").status;
        assert_eq!(on(Some("2026-10-05")), Status::Met);
        assert_eq!(on(Some("2026-11-03")), Status::NotMet);
        assert_eq!(on(None), Status::NotMet);
    }
}
