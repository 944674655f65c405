//! Telling parents and carers.

use axum::{extract::Path, response::Response};
use pages::{Form, views::closing::Parents as View};
use uuid::Uuid;

use super::{Came, asked, done, must_exist, outcome, page, required, shown, stop, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        ask::Stopped,
        pages::{
            cases::{happened, moment},
            concerns::seen,
            ended::ended,
            event,
        },
        parents::{self, Telling},
        words::{Parents, What},
    },
    web::{form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let page = view(&ctx, id, Form::new(), None, None).await?;
    Ok(view::html(&page))
}

async fn view(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    before: Option<i64>,
    stopped: Option<Stopped>,
) -> Result<View, AppError> {
    let shown = shown(ctx, id, "parents", before).await?;
    let standing = parents::standing(&shown.case);
    let said = |test: &dyn Fn(&Parents) -> bool| {
        let entries = shown
            .case
            .entries
            .iter()
            .filter(|one| matches!(&one.entry.what, What::Parents(step) if test(step)));
        entries
            .map(|one| event::said(ctx, &shown.case, one))
            .collect::<Vec<_>>()
    };
    let decided = said(&|step| matches!(step, Parents::Decided { .. })).pop();
    Ok(View {
        page: page(ctx, id, &form),
        nobody: match standing.concerned {
            Some((false, reason)) if standing.decided.is_none() => reason,
            _ => String::new(),
        },
        decided: standing.decided.map(|one| one.safe).zip(decided),
        told: said(&|step| matches!(step, Parents::Told { .. })),
        stop: stopped.map(|stopped| stop(ctx, &stopped)),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

async fn again(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen: i64,
    came: Came,
    words: &str,
) -> Result<Response, AppError> {
    let (before, stopped) = match came {
        Came::Done => return Ok(done(id, "parents", words)),
        Came::Wrong => (None, None),
        Came::Meanwhile => (Some(seen), None),
        Came::Stopped(stopped) => (None, Some(stopped)),
    };
    let page = view(ctx, id, form, before, stopped).await?;
    Ok(view::again(&page))
}

pub async fn decide(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let safe = match form.text("safe") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            form.refuse("safe", t("parents-safe-missing"));
            None
        }
    };
    let reason = required(&mut form, "reason", "parents-reason-missing");
    let at = moment(&ctx, &mut form, "decided", "decided-time");
    let came = match safe.filter(|_| !form.is_refused()) {
        None => Came::Wrong,
        Some(safe) => {
            let advice = form.value("advice").to_owned();
            let result = parents::decide(&ctx, id, safe, &reason, &advice, at, seen).await;
            outcome(result, &mut form)?
        }
    };
    again(&ctx, id, form, seen, came, "parents-decided").await
}

pub async fn told(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let telling = Telling {
        who: required(&mut form, "who", "parents-who-missing"),
        how: required(&mut form, "how", "parents-how-missing"),
        by: required(&mut form, "by", "parents-by-missing"),
        text: required(&mut form, "text", "parents-text-missing"),
        happened: happened(&ctx, &mut form),
    };
    let came = if form.is_refused() {
        Came::Wrong
    } else {
        asked(parents::told(&ctx, id, telling, seen).await, &mut form)?
    };
    again(&ctx, id, form, seen, came, "parents-told-saved").await
}

pub async fn nobody(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let reason = required(&mut form, "nobody", "parents-nobody-missing");
    let came = if form.is_refused() {
        Came::Wrong
    } else {
        let result = parents::concerned(&ctx, id, false, &reason, seen).await;
        outcome(result, &mut form)?
    };
    again(&ctx, id, form, seen, came, "parents-nobody-saved").await
}
