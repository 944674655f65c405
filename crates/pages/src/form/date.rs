//! A date from three boxes, read as people write dates.

use jiff::civil::Date;

use crate::words::{Language, Words};

/// Why three boxes do not make a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// All three boxes are empty.
    Missing,
    NoDay,
    NoMonth,
    NoYear,
    /// A year such as `27`, which could be two centuries.
    ShortYear,
    /// Not a number, or no such day, as 31 April.
    Unreal,
}

impl DateProblem {
    /// The box to go to: `day`, `month` or `year`.
    pub fn part(self) -> &'static str {
        match self {
            Self::Missing | Self::NoDay | Self::Unreal => "day",
            Self::NoMonth => "month",
            Self::NoYear | Self::ShortYear => "year",
        }
    }

    /// What to tell the person; `what` is the date's name, such as `The date they start`.
    pub fn words(self, language: Language, what: &str) -> Words {
        let key = match self {
            Self::Missing => "form-date-missing",
            Self::NoDay => "form-date-no-day",
            Self::NoMonth => "form-date-no-month",
            Self::NoYear => "form-date-no-year",
            Self::ShortYear => "form-date-short-year",
            Self::Unreal => "form-date-unreal",
        };
        let what = match self {
            Self::Missing => lower_first(what),
            _ => what.to_owned(),
        };
        language.t(key).arg("what", what)
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

pub(super) fn read(typed: [&str; 3]) -> Result<Option<Date>, DateProblem> {
    let [day, month, year] = typed.map(str::trim);
    match (day.is_empty(), month.is_empty(), year.is_empty()) {
        (true, true, true) => return Ok(None),
        (true, _, _) => return Err(DateProblem::NoDay),
        (_, true, _) => return Err(DateProblem::NoMonth),
        (_, _, true) => return Err(DateProblem::NoYear),
        _ => {}
    }
    let year: i16 = number(year)?;
    if year < 1000 {
        return Err(DateProblem::ShortYear);
    }
    let month = match named_month(month) {
        Some(month) => month,
        None => number(month)?,
    };
    match Date::new(year, month, number(day)?) {
        Ok(date) => Ok(Some(date)),
        Err(_) => Err(DateProblem::Unreal),
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, DateProblem> {
    text.parse().map_err(|_| DateProblem::Unreal)
}

/// A month by its English name or the first three or more letters of it, as many people type it.
fn named_month(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_lowercase();
    if text.chars().count() < 3 {
        return None;
    }
    (1..)
        .zip(NAMES)
        .find_map(|(number, name)| name.starts_with(&text).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        assert_eq!(read(["", " ", ""]), Ok(None));
        assert_eq!(read([" 5", "03", "2027"]), Ok(Some(date(2027, 3, 5))));
        assert_eq!(read(["5", "March", "2027"]), Ok(Some(date(2027, 3, 5))));
        assert_eq!(read(["29", "feb", "2028"]), Ok(Some(date(2028, 2, 29))));
    }

    #[test]
    fn each_mistake_is_told_apart() {
        assert_eq!(read(["", "3", "2027"]), Err(DateProblem::NoDay));
        assert_eq!(read(["5", "", "2027"]), Err(DateProblem::NoMonth));
        assert_eq!(read(["5", "3", ""]), Err(DateProblem::NoYear));
        assert_eq!(read(["5", "3", "27"]), Err(DateProblem::ShortYear));
        for unreal in [
            ["31", "4", "2027"],
            ["29", "2", "2027"],
            ["five", "3", "2027"],
            ["5", "ju", "2027"],
            ["5", "13", "2027"],
            ["5", "3", "99999999"],
            ["-5", "3", "2027"],
        ] {
            assert_eq!(read(unreal), Err(DateProblem::Unreal), "{unreal:?}");
        }
    }

    #[test]
    fn a_missing_date_is_asked_for_in_a_sentence() {
        let words = DateProblem::Missing.words(Language::English, "The date they start");
        assert_eq!(words.to_string(), "Enter the date they start");
    }
}
