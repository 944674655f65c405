//! The form for every way in which a concern arrives.

use axum::{extract::Multipart, response::Response};
use jiff::Timestamp;
use pages::{
    Form, Language,
    views::staff::{ABOUT, Concern as View, HOW, PLACES, ROUTES},
};
use policy::terms::ConcernRoute;
use store::concern::Source;
use uuid::Uuid;

use super::fields;
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::{
        clocks,
        intake::{Offered, Submission},
        public::{self, parcel::Parcel},
        staff::{attempt, members, report},
        words::{From, Named, Report, Wording},
    },
    web::{flash, view},
};

/// The longest account of what happened.
const LONGEST: usize = 20_000;
/// Where to write what is too long for another field.
const REST: &str = "staff-words";

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let mut form = fields::fresh(&ctx);
    let asked = view::asked(&ctx, "attempt");
    if !asked.is_empty() {
        let id: Uuid = asked.parse().map_err(|_| AppError::NotFound)?;
        carry_over(&ctx, &mut form, id).await?;
    }
    Ok(view::html(&page(&ctx, form).await?))
}

/// What was written about an attempt to start a conversation begins the report about it.
async fn carry_over(ctx: &Ctx, form: &mut Form, id: Uuid) -> Result<(), AppError> {
    let mut conn = ctx.db().read().await?;
    let found = attempt::load(ctx, &mut conn, id).await?;
    drop(conn);
    let attempt = found.attempt()?;
    form.set("attempt", id.to_string());
    form.set("words", attempt.words.clone());
    form.set("harmed", attempt.who.clone());
    form.set("place", attempt.place.clone());
    form.set("about", "child");
    form.set("route", "message");
    form.set("how", "told");
    let at = found.row.at.timestamp().to_zoned(ctx.zone());
    form.set_date("heard", at.date());
    form.set("heard-time", at.strftime("%H:%M").to_string());
    Ok(())
}

async fn page(ctx: &Ctx, form: Form) -> Result<View, AppError> {
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let members = members::all(ctx, &mut conn).await?;
    Ok(View {
        page: view::page(ctx).back_to("/concerns").showing(&form),
        form,
        members: fields::listed(&members),
        services: fields::services(live.as_deref()),
        files: public::taken(),
    })
}

/// Files are taken only once the form has said that it is about no picture of that kind.
fn takes_files(form: &Form) -> bool {
    form.text("nude") == "no"
}

pub async fn send(ctx: Ctx, multipart: Multipart) -> Result<Response, AppError> {
    let parcel = Parcel::read(multipart, takes_files).await?;
    let mut form = parcel.form.clone();
    let (refused, had_files) = (parcel.refused, parcel.has_files());
    let seed = fields::seed(&form)?;
    let attempt = match form.text("attempt") {
        "" => None,
        id => Some(id.parse::<Uuid>().map_err(|_| AppError::NotFound)?),
    };
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let members = members::all(&ctx, &mut conn).await?;
    drop(conn);
    let service = fields::service(&mut form, live.as_deref());
    let called = fields::services(live.as_deref());
    let called = called
        .into_iter()
        .find(|(key, _)| Some(key) == service.as_ref());
    let files = parcel.checked(&mut form);
    let submission = read(&ctx, &mut form, seed, &members, service, from(&ctx)?);
    let Some(mut submission) = submission else {
        if had_files && form.error("files").is_none() {
            form.refuse("files", Language::English.t("tell-files-again"));
        }
        return Ok(view::again(&page(&ctx, form).await?));
    };
    submission.report.service = called.map(|(_, name)| name).unwrap_or_default();
    let submission = with_files(submission, files, refused);
    let sent = report::send(&ctx, submission, attempt).await?;
    if refused > 0 {
        let target = format!("/concerns/mine/{}", sent.own);
        let words = Language::English.t("staff-sent-refused").to_string();
        return Ok(flash::redirect(&target, &words));
    }
    Ok(done(&sent))
}

fn with_files(submission: Submission, files: Vec<Offered>, refused_files: usize) -> Submission {
    Submission {
        files,
        refused_files,
        ..submission
    }
}

/// On to what happens next.
pub fn done(sent: &report::Sent) -> Response {
    let words = if sent.read_by_somebody {
        "staff-sent"
    } else {
        "staff-sent-nobody"
    };
    flash::redirect(
        &format!("/concerns/mine/{}", sent.own),
        &Language::English.t(words).to_string(),
    )
}

/// Whoever reports, with their name as it is now.
///
/// # Errors
/// When nobody is signed in.
pub fn from(ctx: &Ctx) -> Result<From, AppError> {
    let signed = ctx.signed()?;
    Ok(From::Staff(Named {
        id: signed.person,
        name: signed.name.clone(),
    }))
}

/// When it came to be known, in the policy's word for the way.
pub fn route(form: &mut Form) -> Option<ConcernRoute> {
    let chosen = fields::choice(form, "route", &ROUTES, "staff-route-missing");
    clocks::route(&chosen)
}

fn read(
    ctx: &Ctx,
    form: &mut Form,
    seed: [u8; 32],
    members: &[(Uuid, String)],
    service: Option<String>,
    from: From,
) -> Option<Submission> {
    let danger = fields::yes(form, "danger", "staff-danger-missing");
    let words = fields::words(
        form,
        "words",
        LONGEST,
        "staff-words-missing",
        "staff-words-long",
    );
    let opinion = fields::area(form, "opinion", REST);
    let nude_images = fields::yes(form, "nude", "staff-nude-missing");
    let about = fields::choice(form, "about", &ABOUT, "staff-about-missing");
    let harmed = fields::line(form, "harmed", REST);
    let who = fields::line(form, "who", REST);
    let subjects = fields::subjects(form, members);
    let needs = fields::area(form, "needs", REST);
    let place_kind = fields::choice(form, "place-kind", &PLACES, "staff-place-missing");
    let place = fields::line(form, "place", REST);
    let account = fields::line(form, "account", REST);
    let link = fields::line(form, "link", REST);
    let on = form.optional_date(
        Language::English,
        "on",
        &Language::English.t("staff-on").to_string(),
    );
    let when = fields::line(form, "when", REST);
    let how = fields::choice(form, "how", &HOW, "staff-how-missing");
    let route = route(form);
    let heard = fields::moment(ctx, form, "heard", "heard-time", "staff-heard");
    check_day(ctx, form, on, heard);
    let done = fields::area(form, "done", REST);
    let told = fields::yes(form, "told", "staff-told-missing");
    if form.is_refused() {
        return None;
    }
    let route = route?;
    let report = Report {
        wording: Wording::Staff,
        words,
        opinion,
        place,
        account,
        link,
        when,
        on,
        heard_at: heard,
        who,
        harmed,
        from,
        danger,
        nude: Some(nude_images),
        place_kind: place_kind.clone(),
        done,
        how: how.clone(),
        needs,
        told_in_person: Some(told),
        about: subjects.clone(),
        ..Report::default()
    };
    Some(Submission {
        seed,
        source: Source::Staff,
        kind: kind(&about, &how, route).to_owned(),
        about,
        route,
        place: place_kind,
        service,
        received: heard.map(Into::into),
        nude_images,
        subjects: subjects.iter().map(|one| one.id).collect(),
        report,
        files: Vec::new(),
        refused_files: 0,
    })
}

/// What it is called until somebody decides: about an adult in a role, an allegation; told by whom it happened to, a disclosure.
fn kind(about: &str, how: &str, route: ConcernRoute) -> &'static str {
    if about == "adult-in-role" {
        "allegation"
    } else if how == "told" && route != ConcernRoute::ThirdParty {
        "disclosure"
    } else {
        "concern"
    }
}

/// Nothing happens after somebody came to know of it.
fn check_day(ctx: &Ctx, form: &mut Form, on: Option<jiff::civil::Date>, heard: Option<Timestamp>) {
    let Some(on) = on else { return };
    let language = Language::English;
    let known = heard.map_or(ctx.today(), |at| at.to_zoned(ctx.zone()).date());
    if on > ctx.today() {
        form.refuse_at("on", "on-day", language.t("staff-on-ahead"));
    } else if on > known {
        form.refuse_at("on", "on-day", language.t("staff-on-later"));
    }
}
