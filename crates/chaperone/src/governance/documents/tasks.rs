//! What is to be done about documents, for the home page and the weekly mail.

use pages::Language;
use policy::Choice;

use super::state::{Judge, State};
use crate::{access::action::Action, ctx::Ctx, error::AppError, governance::due::Task, web::dates};

/// Documents that are missing, not complete, or due for review; none for somebody who does not keep the register.
///
/// # Errors
/// When the register cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    if !ctx.actor.may(Action::ManageDocuments) {
        return Ok(Vec::new());
    }
    all(ctx).await
}

pub(crate) async fn all(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut conn = ctx.db().read().await?;
    let documents = store::document::in_use(&mut conn).await?;
    drop(conn);
    let judge = Judge::new(ctx).await?;
    let language = Language::English;
    let mut tasks = Vec::new();
    for kind in judge.missing(&documents) {
        tasks.push(Task {
            what: language
                .t("due-document-missing")
                .arg("what", kind.label())
                .to_string(),
            href: format!("/documents/new?kind={}", kind.key()),
            due: None,
        });
    }
    for document in &documents {
        let (key, due) = match judge.state(document) {
            State::InDate(_) => continue,
            State::NoFile => ("due-document-no-file", None),
            State::NoOwner => ("due-document-no-owner", None),
            State::Overdue(on) | State::DueSoon(on) => ("due-document-review", Some(on)),
        };
        let words = language.t(key).arg("title", document.title.clone());
        tasks.push(Task {
            what: words
                .arg("date", due.map(dates::day).unwrap_or_default())
                .to_string(),
            href: format!("/documents/{}", document.id),
            due,
        });
    }
    Ok(tasks)
}
