//! Packs that are no packs: whatever the bytes, an answer and never a panic.

use std::time::{Duration, Instant};

use policy::{Colours, Diagnostic, codes, read, show};
use proptest::prelude::*;

use crate::sample::SAMPLE;

fn faults(bytes: &[u8]) -> Vec<Diagnostic> {
    let found = match read("bad.toml", bytes) {
        Ok(read) => read.warnings,
        Err(found) => {
            assert!(!found.is_empty());
            found
        }
    };
    // Showing must not panic either, whatever the spans.
    assert!(found.is_empty() || !show(&found, bytes, Colours::Yes).is_empty());
    found
}

fn first_code(bytes: &[u8]) -> &'static str {
    faults(bytes)[0].code
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = SAMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut marked = vec![0xFF, 0xFE];
    marked.extend(&utf16);
    for bytes in [&utf16, &marked] {
        let found = faults(bytes);
        assert_eq!(found[0].code, codes::NOT_UTF8);
        assert!(found[0].message.contains("UTF-16"), "{}", found[0].message);
    }
    let latin1 = SAMPLE.replace("Counselling", "Caf\u{e9}").into_bytes();
    let latin1: Vec<u8> = String::from_utf8(latin1)
        .unwrap()
        .chars()
        .map(|c| c as u32 as u8)
        .collect();
    let found = faults(&latin1);
    assert_eq!(found[0].code, codes::NOT_UTF8);
    let line = SAMPLE
        .lines()
        .position(|line| line.contains("Counselling"))
        .unwrap();
    assert_eq!(found[0].line as usize, line + 1);
    assert!(found[0].help.as_ref().unwrap().contains("Latin-1"));
}

#[test]
fn a_byte_order_mark_is_a_warning_and_lines_stay_right() {
    let mut bytes = vec![0xEF, 0xBB, 0xBF];
    bytes.extend(SAMPLE.as_bytes());
    assert_eq!(first_code(&bytes), codes::BYTE_ORDER_MARK);
    assert!(read("sample.toml", &bytes).is_ok());
}

#[test]
fn windows_line_ends_are_read_as_any_other() {
    let policy = read("sample.toml", SAMPLE.replace('\n', "\r\n").as_bytes())
        .unwrap()
        .policy;
    let plain = crate::sample::sample();
    for (windows, unix) in policy.clauses.iter().zip(&plain.clauses) {
        assert_eq!(windows.text, unix.text);
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it measures how long the work takes"
)]
fn a_file_of_ten_megabytes_is_refused_at_once() {
    let bytes = vec![b'a'; 10 * 1024 * 1024];
    let start = Instant::now();
    assert_eq!(first_code(&bytes), codes::TOO_LARGE);
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it measures how long the work takes"
)]
fn a_file_of_rubbish_at_the_limit_ends_in_time_and_in_a_short_list() {
    let rubbish = [
        "= \n".repeat(500_000),
        format!("[[clause]]\ntext = \"{}\"", "{ ".repeat(900_000)),
        format!(
            "[[clause]]\ntext = \"{}\"",
            (0..150_000)
                .map(|n| format!("{{a{n}}}"))
                .collect::<String>()
        ),
        format!("[[clause]]\nservices = [{}]", "\"a\",".repeat(400_000)),
        (0..30_000)
            .map(|n| format!("[[service]]\nid = \"s{n}\"\n"))
            .collect::<String>()
            + "[[clause]]\nservices = [\"s\"]",
        (0..100_000)
            .map(|n| format!("key{n} = 1\n"))
            .collect::<String>(),
        "a = [\n".repeat(250_000),
        "[[clause]]\n".repeat(150_000),
        "[a]\n".repeat(400_000),
        "x".repeat(1_900_000),
        "\u{0}".repeat(1_900_000),
        format!("a = {}", "[".repeat(1_000_000)),
        format!("a = {}1{}", "{ b = ".repeat(200_000), " }".repeat(200_000)),
        format!("{} = 1", "a.".repeat(500_000)),
        format!("[[clause]]\ntext = \"{}\"", "{lead}".repeat(200_000)),
        format!("[[clause]]\ntext = \"{}\"", "{".repeat(1_000_000)),
        format!("[[clause]]\nduties = [{}]", "\"D01\",".repeat(200_000)),
    ];
    for text in &rubbish {
        let start = Instant::now();
        let found = faults(text.as_bytes());
        assert!(found.len() <= 201, "{} faults", found.len());
        let took = start.elapsed();
        assert!(
            took < Duration::from_secs(20),
            "{took:?} for {}",
            &text[..20]
        );
    }
}

#[test]
fn deep_nesting_is_named() {
    let codes: Vec<_> = faults(format!("a = {}", "[".repeat(500)).as_bytes())
        .iter()
        .map(|one| one.code)
        .collect();
    assert!(codes.contains(&codes::TOO_DEEP), "{codes:?}");
}

#[test]
fn a_key_that_is_there_twice_is_named_with_its_line() {
    let twice = SAMPLE.replace(
        "lead = \"10 minutes\"",
        "lead = \"10 minutes\"\nlead = \"5 minutes\"",
    );
    let found = faults(twice.as_bytes());
    let double = found
        .iter()
        .find(|one| one.code == codes::DUPLICATE_KEY)
        .unwrap();
    assert!(
        twice
            .lines()
            .nth(double.line as usize - 1)
            .unwrap()
            .contains("5 minutes")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        faults(&bytes);
    }

    #[test]
    fn random_toml_like_text_never_panics(text in "([a-z]{1,6}|\\[\\[?|\\]\\]?|=|\"|\"\"\"|\\{|\\}|,|\\.|[0-9]|\n| |clause|control|meta|kind){0,80}") {
        faults(text.as_bytes());
    }

    #[test]
    fn a_pack_with_bytes_changed_or_lost_never_panics(
        changes in proptest::collection::vec((0..SAMPLE.len(), any::<Option<u8>>()), 1..8),
    ) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.min(bytes.len() - 1);
            match byte {
                Some(byte) => bytes[at] = byte,
                None => { bytes.remove(at); }
            }
        }
        faults(&bytes);
    }

    #[test]
    fn a_pack_with_lines_lost_doubled_or_swapped_never_panics(
        changes in proptest::collection::vec((0..200_usize, 0..200_usize, 0..3_u8), 1..6),
    ) {
        let mut lines: Vec<&str> = SAMPLE.lines().collect();
        for (a, b, what) in changes {
            let (a, b) = (a % lines.len(), b % lines.len());
            match what {
                0 => { lines.remove(a); }
                1 => lines.insert(a, lines[b]),
                _ => lines.swap(a, b),
            }
        }
        faults(lines.join("\n").as_bytes());
    }
}
