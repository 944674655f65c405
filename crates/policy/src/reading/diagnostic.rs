use std::{ops::Range, sync::Arc};

use serde::Serialize;

/// How bad a [`Diagnostic`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The pack cannot be used.
    Error,
    /// The pack can be used, but somebody should look.
    Warning,
    /// The organisation has not picked a value yet.
    Gap,
}

/// Something to mend in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable code, see [`codes`](crate::codes).
    pub code: &'static str,
    /// The name of the file, as it was given to [`read`](crate::read).
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The bytes of the file it is about.
    pub span: Range<usize>,
    /// What is wrong: lower case, one sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}
