//! The program: reads the command and hands over.

use std::process::ExitCode;

fn main() -> ExitCode {
    chaperone::cli::run()
}
