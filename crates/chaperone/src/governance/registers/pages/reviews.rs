//! The pages of reviews and attestations.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::registers::{Attestations, Log as Shown, Point, Row},
};
use policy::{AnyControl, Choice, Status, terms::ReviewSubject};

use super::{
    super::{
        attest, readiness,
        review::{self, Held},
        rules,
    },
    bounded,
    logs::saved,
    past,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    web::{dates, form::Sent, view},
};

fn subject(key: &str) -> Result<ReviewSubject, AppError> {
    let found = review::subjects().find(|subject| subject.key() == key);
    found.ok_or(AppError::NotFound)
}

pub async fn show(ctx: Ctx, Path(key): Path<String>) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("on", ctx.today());
    Ok(view::html(&page(&ctx, subject(&key)?, form).await?))
}

pub async fn send(ctx: Ctx, Path(key): Path<String>, sent: Sent) -> Result<Response, AppError> {
    let subject = subject(&key)?;
    let wanted = review::wanted(&ctx, subject).await?;
    let mut form = sent.form;
    bounded(&mut form, &["note", "minutes"]);
    let on = past(&ctx, &mut form, "on", "registers-on");
    if wanted.minutes && form.text("minutes").is_empty() {
        form.refuse("minutes", Language::English.t("registers-no-minutes"));
    }
    let held = on.filter(|_| !form.is_refused()).map(|on| Held {
        subject,
        on,
        // Only the policy's own points count, not what a form claims.
        checklist: wanted
            .checklist
            .into_iter()
            .filter(|point| form.has("checklist", point))
            .collect(),
        minutes: form.text("minutes").to_owned(),
        note: form.text("note").to_owned(),
    });
    let Some(held) = held else {
        return Ok(view::again(&page(&ctx, subject, form).await?));
    };
    review::record(&ctx, held).await?;
    Ok(saved(&format!("/registers/reviews/{key}")))
}

async fn page(ctx: &Ctx, subject: ReviewSubject, form: Form) -> Result<Shown, AppError> {
    let language = Language::English;
    let wanted = review::wanted(ctx, subject).await?;
    let mut conn = ctx.db().read().await?;
    let reviews = store::review::all(&mut conn).await?;
    drop(conn);
    let rows = reviews
        .into_iter()
        .filter(|row| row.subject == subject.key());
    let rows = rows.map(|row| {
        let mut note = vec![row.note];
        if !row.minute_ref.is_empty() {
            note.push(
                language
                    .t("registers-minutes-row")
                    .arg("where", row.minute_ref)
                    .to_string(),
            );
        }
        if subject == ReviewSubject::Readiness {
            note.push(
                language
                    .t("registers-open-gaps")
                    .arg("count", row.gaps)
                    .to_string(),
            );
        }
        note.extend(row.checklist.0);
        note.retain(|part| !part.is_empty());
        Row {
            date: dates::day(row.held_on.date()),
            what: row.held_by,
            note: note.join("; "),
            finish: String::new(),
        }
    });
    let title = language
        .t("registers-review-card")
        .arg("what", subject.label());
    let about = |control: &AnyControl| matches!(control, AnyControl::PeriodicReview(review) if review.subject == subject);
    Ok(Shown {
        rows: rows.collect(),
        page: view::page(ctx).back_to("/registers").showing(&form),
        form,
        title: title.to_string(),
        intro: language.t("registers-review-intro").to_string(),
        rules: rules::rules(ctx, about).await?,
        action: format!("/registers/reviews/{}", subject.key()),
        kinds: Vec::new(),
        people: Vec::new(),
        checklist: wanted.checklist,
        minutes: true,
        made: false,
        report: report(ctx, subject).await?,
    })
}

async fn report(ctx: &Ctx, subject: ReviewSubject) -> Result<Vec<Point>, AppError> {
    let points = match subject {
        ReviewSubject::Readiness => readiness::report(ctx).await?,
        ReviewSubject::Accountability => return accountable(ctx).await,
        _ => Vec::new(),
    };
    Ok(points
        .into_iter()
        .map(|point| {
            let (mark, key) = match point.status {
                Status::Met => ("met", "evidence-met"),
                Status::DueSoon => ("due", "evidence-due"),
                Status::NotMet => ("not", "evidence-not"),
                Status::NotAssessed => ("none", "evidence-none"),
            };
            Point {
                mark,
                status: Language::English.t(key).to_string(),
                title: point.title,
                sentence: point.sentence,
                href: format!("/evidence/clauses/{}", point.clause),
            }
        })
        .collect())
}

/// Who answers for what, and since when.
async fn accountable(ctx: &Ctx) -> Result<Vec<Point>, AppError> {
    let mut conn = ctx.db().read().await?;
    let held = store::appointment::in_force(&mut conn, ctx.today().into()).await?;
    let mut points = Vec::new();
    for appointment in held {
        let person = store::person::get(&mut conn, appointment.person_id).await?;
        let role = policy::Role::from_key(&appointment.role);
        points.push(Point {
            mark: "met",
            status: role.map_or(appointment.role.clone(), |role| role.label().to_owned()),
            title: person.name,
            sentence: dates::day(appointment.starts_on.date()),
            href: format!("/people/{}", person.id),
        });
    }
    Ok(points)
}

/// Every clause of the policy in force that has no rule, with the last word given for it.
pub async fn attestations(ctx: Ctx) -> Result<Response, AppError> {
    let language = Language::English;
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let words = store::attestation::all(&mut conn).await?;
    drop(conn);
    let clauses = live.iter().flat_map(|live| &live.policy.clauses);
    let rows = clauses
        .filter(|clause| clause.rule.is_none())
        .map(|clause| {
            let last = words.iter().find(|row| *row.clause_id == *clause.id);
            Point {
                mark: if last.is_some() { "met" } else { "none" },
                status: match last {
                    Some(_) => language.t("registers-attested").to_string(),
                    None => language.t("registers-not-attested").to_string(),
                },
                title: clause.title.clone(),
                sentence: last.map_or_else(String::new, |row| {
                    let on = dates::day(row.held_on.date());
                    language
                        .t("registers-attested-on")
                        .arg("date", on)
                        .to_string()
                }),
                href: format!("/registers/attestations/{}", clause.id),
            }
        });
    Ok(view::html(&Attestations {
        rows: rows.collect(),
        page: view::page(&ctx).back_to("/registers"),
    }))
}

pub async fn show_attest(ctx: Ctx, Path(clause): Path<String>) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("on", ctx.today());
    Ok(view::html(&attest_page(&ctx, &clause, form).await?))
}

pub async fn send_attest(
    ctx: Ctx,
    Path(clause): Path<String>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    bounded(&mut form, &["note"]);
    let on = past(&ctx, &mut form, "on", "registers-on");
    if form.text("note").is_empty() {
        form.refuse("note", Language::English.t("registers-no-note"));
    }
    let Some(on) = on.filter(|_| !form.is_refused()) else {
        return Ok(view::again(&attest_page(&ctx, &clause, form).await?));
    };
    attest::attest(&ctx, &clause, on, form.text("note")).await?;
    Ok(saved(&format!("/registers/attestations/{clause}")))
}

async fn attest_page(ctx: &Ctx, clause: &str, form: Form) -> Result<Shown, AppError> {
    let (_, title) = attest::title(ctx, clause).await?;
    let mut conn = ctx.db().read().await?;
    let words = store::attestation::of_clause(&mut conn, clause).await?;
    drop(conn);
    let rows = words.into_iter().map(|row| Row {
        date: dates::day(row.held_on.date()),
        what: row.held_by,
        note: row.note,
        finish: String::new(),
    });
    Ok(Shown {
        rows: rows.collect(),
        page: view::page(ctx)
            .back_to("/registers/attestations")
            .showing(&form),
        form,
        title,
        intro: Language::English.t("registers-attest-intro").to_string(),
        rules: Vec::new(),
        action: format!("/registers/attestations/{clause}"),
        kinds: Vec::new(),
        people: Vec::new(),
        checklist: Vec::new(),
        minutes: false,
        made: false,
        report: Vec::new(),
    })
}
