//! `chaperone policy`: read, check and print policies without a server.

mod check;
mod print;
mod tell;

use std::{io::IsTerminal, path::Path, process::ExitCode};

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::config;

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Policy {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  chaperone policy check packs/*.toml
  chaperone policy print policy.toml --format pdf -o policy.pdf
  chaperone policy explain teacher-first
  chaperone policy coverage packs/*.toml --json
  chaperone policy diff old.toml new.toml
  chaperone policy schema > policy.schema.json

Exit codes: 0 done, 1 the answer is no, 2 the command could not run.";

#[derive(Subcommand)]
enum Command {
    /// Say everything that is wrong with policies, and where an organisation still has to choose
    Check(check::Check),
    /// Print a policy as the document that people read
    Print(print::Print),
    /// Say what a clause means: its words, its rule, its duties, and what shows that it is kept
    Explain(tell::Explain),
    /// Say duty by duty which clause and control answers it; the answer is no while one is unanswered
    Coverage(tell::Coverage),
    /// Say in words what differs between two policies; the answer is no where something does
    Diff(tell::Diff),
    /// Print the JSON Schema of policies, for editors that understand it
    Schema(tell::Schema),
}

impl Policy {
    /// # Errors
    /// When a file cannot be read or written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Check(check) => check.run(),
            Command::Print(print) => print.run(),
            Command::Explain(explain) => explain.run(),
            Command::Coverage(coverage) => coverage.run(),
            Command::Diff(diff) => diff.run(),
            Command::Schema(schema) => schema.run(),
        }
    }
}

/// A file on the disk, of any size: the reader itself says when it is too large.
fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// A policy that must be good: its mistakes are shown, and then there is none.
fn read_policy(path: &Path) -> anyhow::Result<Option<policy::Policy>> {
    let bytes = read_file(path)?;
    match policy::read(&path.display().to_string(), &bytes) {
        Ok(read) => Ok(Some(read.policy)),
        Err(found) => {
            eprint!(
                "{}",
                policy::show(&found, &bytes, colours(&std::io::stderr()))
            );
            Ok(None)
        }
    }
}

/// Colours on a terminal only, and never for somebody who asks for none.
fn colours(out: &impl IsTerminal) -> policy::Colours {
    if out.is_terminal() && !config::colours_refused() {
        policy::Colours::Yes
    } else {
        policy::Colours::No
    }
}

/// Writes an answer. Whoever stops reading it, such as `head`, has had enough: that is no fault.
fn answer(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
