//! One place to turn to, as somebody types it.

use pages::{Form, Language};
use policy::{Choice, terms::DirectoryKind};
use url::Url;

/// An entry that was checked: it can be reached in some way, and its link is a link.
pub struct Command {
    pub kind: String,
    pub name: String,
    pub who_for: String,
    pub phone: String,
    pub text_number: String,
    pub web: String,
    pub email: String,
    pub hours: String,
    pub area: Option<String>,
    pub children: bool,
}

/// The longest text in any field.
const LONGEST: usize = 300;

/// Reads the form; what is wrong is said in it.
pub fn parse(form: &mut Form) -> Option<Command> {
    let language = Language::English;
    for name in [
        "name",
        "who-for",
        "phone",
        "text-number",
        "web",
        "email",
        "hours",
        "area",
    ] {
        if form.value(name).chars().count() > LONGEST {
            form.refuse(name, language.t("directory-too-long").arg("most", LONGEST));
        }
    }
    if form.text("name").is_empty() {
        form.refuse("name", language.t("directory-no-name"));
    }
    let web = form.text("web").to_owned();
    if !web.is_empty() && !is_link(&web) {
        form.refuse("web", language.t("directory-bad-link"));
    }
    for name in ["phone", "text-number"] {
        let number = form.text(name).to_owned();
        let dialled = |letter: char| letter.is_ascii_digit() || " +()-".contains(letter);
        if !number.chars().all(dialled) {
            form.refuse(name, language.t("directory-bad-number"));
        }
    }
    let email = form.text("email").to_owned();
    if !email.is_empty() && email.parse::<lettre::Address>().is_err() {
        form.refuse("email", language.t("directory-bad-email"));
    }
    let kind = form.text("kind").to_owned();
    if !kind.is_empty() && DirectoryKind::from_key(&kind).is_none() {
        form.refuse("kind", language.t("directory-bad-kind"));
    }
    let ways = ["phone", "text-number", "web", "email"];
    if ways.iter().all(|way| form.text(way).is_empty()) {
        form.refuse("phone", language.t("directory-no-way"));
    }
    if form.is_refused() {
        return None;
    }
    let text = |name: &str| form.text(name).to_owned();
    Some(Command {
        kind,
        name: text("name"),
        who_for: text("who-for"),
        phone: text("phone"),
        text_number: text("text-number"),
        web,
        email,
        hours: text("hours"),
        area: Some(text("area")).filter(|area| !area.is_empty()),
        children: form.has("children", "yes"),
    })
}

/// Only http and https: a link that runs a script in our page is no link.
fn is_link(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::from_pairs(pairs.iter().copied())
    }

    #[test]
    fn an_entry_that_nobody_can_reach_is_refused() {
        let mut form = form(&[("name", "The team")]);
        assert!(parse(&mut form).is_none());
        assert!(form.error("phone").is_some());
    }

    #[test]
    fn a_link_that_runs_a_script_is_refused() {
        for web in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a.example",
            "www.a.example",
            "https://",
        ] {
            let mut form = form(&[("name", "The team"), ("web", web)]);
            assert!(parse(&mut form).is_none(), "{web}");
            assert!(form.error("web").is_some(), "{web}");
        }
    }

    #[test]
    fn a_local_team_is_taken() {
        let mut form = form(&[
            ("name", "Children’s team"),
            ("phone", "01632 960 001"),
            ("kind", "council-children"),
            ("area", "Northshire"),
        ]);
        let command = parse(&mut form).unwrap();
        assert_eq!(command.area.as_deref(), Some("Northshire"));
    }
}
