//! Things to do that a register is waiting for.

use jiff::civil::Date;

/// One thing to do: in words, with the page where it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub what: String,
    pub href: String,
    /// The day it is or was due; none for what is missing altogether.
    pub due: Option<Date>,
}
