//! The end of a case, and opening it again.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use pages::{
    Form, Language,
    views::closing::{CheckLine, Close as View, Reopen},
};
use uuid::Uuid;

use super::{Came, asked, done, must_exist, outcome, page, required, shown, stop, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        ask::Stopped,
        case::{self, Case},
        closing::{self, Command, Ready},
        pages::{
            concerns::seen,
            ended::{ended, nothing_to_fill_in},
            shown::word,
        },
        words::ClosureReason,
    },
    web::{dates, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    if let Some(page) = nothing_to_fill_in(&ctx, id).await? {
        return Ok(page);
    }
    let page = view(&ctx, id, Form::new(), None, None).await?;
    Ok(view::html(&page))
}

async fn view(
    ctx: &Ctx,
    id: Uuid,
    mut form: Form,
    before: Option<i64>,
    stopped: Option<Stopped>,
) -> Result<View, AppError> {
    let shown = shown(ctx, id, "review", before).await?;
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let ready = closing::ready(ctx, &mut conn, id).await?;
    drop(conn);
    // A case that is not open has nothing to close.
    if !ready.case.is_open() {
        return Err(AppError::NotFound);
    }
    if let (Some(left), true) = (ready.case.file.dbs_question, form.text("left").is_empty()) {
        form.set("left", if left { "yes" } else { "no" });
    }
    let against = ready.against(ctx, live)?;
    Ok(View {
        page: page(ctx, id, &form),
        checks: checks(id, &ready),
        missing: stop(ctx, &against).grounds,
        asks_dbs: closing::asks_dbs(&ready.case),
        undone: undone(ctx, &ready.case),
        reasons: ClosureReason::ALL
            .iter()
            .map(|reason| {
                let key = reason.key();
                (key.to_owned(), word(&format!("case-closure-{key}")))
            })
            .collect(),
        stop: stopped.map(|stopped| stop(ctx, &stopped)),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

/// What somebody was to do, and what is waited for outside.
fn undone(ctx: &Ctx, case: &Case) -> Vec<String> {
    let actions = case.actions.values().filter(|state| state.ended.is_none());
    let actions = actions.map(|state| {
        let owner = state.action.owner.as_ref();
        Language::English
            .t("close-undone-action")
            .arg("text", state.action.text.clone())
            .arg(
                "owner",
                owner.map_or_else(|| t("actions-owner-lead"), |owner| owner.name.clone()),
            )
            .arg("day", state.action.due.map(dates::day).unwrap_or_default())
            .to_string()
    });
    let waits = case.dues.iter().filter(|due| {
        due.done_at.is_none() && ["referral", "confirm", "chase"].contains(&due.kind.as_str())
    });
    let waits = waits.map(|due| {
        let line = crate::response::pages::shown::due(ctx, due, String::new());
        format!("{} {}", line.what, line.when)
    });
    actions.chain(waits).collect()
}

fn checks(id: Uuid, ready: &Ready) -> Vec<CheckLine> {
    let file = &ready.case.file;
    let parents = file.has_parents == Some(false)
        || match file.safe {
            Some(true) => file.told_at.is_some(),
            Some(false) => file.not_told_reason,
            None => false,
        };
    let plan = ready.plan_approved() && ready.plan.blanks().next().is_none();
    let mut checks = vec![
        ("close-check-plan", "support", plan),
        ("close-check-review", "review", ready.reviewed_later()),
        ("close-check-parents", "parents", parents),
        ("close-check-lesson", "review", !ready.lessons.is_empty()),
    ];
    if closing::asks_dbs(&ready.case) {
        checks.push(("close-check-dbs", "referrals", ready.dbs_settled()));
    }
    let line = |(what, part, met): (&str, &str, bool)| CheckLine {
        what: t(what),
        href: format!("/cases/{id}/{part}"),
        mark: if met { "met" } else { "not" },
        status: t(if met {
            "close-check-yes"
        } else {
            "close-check-no"
        }),
    };
    checks.into_iter().map(line).collect()
}

pub async fn close(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let reason = ClosureReason::parse(form.text("reason"));
    if reason.is_none() {
        form.refuse("reason", t("close-reason-missing"));
    }
    let text = required(&mut form, "text", "close-text-missing");
    if !form.has("confirm", "yes") {
        form.refuse("confirm", t("close-confirm-missing"));
    }
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    drop(conn);
    if !undone(&ctx, &case).is_empty() && !form.has("undone", "yes") {
        form.refuse("undone", t("close-undone-missing"));
    }
    let wish = form.text("override").to_owned();
    let came = match reason.filter(|_| !form.is_refused()) {
        None => Came::Wrong,
        Some(reason) => {
            let command = Command {
                reason,
                text,
                override_reason: (!wish.is_empty()).then_some(wish),
                seen,
            };
            asked(closing::close(&ctx, id, command).await, &mut form)?
        }
    };
    let (before, stopped) = match came {
        Came::Done => return Ok(done(id, "", "close-done")),
        Came::Wrong => (None, None),
        Came::Meanwhile => (Some(seen), None),
        Came::Stopped(stopped) => (None, Some(stopped)),
    };
    let page = view(&ctx, id, form, before, stopped).await?;
    Ok(view::again(&page))
}

pub async fn answer_dbs(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let left = match form.text("left") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            form.refuse("left", t("close-dbs-missing"));
            None
        }
    };
    let reason = required(&mut form, "dbs-reason", "close-dbs-reason-missing");
    let came = match left.filter(|_| !form.is_refused()) {
        None => Came::Wrong,
        Some(left) => {
            let result = closing::answer_dbs(&ctx, id, left, &reason, seen).await;
            outcome(result, &mut form)?
        }
    };
    let before = match came {
        Came::Done => return Ok(done(id, "close", "close-dbs-saved")),
        Came::Meanwhile => Some(seen),
        Came::Wrong | Came::Stopped(_) => None,
    };
    let page = view(&ctx, id, form, before, None).await?;
    Ok(view::again(&page))
}

pub async fn show_reopen(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    if is_open(&ctx, id).await? {
        return Ok(Redirect::to(&format!("/cases/{id}")).into_response());
    }
    let page = reopen_view(&ctx, id, Form::new(), None).await?;
    Ok(view::html(&page))
}

async fn is_open(ctx: &Ctx, id: Uuid) -> Result<bool, AppError> {
    let mut conn = ctx.db().read().await?;
    Ok(case::load(ctx, &mut conn, id).await?.is_open())
}

async fn reopen_view(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    before: Option<i64>,
) -> Result<Reopen, AppError> {
    let shown = shown(ctx, id, "overview", before).await?;
    // Only what was closed can be opened again.
    let closed = shown.case.file.closed_at.ok_or(AppError::NotFound)?;
    Ok(Reopen {
        page: page(ctx, id, &form),
        closed: dates::moment(ctx, closed.timestamp()),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

pub async fn reopen(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    // Sent twice, it is open already: that is what was asked for.
    if is_open(&ctx, id).await? {
        return Ok(done(id, "", "reopen-done"));
    }
    let mut form = sent.form;
    let seen = seen(&form)?;
    let reason = required(&mut form, "reason", "reopen-reason-missing");
    let came = if form.is_refused() {
        Came::Wrong
    } else {
        outcome(closing::reopen(&ctx, id, &reason, seen).await, &mut form)?
    };
    let before = match came {
        Came::Done => return Ok(done(id, "", "reopen-done")),
        Came::Meanwhile => Some(seen),
        Came::Wrong | Came::Stopped(_) => None,
    };
    let page = reopen_view(&ctx, id, form, before).await?;
    Ok(view::again(&page))
}
