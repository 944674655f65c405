//! The first page after signing in: what waits for this person, and who to tell.

mod keys;
pub mod pages;
mod people;
mod policy;
mod queue;
mod registers;
pub mod tell;

use crate::{ctx::Ctx, error::AppError};

/// Something that waits for the person who looks.
pub struct Task {
    pub title: String,
    pub hint: String,
    pub href: &'static str,
    /// Its day has passed, or it holds others up.
    pub urgent: bool,
}

/// What waits, the most urgent first. Each area says for itself.
///
/// # Errors
/// When the database cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut tasks = policy::tasks(ctx).await?;
    tasks.extend(queue::tasks(ctx).await?);
    tasks.extend(people::tasks(ctx).await?);
    tasks.extend(keys::tasks(ctx).await?);
    tasks.extend(registers::tasks(ctx).await?);
    tasks.sort_by_key(|task| !task.urgent);
    Ok(tasks)
}
