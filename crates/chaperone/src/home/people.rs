//! What people and posts ask of the person who looks.

use pages::Language;

use super::Task;
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    people::{
        cover::{self, Hole},
        pages::hole_words,
        posts,
    },
};

/// # Errors
/// When the database cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut tasks = Vec::new();
    if ctx.actor.may(Action::AppointRoles) {
        let labels = posts::labels(ctx).await?;
        let holes = cover::holes(&cover::map(ctx).await?, ctx.today());
        tasks.extend(holes.iter().map(|hole| Task {
            title: hole_words(hole, &labels),
            hint: String::new(),
            href: "/people/posts",
            urgent: matches!(hole, Hole::Vacant(_)),
        }));
    }
    if !ctx.signed()?.has_second_factor {
        let language = Language::English;
        tasks.push(Task {
            title: language.t("home-factor").to_string(),
            hint: language.t("access-factor-why").to_string(),
            href: "/account/second-factor",
            urgent: false,
        });
    }
    Ok(tasks)
}
