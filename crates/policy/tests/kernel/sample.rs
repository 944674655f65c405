//! The pack that the tests share.

use policy::{Colours, Policy, show};

/// Its text.
pub const SAMPLE: &str = include_str!("sample.toml");

/// Its policy, published as version 4.
pub fn sample() -> Policy {
    read(SAMPLE).at_version(4)
}

/// A pack that must be readable.
pub fn read(source: &str) -> Policy {
    match policy::read("sample.toml", source.as_bytes()) {
        Ok(read) => read.policy,
        Err(found) => panic!("{}", show(&found, source.as_bytes(), Colours::No)),
    }
}

/// The starter packs, by name and text.
pub fn starter_packs() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");
    let mut packs: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the starter packs are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (
                name,
                std::fs::read_to_string(&path).expect("a pack can be read"),
            )
        })
        .collect();
    packs.sort();
    packs
}
