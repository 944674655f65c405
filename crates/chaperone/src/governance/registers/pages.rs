//! The pages of the registers.

mod logs;
mod reviews;
mod sources;

use axum::response::Response;
use jiff::civil::Date;
use pages::{
    Form, Language,
    views::registers::{Hub, Register},
};
use policy::Choice;

use super::{due, log::Log, review};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    web::{guard::Guard, route::Routes, view},
};

/// The longest note, in characters.
const LONGEST: usize = 2_000;

pub fn routes() -> Routes {
    let keep = Guard::Can(Action::KeepRegisters);
    Routes::new()
        .get("/registers", keep, hub)
        .get("/registers/sources", keep, sources::list)
        .post(
            "/registers/sources/suggested",
            keep,
            sources::send_suggested,
        )
        .get("/registers/sources/new", keep, sources::show_new)
        .post("/registers/sources/new", keep, sources::send_new)
        .get("/registers/sources/{id}", keep, sources::show_change)
        .post("/registers/sources/{id}", keep, sources::send_change)
        .post("/registers/sources/{id}/check", keep, sources::send_check)
        .get("/registers/sources/{id}/remove", keep, sources::show_remove)
        .post("/registers/sources/{id}/remove", keep, sources::send_remove)
        .get("/registers/reviews/{subject}", keep, reviews::show)
        .post("/registers/reviews/{subject}", keep, reviews::send)
        .get("/registers/attestations", keep, reviews::attestations)
        .get(
            "/registers/attestations/{clause}",
            keep,
            reviews::show_attest,
        )
        .post(
            "/registers/attestations/{clause}",
            keep,
            reviews::send_attest,
        )
        .get("/registers/logs/{log}", keep, logs::show)
        .post("/registers/logs/{log}", keep, logs::send)
        .post("/registers/adjustments/{id}/made", keep, logs::send_made)
}

async fn hub(ctx: Ctx) -> Result<Response, AppError> {
    let language = Language::English;
    let register = |href: String, title: String, about: &str| Register {
        href,
        title,
        about: language.t(about).to_string(),
    };
    let t = |key: &str| language.t(key).to_string();
    let mut registers = vec![
        register(
            "/registers/sources".into(),
            t("registers-sources-card"),
            "registers-sources-about",
        ),
        register(
            "/registers/attestations".into(),
            t("registers-attestations-card"),
            "registers-attestations-about",
        ),
        register(
            "/documents".into(),
            t("registers-documents-card"),
            "registers-documents-about",
        ),
        register(
            "/directory".into(),
            t("registers-directory-card"),
            "registers-directory-about",
        ),
    ];
    for log in Log::ALL {
        let (title, about) = log.words();
        registers.push(register(
            format!("/registers/logs/{}", log.key()),
            t(title),
            about,
        ));
    }
    for subject in review::subjects() {
        let title = language
            .t("registers-review-card")
            .arg("what", subject.label());
        let href = format!("/registers/reviews/{}", subject.key());
        registers.push(register(href, title.to_string(), "registers-review-about"));
    }
    let due = due::tasks(&ctx).await?;
    Ok(view::html(&Hub {
        page: view::page(&ctx),
        due: due.into_iter().map(|task| (task.href, task.what)).collect(),
        registers,
    }))
}

/// A day gone by or today: what is written down has happened.
fn past(ctx: &Ctx, form: &mut Form, name: &str, label: &str) -> Option<Date> {
    let what = Language::English.t(label).to_string();
    let on = form.required_date(Language::English, name, &what)?;
    if on > ctx.today() {
        form.refuse(name, Language::English.t("registers-future"));
    }
    Some(on)
}

fn bounded(form: &mut Form, names: &[&str]) {
    for name in names {
        if form.value(name).chars().count() > LONGEST {
            form.refuse(
                name,
                Language::English
                    .t("registers-too-long")
                    .arg("most", LONGEST),
            );
        }
    }
}
