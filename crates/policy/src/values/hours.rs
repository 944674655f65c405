use std::{fmt, str::FromStr};

use jiff::civil::{DateTime, Time};
use serde::{Serialize, Serializer};

use super::period::clip;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Days of the week and the hours within them, such as `Mon-Fri 09:00-17:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// First day, 0 for Monday.
    first: u8,
    /// Last day, not before the first.
    last: u8,
    start: Time,
    end: Time,
}

/// The hours in which people may be contacted, on the organisation's own clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours(Vec<Range>);

impl Hours {
    /// The usual office week.
    pub fn office() -> Self {
        let time = |hour| Time::constant(hour, 0, 0, 0);
        Self(vec![Range {
            first: 0,
            last: 4,
            start: time(9),
            end: time(17),
        }])
    }

    /// Whether this moment is within the hours. The end itself is not.
    pub fn contain(&self, when: DateTime) -> bool {
        let day = when.weekday().to_monday_zero_offset() as u8;
        self.0.iter().any(|range| {
            (range.first..=range.last).contains(&day)
                && range.start <= when.time()
                && when.time() < range.end
        })
    }
}

/// Why hours could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursError(pub String);

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for HoursError {}

impl FromStr for Hours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        // Fourteen ranges are two for each day: more is a mistake, and keeps the work small.
        let ranges: Vec<&str> = text.split(',').take(15).collect();
        if ranges.len() > 14 {
            return Err(HoursError("more than 14 ranges of hours".into()));
        }
        Ok(Self(
            ranges.into_iter().map(range).collect::<Result<_, _>>()?,
        ))
    }
}

fn range(text: &str) -> Result<Range, HoursError> {
    let wrong = |what: &str| HoursError(format!("`{}` {what}", clip(text.trim())));
    let (days, times) = text
        .trim()
        .split_once(' ')
        .ok_or_else(|| wrong("does not give days and times"))?;
    let (first, last) = days.split_once('-').unwrap_or((days, days));
    let day = |name: &str| DAYS.iter().position(|day| *day == name);
    let (Some(first), Some(last)) = (day(first), day(last)) else {
        return Err(wrong(
            "does not name days as Mon, Tue, Wed, Thu, Fri, Sat or Sun",
        ));
    };
    if last < first {
        return Err(wrong("ends on a day before it starts"));
    }
    let (start, end) = times
        .trim()
        .split_once('-')
        .ok_or_else(|| wrong("does not give a start and an end"))?;
    let (Some(start), Some(end)) = (time(start), time(end)) else {
        return Err(wrong("does not give times as 09:00"));
    };
    if end <= start {
        return Err(wrong("ends before it starts"));
    }
    Ok(Range {
        first: first as u8,
        last: last as u8,
        start,
        end,
    })
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    match (hour.parse::<i8>(), minute.parse::<i8>()) {
        (Ok(24), Ok(0)) => Some(Time::MAX),
        (Ok(hour @ 0..=23), Ok(minute @ 0..=59)) => Some(Time::constant(hour, minute, 0, 0)),
        _ => None,
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, range) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            f.write_str(DAYS[usize::from(range.first)])?;
            if range.last != range.first {
                write!(f, "-{}", DAYS[usize::from(range.last)])?;
            }
            write!(f, " {:02}:{:02}-", range.start.hour(), range.start.minute())?;
            match range.end {
                Time::MAX => f.write_str("24:00")?,
                end => write!(f, "{:02}:{:02}", end.hour(), end.minute())?,
            }
        }
        Ok(())
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn hours_are_printed_as_they_are_written() {
        for text in [
            "Mon-Fri 09:00-17:00",
            "Mon 09:00-12:00, Wed-Thu 13:30-20:00",
            "Sat 18:00-24:00",
        ] {
            assert_eq!(text.parse::<Hours>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "always",
            "Mon-Fri",
            "Fri-Mon 09:00-17:00",
            "Mon 17:00-09:00",
            "Mon 9-17",
            "Mon 25:00-26:00",
        ] {
            assert!(text.parse::<Hours>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_last_minute_counts_and_the_end_does_not() {
        let hours = Hours::office();
        let friday = date(2026, 11, 20);
        assert!(hours.contain(friday.at(9, 0, 0, 0)));
        assert!(hours.contain(friday.at(16, 59, 59, 0)));
        assert!(!hours.contain(friday.at(17, 0, 0, 0)));
        assert!(!hours.contain(date(2026, 11, 21).at(10, 0, 0, 0)));
    }
}
