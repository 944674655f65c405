//! Every template is looked at: by a sample, or as a part of one that is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pages::samples::samples;

pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Template path -> Rust name of its view, such as `pages::views::errors::NotFound`.
fn views() -> BTreeMap<String, String> {
    let mut views = BTreeMap::new();
    for file in files(&root().join("src/views"), "rs") {
        let module = file
            .strip_prefix(root().join("src"))
            .expect("below src")
            .with_extension("")
            .to_string_lossy()
            .replace('/', "::");
        let module = module.trim_end_matches("::mod");
        let source = read(&file);
        // `#[template(path = "a.html")] pub struct Name`, or `Name = "a.html"` inside a macro that makes many.
        for (at, _) in source.match_indices(".html\"") {
            let start = source[..at].rfind('"').expect("an opening quote") + 1;
            let path = &source[start..at + 5];
            let before = source[..start - 1].trim_end_matches(['=', ' ']);
            let word = |text: &str| {
                text.split(|c: char| !c.is_alphanumeric())
                    .next()
                    .map(str::to_owned)
            };
            let name = if before.ends_with("path") {
                source[at..].split("struct ").nth(1).and_then(word)
            } else {
                before
                    .rsplit(|c: char| !c.is_alphanumeric())
                    .next()
                    .map(str::to_owned)
            };
            if let Some(name) = name {
                views.insert(path.to_owned(), format!("pages::{module}::{name}"));
            }
        }
    }
    views
}

#[test]
fn every_template_is_rendered_by_a_sample() {
    let rendered: BTreeSet<_> = samples()
        .iter()
        .map(|sample| sample.view.split('<').next().unwrap_or(sample.view))
        .map(str::to_owned)
        .collect();
    let views = views();
    let templates = root().join("templates");
    let all = files(&templates, "html");
    let texts: Vec<_> = all.iter().map(|path| read(path)).collect();
    let mut unseen = Vec::new();
    for path in &all {
        let name = path
            .strip_prefix(&templates)
            .expect("below")
            .to_string_lossy()
            .into_owned();
        let file = path.file_name().expect("a name").to_string_lossy();
        if name.starts_with("components/")
            || (name.starts_with("layouts/") && !file.starts_with('_'))
        {
            continue;
        }
        if file.starts_with('_') {
            // A part of other pages.
            if !texts
                .iter()
                .any(|text| text.contains(&format!("\"{name}\"")))
            {
                unseen.push(format!("{name} is part of no page"));
            }
        } else {
            match views.get(&name) {
                None => unseen.push(format!("{name} has no view in src/views")),
                Some(view) if !rendered.contains(view) => {
                    unseen.push(format!("{name}: no sample of {view}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(!views.is_empty());
    assert!(unseen.is_empty(), "\n{}", unseen.join("\n"));
}

#[test]
fn samples_have_names_that_fit_an_address_and_none_comes_twice() {
    let mut names = BTreeSet::new();
    for sample in samples() {
        let name = format!("{}/{}", sample.area, sample.name);
        let fits = |text: &str| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        assert!(fits(sample.area) && fits(sample.name), "{name}");
        assert!(!sample.title.is_empty(), "{name}");
        assert!(names.insert(name.clone()), "{name} comes twice");
    }
}

#[test]
fn the_gallery_lists_every_sample_and_shows_it_alone_and_in_a_frame() {
    use pages::gallery::{Width, alone, frame, index};
    let list = index().expect("renders");
    for sample in samples() {
        let address = format!("/gallery/{}/{}", sample.area, sample.name);
        assert!(list.contains(&format!("\"{address}/phone\"")), "{address}");
        assert!(alone(sample.area, sample.name).is_some_and(|html| html.is_ok()));
        let framed = frame(sample.area, sample.name, Width::Phone);
        let framed = framed.expect("a sample").expect("renders");
        assert!(framed.contains(&format!("src=\"{address}\"")), "{address}");
    }
    assert!(alone("errors", "no-such-sample").is_none());
}
