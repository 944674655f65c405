//! The examples that govuk-frontend ships: options in, markup out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::markup::normal_without;

/// A fixture that a component of ours does not reproduce, and why.
pub type Exception = (&'static str, &'static str);

/// Renders every fixture of the component in `folder` and compares; panics with all that differ.
///
/// An exception must name a fixture that exists and that does differ, so the list cannot go stale.
pub fn compare<O: DeserializeOwned>(
    folder: &str,
    exceptions: &[Exception],
    left_out: &[&str],
    render: impl Fn(O) -> String,
) {
    let mut unseen: BTreeSet<&str> = exceptions.iter().map(|(name, _)| *name).collect();
    let mut faults = Vec::new();
    let fixtures = read(folder);
    assert!(!fixtures.is_empty(), "{folder} has no fixtures");
    for fixture in &fixtures {
        let name = fixture["name"].as_str().expect("a fixture has a name");
        let expected = normal_without(
            fixture["html"].as_str().expect("a fixture has markup"),
            left_out,
        );
        let excepted = unseen.remove(name);
        let found = match serde_json::from_value::<O>(fixture["options"].clone()) {
            Ok(options) => Ok(normal_without(&render(options), left_out)),
            Err(error) => Err(error.to_string()),
        };
        match found {
            Ok(found) if found == expected && excepted => {
                faults.push(format!(
                    "## {name}\nmatches, so it is no exception any more"
                ));
            }
            Ok(found) if found == expected => {}
            _ if excepted => {}
            Ok(found) => faults.push(format!(
                "## {name}\n{}\n-- expected\n{expected}\n-- found\n{found}",
                fixture["options"]
            )),
            Err(error) => faults.push(format!(
                "## {name}\noptions cannot be read: {error}\n{}",
                fixture["options"]
            )),
        }
    }
    faults.extend(
        unseen
            .iter()
            .map(|name| format!("## {name}\nis an exception, but there is no such fixture")),
    );
    assert!(
        faults.is_empty(),
        "{} of {} fixtures of {folder} differ\n\n{}",
        faults.len(),
        fixtures.len(),
        faults.join("\n\n")
    );
}

fn read(folder: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../frontend/node_modules/govuk-frontend/dist/govuk/components")
        .join(folder)
        .join("fixtures.json");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| {
        panic!("cannot read {}: {error}\nrun `npm ci` in frontend/ first: the fixtures come with govuk-frontend", path.display())
    });
    let file: Value = serde_json::from_slice(&bytes).expect("a fixtures file is JSON");
    file["fixtures"]
        .as_array()
        .expect("a fixtures file has a list of fixtures")
        .clone()
}

/// A test that prints each fixture through the macro, called from a page as pages call it.
macro_rules! matches_the_shipped_fixtures {
    ($options:ty, $folder:literal, $page:literal $(, except = $exceptions:expr)? $(, leaving_out = $left_out:expr)?) => {
        #[derive(askama::Template)]
        #[template(ext = "html", source = $page)]
        struct Page {
            o: $options,
        }

        #[test]
        fn the_macro_prints_what_each_shipped_fixture_expects() {
            let exceptions: &[&[$crate::components::fixtures::Exception]] = &[$($exceptions)?];
            let left_out: &[&[&str]] = &[$($left_out)?];
            let (exceptions, left_out) = (exceptions.concat(), left_out.concat());
            $crate::components::fixtures::compare($folder, &exceptions, &left_out, |o: $options| {
                askama::Template::render(&Page { o }).expect("a page renders")
            });
        }
    };
}

pub(crate) use matches_the_shipped_fixtures;
