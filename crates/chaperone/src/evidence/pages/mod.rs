//! The pages of evidence.

mod clause;
mod history;
mod list;
mod pack;

use jiff::civil::Date;
use policy::Status;

use super::stand::Asked;
use crate::{
    access::action::Action,
    ctx::Ctx,
    web::{guard::Guard, route::Routes},
};

pub fn routes() -> Routes {
    let see = Guard::Can(Action::ViewEvidence);
    let take = Guard::Can(Action::ExportEvidence);
    Routes::new()
        .get("/evidence", see, list::show)
        .get("/evidence/clauses/{id}", see, clause::show)
        .get("/evidence/history", see, history::show)
        .get("/evidence/pack.pdf", take, pack::pdf)
        .get("/evidence/pack.json", take, pack::json)
}

/// What the address asks for, and what could not be read in it.
pub(super) struct Query {
    pub asked: Asked,
    pub pillar: String,
    pub status: String,
    pub search: String,
    pub form: pages::Form,
}

impl Query {
    pub fn read(ctx: &Ctx) -> Self {
        let text = ctx.path.split_once('?').map_or("", |(_, query)| query);
        let pairs = form_urlencoded::parse(text.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()));
        let mut form = pages::Form::from_pairs(pairs);
        let version = form.text("version").parse().ok();
        let on = form.optional_date(pages::Language::English, "on", "The day");
        let ahead = on.is_some_and(|day| day > ctx.today());
        if ahead {
            form.refuse_at("on", "on-day", pages::Language::English.t("evidence-ahead"));
        }
        Self {
            asked: Asked {
                version,
                on: on.filter(|_| !ahead),
            },
            pillar: form.text("pillar").to_owned(),
            status: form.text("status").to_owned(),
            search: form.text("search").to_owned(),
            form,
        }
    }

    /// The part of the address that says which version and day, to be carried along.
    pub fn as_of(&self) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if let Some(version) = self.asked.version {
            pairs.append_pair("version", &version.to_string());
        }
        if let Some(on) = self.asked.on {
            append_date(&mut pairs, on);
        }
        let text = pairs.finish();
        if text.is_empty() {
            text
        } else {
            format!("?{text}")
        }
    }
}

fn append_date(pairs: &mut form_urlencoded::Serializer<'_, String>, on: Date) {
    pairs
        .append_pair("on-day", &on.day().to_string())
        .append_pair("on-month", &on.month().to_string())
        .append_pair("on-year", &on.year().to_string());
}

/// The word for a status in addresses, words and styles.
pub(super) fn key(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::DueSoon => "due",
        Status::NotMet => "not",
        Status::NotAssessed => "none",
    }
}

/// A kernel's phrase as a sentence on a page: a capital at its start and a full stop at its end.
pub(super) fn sentence(phrase: &str) -> String {
    let mut sentence = policy::capital(phrase.trim());
    if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}
