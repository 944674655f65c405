use std::fmt;

use serde::{Deserialize, Serialize};

use super::choice;

choice! {
    /// A month of the year.
    pub enum Month ("month") {
        January = "January": "January",
        February = "February": "February",
        March = "March": "March",
        April = "April": "April",
        May = "May": "May",
        June = "June": "June",
        July = "July": "July",
        August = "August": "August",
        September = "September": "September",
        October = "October": "October",
        November = "November": "November",
        December = "December": "December",
    }
}

impl Month {
    /// 1 for January to 12 for December.
    pub fn number(self) -> i8 {
        self as i8 + 1
    }
}

/// A month, or "not set" until the organisation picks one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpenMonth(pub Option<Month>);

impl fmt::Display for OpenMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(month) => month.fmt(f),
            None => f.write_str("not set"),
        }
    }
}
