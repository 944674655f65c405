//! The pages of people and posts.

mod account;
mod edit;
mod leave;
mod list;
mod person;
mod post;
mod posts;

pub use posts::sentence as hole_words;

use axum::http::Uri;
use pages::{Language, Words};
use store::person::Kind;

use crate::{
    access::action::Action,
    web::{dates, guard::Guard, route::Routes},
};

pub fn routes() -> Routes {
    let view = Guard::Can(Action::ViewPeople);
    let manage = Guard::Can(Action::ManagePeople);
    let appoint = Guard::Can(Action::AppointRoles);
    Routes::new()
        .get("/people", view, list::show)
        .get("/people/new", manage, edit::show_new)
        .post("/people/new", manage, edit::send_new)
        .get("/people/{id}", view, person::show)
        .get("/people/{id}/edit", manage, edit::show)
        .post("/people/{id}/edit", manage, edit::send)
        .post("/people/{id}/invite", manage, account::invite)
        .get("/people/{id}/second-factor", manage, account::show_reset)
        .post("/people/{id}/second-factor", manage, account::send_reset)
        .get("/people/{id}/leave", manage, leave::show)
        .post("/people/{id}/leave", manage, leave::send)
        .post("/people/{id}/come-back", manage, leave::come_back)
        .get("/people/posts", view, posts::show)
        .get("/people/posts/new", appoint, post::show_new)
        .post("/people/posts/new", appoint, post::send_new)
        .get("/people/posts/{id}/end", appoint, post::show_end)
        .post("/people/posts/{id}/end", appoint, post::send_end)
        .get("/people/posts/{id}/contact", appoint, post::show_contact)
        .post("/people/posts/{id}/contact", appoint, post::send_contact)
}

/// The word for a kind of person.
#[must_use]
pub fn kind_words(kind: Kind) -> Words {
    Language::English.t(match kind {
        Kind::Staff => "people-kind-staff",
        Kind::Volunteer => "people-kind-volunteer",
        Kind::Associated => "people-kind-associated",
        Kind::Visitor => "people-kind-visitor",
        Kind::Trustee => "people-kind-trustee",
    })
}

/// "since 5 March 2027", or "5 March 2027 to 4 March 2028".
fn span(from: jiff::civil::Date, until: Option<jiff::civil::Date>) -> String {
    let language = Language::English;
    match until {
        None => language
            .t("people-post-since")
            .arg("date", dates::day(from))
            .to_string(),
        Some(until) => language
            .t("people-post-until")
            .arg("from", dates::day(from))
            .arg("until", dates::day(until))
            .to_string(),
    }
}

/// A field of the query.
fn asked(path: &str, name: &str) -> String {
    let query = path
        .parse::<Uri>()
        .ok()
        .and_then(|uri| uri.query().map(str::to_owned))
        .unwrap_or_default();
    form_urlencoded::parse(query.as_bytes())
        .find(|(field, _)| field == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
