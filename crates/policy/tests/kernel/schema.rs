//! The schema and the reader agree, as far as a schema can say it.

use policy::{Colours, Severity, codes, schema, show};
use serde_json::Value;

use crate::sample::{SAMPLE, starter_packs};

/// Faults that a schema can express.
const IN_SCHEMA: [&str; 8] = [
    codes::UNKNOWN_KEY,
    codes::MISSING_KEY,
    codes::WRONG_TYPE,
    codes::EMPTY_TEXT,
    codes::BAD_SLUG,
    codes::UNKNOWN_DUTY,
    codes::UNKNOWN_KIND,
    codes::FORMAT,
];

fn json(source: &str) -> Option<Value> {
    let table: toml::Table = source.parse().ok()?;
    serde_json::to_value(table).ok()
}

/// The pack itself, and the pack with each line lost, each value of another type, and more.
fn variations(source: &str) -> Vec<String> {
    let lines: Vec<&str> = source.lines().collect();
    let with = |at: usize, line: String| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        lines[at] = line;
        lines.join("\n")
    };
    let mut all = vec![source.to_owned()];
    for (at, line) in lines.iter().enumerate() {
        let Some((key, _)) = line.split_once(" = ") else {
            continue;
        };
        if line.ends_with("\"\"\"") {
            continue;
        }
        all.push(with(at, String::new()));
        for value in [
            "7",
            "true",
            "\"\"",
            "\"  \"",
            "\"D01\"",
            "\"UPPER\"",
            "[]",
            "[1]",
            "[\"D01\"]",
            "[\"staff\", \"staff\"]",
            "1979-05-27",
        ] {
            all.push(with(at, format!("{key} = {value}")));
        }
        all.push(with(at, format!("{line}\nunheard-of = 1")));
        all.push(with(at, line.replacen(key, &format!("x{key}"), 1)));
    }
    all
}

#[test]
fn the_schema_is_a_schema_and_the_reader_and_it_agree() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let mut judged = (0, 0);
    for text in variations(SAMPLE) {
        let Some(instance) = json(&text) else {
            continue;
        };
        let valid = validator.is_valid(&instance);
        match policy::read("variation.toml", text.as_bytes()) {
            Ok(_) => {
                judged.0 += 1;
                let errors: Vec<String> = validator
                    .iter_errors(&instance)
                    .map(|error| error.to_string())
                    .collect();
                assert!(
                    valid,
                    "the reader takes what the schema refuses: {errors:?}\n{text}"
                );
            }
            Err(found)
                if found.iter().any(|one| {
                    one.severity == Severity::Error && IN_SCHEMA.contains(&one.code)
                }) =>
            {
                judged.1 += 1;
                assert!(
                    !valid,
                    "the schema takes what the reader refuses:\n{}",
                    show(&found, text.as_bytes(), Colours::No)
                );
            }
            Err(_) => {}
        }
    }
    assert!(judged.0 > 50 && judged.1 > 300, "{judged:?}");
}

#[test]
fn starter_packs_that_can_be_read_keep_to_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is a schema");
    for (name, text) in starter_packs() {
        let instance = json(&text).unwrap_or_else(|| panic!("{name} is not TOML"));
        if policy::read(&name, text.as_bytes()).is_ok() {
            let errors: Vec<String> = validator
                .iter_errors(&instance)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
}
