use std::{fmt, str::FromStr};

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The unit of a [`Period`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Sixty seconds.
    Minute,
    /// Sixty minutes, counted through nights and weekends.
    Hour,
    /// A day from Monday to Friday that is not a bank holiday.
    WorkingDay,
    /// A calendar day.
    Day,
    /// Seven calendar days.
    Week,
    /// A calendar month; the last day where the month is shorter.
    Month,
    /// Twelve calendar months.
    Year,
}

const UNITS: [(Unit, &str, &str, u64); 7] = [
    (Unit::Minute, "minute", "minutes", 1),
    (Unit::Hour, "hour", "hours", 60),
    (Unit::WorkingDay, "working day", "working days", 1_440),
    (Unit::Day, "day", "days", 1_440),
    (Unit::Week, "week", "weeks", 10_080),
    (Unit::Month, "month", "months", 43_830),
    (Unit::Year, "year", "years", 525_960),
];

/// A length of time as a policy writes it: "10 minutes", "1 working day", "12 months".
///
/// It keeps the unit it was written in, because "12 months" and "365 days" end on different days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    count: u16,
    unit: Unit,
}

impl Period {
    /// The longest period that can be written, in the unit it is written in: a hundred years.
    const MOST_MINUTES: u64 = 100 * 525_960;

    /// So many of a unit.
    pub const fn new(count: u16, unit: Unit) -> Self {
        Self { count, unit }
    }
    /// So many minutes.
    pub const fn minutes(count: u16) -> Self {
        Self::new(count, Unit::Minute)
    }
    /// So many hours.
    pub const fn hours(count: u16) -> Self {
        Self::new(count, Unit::Hour)
    }
    /// So many days.
    pub const fn days(count: u16) -> Self {
        Self::new(count, Unit::Day)
    }
    /// So many working days.
    pub const fn working_days(count: u16) -> Self {
        Self::new(count, Unit::WorkingDay)
    }
    /// So many months.
    pub const fn months(count: u16) -> Self {
        Self::new(count, Unit::Month)
    }
    /// So many years.
    pub const fn years(count: u16) -> Self {
        Self::new(count, Unit::Year)
    }
    /// How many of its unit.
    pub const fn count(self) -> u16 {
        self.count
    }
    /// Its unit.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The length in minutes, for comparing periods; a month counts as 30.4375 days.
    pub fn about_minutes(self) -> u64 {
        u64::from(self.count) * words(self.unit).3
    }

    /// The day this period after `date` ends. Minutes and hours round up to whole days.
    /// The far end of the calendar stands in for a day beyond it.
    pub fn after_date(self, date: Date, holidays: &[Date]) -> Date {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Minute => ((count + 1_439) / 1_440).days(),
            Unit::Hour => ((count + 23) / 24).days(),
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
            Unit::WorkingDay => return working_days_after(date, self.count, holidays),
        };
        date.checked_add(span).unwrap_or(Date::MAX)
    }

    /// The moment this period after `from` ends, on the clocks of `zone`.
    pub fn after(self, from: Timestamp, zone: &TimeZone, holidays: &[Date]) -> Timestamp {
        let minutes = match self.unit {
            Unit::Minute => i64::from(self.count),
            Unit::Hour => i64::from(self.count) * 60,
            _ => {
                let local = zone.to_datetime(from);
                let end = self
                    .after_date(local.date(), holidays)
                    .to_datetime(local.time());
                return zone.to_timestamp(end).unwrap_or(Timestamp::MAX);
            }
        };
        from.checked_add(SignedDuration::from_mins(minutes))
            .unwrap_or(Timestamp::MAX)
    }
}

fn words(unit: Unit) -> &'static (Unit, &'static str, &'static str, u64) {
    &UNITS[unit as usize]
}

fn working_days_after(date: Date, count: u16, holidays: &[Date]) -> Date {
    let mut day = date;
    let mut left = count;
    while left > 0 {
        let Ok(next) = day.tomorrow() else {
            return Date::MAX;
        };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !holidays.contains(&day)
        {
            left -= 1;
        }
    }
    day
}

/// Why a period could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodError(pub String);

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for PeriodError {}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let not_a_period = || PeriodError(format!("`{}` is not a length of time", clip(text)));
        let (number, unit) = text.trim().split_once(' ').ok_or_else(not_a_period)?;
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(not_a_period());
        }
        let unit = unit.trim();
        let found = UNITS
            .iter()
            .find(|(_, one, many, _)| unit == *one || unit == *many);
        let &(unit, ..) =
            found.ok_or_else(|| PeriodError(format!("`{}` is not a unit of time", clip(unit))))?;
        let too_long = || PeriodError(format!("`{}` is longer than 100 years", clip(text)));
        let count: u16 = number.parse().map_err(|_| too_long())?;
        let period = Period { count, unit };
        if period.about_minutes() > Self::MOST_MINUTES {
            Err(too_long())
        } else {
            Ok(period)
        }
    }
}

/// The start of a text, so that a message never repeats a megabyte.
pub(crate) fn clip(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text
        .chars()
        .take(MOST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if short.len() < text.len() && text.chars().count() > MOST {
        short.push('…');
    }
    short
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, one, many, _) = words(self.unit);
        write!(
            f,
            "{} {}",
            self.count,
            if self.count == 1 { one } else { many }
        )
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_is_printed_as_it_is_written() {
        for text in [
            "10 minutes",
            "1 hour",
            "48 hours",
            "1 working day",
            "3 days",
            "2 weeks",
            "12 months",
            "1 year",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "10",
            "ten minutes",
            "-3 days",
            "+3 days",
            "3 fortnights",
            "70000 days",
            "101 years",
            "3.5 days",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays() {
        let friday = date(2026, 12, 18);
        assert_eq!(
            Period::working_days(1).after_date(friday, &[]),
            date(2026, 12, 21)
        );
        let christmas = [date(2026, 12, 25), date(2026, 12, 28)];
        assert_eq!(
            Period::working_days(5).after_date(friday, &christmas),
            date(2026, 12, 29)
        );
    }

    #[test]
    fn hours_are_real_hours_and_days_follow_the_clock_when_it_changes() {
        let zone = TimeZone::get("Europe/London").unwrap();
        let before: Timestamp = "2026-03-28T12:00:00Z".parse().unwrap();
        assert_eq!(
            Period::hours(24).after(before, &zone, &[]),
            "2026-03-29T12:00:00Z".parse().unwrap()
        );
        assert_eq!(
            Period::days(1).after(before, &zone, &[]),
            "2026-03-29T11:00:00Z".parse().unwrap()
        );
    }

    #[test]
    fn the_end_of_a_month_stays_in_the_month() {
        assert_eq!(
            Period::months(1).after_date(date(2027, 1, 31), &[]),
            date(2027, 2, 28)
        );
    }
}
