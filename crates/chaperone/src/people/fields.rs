//! What is known of a person, read from a form or a row of a file.

use jiff::civil::Date;
use lettre::Address;
use pages::{Form, Language};
use store::person::Kind;

/// Long enough for the longest names there are; a bound, so that no page breaks.
pub const LONGEST_NAME: usize = 300;
pub const LONGEST_JOB: usize = 200;

/// Checked facts about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    pub kind: Kind,
    pub name: String,
    pub email: Option<String>,
    pub job: String,
    pub started: Date,
    pub is_host: bool,
}

/// Why a name or an address is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    NoName,
    LongName,
    Email,
}

impl Fault {
    /// The key of its words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoName => "people-name-missing",
            Self::LongName => "people-name-long",
            Self::Email => "people-email-wrong",
        }
    }
}

/// A name as it is kept: white space folded, no control characters; those that set direction or join letters stay.
///
/// # Errors
/// When nothing is left, or too much.
pub fn name(typed: &str) -> Result<String, Fault> {
    let name = folded(typed);
    if name.is_empty() {
        return Err(Fault::NoName);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Fault::LongName);
    }
    Ok(name)
}

/// An address, or none when nothing was typed.
///
/// # Errors
/// When no mail could reach it.
pub fn email(typed: &str) -> Result<Option<String>, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let address: Address = typed.parse().map_err(|_| Fault::Email)?;
    // Addresses without a dot reach this machine only, and are always a slip.
    if typed.len() > 254 || !address.domain().contains('.') {
        return Err(Fault::Email);
    }
    Ok(Some(typed.to_owned()))
}

/// One line, white space folded.
#[must_use]
pub fn folded(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kind with this key.
#[must_use]
pub fn kind(key: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.as_str() == key)
}

/// Reads the form about a person; refuses it where something is wrong.
pub fn read(form: &mut Form, language: Language) -> Option<Fields> {
    let name =
        name(form.value("name")).map_err(|fault| form.refuse("name", language.t(fault.words())));
    let email =
        email(form.value("email")).map_err(|fault| form.refuse("email", language.t(fault.words())));
    let kind = kind(form.value("kind"));
    if kind.is_none() {
        form.refuse("kind", language.t("people-kind-missing"));
    }
    let job = folded(form.value("job"));
    if job.chars().count() > LONGEST_JOB {
        form.refuse("job", language.t("people-job-long"));
    }
    let what = language.t("people-started-what").to_string();
    let started = form.required_date(language, "started", &what);
    if form.is_refused() {
        return None;
    }
    Some(Fields {
        kind: kind?,
        name: name.ok()?,
        email: email.ok()?,
        job,
        started: started?,
        is_host: form.has("host", "yes"),
    })
}

/// The form as it is filled from what is known.
#[must_use]
pub fn form_of(person: &store::person::Person) -> Form {
    let mut form = Form::new();
    form.set("name", person.name.clone());
    form.set("email", person.email.clone().unwrap_or_default());
    form.set("kind", person.kind.as_str());
    form.set("job", person.job.clone());
    form.set_date("started", person.started_on.date());
    if person.is_host {
        form.set("host", "yes");
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_script_are_names() {
        for typed in ["Theo O’Brien", "نور", "רבקה כהן", "👩🏽‍🏫 Ms Fizz", "李小龍"]
        {
            assert_eq!(name(typed).as_deref(), Ok(typed));
        }
        assert_eq!(name(" Zoë \n  Ray\t").as_deref(), Ok("Zoë Ray"));
        assert_eq!(
            name(&"é".repeat(300)).map(|name| name.chars().count()),
            Ok(300)
        );
    }

    #[test]
    fn no_name_and_an_endless_name_are_refused() {
        assert_eq!(name(" \u{7} "), Err(Fault::NoName));
        assert_eq!(name(&"é".repeat(301)), Err(Fault::LongName));
    }

    #[test]
    fn an_address_that_no_mail_reaches_is_refused() {
        for typed in [
            "ana",
            "ana@",
            "@example.org",
            "ana@localhost",
            "a b@example.org",
            "ana@example.org, bo@example.org",
        ] {
            assert_eq!(email(typed), Err(Fault::Email), "{typed}");
        }
        assert_eq!(email("  "), Ok(None));
        assert_eq!(
            email(" Ana.O'Neil+1@example.org "),
            Ok(Some("Ana.O'Neil+1@example.org".into()))
        );
    }
}
