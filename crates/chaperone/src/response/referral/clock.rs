//! By when a body is told, when what was said by phone is confirmed in writing, and when silence is asked about.
//!
//! A policy, an area and the law may each set a time. The earliest end counts: nobody is let off by having two clocks.

use jiff::Timestamp;
use policy::{AnyControl, Period, terms::Body};
use uuid::Uuid;

use super::body::is_local;
use crate::{ctx::Ctx, governance::live::LivePolicy, reporting::clocks, response::area::Area};

/// A personal data breach: UK GDPR, article 33. Real hours, weekends too.
const BREACH: Period = Period::hours(72);
/// No law sets a time for a serious incident or a barring referral, but "as soon as possible": a target of ours.
const SOON: Period = Period::working_days(5);
/// Where neither the policy nor an area says anything.
const SEND: Period = Period::working_days(1);
/// A local authority says within one working day what it does.
const ANSWER: Period = Period::working_days(1);
/// After so long the helpline for professionals takes a platform's silence up.
const PLATFORM_FIRST: Period = Period::hours(48);
/// After so long Report Harmful Content does.
const PLATFORM_THEN: Period = Period::new(1, policy::Unit::Week);
/// Commonly 24 to 48 hours, set locally; the stricter of the two.
const CONFIRM: Period = Period::hours(24);

/// Who set a time, for the page: the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Law,
    Area,
    Policy,
    /// Usual practice, or a target of ours.
    Usual,
}

impl Source {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Area => "area",
            Self::Policy => "policy",
            Self::Usual => "usual",
        }
    }
}

/// A moment by which something is due, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub at: Timestamp,
    pub within: Period,
    pub source: Source,
}

/// What sets the clocks of one referral.
pub struct Clocks<'a> {
    pub ctx: &'a Ctx,
    pub live: Option<&'a LivePolicy>,
    pub service: Option<&'a str>,
    pub body: Body,
    pub area: Option<&'a Area>,
}

impl Clocks<'_> {
    /// By when the body is told, from when we knew.
    #[must_use]
    pub fn send(&self, aware: Timestamp) -> Clock {
        let mut set: Vec<(Period, Source)> = self
            .of_policy()
            .map(|(send, _)| (send, Source::Policy))
            .collect();
        if self.body == Body::Ico {
            set.push((BREACH, Source::Law));
        }
        if self.body == Body::Lado {
            set.extend(self.area.map(|area| (area.lado_within, Source::Area)));
        }
        if set.is_empty() {
            let usual = match self.body {
                Body::CharityCommission | Body::Dbs => SOON,
                _ => SEND,
            };
            set.push((usual, Source::Usual));
        }
        self.earliest(aware, &set)
    }

    /// When an answer is asked for that has not come; `round` counts how often somebody asked. None for a body that answers
    /// nobody and for which the policy sets no time.
    #[must_use]
    pub fn reply(&self, sent: Timestamp, round: usize) -> Option<Clock> {
        let mut set: Vec<(Period, Source)> = self
            .of_policy()
            .filter_map(|(_, reply)| reply.map(|period| (period, Source::Policy)))
            .collect();
        if is_local(self.body) {
            set.extend(self.area.map(|area| (area.reply_within, Source::Area)));
        }
        match self.body {
            // A platform's own clock is longer than that of an authority, and the policy's one period is written for those.
            Body::Platform => {
                let usual = if round == 0 {
                    PLATFORM_FIRST
                } else {
                    PLATFORM_THEN
                };
                set = vec![(usual, Source::Usual)];
            }
            body if is_local(body) && set.is_empty() => set.push((ANSWER, Source::Usual)),
            _ => {}
        }
        (!set.is_empty()).then(|| self.earliest(sent, &set))
    }

    /// When what was said by phone is confirmed in writing.
    #[must_use]
    pub fn confirm(&self, sent: Timestamp) -> Clock {
        let mut set = Vec::new();
        if is_local(self.body) {
            set.extend(self.area.map(|area| (area.confirm_within, Source::Area)));
        }
        if set.is_empty() {
            set.push((CONFIRM, Source::Usual));
        }
        self.earliest(sent, &set)
    }

    /// How soon each clause about this body wants it told, and an answer asked for.
    fn of_policy(&self) -> impl Iterator<Item = (Period, Option<Period>)> {
        let clauses = self.live.map_or(&[][..], |live| &live.policy.clauses);
        clauses
            .iter()
            .filter(|clause| clause.covers(self.service))
            .filter_map(|clause| clause.rule.as_ref())
            .filter_map(|rule| match &rule.control {
                AnyControl::ReferralClock(clock) if clock.bodies.contains(&self.body) => {
                    Some((clock.send_within, clock.reply_within.0))
                }
                _ => None,
            })
    }

    fn earliest(&self, from: Timestamp, set: &[(Period, Source)]) -> Clock {
        let mut best: Option<Clock> = None;
        for (within, source) in set {
            let at = clocks::after(self.ctx, from, *within);
            if best.is_none_or(|best| at < best.at) {
                best = Some(Clock {
                    at,
                    within: *within,
                    source: *source,
                });
            }
        }
        best.unwrap_or(Clock {
            at: clocks::after(self.ctx, from, SEND),
            within: SEND,
            source: Source::Usual,
        })
    }
}

/// Something of a referral that stands in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    Send,
    Confirm,
    /// Asking for an answer for the first, second, ... time.
    Chase(usize),
}

impl Waits {
    /// The word in the queue.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Send => "referral",
            Self::Confirm => "confirm",
            Self::Chase(_) => "chase",
        }
    }

    /// The id of its row: found again from the referral, so that no table has to say which belongs to which.
    #[must_use]
    pub fn id(self, referral: Uuid) -> Uuid {
        let round = match self {
            Self::Send => return referral,
            Self::Confirm => 0,
            Self::Chase(round) => round + 1,
        };
        let mut named = referral.as_bytes().to_vec();
        named.extend((round as u64).to_le_bytes());
        let hash = blake3::derive_key("chaperone due of a referral, version 1", &named);
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        uuid::Builder::from_random_bytes(id).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use jiff::{
        SignedDuration, Zoned,
        civil::{Date, Weekday, date},
        tz::TimeZone,
    };
    use policy::Unit;
    use proptest::prelude::*;

    use super::*;
    use crate::people::{holidays, organisation::Nation};

    fn london() -> TimeZone {
        TimeZone::get("Europe/London").expect("a zone")
    }

    fn end(nation: Nation, from: &str, within: Period) -> String {
        let from: Zoned = format!("{from}[Europe/London]").parse().expect("a moment");
        let year = from.year();
        let holidays = holidays::between(nation, year, year + 1);
        let end = within.after(from.timestamp(), &london(), &holidays);
        end.to_zoned(london())
            .strftime("%a %Y-%m-%d %H:%M")
            .to_string()
    }

    #[test]
    fn the_clock_sheet_holds_in_each_nation() {
        use Nation::{England, NorthernIreland, Scotland, Wales};
        let day = Period::working_days(1);
        let christmas_eve = "2026-12-24T16:30";
        for nation in Nation::ALL {
            // Boxing Day is a Saturday: Monday is kept instead.
            assert_eq!(end(nation, christmas_eve, day), "Tue 2026-12-29 16:30");
            // Hours are hours, through weekends, holidays and the night when the clocks change.
            assert_eq!(
                end(nation, christmas_eve, PLATFORM_FIRST),
                "Sat 2026-12-26 16:30"
            );
            assert_eq!(
                end(nation, christmas_eve, PLATFORM_THEN),
                "Thu 2026-12-31 16:30"
            );
            assert_eq!(
                end(nation, "2026-10-23T17:00", BREACH),
                "Mon 2026-10-26 16:00"
            );
            assert_eq!(end(nation, "2026-11-18T10:00", day), "Thu 2026-11-19 10:00");
        }
        let table = [
            // Easter Monday is no bank holiday in Scotland.
            (England, "2026-04-02T16:30", "Tue 2026-04-07 16:30"),
            (Wales, "2026-04-02T16:30", "Tue 2026-04-07 16:30"),
            (NorthernIreland, "2026-04-02T16:30", "Tue 2026-04-07 16:30"),
            (Scotland, "2026-04-02T16:30", "Mon 2026-04-06 16:30"),
            // The second of January is one there alone.
            (England, "2026-12-31T09:00", "Mon 2027-01-04 09:00"),
            (Scotland, "2026-12-31T09:00", "Tue 2027-01-05 09:00"),
            // The twelfth of July in Northern Ireland.
            (England, "2027-07-09T09:00", "Mon 2027-07-12 09:00"),
            (NorthernIreland, "2027-07-09T09:00", "Tue 2027-07-13 09:00"),
        ];
        for (nation, from, due) in table {
            assert_eq!(end(nation, from, day), due, "{} {from}", nation.key());
        }
        assert_eq!(end(England, christmas_eve, SOON), "Tue 2027-01-05 16:30");
    }

    #[test]
    fn each_thing_that_waits_has_an_id_of_its_own() {
        let one = Uuid::from_u128(1);
        let all = [
            Waits::Send,
            Waits::Confirm,
            Waits::Chase(0),
            Waits::Chase(1),
        ];
        let ids: std::collections::BTreeSet<_> = all.iter().map(|what| what.id(one)).collect();
        assert_eq!(ids.len(), all.len());
        assert_eq!(Waits::Chase(1).id(one), Waits::Chase(1).id(one));
        assert_ne!(
            Waits::Confirm.id(one),
            Waits::Confirm.id(Uuid::from_u128(2))
        );
    }

    prop_compose! {
        fn moments()(hours in 0..24 * 365 * 4_i64) -> Timestamp {
            let first: Timestamp = "2026-01-01T00:00:00Z".parse().expect("a moment");
            first + SignedDuration::from_hours(hours)
        }
    }

    fn days() -> impl Strategy<Value = Vec<Date>> {
        proptest::collection::vec(0..1_500_i64, 0..40).prop_map(|days| {
            let first = date(2026, 1, 1);
            days.into_iter()
                .map(|day| first.saturating_add(jiff::Span::new().days(day)))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn a_holiday_more_never_makes_a_clock_end_earlier(from in moments(), count in 0..15_u16, some in days(), more in days()) {
            let period = Period::working_days(count);
            let without = period.after(from, &london(), &some);
            let all: Vec<Date> = some.iter().chain(&more).copied().collect();
            prop_assert!(period.after(from, &london(), &all) >= without);
        }

        #[test]
        fn a_weekend_never_makes_a_clock_end_earlier_and_it_ends_on_a_working_day(from in moments(), count in 1..15_u16, some in days()) {
            let working = Period::working_days(count).after(from, &london(), &some);
            let plain = Period::new(count, Unit::Day).after(from, &london(), &some);
            prop_assert!(working >= plain);
            let last = working.to_zoned(london()).date();
            prop_assert!(!matches!(last.weekday(), Weekday::Saturday | Weekday::Sunday));
            prop_assert!(!some.contains(&last));
        }
    }
}
