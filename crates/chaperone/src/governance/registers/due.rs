//! What the registers are waiting for, for their own page, the home page and the weekly mail.

use pages::Language;
use policy::{AnyControl, Choice, Status, terms::ReviewSubject};

use super::sources;
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    evidence::stand::{self, Asked},
    governance::{directory, documents, due::Task},
};

/// What the person who asks can do something about.
///
/// # Errors
/// When a register cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut tasks = documents::tasks::tasks(ctx).await?;
    if ctx.actor.may(Action::ManageDirectory) {
        tasks.extend(directory::pages::due(ctx).await?);
    }
    if ctx.actor.may(Action::KeepRegisters) {
        tasks.extend(due_sources(ctx).await?);
        tasks.extend(due_reviews(ctx).await?);
    }
    Ok(tasks)
}

/// Everything that is due, whoever can do it: for the mail to the coordinator.
///
/// # Errors
/// When a register cannot be read.
pub async fn all(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut tasks = documents::tasks::all(ctx).await?;
    tasks.extend(directory::pages::due(ctx).await?);
    tasks.extend(due_sources(ctx).await?);
    tasks.extend(due_reviews(ctx).await?);
    Ok(tasks)
}

async fn due_sources(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let every = sources::interval(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let rows = store::source::all(&mut conn).await?.into_iter();
    let today = ctx.today();
    Ok(rows
        .filter(|row| sources::is_due(row, every, today))
        .map(|row| Task {
            what: Language::English
                .t("due-source")
                .arg("title", row.title)
                .to_string(),
            href: "/registers/sources".into(),
            due: row
                .last_checked_on
                .and_then(|last| Some(every?.after_date(last.date(), &[]))),
        })
        .collect())
}

/// Reviews that the policy wants and that are open or due soon.
async fn due_reviews(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let Some(stand) = stand::stand(ctx, Asked::default()).await? else {
        return Ok(Vec::new());
    };
    let mut tasks = Vec::new();
    for standing in &stand.standings {
        let clause = stand.live.policy.clause(&standing.clause);
        let Some(rule) = clause.and_then(|clause| clause.rule.as_ref()) else {
            continue;
        };
        if let AnyControl::PeriodicReview(control) = &rule.control
            && control.subject != ReviewSubject::Policy
            && control.every.0.is_some()
            && standing.status != Status::Met
        {
            let words = Language::English.t("due-review");
            tasks.push(Task {
                what: words.arg("what", control.subject.label()).to_string(),
                href: format!("/registers/reviews/{}", control.subject.key()),
                due: standing.next_due,
            });
        }
    }
    Ok(tasks)
}
