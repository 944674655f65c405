//! The server's side: starts a child for each document, waits for it and no longer than its deadline.
//!
//! Blocking: an asynchronous caller uses its pool for blocking work.

use std::ffi::OsString;
use std::io::{BufWriter, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::frame::{self, Answer, Ask};
use crate::{PrintError, Printed, Request};

/// What one document may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From start to answer.
    pub deadline: Duration,
    /// Address space of the child, program and fonts included.
    pub memory_bytes: u64,
    /// Size of the PDF.
    pub output_bytes: u64,
    /// Children at the same time.
    pub at_once: usize,
    /// Callers that may wait for their turn; one more is told `Busy`.
    pub waiting: usize,
}

impl Default for Limits {
    /// Twenty seconds, 2 GiB of address space, 50 MiB of PDF, two at a time and sixteen waiting.
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(20),
            memory_bytes: 2 << 30,
            output_bytes: 50 << 20,
            at_once: 2,
            waiting: 16,
        }
    }
}

/// Prints documents in children of a program, a few at a time.
pub struct Press {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    turns: Mutex<Turns>,
    freed: Condvar,
}

#[derive(Default)]
struct Turns {
    running: usize,
    waiting: usize,
}

impl Press {
    /// `program` started with `arguments` must end up in [`crate::child::main`].
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
        limits: Limits,
    ) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            limits,
            turns: Mutex::default(),
            freed: Condvar::new(),
        }
    }

    /// Waits for a turn, then for the document. Blocks.
    ///
    /// # Errors
    /// `Busy` when too many wait; `TooSlow`, `ChildDied` and `TooLarge` at a bound; `Child` with the child's own reason.
    pub fn print(&self, request: &Request) -> Result<Printed, PrintError> {
        crate::render::within(request.json.len())?;
        let _turn = self.turn()?;
        let mut child = self.start()?;
        let result = self.converse(&mut child, request);
        // Whatever happened, nothing is left behind: a child that has answered is at its end, any other is killed.
        if result.is_err() {
            child.kill()?;
        }
        let status = child.wait()?;
        match result {
            Err(PrintError::Io(_) | PrintError::BadFrame(_)) => {
                Err(PrintError::ChildDied(status.to_string()))
            }
            other => other,
        }
    }

    fn turn(&self) -> Result<Turn<'_>, PrintError> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.running >= self.limits.at_once {
            if turns.waiting >= self.limits.waiting {
                return Err(PrintError::Busy);
            }
            turns.waiting += 1;
            turns = self
                .freed
                .wait_while(turns, |turns| turns.running >= self.limits.at_once)
                .unwrap_or_else(PoisonError::into_inner);
            turns.waiting -= 1;
        }
        turns.running += 1;
        Ok(Turn(self))
    }

    /// With no environment: the child needs no setting and must know no secret.
    fn start(&self) -> Result<Child, PrintError> {
        Ok(Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?)
    }

    fn converse(&self, child: &mut Child, request: &Request) -> Result<Printed, PrintError> {
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(PrintError::BadFrame("it has no pipes"));
        };
        let ask = Ask {
            kind: request.kind,
            made_at: request.made_at.map(|at| at.as_second()),
            memory_bytes: self.limits.memory_bytes,
            cpu_seconds: self.limits.deadline.as_secs().max(1) * 2,
            output_bytes: self.limits.output_bytes,
        };
        let limit = self.limits.output_bytes;
        let (done, answer) = channel();
        thread::scope(|scope| {
            // Written from a thread of its own: a child that answers before it has read all must not block both sides.
            let asking = scope.spawn(move || tell(to, &ask, &request.json));
            scope.spawn(move || done.send(hear(from, limit)));
            let heard = match answer.recv_timeout(self.limits.deadline) {
                Ok(heard) => heard,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    // Closes both pipes, so that the two threads end.
                    child.kill()?;
                    return Err(PrintError::TooSlow {
                        seconds: self.limits.deadline.as_secs(),
                    });
                }
            };
            match (heard, asking.join()) {
                (Err(PrintError::Io(_)), Ok(Err(fault))) => Err(fault),
                (heard, _) => heard,
            }
        })
    }
}

fn tell(to: ChildStdin, ask: &Ask, json: &[u8]) -> Result<(), PrintError> {
    frame::write(&mut BufWriter::new(to), ask, json)
}

fn hear(mut from: ChildStdout, limit: u64) -> Result<Printed, PrintError> {
    let head: Answer = frame::read_head(&mut from)?;
    let pdf = frame::read_body(&mut from, limit)?;
    let mut rest = [0];
    if from.read(&mut rest)? != 0 {
        return Err(PrintError::BadFrame("it goes on after its end"));
    }
    match head {
        Answer::Printed { pages, stand_ins } => Ok(Printed {
            pdf,
            pages,
            stand_ins,
        }),
        Answer::Failed(why) => Err(PrintError::Child(why)),
    }
}

/// A place among the running children, given back when it is dropped.
struct Turn<'a>(&'a Press);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut turns = self.0.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.running -= 1;
        drop(turns);
        self.0.freed.notify_one();
    }
}
