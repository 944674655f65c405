//! The questions.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use pages::views::tell::{Check, Question, Stopped};

use super::{
    Help,
    draft::{Draft, LONGEST, SHORT},
    nameless,
    steps::Step,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::readers::{self, Reader},
    web::{form::Sent, view},
};

/// The first page; where nobody could read a report, whom to turn to instead, before anything is typed.
pub async fn start(ctx: Ctx) -> Result<Response, AppError> {
    let ctx = nameless(&ctx);
    let clocks = super::clocks(&ctx).await?;
    if !readers::any(&ctx, &clocks).await? {
        return stopped(&ctx, None, true, false).await;
    }
    let draft = Draft::new(&ctx);
    Ok(view::html(&question(&ctx, Step::Start, draft, &[]).await?))
}

/// The page after, before, or asked for. Nothing is kept.
pub async fn next(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let ctx = nameless(&ctx);
    let readers = readers::all(&ctx).await?;
    let some = !readers.is_empty();
    let mut draft = Draft::of(&ctx, &sent.form);
    let step = Step::parse(sent.form.text("step")).unwrap_or(Step::Start);
    let to = match sent.form.text("go") {
        "" => {
            draft.look_at(step);
            if draft.form.is_refused() {
                return Ok(view::again(&question(&ctx, step, draft, &readers).await?));
            }
            step.after(&draft.form, some)
        }
        "back" => step.before(&draft.form, some),
        asked => {
            // To change an answer at the end. Whoever only goes back in their browser is asked on from there.
            if step == Step::Check {
                draft.form.set("return", Step::Check.key());
            }
            Step::parse(asked).unwrap_or(Step::Start)
        }
    };
    if to != Step::Check {
        return Ok(view::html(&question(&ctx, to, draft, &readers).await?));
    }
    draft.form.forget("return");
    match draft.first_wrong(some) {
        Some(wrong) => Ok(view::again(&question(&ctx, wrong, draft, &readers).await?)),
        None => Ok(view::html(&check(&ctx, draft, &readers).await?)),
    }
}

/// A question with what was answered so far.
pub(super) async fn question(
    ctx: &Ctx,
    step: Step,
    draft: Draft,
    readers: &[Reader],
) -> Result<Question, AppError> {
    let help = Help::load(ctx).await?;
    let clocks = super::clocks(ctx).await?;
    let child = draft.is_child();
    let carried = draft.carried(step);
    let form = draft.form;
    Ok(Question {
        page: view::page(ctx).showing(&form),
        urgent: help.urgent(),
        helpers: if step == Step::Help {
            help.pictures()
        } else {
            Vec::new()
        },
        readers: readers
            .iter()
            .map(|reader| {
                let label = format!("{} ({})", reader.name, reader.post);
                (reader.person.to_string(), label)
            })
            .collect(),
        read_within: clocks.read_within.to_string(),
        step: step.key(),
        child,
        carried,
        form,
        longest: LONGEST,
        short: SHORT,
    })
}

/// Everything once more.
pub(super) async fn check(ctx: &Ctx, draft: Draft, readers: &[Reader]) -> Result<Check, AppError> {
    let help = Help::load(ctx).await?;
    let clocks = super::clocks(ctx).await?;
    Ok(Check {
        page: view::page(ctx).showing(&draft.form),
        urgent: help.urgent(),
        child: draft.is_child(),
        carried: draft.carried(Step::Check),
        answers: draft.answers(readers),
        files: Draft::takes_files(&draft.form).then(super::taken),
        read_within: clocks.read_within.to_string(),
        form: draft.form,
    })
}

/// It could not be sent: whom to turn to, and everything that was typed.
pub(super) async fn stopped(
    ctx: &Ctx,
    typed: Option<(Draft, &[Reader])>,
    nobody: bool,
    had_files: bool,
) -> Result<Response, AppError> {
    let help = Help::load(ctx).await?;
    let (answers, carried) = match &typed {
        Some((draft, readers)) => (draft.answers(readers), draft.carried(Step::Check)),
        None => (Vec::new(), Vec::new()),
    };
    let page = view::html(&Stopped {
        page: view::page(ctx),
        urgent: help.urgent(),
        nobody,
        answers,
        carried,
        had_files,
        helpers: help.talk(),
    });
    Ok((StatusCode::SERVICE_UNAVAILABLE, page).into_response())
}
