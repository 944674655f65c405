//! Writing down what a case teaches.

use axum::{extract::Path, response::Response};
use uuid::Uuid;

use super::{Came, done, outcome, required, review, shown, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        lesson::{self, Learned},
        pages::concerns::seen,
    },
    web::{form::Sent, view},
};

const LONGEST_TASK: usize = 200;

pub async fn learn(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let case = shown(&ctx, id, "review", None).await?.case;
    let mut form = sent.form;
    let seen = seen(&form)?;
    let text = required(&mut form, "lesson", "lesson-text-missing");
    let learned = match form.text("learned") {
        "change" => {
            let task = required(&mut form, "task", "lesson-task-missing");
            if task.chars().count() > LONGEST_TASK {
                form.refuse("task", t("lesson-task-long"));
            } else if lesson::names_somebody(&case, &task) {
                form.refuse("task", t("lesson-task-names"));
            }
            Some(Learned::Change { text, task })
        }
        "nothing" => Some(Learned::Nothing { reason: text }),
        _ => {
            form.refuse("learned", t("lesson-learned-missing"));
            None
        }
    };
    let came = match learned.filter(|_| !form.is_refused()) {
        None => Came::Wrong,
        Some(learned) => outcome(lesson::learn(&ctx, id, learned, seen).await, &mut form)?,
    };
    let before = match came {
        Came::Done => return Ok(done(id, "review", "lesson-saved")),
        Came::Meanwhile => Some(seen),
        Came::Wrong | Came::Stopped(_) => None,
    };
    let page = review::view(&ctx, id, form, before).await?;
    Ok(view::again(&page))
}
