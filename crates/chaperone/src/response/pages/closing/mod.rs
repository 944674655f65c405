//! The pages from telling parents to the end of a case.

mod close;
pub mod events;
mod export;
mod lesson;
mod paper;
mod parents;
mod review;
mod support;

use axum::response::Response;
use pages::{
    Form, Language,
    views::{
        closing::{GroundLine, Stop},
        response::Said,
    },
};
use policy::{Outcome, OverrideError};
use uuid::Uuid;

use super::{cases::meanwhile, frame::frame};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        ask::Stopped,
        case::{self, Case},
    },
    web::{flash, guard::Guard, route::Routes, view},
};

pub fn routes() -> Routes {
    let guard = Guard::SignedIn;
    Routes::new()
        .get("/cases/{id}/parents", guard, parents::show)
        .post("/cases/{id}/parents/decide", guard, parents::decide)
        .post("/cases/{id}/parents/told", guard, parents::told)
        .post("/cases/{id}/parents/nobody", guard, parents::nobody)
        .get("/cases/{id}/support", guard, support::show)
        .post("/cases/{id}/support", guard, support::approve)
        .get(
            "/cases/{id}/support/{need}/{who}",
            guard,
            support::show_slot,
        )
        .post("/cases/{id}/support/{need}/{who}", guard, support::fill)
        .get("/cases/{id}/review", guard, review::show)
        .post("/cases/{id}/review", guard, review::hold)
        .post("/cases/{id}/lesson", guard, lesson::learn)
        .get("/cases/{id}/close", guard, close::show)
        .post("/cases/{id}/close", guard, close::close)
        .post("/cases/{id}/dbs", guard, close::answer_dbs)
        .get("/cases/{id}/reopen", guard, close::show_reopen)
        .post("/cases/{id}/reopen", guard, close::reopen)
        .get("/cases/{id}/export", guard, export::show)
        .post("/cases/{id}/export", guard, export::send)
}

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// What can be done with the whole of a case: words and address.
pub fn doors(case: &Case) -> Vec<(String, String)> {
    use store::case_file::Status;
    let id = case.id();
    let mut doors = vec![(t("export-door"), format!("/cases/{id}/export"))];
    match case.file.status {
        Status::Open | Status::Monitoring => {
            doors.push((t("close-door"), format!("/cases/{id}/close")));
        }
        Status::Closed => doors.push((t("reopen-door"), format!("/cases/{id}/reopen"))),
        Status::Merged => {}
    }
    doors
}

/// What every page here is made from.
struct Shown {
    case: Case,
    frame: pages::views::case::Frame,
    meanwhile: Vec<Said>,
    seen: i64,
}

/// Opens the case for one of its pages. `before`: how many entries a form that was refused had seen, where somebody wrote since.
async fn shown(ctx: &Ctx, id: Uuid, part: &str, before: Option<i64>) -> Result<Shown, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, part).await?;
    Ok(Shown {
        meanwhile: meanwhile(ctx, &case, before),
        seen: case.opened.seen(),
        frame,
        case,
    })
}

/// What came of a form.
enum Came {
    Done,
    /// Refused by us: the form says what is wrong.
    Wrong,
    /// Somebody wrote since the form was opened.
    Meanwhile,
    Stopped(Stopped),
}

/// An error that the page can say, or the error itself.
fn outcome(result: Result<(), AppError>, form: &mut Form) -> Result<Came, AppError> {
    match result {
        Ok(()) => Ok(Came::Done),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("closing-when-written"));
            Ok(Came::Meanwhile)
        }
        Err(error) => Err(error),
    }
}

/// The same for what the policy is asked about.
fn asked(
    result: Result<crate::response::ask::Done, AppError>,
    form: &mut Form,
) -> Result<Came, AppError> {
    use crate::response::ask::Done;
    match result {
        Ok(Done::Done(())) => Ok(Came::Done),
        Ok(Done::Stopped(stopped)) => {
            match stopped.refused {
                Some(OverrideError::NoReason) => {
                    form.refuse("override", t("closing-override-no-reason"));
                }
                Some(OverrideError::NotEntitled) => {
                    form.refuse("override", t("closing-override-not-yours"));
                }
                None => form.refuse_at("grounds", "ground-1", t("closing-see")),
            }
            Ok(Came::Stopped(stopped))
        }
        Err(error) => outcome(Err(error), form),
    }
}

/// On to a part of the case, saying what was done.
fn done(id: Uuid, part: &str, words: &str) -> Response {
    let path = if part.is_empty() {
        format!("/cases/{id}")
    } else {
        format!("/cases/{id}/{part}")
    };
    flash::redirect(&path, &t(words))
}

/// Every ground that speaks against it, the strictest first.
fn stop(ctx: &Ctx, stopped: &Stopped) -> Stop {
    let mut grounds: Vec<_> = stopped.decision.grounds.iter().collect();
    grounds.retain(|ground| ground.outcome > Outcome::Allow);
    grounds.sort_by_key(|ground| std::cmp::Reverse(ground.outcome));
    let own = ctx.actor.signed().map(|signed| &signed.roles);
    let may_override = grounds
        .iter()
        .filter(|ground| ground.outcome >= Outcome::Hold)
        .all(|ground| {
            let mut roles = ground.overridable_by.iter();
            roles.any(|role| own.is_some_and(|own| own.contains(role)))
        });
    let policy = stopped.live.as_ref().map(|live| &live.policy);
    let line = |ground: &policy::Ground| {
        let clause = policy.and_then(|policy| policy.clause(&ground.clause));
        let roles = ground.overridable_by.iter();
        let roles = roles.filter_map(|role| policy.map(|policy| policy.role_label(*role)));
        GroundLine {
            clause: clause.map_or_else(|| ground.clause.to_string(), |clause| clause.title.clone()),
            href: clause.map_or_else(String::new, |clause| format!("/policy#{}", clause.id)),
            sentence: ground.sentence.to_string(),
            kind: crate::governance::decisions::word(ground.outcome).as_str(),
            overridable: policy::join(roles),
        }
    };
    Stop {
        grounds: grounds.into_iter().map(line).collect(),
        may_override,
    }
}

/// Refuses a field that was left empty; what it says otherwise.
fn required(form: &mut Form, field: &str, missing: &str) -> String {
    let text = form.value(field).to_owned();
    if text.trim().is_empty() {
        form.refuse(field, t(missing));
    }
    text
}

/// A form with something wrong in it is not told apart from one for a case that is not there.
async fn must_exist(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut conn = ctx.db().read().await?;
    case::load(ctx, &mut conn, id).await?;
    Ok(())
}

/// The frame of one of these pages.
fn page(ctx: &Ctx, id: Uuid, form: &Form) -> pages::Page {
    view::page(ctx)
        .back_to(format!("/cases/{id}"))
        .showing(form)
}
