//! The pages of referrals.

pub mod event;
mod list;
mod not_needed;
mod one;
mod phoned;
mod start;
mod step;

use pages::{Form, Language};
use policy::{Choice, terms::Body};
use store::Conn;

use crate::{
    ctx::Ctx,
    error::AppError,
    response::area,
    web::{guard::Guard, route::Routes},
};

pub fn routes() -> Routes {
    let signed = Guard::SignedIn;
    Routes::new()
        .get("/cases/{id}/referrals", signed, list::show)
        .get("/cases/{id}/referrals/new", signed, start::show_new)
        .post("/cases/{id}/referrals/new", signed, start::send_new)
        .get("/cases/{id}/referrals/phoned", signed, phoned::show)
        .post("/cases/{id}/referrals/phoned", signed, phoned::send)
        .get("/cases/{id}/referrals/not-needed", signed, not_needed::show)
        .post("/cases/{id}/referrals/not-needed", signed, not_needed::send)
        .get("/cases/{id}/referrals/{referral}", signed, one::show)
        .post("/cases/{id}/referrals/{referral}/print", signed, one::print)
        .get(
            "/cases/{id}/referrals/{referral}/details",
            signed,
            start::show_details,
        )
        .post(
            "/cases/{id}/referrals/{referral}/details",
            signed,
            start::send_details,
        )
        .get(
            "/cases/{id}/referrals/{referral}/step/{step}",
            signed,
            step::show,
        )
        .post(
            "/cases/{id}/referrals/{referral}/step/{step}",
            signed,
            step::send,
        )
}

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// What the front sheet of a case offers first: whoever rang somebody writes it down from there.
pub fn doors(case: uuid::Uuid) -> Vec<(String, String)> {
    let phoned = format!("/cases/{case}/referrals/phoned");
    vec![(t("referral-phoned-door"), phoned)]
}

/// The longest text in any field.
const LONGEST: usize = 20_000;

/// Refuses what is longer than any text has to be.
fn not_too_long(form: &mut Form, fields: &[&str]) {
    for field in fields {
        if form.value(field).chars().count() > LONGEST {
            form.refuse(
                field,
                Language::English.t("referral-long").arg("most", LONGEST),
            );
        }
    }
}

/// Refuses a field that says nothing.
fn said(form: &mut Form, field: &str, missing: &str) {
    if form.text(field).is_empty() {
        form.refuse(field, Language::English.t(missing));
    }
}

/// Keys with their words.
fn choices(prefix: &str, keys: &[&str]) -> Vec<(String, String)> {
    keys.iter()
        .map(|key| ((*key).to_owned(), t(&format!("{prefix}{key}"))))
        .collect()
}

/// A body from its key; a key of no body comes from no page of ours.
fn body(key: &str) -> Result<Body, AppError> {
    Body::from_key(key).ok_or(AppError::NotFound)
}

/// The areas to choose from.
async fn areas(conn: &mut Conn) -> Result<Vec<(String, String)>, AppError> {
    let areas = area::all(conn).await?.into_iter();
    Ok(areas.map(|area| (area.id.to_string(), area.name)).collect())
}

/// The area that was chosen; none for one that was taken off meanwhile.
async fn area(conn: &mut Conn, form: &Form) -> Result<Option<uuid::Uuid>, AppError> {
    let Ok(id) = form.text("area").parse() else {
        return Ok(None);
    };
    Ok(area::find(conn, id).await?.map(|area| area.id))
}

/// Every body with its name here.
fn bodies(ctx: &Ctx) -> Vec<(String, String)> {
    let all = Body::ALL.iter();
    all.map(|body| (body.key().to_owned(), event::label(ctx, *body)))
        .collect()
}
