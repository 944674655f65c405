use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::Period;

/// A period, or "not set" until the organisation picks one: a gap, never an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenPeriod(pub Option<Period>);

impl OpenPeriod {
    /// Nobody has picked one yet.
    pub const NOT_SET: OpenPeriod = OpenPeriod(None);

    /// The end of this period after `date`, if it is set.
    pub fn after_date(self, date: Date, holidays: &[Date]) -> Option<Date> {
        self.0.map(|period| period.after_date(date, holidays))
    }
}

impl fmt::Display for OpenPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(period) => period.fmt(f),
            None => f.write_str("not set"),
        }
    }
}
impl Serialize for OpenPeriod {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
