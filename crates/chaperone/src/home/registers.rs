//! What the registers wait for: one line for each register, or the list would hide everything else.

use pages::Language;

use super::Task;
use crate::{ctx::Ctx, error::AppError, governance::registers::due};

const REGISTERS: [(&str, &str); 4] = [
    ("/documents", "home-documents"),
    ("/directory", "home-directory"),
    ("/registers/sources", "home-sources"),
    ("/registers", "home-reviews"),
];

/// # Errors
/// When a register cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let mut waiting = due::tasks(ctx).await?;
    let mut tasks = Vec::new();
    for (href, key) in REGISTERS {
        let (here, others): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|task| task.href.starts_with(href));
        waiting = others;
        let first = here.first().map(|task| task.what.clone());
        let Some(hint) = first else { continue };
        let late =
            |task: &crate::governance::due::Task| task.due.is_some_and(|day| day < ctx.today());
        tasks.push(Task {
            title: Language::English
                .t(key)
                .arg("count", here.len())
                .to_string(),
            hint,
            href,
            urgent: here.iter().any(late),
        });
    }
    Ok(tasks)
}
