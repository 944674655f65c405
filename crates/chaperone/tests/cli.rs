//! The command line, as the real program.

use std::process::{Command, Output};

fn chaperone(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chaperone"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .env("NO_COLOR", "1")
        .output()
        .expect("it runs")
}

fn text(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

const PACKS: [&str; 5] = [
    "packs/schools-education.toml",
    "packs/play-and-family-services.toml",
    "packs/therapy-consortium.toml",
    "packs/family-support.toml",
    "packs/first-steps-online.toml",
];

#[test]
fn the_starter_policies_check_and_their_gaps_show_as_gaps() {
    let output = chaperone(&[&["policy", "check"], &PACKS[..]].concat());
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.matches("can be published").count(), 5);
    assert!(said.contains("gap[P040]"), "{said}");
    assert!(!said.contains('\u{1b}'), "no colours for a program");
}

#[test]
fn coverage_answers_every_duty_as_json() {
    let output = chaperone(&[&["policy", "coverage"], &PACKS[..], &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&told["answered"], &told["of"]), (&148.into(), &148.into()));
}

#[test]
fn a_policy_with_mistakes_is_a_no_and_a_missing_file_could_not_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.toml");
    std::fs::write(&path, "format = 1\n[meta]\nid = \"Bad One\"\n").expect("written");
    let path = path.to_str().expect("a name");
    let output = chaperone(&["policy", "check", path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stdout).contains("error[P"),
        "{}",
        text(&output.stdout)
    );
    let output = chaperone(&["policy", "check", path, "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told[0]["ok"], false);
    assert_eq!(
        chaperone(&["policy", "check", "nowhere.toml"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        chaperone(&["policy", "explain", "no-such-clause"])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn a_clause_is_explained_and_two_policies_are_compared_in_words() {
    let output = chaperone(&["policy", "explain", "teacher-first"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        text(&output.stdout).contains("D89"),
        "{}",
        text(&output.stdout)
    );
    assert_eq!(
        chaperone(&["policy", "diff", PACKS[0], PACKS[0]])
            .status
            .code(),
        Some(0)
    );
    let output = chaperone(&["policy", "diff", PACKS[0], PACKS[1]]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("added "));
}

#[test]
fn a_policy_prints_as_page_as_text_and_as_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let html = chaperone(&["policy", "print", PACKS[0], "--format", "html"]);
    assert!(text(&html.stdout).starts_with("<!doctype html>"));
    let md = chaperone(&[
        "policy",
        "print",
        PACKS[0],
        "--format",
        "md",
        "--audience",
        "young-people",
    ]);
    assert!(text(&md.stdout).starts_with("# "), "{}", text(&md.stdout));
    let out = folder.path().join("policy.pdf");
    let path = out.to_str().expect("a name");
    let pdf = chaperone(&["policy", "print", PACKS[0], "--format", "pdf", "-o", path]);
    assert_eq!(pdf.status.code(), Some(0), "{}", text(&pdf.stderr));
    assert!(std::fs::read(out).expect("a file").starts_with(b"%PDF-1.7"));
}
