//! Words and the pages that say them stay together.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use pages::samples::samples;

use crate::templates::{files, read, root};

/// Key -> file of every English word.
fn defined() -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for path in files(&root().join("words/en"), "ftl") {
        let file = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = read(&path);
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            panic!("words/en/{file} cannot be read: {errors:?}");
        }
        for line in text.lines() {
            let Some((key, _)) = line.split_once('=') else {
                continue;
            };
            let key = key.trim_end();
            let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
                && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if !is_key {
                continue;
            }
            if let Some(other) = keys.insert(key.to_owned(), file.clone()) {
                panic!("{key} is in words/en/{other} and in words/en/{file}");
            }
        }
    }
    keys
}

/// All text in which a key may be said: templates and sources of this crate, and the sources of the application.
fn texts() -> Vec<(String, String)> {
    let mut paths = files(&root().join("templates"), "html");
    paths.extend(files(&root().join("src"), "rs"));
    paths.extend(files(&root().join("../chaperone/src"), "rs"));
    paths
        .iter()
        .map(|path| (path.display().to_string(), read(path)))
        .collect()
}

/// The text in quotes after each `opening`.
fn quoted_after(text: &str, opening: &str) -> Vec<String> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"'))
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_word_that_a_page_says_is_defined() {
    let defined = defined();
    let mut missing = BTreeSet::new();
    for (path, text) in texts() {
        // The tests of `words.rs` ask for a key that is not there.
        if path.ends_with("pages/src/words.rs") {
            continue;
        }
        for key in quoted_after(&text, ".t(") {
            if !key.contains('{') && !defined.contains_key(&key) {
                missing.insert(format!("{key} in {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "\n{missing:#?}");
}

#[test]
fn every_defined_word_is_said_somewhere() {
    let texts = texts();
    // A key made of a fixed beginning and a changing end, as in `format!("form-month-{}", ...)`.
    let beginnings: BTreeSet<_> = texts
        .iter()
        .flat_map(|(_, text)| quoted_after(text, "format!("))
        .filter_map(|made| made.split_once('{').map(|(first, _)| first.to_owned()))
        .filter(|first| first.ends_with('-') && first.len() > 4)
        .collect();
    let unused: Vec<_> = defined()
        .into_iter()
        .filter(|(key, _)| {
            let quoted = format!("\"{key}\"");
            !beginnings.iter().any(|first| key.starts_with(first))
                && !texts.iter().any(|(_, text)| text.contains(&quoted))
        })
        .map(|(key, file)| format!("{key} in words/en/{file}"))
        .collect();
    assert!(unused.is_empty(), "\n{}", unused.join("\n"));
}

#[test]
fn no_page_shows_a_missing_word_or_argument() {
    for sample in samples() {
        let html = sample.html().expect("renders");
        if let Some(at) = html.find('⟦') {
            let said: String = html[at..].chars().take(80).collect();
            panic!("{}/{}: {said}", sample.area, sample.name);
        }
    }
}
