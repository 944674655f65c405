//! Bank holidays of the four nations, worked out from their rules. A day that one parliament adds once is not here:
//! a clock then ends a day early, never late.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use super::organisation::Nation;

/// The bank holidays of a nation in a span of years, in order.
#[must_use]
pub fn between(nation: Nation, from: i16, to: i16) -> Vec<Date> {
    (from..=to).flat_map(|year| of_year(nation, year)).collect()
}

fn of_year(nation: Nation, year: i16) -> Vec<Date> {
    let easter = easter_sunday(year);
    let scotland = nation == Nation::Scotland;
    let ireland = nation == Nation::NorthernIreland;
    let mut days = Vec::new();
    // A pair of holidays moves together: when the first falls on a weekend, both find a working day.
    if scotland {
        days.extend(pair(date(year, 1, 1), date(year, 1, 2)));
    } else {
        days.push(weekday_from(date(year, 1, 1)));
    }
    if ireland {
        days.push(weekday_from(date(year, 3, 17)));
    }
    days.push(easter - 2.days());
    if !scotland {
        days.push(easter + 1.day());
    }
    days.push(first(Weekday::Monday, date(year, 5, 1)));
    days.push(last_monday(year, 5));
    if ireland {
        days.push(weekday_from(date(year, 7, 12)));
    }
    days.push(if scotland {
        first(Weekday::Monday, date(year, 8, 1))
    } else {
        last_monday(year, 8)
    });
    if scotland {
        days.push(weekday_from(date(year, 11, 30)));
    }
    days.extend(pair(date(year, 12, 25), date(year, 12, 26)));
    days
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn weekday_from(mut day: Date) -> Date {
    while is_weekend(day) {
        day += 1.day();
    }
    day
}

/// Each of two days in a row that falls on a weekend is kept on the next working day that is free.
fn pair(one: Date, two: Date) -> [Date; 2] {
    match (is_weekend(one), is_weekend(two)) {
        (false, false) => [one, two],
        (false, true) => [one, weekday_from(two)],
        (true, false) => [two, two + 1.day()],
        (true, true) => {
            let monday = weekday_from(one);
            [monday, monday + 1.day()]
        }
    }
}

fn first(weekday: Weekday, mut day: Date) -> Date {
    while day.weekday() != weekday {
        day += 1.day();
    }
    day
}

fn last_monday(year: i16, month: i8) -> Date {
    let mut day = date(year, month, 1).last_of_month();
    while day.weekday() != Weekday::Monday {
        day -= 1.day();
    }
    day
}

/// Easter Sunday by the Gregorian rule of the Church (the computus).
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let golden = y % 19;
    let century = y / 100;
    let skipped = century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15;
    let moon = skipped % 30;
    let moon = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + moon + 2 - century + century / 4) % 7;
    let offset = moon - weekday;
    let month = 3 + (offset + 40) / 44;
    let day = offset + 28 - 31 * (month / 4);
    date(year, month as i8, day as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_calendar_says() {
        for (year, month, day) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(easter_sunday(year), date(year, month, day));
        }
    }

    #[test]
    fn england_has_eight_days_in_2026() {
        let days = between(Nation::England, 2026, 2026);
        let known = [
            (1, 1),
            (4, 3),
            (4, 6),
            (5, 4),
            (5, 25),
            (8, 31),
            (12, 25),
            (12, 28),
        ];
        let known: Vec<Date> = known.map(|(month, day)| date(2026, month, day)).to_vec();
        assert_eq!(days, known);
    }

    #[test]
    fn scotland_keeps_the_second_of_january_and_saint_andrew() {
        let days = between(Nation::Scotland, 2026, 2026);
        assert!(days.contains(&date(2026, 1, 2)));
        assert!(days.contains(&date(2026, 8, 3)));
        assert!(days.contains(&date(2026, 11, 30)));
        assert!(!days.contains(&date(2026, 4, 6)));
    }

    #[test]
    fn northern_ireland_keeps_march_and_july() {
        let days = between(Nation::NorthernIreland, 2026, 2026);
        assert!(days.contains(&date(2026, 3, 17)));
        assert!(days.contains(&date(2026, 7, 13)));
    }

    #[test]
    fn a_christmas_at_the_weekend_moves_to_working_days() {
        // 2021: Saturday and Sunday; 2022: Sunday and Monday.
        assert_eq!(
            pair(date(2021, 12, 25), date(2021, 12, 26)),
            [date(2021, 12, 27), date(2021, 12, 28)]
        );
        assert_eq!(
            pair(date(2022, 12, 25), date(2022, 12, 26)),
            [date(2022, 12, 26), date(2022, 12, 27)]
        );
        assert_eq!(
            pair(date(2026, 12, 25), date(2026, 12, 26)),
            [date(2026, 12, 25), date(2026, 12, 28)]
        );
    }
}
