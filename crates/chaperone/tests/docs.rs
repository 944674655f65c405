//! What the documents say is what the program says.

use std::{path::Path, process::Command};

#[test]
fn the_table_of_duties_is_the_one_that_the_packs_give() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut packs: Vec<_> = std::fs::read_dir(root.join("packs"))
        .expect("the packs")
        .map(|entry| entry.expect("a pack").path())
        .collect();
    packs.sort();
    let names = packs
        .iter()
        .map(|path| path.strip_prefix(&root).expect("inside"));
    let output = Command::new(env!("CARGO_BIN_EXE_chaperone"))
        .current_dir(&root)
        .args(["policy", "coverage"])
        .args(names)
        .output()
        .expect("it runs");
    let kept = std::fs::read_to_string(root.join("docs/COVERAGE.md")).expect("the table");
    assert!(!output.stdout.is_empty(), "no table was printed");
    assert!(
        kept.as_bytes().ends_with(&output.stdout),
        "docs/COVERAGE.md is out of date: put what `chaperone policy coverage packs/*.toml` prints below its heading"
    );
}
