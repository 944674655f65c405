use serde::{Deserialize, Serialize};

/// A fact about an act that may be unknown, known to be absent, or known.
///
/// "Nobody told us" and "there is none" must never be mixed up: the first holds an act that a rule
/// would refuse, the second refuses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known<T> {
    /// Nobody has said.
    #[default]
    Unknown,
    /// It is known that there is none.
    No,
    /// It is known, and this is it.
    Yes(T),
}

impl<T> Known<T> {
    /// From a source that is known to be complete: `None` means there is none.
    pub fn complete(value: Option<T>) -> Self {
        value.map_or(Known::No, Known::Yes)
    }

    /// The value, if there is one.
    pub fn yes(&self) -> Option<&T> {
        match self {
            Known::Yes(value) => Some(value),
            Known::Unknown | Known::No => None,
        }
    }
}
