//! One step of a referral, each with a short form of its own.

use axum::{extract::Path, response::Response};
use jiff::Timestamp;
use pages::{Form, Language, views::referral::Step as View};
use uuid::Uuid;

use super::{choices, event::label, not_too_long, said, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case,
        pages::{
            cases::{happened, meanwhile},
            concerns::seen,
        },
        referral::{
            body::{self, OUTCOMES, WAYS},
            state,
            step::{self, Command},
        },
        words::{Referral as Step, When},
    },
    web::{dates, flash, form::Sent, view},
};

const STEPS: [&str; 6] = [
    "sent",
    "confirmed",
    "acknowledged",
    "chased",
    "replied",
    "closed",
];

pub async fn show(
    ctx: Ctx,
    Path((id, referral, step)): Path<(Uuid, Uuid, String)>,
) -> Result<Response, AppError> {
    let page = page(&ctx, id, referral, &step, Form::new(), None).await?;
    Ok(view::html(&page))
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    referral: Uuid,
    step: &str,
    form: Form,
    seen_before: Option<i64>,
) -> Result<View, AppError> {
    if !STEPS.contains(&step) {
        return Err(AppError::NotFound);
    }
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let state = state::one(&mut conn, &case, referral).await?;
    // What confirms a call is in writing.
    let written: Vec<&str> = WAYS
        .into_iter()
        .filter(|way| !body::is_spoken(way))
        .collect();
    let ways = if step == "confirmed" {
        choices("referral-way-", &written)
    } else {
        choices("referral-way-", &WAYS)
    };
    Ok(View {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/referrals/{referral}"))
            .showing(&form),
        action: format!("/cases/{id}/referrals/{referral}/step/{step}"),
        step: step.to_owned(),
        body: label(ctx, state.body),
        ways,
        outcomes: choices("referral-outcome-", &OUTCOMES),
        meanwhile: meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        form,
    })
}

pub async fn send(
    ctx: Ctx,
    Path((id, referral, step)): Path<(Uuid, Uuid, String)>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let happened = happened(&ctx, &mut form);
    not_too_long(&mut form, &["to", "reference", "text"]);
    let words = words(&mut form, &step);
    after_sending(&ctx, id, referral, &step, &mut form, happened).await?;
    let Some(words) = words.filter(|_| !form.is_refused()) else {
        let page = page(&ctx, id, referral, &step, form, None).await?;
        return Ok(view::again(&page));
    };
    let command = Command {
        case: id,
        referral,
        step: words,
        happened,
        seen,
    };
    match step::step(&ctx, command).await {
        Ok(()) => Ok(flash::redirect(
            &format!("/cases/{id}/referrals/{referral}"),
            &t("referral-step-saved"),
        )),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            let page = page(&ctx, id, referral, &step, form, Some(seen)).await?;
            Ok(view::again(&page))
        }
        Err(error) => Err(error),
    }
}

/// Nobody answers before they were told.
async fn after_sending(
    ctx: &Ctx,
    id: Uuid,
    referral: Uuid,
    step: &str,
    form: &mut Form,
    happened: Option<When>,
) -> Result<(), AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let state = state::one(&mut conn, &case, referral).await?;
    let sent = state.row.sent_at.map(store::Ts::timestamp);
    if let (Some(sent), Some(happened)) = (sent, happened)
        && step != "sent"
        && happened.at < sent
        && !(happened.day_only && same_day(ctx, happened.at, sent))
    {
        let at = dates::moment(ctx, sent);
        let words = Language::English.t("referral-step-early").arg("at", at);
        form.refuse_at("on", "on-day", words);
    }
    Ok(())
}

fn same_day(ctx: &Ctx, one: Timestamp, other: Timestamp) -> bool {
    one.to_zoned(ctx.zone()).date() == other.to_zoned(ctx.zone()).date()
}

fn words(form: &mut Form, step: &str) -> Option<Step> {
    let how = form.text("way").to_owned();
    let reference = form.text("reference").to_owned();
    let text = form.value("text").to_owned();
    if matches!(step, "sent" | "confirmed" | "chased") && !WAYS.contains(&how.as_str()) {
        form.refuse("way", Language::English.t("referral-way-missing"));
    }
    match step {
        "sent" => Some(Step::Sent {
            by_phone: body::is_spoken(&how),
            how,
            reference,
            to: form.text("to").to_owned(),
        }),
        "confirmed" => Some(Step::Confirmed { how }),
        "acknowledged" => Some(Step::Acknowledged { reference, text }),
        "chased" => Some(Step::Chased { how }),
        "replied" => {
            said(form, "text", "referral-text-missing");
            let outcome = form.text("outcome").to_owned();
            if !OUTCOMES.contains(&outcome.as_str()) {
                form.refuse("outcome", Language::English.t("referral-outcome-missing"));
            }
            Some(Step::Replied { text, outcome })
        }
        "closed" => {
            said(form, "text", "referral-text-missing");
            Some(Step::Closed { text })
        }
        _ => None,
    }
}
