//! The server key, as whoever runs Chaperone meets it: made once, missed loudly, never made twice.

use std::{
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A folder to run Chaperone in, with the database beside it, as on another disk.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chaperone"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .args(["--database", "sqlite:kept/club.db", "--data", "data"]);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("it runs")
    }

    /// What doctor says of one thing, and whether that is well.
    fn doctor(&self, what: &str) -> (bool, String) {
        let output = self.run(&["doctor", "--json"]);
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let found = told
            .as_array()
            .and_then(|all| all.iter().find(|one| one["what"] == what));
        let found = found.unwrap_or_else(|| panic!("doctor says nothing of {what}: {told}"));
        let says = found["says"].as_str().expect("words").to_owned();
        (found["ok"] == true, says)
    }
}

fn mode(path: &Path) -> u32 {
    path.metadata().expect("it is there").permissions().mode() & 0o777
}

fn said(output: &Output) -> String {
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn the_first_start_makes_the_key_and_the_next_one_uses_it() {
    let machine = Machine::new();
    let key = machine.path("data/server.key");
    let mut made = Vec::new();
    for _ in 0..2 {
        let mut child = machine
            .command(&["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let running = lines.any(|line| line.expect("a line").contains("is running"));
        child.kill().expect("stopped");
        child.wait().expect("gone");
        assert!(running, "it ended before it ran");
        made.push(std::fs::read_to_string(&key).expect("a key"));
    }
    assert_eq!(made[0], made[1]);
    assert!(made[0].starts_with("chaperone-key-1:"), "one line");
    assert_eq!(made[0].lines().count(), 1);
    assert_eq!(mode(&key), 0o600);
    assert_eq!(mode(&machine.path("data")), 0o700);
}

#[test]
fn a_lost_key_is_missed_by_every_command_and_no_other_is_made() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["migrate"]).status.code(), Some(0));
    let key = machine.path("data/server.key");
    let copy = machine.path("copy.key");
    std::fs::rename(&key, &copy).expect("taken away");
    for command in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["migrate"],
        &["migrate", "--dry-run"],
    ] {
        let output = machine.run(command);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        let said = said(&output);
        assert!(said.contains("data/server.key is missing"), "{said}");
        assert!(said.contains("put your copy of that file"), "{said}");
        assert!(!key.exists(), "{command:?} made another key");
    }
    let (well, says) = machine.doctor("server key");
    assert!(!well && says.contains("is missing"), "{says}");
    let (well, says) = machine.doctor("database");
    assert!(!well && says.contains("needs the server key"), "{says}");
    // Named, the copy serves as well.
    let output = machine.run(&["migrate", "--key-file", "copy.key"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn another_key_opens_nothing_and_says_what_to_do() {
    let machine = Machine::new();
    let stranger = Machine::new();
    for one in [&machine, &stranger] {
        assert_eq!(one.run(&["migrate"]).status.code(), Some(0));
    }
    let key = machine.path("data/server.key");
    std::fs::copy(stranger.path("data/server.key"), &key).expect("exchanged");
    let text = std::fs::read_to_string(&key).expect("a key");
    for command in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["migrate"],
        &["migrate", "--dry-run"],
    ] {
        let output = machine.run(command);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        let said = said(&output);
        assert!(said.contains("sealed under another server key"), "{said}");
        assert!(!said.contains(text.trim()), "a key is shown");
    }
    let (well, says) = machine.doctor("database");
    assert!(!well && says.contains("another server key"), "{says}");
}

#[test]
fn doctor_looks_at_the_key_and_makes_none() {
    let machine = Machine::new();
    let key = machine.path("data/server.key");
    let (well, says) = machine.doctor("server key");
    assert!(well && says.contains("made at the first start"), "{says}");
    assert!(!key.exists());
    assert_eq!(
        machine.run(&["migrate", "--dry-run"]).status.code(),
        Some(0)
    );
    assert!(!key.exists(), "who only looks makes no key");
    assert_eq!(machine.run(&["migrate"]).status.code(), Some(0));
    assert!(machine.doctor("server key").0 && machine.doctor("database").0);

    let open = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(&key, open).expect("opened to others");
    let (well, says) = machine.doctor("server key");
    assert!(!well && says.contains("chmod 600"), "{says}");
    assert!(machine.doctor("database").0, "it fits all the same");

    std::fs::write(&key, "not a key\n").expect("spoilt");
    let (well, says) = machine.doctor("server key");
    assert!(!well && says.contains("is no server key"), "{says}");
    let output = machine.run(&["migrate"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}
