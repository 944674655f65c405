//! Who was told, and who may have to be.

use axum::{extract::Path, response::Response};
use pages::{
    Language,
    views::referral::{BodyLine, Line, Referrals},
};
use policy::{Choice, terms::Body};
use uuid::Uuid;

use super::{event::label, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case,
        pages::frame::frame,
        referral::{
            decided,
            state::{self, Stage, State},
            suggest,
        },
    },
    sealing::record,
    web::{dates, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let case = case::load(&ctx, &mut tx, id).await?;
    record::note_opened(&ctx, &mut tx, id).await?;
    let frame = frame(&mut tx, &case, "referrals").await?;
    let states = state::all(&mut tx, &case).await?;
    let rows = store::referral::of_case(&mut tx, id).await?;
    let lines = states.iter().map(|state| line(&ctx, id, state)).collect();
    let required = suggest::required(live.as_deref(), case.file.service.as_deref());
    let undecided =
        |body: Body| !decided::is_decided(&rows, body) && states.iter().all(|one| one.body != body);
    let mut suggested: Vec<BodyLine> = Vec::new();
    for one in suggest::suggestions(&case) {
        if undecided(one.body) {
            let why = t(&format!("referral-why-{}", one.why));
            suggested.push(undecided_line(&ctx, one.body, why, one.urgent));
        }
    }
    for body in required {
        if undecided(body) && suggested.iter().all(|line| line.key != body.key()) {
            suggested.push(undecided_line(&ctx, body, t("referral-why-policy"), false));
        }
    }
    let others = Body::ALL.iter().map(|body| BodyLine {
        key: body.key().to_owned(),
        name: label(&ctx, *body),
        why: String::new(),
        urgent: false,
        mark: "none",
        status: String::new(),
    });
    let others = others.filter(|line| suggested.iter().all(|one| one.key != line.key));
    let others = others.collect();
    tx.commit().await?;
    Ok(view::html(&Referrals {
        page: view::page(&ctx).back_to("/cases"),
        frame,
        rows: lines,
        suggested,
        others,
    }))
}

/// A body for which somebody must still decide.
fn undecided_line(ctx: &Ctx, body: Body, why: String, urgent: bool) -> BodyLine {
    BodyLine {
        key: body.key().to_owned(),
        name: label(ctx, body),
        why,
        urgent,
        mark: "due",
        status: t("referral-status-undecided"),
    }
}

fn line(ctx: &Ctx, case: Uuid, state: &State<'_>) -> Line {
    let (mark, status) = status(ctx, state);
    Line {
        href: format!("/cases/{case}/referrals/{}", state.row.id),
        body: label(ctx, state.body),
        recipient: state
            .draft
            .map(|draft| draft.recipient.clone())
            .unwrap_or_default(),
        mark,
        status,
        when: when(ctx, state),
    }
}

/// The mark and the word of how a referral stands. What is late says so, and says so for ever.
pub(super) fn status(ctx: &Ctx, state: &State<'_>) -> (&'static str, String) {
    let stage = state.stage();
    let late = state.is_late(ctx.now());
    match stage {
        Stage::Drafted if state.row.urgent => ("not", t("referral-status-now")),
        Stage::Drafted if late => ("not", t("referral-status-late")),
        Stage::Sent | Stage::Acknowledged if state.is_silent(ctx.now()) => {
            ("not", t("referral-status-silent"))
        }
        Stage::Drafted | Stage::Sent | Stage::Acknowledged => {
            ("due", t(&format!("referral-status-{}", stage.key())))
        }
        Stage::Replied | Stage::Closed | Stage::NotNeeded => {
            ("met", t(&format!("referral-status-{}", stage.key())))
        }
    }
}

/// What is due or was done, with its moment.
fn when(ctx: &Ctx, state: &State<'_>) -> String {
    let row = &state.row;
    let moment = |at: store::Ts| dates::moment(ctx, at.timestamp());
    let one = |key: &str, at: store::Ts| Language::English.t(key).arg("at", moment(at)).to_string();
    if let Some(at) = row.closed_at {
        return one("referral-when-closed", at);
    }
    if let Some(at) = row.replied_at {
        return one("referral-when-replied", at);
    }
    if let Some(sent) = row.sent_at {
        if state.is_late(ctx.now()) {
            let words = Language::English.t("referral-when-sent-late");
            let words = words
                .arg("at", moment(sent))
                .arg("at-due", moment(row.due_at));
            return words.to_string();
        }
        let Some(chase) = row.chase_at else {
            return one("referral-when-sent", sent);
        };
        let silent = chase.timestamp() < ctx.now();
        let key = if silent {
            "referral-when-silent"
        } else {
            "referral-when-chase"
        };
        let words = Language::English.t(key).arg("at", moment(sent));
        return words.arg("chase", moment(chase)).to_string();
    }
    if let Some(at) = row.not_needed_at {
        return one("referral-when-not-needed", at);
    }
    if state.is_late(ctx.now()) {
        one("referral-when-was-due", row.due_at)
    } else {
        one("referral-when-due", row.due_at)
    }
}
