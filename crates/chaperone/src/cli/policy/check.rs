//! `chaperone policy check`: every mistake of every file, in one run.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use policy::{Diagnostic, Severity};
use serde::Serialize;

use super::{answer, colours, read_file};

#[derive(Args)]
pub struct Check {
    /// Policies to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

/// What one file came to.
#[derive(Serialize)]
struct Checked {
    file: String,
    ok: bool,
    clauses: usize,
    controls: usize,
    errors: usize,
    warnings: usize,
    gaps: usize,
    found: Vec<Diagnostic>,
}

impl Check {
    /// # Errors
    /// When a file cannot be read at all. The others are still checked.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut unread = Vec::new();
        let mut checked = Vec::new();
        for path in &self.files {
            let bytes = match read_file(path) {
                Ok(bytes) => bytes,
                Err(error) => {
                    unread.push(error);
                    continue;
                }
            };
            let one = check(&path.display().to_string(), &bytes);
            if !self.json {
                answer(&policy::show(
                    &one.found,
                    &bytes,
                    colours(&std::io::stdout()),
                ))?;
                answer(&format!("{}\n", in_words(&one)))?;
            }
            checked.push(one);
        }
        if self.json {
            answer(&format!("{}\n", serde_json::to_string_pretty(&checked)?))?;
        }
        for error in &unread {
            eprintln!("chaperone: {error:#}");
        }
        Ok(if !unread.is_empty() {
            ExitCode::from(2)
        } else if checked.iter().all(|one| one.ok) {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

fn check(name: &str, bytes: &[u8]) -> Checked {
    let (read, found) = match policy::read(name, bytes) {
        Ok(read) => (Some(read.policy), read.warnings),
        Err(found) => (None, found),
    };
    let clauses = read.as_ref().map_or(&[][..], |policy| &policy.clauses);
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    Checked {
        file: name.to_owned(),
        ok: read.is_some(),
        clauses: clauses.len(),
        controls: clauses
            .iter()
            .filter(|clause| clause.rule.is_some())
            .count(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        gaps: count(Severity::Gap),
        found,
    }
}

fn in_words(one: &Checked) -> String {
    let counted = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let found = policy::join([
        counted(one.errors, "error"),
        counted(one.warnings, "warning"),
        counted(one.gaps, "gap"),
    ]);
    if one.ok {
        let (clauses, controls) = (
            counted(one.clauses, "clause"),
            counted(one.controls, "control"),
        );
        format!(
            "{}: can be published: {clauses}, {controls}; {found}",
            one.file
        )
    } else {
        format!("{}: cannot be published: {found}", one.file)
    }
}
