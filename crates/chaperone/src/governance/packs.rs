//! The starter policies, inside the program.

/// A starter policy as it is shipped.
pub struct Pack {
    /// What chooses it on a form or command line.
    pub key: &'static str,
    pub source: &'static str,
}

macro_rules! packs {
    ($($key:literal),+ $(,)?) => {
        &[$(Pack {
            key: $key,
            source: include_str!(concat!("../../../../packs/", $key, ".toml")),
        }),+]
    };
}

pub const ALL: &[Pack] = packs!(
    "schools-education",
    "play-and-family-services",
    "therapy-consortium",
    "family-support",
    "first-steps-online",
);

#[must_use]
pub fn find(key: &str) -> Option<&'static Pack> {
    ALL.iter().find(|pack| pack.key == key)
}
