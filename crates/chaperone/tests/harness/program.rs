//! The real program in a process of its own, started on what a world left behind, and killed.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use data_encoding::HEXLOWER;

use super::{place::Place, world};

/// A running program. Killed when it is dropped.
pub struct Program {
    child: Child,
    /// Kept open: a program that says something to nobody ends.
    _says: BufReader<ChildStdout>,
    pub base: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What the program is started by.
enum Ground<'a> {
    /// On the disk where the place is.
    Here,
    /// On a copy of the place on a disk of this many kilobytes, which only the program sees and which goes with it.
    Small(&'a Path, u64),
}

impl Program {
    /// Starts it on a place's database and waits until it takes requests.
    pub fn start(place: &Place) -> Self {
        Self::on(place, &Ground::Here).expect("it starts")
    }

    /// Starts it on a disk that is soon full, mounted at `at`. None where this machine lets nobody mount anything.
    pub fn on_a_small_disk(place: &Place, at: &Path, kilobytes: u64) -> Option<Self> {
        Self::on(place, &Ground::Small(at, kilobytes))
    }

    fn on(place: &Place, ground: &Ground<'_>) -> Option<Self> {
        let folder = place.folder.path();
        let line = format!(
            "chaperone-key-1:{}\n",
            HEXLOWER.encode(world::key().reveal())
        );
        std::fs::write(folder.join("server.key"), line).expect("a key file");
        let program = env!("CARGO_BIN_EXE_chaperone");
        let (mut command, folder, database) = match ground {
            Ground::Here => (Command::new(program), folder, place.database.clone()),
            Ground::Small(at, kilobytes) => {
                let mut command = Command::new("unshare");
                command
                    .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
                    .arg("mount -t tmpfs -o size=\"$1\"k tmpfs \"$2\" && cp -r \"$3\"/. \"$2\" && shift 3 && exec \"$@\"")
                    .args(["sh", &kilobytes.to_string()])
                    .arg(at)
                    .arg(folder)
                    .arg(program);
                let database = format!("sqlite:{}", at.join("chaperone.db").display());
                (command, *at, database)
            }
        };
        // Free a moment ago. Another program that takes it meanwhile makes this start fail, not the proof.
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let listen = free.local_addr().expect("its address");
        drop(free);
        let mut child = command
            .arg("serve")
            .args(["--database", &database])
            .arg("--data")
            .arg(folder)
            .args(["--listen", &listen.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut says = BufReader::new(child.stdout.take().expect("its output"));
        let mut lines = says.by_ref().lines();
        let running = lines.any(|line| line.expect("a line").contains("is running"));
        let program = Self {
            child,
            _says: says,
            base: format!("http://{listen}"),
        };
        if !running && matches!(ground, Ground::Here) {
            panic!("it ended before it ran");
        }
        running.then_some(program)
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut would end it, as far as a program can tell: SIGKILL, nothing written any more.
    pub fn kill(&mut self) {
        // It may have ended by itself; either way it is gone.
        if let Err(error) = self.child.kill() {
            eprintln!("the program was gone already: {error}");
        }
        self.child.wait().expect("it is gone");
    }
}
