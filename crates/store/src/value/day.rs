//! A date with no time and no zone.

use jiff::civil::Date;
use jiff::{Span, Unit};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A civil date, kept as whole days since 1970-01-01 so that it sorts and compares the same in both databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// Days since 1970-01-01; negative before it.
    pub fn number(self) -> i64 {
        let span = EPOCH
            .until((Unit::Day, self.0))
            .expect("two dates are always some days apart");
        i64::from(span.get_days())
    }

    /// From days since 1970-01-01; `None` outside jiff's years -9999 to 9999.
    pub fn from_number(days: i64) -> Option<Day> {
        let span = Span::new().try_days(days).ok()?;
        EPOCH.checked_add(span).ok().map(Day)
    }

    /// The same date as jiff's type.
    pub fn date(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Day {
        Day(date)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Date {
        day.0
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        let text = String::deserialize(from)?;
        text.parse::<Date>().map(Day).map_err(de::Error::custom)
    }
}

super::stored_as!(Day as i64, |day| day.number(), |days| Day::from_number(
    days
)
.ok_or_else(|| format!("{days} days is outside the calendar").into()));
