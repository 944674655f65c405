//! What the policy asks of the person who looks.

use pages::Language;

use super::Task;
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    governance::{draft, reading},
    web::dates,
};

/// # Errors
/// When the database cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut tasks = Vec::new();
    tasks.extend(accept(ctx).await?);
    if ctx.actor.may(Action::EditPolicy) {
        tasks.extend(publish_first(ctx).await?);
    }
    Ok(tasks)
}

async fn accept(ctx: &Ctx) -> Result<Option<Task>, AppError> {
    let me = ctx.signed()?.person;
    let mut conn = ctx.db().read().await?;
    let Some(version) = reading::current(&mut conn).await? else {
        return Ok(None);
    };
    let everyone = reading::everyone(ctx, &mut conn, &version).await?;
    let own = everyone.into_iter().find(|row| row.person.id == me);
    Ok(own.filter(|row| row.accepted.is_none()).map(|row| {
        let language = Language::English;
        Task {
            title: language
                .t("home-accept")
                .arg("version", version.number.to_string())
                .to_string(),
            hint: language
                .t("home-by")
                .arg("date", dates::day(row.due))
                .to_string(),
            href: "/policy/accept",
            urgent: row.late(ctx.today()),
        }
    }))
}

/// Until the first version is published nothing is enforced, and nobody is told.
async fn publish_first(ctx: &Ctx) -> Result<Option<Task>, AppError> {
    let mut conn = ctx.db().read().await?;
    if reading::current(&mut conn).await?.is_some() {
        return Ok(None);
    }
    drop(conn);
    let language = Language::English;
    let gaps = match draft::open(ctx).await? {
        Some(open) => open
            .found
            .iter()
            .filter(|one| one.severity == policy::Severity::Gap)
            .count(),
        None => 0,
    };
    Ok(Some(Task {
        title: language.t("home-publish").to_string(),
        hint: language
            .t("home-publish-gaps")
            .arg("count", gaps)
            .to_string(),
        href: "/policy/draft",
        urgent: true,
    }))
}
