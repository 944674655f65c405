use std::fmt;

use serde::{Serialize, Serializer};

use super::OpenPeriod;

/// When something is done again: every so often, or whenever what was signed changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// Again and again; "not set" until the organisation picks a period.
    Every(OpenPeriod),
    /// When a new edition comes out.
    OnChange,
}

impl fmt::Display for Renewal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Renewal::Every(period) => period.fmt(f),
            Renewal::OnChange => f.write_str("on change"),
        }
    }
}
impl Serialize for Renewal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
