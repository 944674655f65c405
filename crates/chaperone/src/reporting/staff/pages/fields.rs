//! Fields that several forms of the staff door have.

use data_encoding::HEXLOWER_PERMISSIVE;
use jiff::{Timestamp, civil::Time};
use pages::{Form, Language, views::staff::SUBJECTS};
use uuid::Uuid;

use crate::{ctx::Ctx, error::AppError, governance::live::LivePolicy, reporting::words::Named};

/// The longest line, and the longest text that is not the main one.
const LINE: usize = 1_000;
const AREA: usize = 5_000;

/// A form with a secret of its own: sent twice, it is one report.
#[must_use]
pub fn fresh(ctx: &Ctx) -> Form {
    let mut form = Form::new();
    let seed: [u8; 32] = ctx.app.entropy().bytes();
    form.set("seed", HEXLOWER_PERMISSIVE.encode(&seed));
    form
}

/// The secret of a form.
///
/// # Errors
/// [`AppError::BadRequest`] without one: our own pages never send such a form.
pub fn seed(form: &Form) -> Result<[u8; 32], AppError> {
    let bad = || AppError::BadRequest("the form could not be read".into());
    let bytes = HEXLOWER_PERMISSIVE.decode(form.text("seed").as_bytes());
    let bytes = bytes.map_err(|_| bad())?;
    bytes.as_slice().try_into().map_err(|_| bad())
}

/// How many entries the writer had seen.
///
/// # Errors
/// [`AppError::BadRequest`] where the form does not say: our own pages always do.
pub fn seen(form: &Form) -> Result<i64, AppError> {
    let seen = form.text("seen").parse();
    seen.map_err(|_| AppError::BadRequest("the form could not be read".into()))
}

/// One of some choices; refused with `missing` when none was made.
pub fn choice(form: &mut Form, name: &str, keys: &[&str], missing: &str) -> String {
    let chosen = form.text(name).to_owned();
    if !keys.contains(&chosen.as_str()) {
        form.refuse(name, Language::English.t(missing));
    }
    chosen
}

/// Yes or no; refused with `missing` when neither was said.
pub fn yes(form: &mut Form, name: &str, missing: &str) -> bool {
    choice(form, name, &["yes", "no"], missing) == "yes"
}

/// Text that has to be there and not too long, to the letter.
pub fn words(form: &mut Form, name: &str, most: usize, missing: &str, long: &str) -> String {
    let text = form.value(name).to_owned();
    if text.trim().is_empty() {
        form.refuse(name, Language::English.t(missing));
    } else if text.chars().count() > most {
        form.refuse(name, Language::English.t(long));
    }
    text
}

/// A line that may be empty. `rest`: the label of the form's field that takes more.
pub fn line(form: &mut Form, name: &str, rest: &str) -> String {
    let text = form.text(name).to_owned();
    limit(form, name, &text, LINE, rest);
    text
}

/// A text that may be empty, to the letter. `rest`: the label of the form's field that takes more.
pub fn area(form: &mut Form, name: &str, rest: &str) -> String {
    let text = form.value(name).to_owned();
    limit(form, name, &text, AREA, rest);
    text
}

fn limit(form: &mut Form, name: &str, text: &str, most: usize, rest: &str) {
    if text.chars().count() > most {
        let language = Language::English;
        let words = language
            .t("staff-part-long")
            .arg("most", most)
            .arg("rest", language.t(rest).to_string());
        form.refuse(name, words);
    }
}

/// A text that may be empty, to the letter, on a form without a field for more.
pub fn note(form: &mut Form, name: &str) -> String {
    let text = form.value(name).to_owned();
    if text.chars().count() > AREA {
        let words = Language::English.t("staff-note-long").arg("most", AREA);
        form.refuse(name, words);
    }
    text
}

/// A moment from a day and a time; none where both are empty, which is now. A time alone is today's. A day alone is refused: noon
/// would be a guess, and clocks start from it.
pub fn moment(ctx: &Ctx, form: &mut Form, day: &str, time: &str, label: &str) -> Option<Timestamp> {
    let language = Language::English;
    let refused = form.errors().len();
    let date = form.optional_date(language, day, &language.t(label).to_string());
    let typed = form.text(time).to_owned();
    let clock = if typed.is_empty() {
        None
    } else {
        let read = self::time(&typed);
        if read.is_none() {
            form.refuse(time, language.t("staff-time-wrong"));
        }
        read
    };
    if form.errors().len() > refused {
        return None;
    }
    let Some(clock) = clock else {
        if date.is_some() {
            form.refuse(time, language.t("staff-time-missing"));
        }
        return None;
    };
    let at = date.unwrap_or(ctx.today()).to_datetime(clock);
    match at.to_zoned(ctx.zone()) {
        Ok(zoned) if zoned.timestamp() <= ctx.now() => Some(zoned.timestamp()),
        Ok(_) => {
            form.refuse(time, language.t("staff-time-ahead"));
            None
        }
        Err(_) => {
            form.refuse(time, language.t("staff-time-wrong"));
            None
        }
    }
}

/// A time as people write it: `14:30`, `9.05`, `2:30pm`, `2 pm`.
fn time(typed: &str) -> Option<Time> {
    let text: String = typed
        .to_lowercase()
        .replace('.', ":")
        .split_whitespace()
        .collect();
    let formats = ["%H:%M", "%I:%M%p", "%I%p"];
    formats
        .iter()
        .find_map(|format| Time::strptime(format, &text).ok())
}

/// The people of the organisation whom a report is about, without repetition.
pub fn subjects(form: &mut Form, members: &[(Uuid, String)]) -> Vec<Named> {
    let mut subjects: Vec<Named> = Vec::new();
    for name in SUBJECTS {
        let chosen = form.text(name).to_owned();
        if chosen.is_empty() {
            continue;
        }
        let id = chosen.parse::<Uuid>();
        let found = members.iter().find(|(member, _)| Ok(*member) == id);
        match found {
            Some((id, _)) if subjects.iter().any(|one| one.id == *id) => {}
            Some((id, label)) => subjects.push(Named {
                id: *id,
                name: label.clone(),
            }),
            None => form.refuse(name, Language::English.t("staff-subject-unknown")),
        }
    }
    subjects
}

/// The services of the policy in force: key and name.
#[must_use]
pub fn services(live: Option<&LivePolicy>) -> Vec<(String, String)> {
    let services = live.map_or(&[][..], |live| &live.policy.services);
    services
        .iter()
        .map(|service| (service.id.clone(), service.label.clone()))
        .collect()
}

/// The service that was chosen, if one was.
pub fn service(form: &mut Form, live: Option<&LivePolicy>) -> Option<String> {
    let chosen = form.text("service").to_owned();
    if chosen.is_empty() {
        return None;
    }
    if !services(live).iter().any(|(key, _)| *key == chosen) {
        form.refuse("service", Language::English.t("staff-service-unknown"));
    }
    Some(chosen)
}

/// People as a select shows them.
#[must_use]
pub fn listed(members: &[(Uuid, String)]) -> Vec<(String, String)> {
    members
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let at = |hour, minute| Some(Time::constant(hour, minute, 0, 0));
        for (typed, read) in [
            ("14:30", at(14, 30)),
            ("9.05", at(9, 5)),
            ("2:30pm", at(14, 30)),
            ("2.30 PM", at(14, 30)),
            ("2 pm", at(14, 0)),
            ("12am", at(0, 0)),
            ("25:00", None),
            ("noon", None),
            ("14", None),
        ] {
            assert_eq!(time(typed), read, "{typed}");
        }
    }
}
