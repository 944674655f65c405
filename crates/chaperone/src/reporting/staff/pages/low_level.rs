//! The short form for unease about an adult in a role.

use axum::response::Response;
use pages::{Form, Language, views::staff::LowLevel as View};
use store::concern::Source;

use super::{concern, fields};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::{
        intake::Submission,
        staff::{members, report},
        words::{Report, Wording},
    },
    web::{form::Sent, view},
};

const LONGEST: usize = 20_000;
/// Where to write what is too long for another field.
const REST: &str = "staff-low-words";

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let form = fields::fresh(&ctx);
    Ok(view::html(&page(&ctx, form).await?))
}

async fn page(ctx: &Ctx, form: Form) -> Result<View, AppError> {
    let mut conn = ctx.db().read().await?;
    let members = members::all(ctx, &mut conn).await?;
    Ok(View {
        page: view::page(ctx).back_to("/concerns/new").showing(&form),
        form,
        members: fields::listed(&members),
    })
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seed = fields::seed(&form)?;
    let mut conn = ctx.db().read().await?;
    let members = members::all(&ctx, &mut conn).await?;
    drop(conn);
    let subjects = fields::subjects(&mut form, &members);
    let who = fields::line(&mut form, "who", REST);
    if subjects.is_empty() && who.is_empty() {
        form.refuse("who", Language::English.t("staff-low-who-missing"));
    }
    let words = fields::words(
        &mut form,
        "words",
        LONGEST,
        "staff-words-missing",
        "staff-words-long",
    );
    let opinion = fields::area(&mut form, "opinion", REST);
    let route = concern::route(&mut form);
    let heard = fields::moment(&ctx, &mut form, "heard", "heard-time", "staff-heard");
    let done = fields::area(&mut form, "done", REST);
    let (false, Some(route)) = (form.is_refused(), route) else {
        return Ok(view::again(&page(&ctx, form).await?));
    };
    let report = Report {
        wording: Wording::Staff,
        words,
        opinion,
        who,
        heard_at: heard,
        from: concern::from(&ctx)?,
        done,
        about: subjects.clone(),
        ..Report::default()
    };
    let submission = Submission {
        seed,
        source: Source::Staff,
        kind: "low-level".into(),
        about: "adult-in-role".into(),
        route,
        place: "unknown".into(),
        service: None,
        received: heard.map(Into::into),
        nude_images: false,
        subjects: subjects.iter().map(|one| one.id).collect(),
        report,
        files: Vec::new(),
        refused_files: 0,
    };
    let sent = report::send(&ctx, submission, None).await?;
    Ok(concern::done(&sent))
}
