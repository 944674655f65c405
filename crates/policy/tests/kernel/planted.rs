//! Twenty mistakes in one pack, twenty diagnostics in one run.

use policy::{Colours, Severity, show};

const PLANTED: &str = include_str!("planted.toml");

/// The lines that end in `#! CODE`, with their codes; several codes are parted by blanks.
fn planted() -> Vec<(u32, String)> {
    let mut planted = Vec::new();
    for (line, text) in (1..).zip(PLANTED.lines()) {
        let codes = text.split_once("#! ").map_or("", |(_, codes)| codes);
        planted.extend(
            codes
                .split(' ')
                .filter(|code| !code.is_empty())
                .map(|code| (line, code.to_owned())),
        );
    }
    planted
}

#[test]
fn twenty_planted_mistakes_are_found_in_one_run_each_on_its_line() {
    let found = policy::read("planted.toml", PLANTED.as_bytes()).unwrap_err();
    let errors: Vec<(u32, String)> = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| (one.line, one.code.to_owned()))
        .collect();
    let mut expected = planted();
    expected.sort();
    let mut sorted = errors;
    sorted.sort();
    assert_eq!(
        sorted,
        expected,
        "\n{}",
        show(&found, PLANTED.as_bytes(), Colours::No)
    );
    assert_eq!(expected.len(), 20);
}

#[test]
fn what_is_shown_says_what_is_wrong_and_what_to_do() {
    let found = policy::read("planted.toml", PLANTED.as_bytes()).unwrap_err();
    insta::assert_snapshot!(show(&found, PLANTED.as_bytes(), Colours::No));
}

#[test]
fn colours_change_nothing_but_colours() {
    let found = policy::read("planted.toml", PLANTED.as_bytes()).unwrap_err();
    let coloured = show(&found, PLANTED.as_bytes(), Colours::Yes);
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\x1b') {
        plain.push_str(before);
        rest = after.split_once('m').expect("an escape ends").1;
    }
    plain.push_str(rest);
    assert_eq!(plain, show(&found, PLANTED.as_bytes(), Colours::No));
}
