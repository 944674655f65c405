//! Documents as PDF, set by a child of this program: a document costs the server no memory, and a hostile text cannot
//! hold it up.

use std::{path::Path, sync::Arc};

use anyhow::Context;
use print::{
    PrintError, Printable, Request,
    parent::{Limits, Press},
};

use crate::{app::App, error::AppError};

/// The press of this process; it lets a few documents be printed at once and a few more wait.
#[must_use]
pub fn press(program: &Path) -> Arc<Press> {
    let mut limits = Limits::default();
    // A program built without optimisation sets type many times more slowly.
    if cfg!(debug_assertions) {
        limits.deadline *= 6;
    }
    Arc::new(Press::new(program, ["print-child"], limits))
}

/// Prints a document. The same document gives the same bytes.
///
/// # Errors
/// `Unavailable` when too many wait already; our mistake when it cannot be printed.
pub async fn pdf(app: &App, document: &impl Printable) -> Result<Vec<u8>, AppError> {
    let request = Request::of(document).map_err(|error| AppError::Internal(error.into()))?;
    let press = app.press().clone();
    let printed = tokio::task::spawn_blocking(move || press.print(&request))
        .await
        .context("printing was interrupted")?;
    match printed {
        Ok(printed) => Ok(printed.pdf),
        Err(PrintError::Busy) => Err(AppError::Unavailable(
            "too many documents are printed".into(),
        )),
        Err(error) => Err(AppError::Internal(error.into())),
    }
}
