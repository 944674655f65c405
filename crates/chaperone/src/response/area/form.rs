//! An area as somebody types it.

use pages::{Form, Language};
use policy::{Period, Unit};

/// The longest name.
const LONGEST: usize = 100;
/// Longer than this is no clock for telling anybody about harm.
const LONGEST_MINUTES: u64 = 60 * 24 * 31;

/// An area that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub name: String,
    pub lado_within: Period,
    pub confirm_within: Period,
    pub reply_within: Period,
}

/// Reads the form; what is wrong is said in it.
pub fn parse(form: &mut Form) -> Option<Command> {
    let language = Language::English;
    let name = form.text("name").to_owned();
    if name.is_empty() {
        form.refuse("name", language.t("area-name-missing"));
    } else if name.chars().count() > LONGEST {
        form.refuse("name", language.t("area-name-long").arg("most", LONGEST));
    }
    let lado = period(form, "lado");
    let confirm = period(form, "confirm");
    let reply = period(form, "reply");
    if form.is_refused() {
        return None;
    }
    Some(Command {
        name,
        lado_within: lado?,
        confirm_within: confirm?,
        reply_within: reply?,
    })
}

fn period(form: &mut Form, name: &str) -> Option<Period> {
    let typed = form.text(name).to_lowercase();
    let typed: Vec<&str> = typed.split_whitespace().collect();
    let read = typed.join(" ").parse::<Period>();
    let fits = |period: &Period| {
        let unit = matches!(
            period.unit(),
            Unit::Minute | Unit::Hour | Unit::WorkingDay | Unit::Day | Unit::Week
        );
        unit && period.count() > 0 && period.about_minutes() <= LONGEST_MINUTES
    };
    match read {
        Ok(period) if fits(&period) => Some(period),
        _ => {
            form.refuse(name, Language::English.t("area-period-wrong"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(lado: &str) -> Form {
        Form::from_pairs([
            ("name", "Northshire"),
            ("lado", lado),
            ("confirm", "48 hours"),
            ("reply", "1 working day"),
        ])
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for typed in ["1 working day", " 1  Working Day ", "24 hours", "2 days"] {
            assert!(parse(&mut form(typed)).is_some(), "{typed}");
        }
    }

    #[test]
    fn a_time_that_is_no_clock_is_refused() {
        for typed in ["", "soon", "0 hours", "1 year", "90 days", "24"] {
            let mut form = form(typed);
            assert!(parse(&mut form).is_none(), "{typed}");
            assert!(form.error("lado").is_some(), "{typed}");
        }
    }
}
