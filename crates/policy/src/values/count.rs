use std::fmt;

use serde::{Deserialize, Serialize};

/// A whole number of people, things or per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count(pub u32);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Count {
    /// The count with a noun, such as "1 adult" or "3 adults".
    pub fn of(self, one: &str, many: &str) -> String {
        format!("{} {}", self.0, if self.0 == 1 { one } else { many })
    }
}
