//! Builds styles, script and print typefaces with Node.js and lists them for `src/lib.rs`.
//!
//! Runs again only when something in this folder's sources changes: editing a page starts no npm.

#![allow(
    clippy::disallowed_methods,
    reason = "cargo speaks with a build script through its environment and its exit status"
)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, exit};

const SOURCES: [&str; 8] = [
    ".npmrc",
    "build.mjs",
    "installed.mjs",
    "images",
    "package.json",
    "package-lock.json",
    "scripts",
    "styles",
];

const MISSING_NODE: &str = "Chaperone's styles are built with Node.js 20 or newer and npm, and `{tool}` was not found.\n\
     On Debian or Ubuntu: sudo apt-get install nodejs npm\n\
     Elsewhere: install Node.js from your system's packages, then build again.";

fn main() {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));

    // Several builds may share this checkout, each with a target folder of its own, but all with one node_modules.
    let lock = File::create(".install.lock")
        .unwrap_or_else(|error| stop(&format!("cannot write frontend/.install.lock: {error}")));
    lock.lock()
        .unwrap_or_else(|error| stop(&format!("cannot lock frontend/.install.lock: {error}")));

    let installed = run("node", &["installed.mjs"]);
    if installed.status.code() == Some(3) {
        let install = [
            "ci",
            "--ignore-scripts",
            "--omit=dev",
            "--no-audit",
            "--no-fund",
        ];
        succeed("npm ci", run("npm", &install));
    } else {
        succeed("node installed.mjs", installed);
    }
    let folder = out.to_str().unwrap_or_else(|| {
        stop("the build folder's path is not UTF-8: set CARGO_TARGET_DIR to another")
    });
    succeed("node build.mjs", run("node", &["build.mjs", folder]));
    drop(lock);

    let list = format!(
        "static ASSETS: &[Asset] = &[\n{}];\nstatic FONTS: &[&[u8]] = &[\n{}];\n",
        assets(&out.join("assets")),
        fonts(&out.join("fonts")),
    );
    fs::write(out.join("list.rs"), list)
        .unwrap_or_else(|error| stop(&format!("cannot write list.rs: {error}")));
}

fn run(tool: &str, arguments: &[&str]) -> Output {
    match Command::new(tool).args(arguments).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            stop(&MISSING_NODE.replace("{tool}", tool))
        }
        Err(error) => stop(&format!("cannot start {tool}: {error}")),
    }
}

fn succeed(step: &str, output: Output) {
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        stop(&format!("`{step}` in frontend/ failed:\n{said}"));
    }
}

fn stop(message: &str) -> ! {
    eprintln!("\n{message}\n");
    exit(1)
}

/// The files of `folder`, sorted, so that the same sources give the same program.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| stop(&format!("cannot list {}: {error}", folder.display())));
    let mut files: Vec<_> = entries
        .map(|entry| {
            let entry = entry.unwrap_or_else(|error| {
                stop(&format!("cannot list {}: {error}", folder.display()))
            });
            let name = entry.file_name().into_string();
            let name = name.unwrap_or_else(|name| stop(&format!("{name:?} is not a plain name")));
            (name, entry.path())
        })
        .collect();
    files.sort();
    files
}

fn assets(folder: &Path) -> String {
    let mut list = String::new();
    for (name, path) in files(folder) {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let mime = match extension {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => stop(&format!("what kind of file is {name}? add it to build.rs")),
        };
        let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
        writeln!(
            list,
            "    Asset {{ name: {name:?}, mime: {mime:?}, hash: {hash:?}, bytes: include_bytes!({path:?}) }},"
        )
        .expect("writing to a String does not fail");
    }
    list
}

fn fonts(folder: &Path) -> String {
    files(folder)
        .into_iter()
        .map(|(_, path)| format!("    include_bytes!({path:?}),\n"))
        .collect()
}
