use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::Period;

/// The moment from which facts are looked at. Nothing in this crate reads a clock.
#[derive(Debug, Clone)]
pub struct AsOf {
    /// The moment.
    pub at: Timestamp,
    /// The clock on the organisation's wall.
    pub zone: TimeZone,
    /// Bank holidays of its nation, for periods in working days.
    pub holidays: Vec<Date>,
    today: Date,
}

impl AsOf {
    /// A moment on an organisation's own clock and calendar.
    pub fn new(at: Timestamp, zone: TimeZone, holidays: Vec<Date>) -> Self {
        let today = zone.to_datetime(at).date();
        Self {
            at,
            zone,
            holidays,
            today,
        }
    }

    /// The last moment of a day: how things stood when it ended.
    pub fn end_of(day: Date, zone: TimeZone, holidays: Vec<Date>) -> Self {
        let last = day.at(23, 59, 59, 999_999_999);
        let at = zone.to_timestamp(last).unwrap_or(Timestamp::MAX);
        Self {
            at,
            zone,
            holidays,
            today: day,
        }
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The day of another moment on the same clock.
    pub fn day_of(&self, moment: Timestamp) -> Date {
        self.zone.to_datetime(moment).date()
    }

    /// When a period that began at `from` ends.
    pub fn end(&self, from: Timestamp, period: Period) -> Timestamp {
        period.after(from, &self.zone, &self.holidays)
    }

    /// The day a period that began on `from` ends.
    pub fn end_day(&self, from: Date, period: Period) -> Date {
        period.after_date(from, &self.holidays)
    }
}
