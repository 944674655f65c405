//! A release holds the words inside itself: it has to be built again when a file of words is added. A debug build reads
//! them from the folder when it starts.

#![allow(
    clippy::disallowed_methods,
    reason = "cargo speaks with a build script through its environment"
)]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=words");
    }
}
