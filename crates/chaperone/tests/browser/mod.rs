//! A real browser looks at every page that somebody of the demo can reach, on a desktop and on a phone, walks the whole path, and
//! presses Back.

mod back;
pub mod crawl;
mod path;

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use crate::harness::World;

/// Whose pages are looked at. Ruth opens nearly everything, Ada runs the machine, Theo is a volunteer, and nobody is
/// signed in at first.
const WHO: [Option<&str>; 4] = [
    None,
    Some("ruth@harbour.example"),
    Some("ada@harbour.example"),
    Some("theo@harbour.example"),
];

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_page_and_nothing_sticks_out() {
    let world = World::empty("2026-11-22").await;
    chaperone::demo::fill(&world.app).await.expect("the demo");
    let mut lines = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for who in WHO {
        let browser = crawl::sign_in(&world, who).await;
        for path in crawl::pages(&browser).await {
            // The same page for two people is looked at once; what only one of them sees has a path of its own.
            if seen.insert(path.clone()) {
                lines.push(serde_json::json!({
                    "url": format!("{}{path}", world.base),
                    "cookie": browser.cookie(),
                }));
            }
        }
    }
    assert!(lines.len() > 30, "only {} pages were found", lines.len());
    println!("{} pages", lines.len());
    let report = tokio::task::spawn_blocking(move || axe(&lines))
        .await
        .expect("axe ran");
    assert!(report.is_empty(), "{report}");
}

/// Runs axe in Chromium; what it found, or nothing.
fn axe(lines: &[serde_json::Value]) -> String {
    let frontend = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend");
    let mut child = Command::new("node")
        .arg("test/axe.mjs")
        .current_dir(frontend)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed: bin/test installs it");
    let mut input = child.stdin.take().expect("its input");
    for line in lines {
        writeln!(input, "{line}").expect("a line goes in");
    }
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        return String::new();
    }
    let wrong = |line: &&str| {
        let found: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let any = |key: &str| found[key].as_array().is_some_and(|list| !list.is_empty());
        any("violations") || any("overflow") || any("complaints")
    };
    let found: Vec<&str> = text.lines().filter(wrong).collect();
    format!("axe ended with {}:\n{}", output.status, found.join("\n"))
}
