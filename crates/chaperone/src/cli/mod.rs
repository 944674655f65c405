//! The command line: one of the three doors.

pub mod demo;
pub mod doctor;
pub mod gallery;
pub mod migrate;
pub mod open_export;
pub mod policy;
pub mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Online safeguarding that runs.
///
/// Chaperone takes a written online safeguarding policy as its program: each clause is enforced, recorded, reminded,
/// rendered or shown, and the evidence page says clause by clause where it stands.
#[derive(Parser)]
#[command(name = "chaperone", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  chaperone demo                              start with an invented organisation, to look around
  chaperone serve --database sqlite:club.db   start for real
  chaperone policy check packs/*.toml         read policies and say what is wrong with them";

#[derive(Subcommand)]
enum Command {
    /// Start the server
    Serve(serve::Serve),
    /// Start with an invented organisation, to look around
    Demo(demo::Demo),
    /// Prepare the database for this version, then stop
    Migrate(migrate::Migrate),
    /// Look for what would keep the server from working, and say how to mend it
    Doctor(doctor::Doctor),
    /// Read, check, print and compare policies, without a server
    Policy(policy::Policy),
    /// Open a case that another organisation handed over, sealed
    OpenExport(open_export::OpenExport),
    /// Show every page with sample content, for looking them through
    Gallery(gallery::Gallery),
    /// Print one document for the server that started this process
    #[command(hide = true)]
    PrintChild,
}

/// Exit codes: 0 done · 1 the answer is no (errors found, not ready) · 2 the command cannot be read or could not run.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(serve) => in_runtime(serve.run()),
        Command::Demo(demo) => in_runtime(demo.run()),
        Command::Migrate(migrate) => in_runtime(migrate.run()),
        Command::Doctor(doctor) => in_runtime(doctor.run()),
        Command::Policy(policy) => policy.run(),
        Command::OpenExport(open) => open.run(),
        Command::Gallery(gallery) => in_runtime(gallery.run()),
        Command::PrintChild => {
            return print::child::main(|| {
                print::Fonts::new(frontend::print_fonts().iter().copied())
            });
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("chaperone: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn in_runtime(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(work)
}
