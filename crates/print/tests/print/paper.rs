//! Printing in tests, and reading the paper back with poppler.

use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use print::{Fonts, Printable, Printed, Request, render};

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::spare().expect("typst's own fonts"));

pub fn print<D: Printable>(document: &D) -> Printed {
    render(&Request::of(document).expect("a request"), &FONTS).expect("a document")
}

/// What a program hears from the paper.
pub fn text_of(printed: &Printed) -> String {
    poppler("pdftotext", &["-raw", "-enc", "UTF-8"], printed)
}

/// Its text without regard to line ends.
pub fn flowing_text_of(printed: &Printed) -> String {
    text_of(printed)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

pub fn poppler(program: &str, arguments: &[&str], printed: &Printed) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("document.pdf");
    fs::write(&file, &printed.pdf).expect("written");
    let mut command = Command::new(program);
    command.args(arguments).arg(&file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command
        .output()
        .unwrap_or_else(|why| panic!("{program} (package poppler-utils) is needed: {why}"));
    assert!(output.status.success(), "{program} could not read the file");
    String::from_utf8(output.stdout).expect("UTF-8")
}
