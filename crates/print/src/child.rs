//! The child's side: one request in, one document out, and gone. What it holds dies with it.

use std::io::{Read, Write, stdin, stdout};
use std::process::ExitCode;

use jiff::Timestamp;
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::frame::{self, Answer, Ask};
use crate::{Fonts, PrintError, Request, render};

/// For a hidden command of the program: reads a request from the standard input and answers on the standard output.
///
/// The fonts are asked for only after the bounds are set.
#[must_use]
pub fn main(fonts: impl FnOnce() -> Result<Fonts, PrintError>) -> ExitCode {
    match serve(&mut stdin().lock(), &mut stdout().lock(), fonts) {
        Ok(()) => ExitCode::SUCCESS,
        // There is nobody left to tell: the pipe itself is broken.
        Err(_) => ExitCode::FAILURE,
    }
}

/// Answers one request. Sets bounds on the whole process: only for a process that does nothing else.
///
/// # Errors
/// Only when the answer cannot be written; any other fault is the answer.
pub fn serve(
    from: &mut impl Read,
    to: &mut impl Write,
    fonts: impl FnOnce() -> Result<Fonts, PrintError>,
) -> Result<(), PrintError> {
    match answer(from, fonts) {
        Ok((head, pdf)) => frame::write(to, &head, &pdf),
        Err(fault) => frame::write(to, &Answer::Failed(fault.to_string()), &[]),
    }
}

fn answer(
    from: &mut impl Read,
    fonts: impl FnOnce() -> Result<Fonts, PrintError>,
) -> Result<(Answer, Vec<u8>), PrintError> {
    let ask: Ask = frame::read_head(from)?;
    bound(&ask)?;
    let request = Request {
        kind: ask.kind,
        json: frame::read_body(from, crate::MAX_REQUEST as u64)?,
        made_at: ask
            .made_at
            .map(Timestamp::from_second)
            .transpose()
            .map_err(|_| PrintError::BadFrame("its time is out of range"))?,
    };
    let printed = render(&request, &fonts()?)?;
    let size = printed.pdf.len() as u64;
    if size > ask.output_bytes {
        return Err(PrintError::TooLarge {
            what: "printed file",
            size,
            limit: ask.output_bytes,
        });
    }
    let head = Answer::Printed {
        pages: printed.pages,
        stand_ins: printed.stand_ins,
    };
    Ok((head, printed.pdf))
}

fn bound(ask: &Ask) -> Result<(), PrintError> {
    let limit = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // A core file would be a case in clear on the disk; a written file of any kind is never wanted.
    for (resource, most) in [
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::As, ask.memory_bytes),
        (Resource::Cpu, ask.cpu_seconds),
    ] {
        setrlimit(resource, limit(most)).map_err(std::io::Error::from)?;
    }
    // A server that was killed must not leave a child at work on somebody's case.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))
        .map_err(std::io::Error::from)?;
    Ok(())
}
