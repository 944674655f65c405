//! A PostgreSQL on a disk that can be made small: a file system of its own, which goes with it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use super::place::{self, Place};

/// Room for a server and a database, in kilobytes.
const AT_FIRST: u64 = 400_000;

/// A running server. It stops when this is dropped: its standard input closes then.
pub struct SmallPostgres {
    child: Child,
    /// Where its disk is mounted, for itself alone.
    at: TempDir,
    server: String,
}

impl Drop for SmallPostgres {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().expect("it is gone");
    }
}

impl SmallPostgres {
    /// None where this machine lets nobody mount anything.
    pub fn start() -> Option<Self> {
        let at = tempfile::tempdir().expect("a folder");
        // Root in a space of its own, to mount; and then somebody else, since PostgreSQL refuses to be run by root.
        let script = "mount -t tmpfs -o size=\"$1\"k tmpfs \"$2\" && \
                      TMPDIR=\"$2\" unshare --user --map-user=1000 --map-group=1000 \"$3\" run; true";
        let mut child = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .args(["sh", &AT_FIRST.to_string()])
            .arg(at.path())
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../bin/pg-for-tests"
            ))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut url = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut url)
            .expect("its first line");
        let (url, folder) = url.trim().split_once("?host=")?;
        let server = format!("{url}?host=/proc/{}/root{folder}", child.id());
        Some(Self { child, at, server })
    }

    /// A database of its own there.
    pub async fn place(&self) -> Place {
        place::on_server(&self.server).await
    }

    /// Leaves so many kilobytes of its disk.
    pub async fn leave(&self, place: &Place, kilobytes: u64) {
        // What is written next goes to a piece of the log that is there already: the tables meet the end of the disk first.
        place.raw("SELECT pg_switch_wal()").await;
        place.raw("CHECKPOINT").await;
        let inside = format!("/proc/{}/root{}", self.child.id(), self.at.path().display());
        // Blocks in all and free, and how long one is.
        let told = Command::new("stat")
            .args(["--file-system", "--format=%b %f %S", &inside])
            .output()
            .expect("stat can be run");
        let told = String::from_utf8(told.stdout).expect("words");
        let numbers: Vec<u64> = told
            .split_whitespace()
            .map(|word| word.parse().expect("a number"))
            .collect();
        let [all, free, long] = numbers[..] else {
            panic!("stat says something else: {told}");
        };
        let used = (all - free) * long / 1024;
        self.resize(used + kilobytes);
    }

    /// Makes its disk this large, in kilobytes.
    pub fn resize(&self, kilobytes: u64) {
        remount(self.child.id(), self.at.path(), kilobytes);
    }

    /// Makes its disk as large as it was.
    pub fn make_room(&self) {
        self.resize(AT_FIRST);
    }
}

/// Gives a disk that only a process sees another size.
pub fn remount(process: u32, at: &std::path::Path, kilobytes: u64) {
    let done = Command::new("nsenter")
        .args(["--target", &process.to_string(), "--user", "--mount"])
        .args(["--preserve-credentials", "mount", "-o"])
        .arg(format!("remount,size={kilobytes}k"))
        .arg(at)
        .status()
        .expect("nsenter can be run");
    assert!(done.success(), "the disk keeps its size");
}
