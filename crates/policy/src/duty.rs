//! The 148 duties found in five real policies, in our own words.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

mod list;

pub use list::DUTIES;

/// The number of a duty: `D01` to `D148`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duty(u8);

/// What is known about a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DutyInfo {
    /// Which.
    pub id: Duty,
    /// What it asks for, in a few words.
    pub title: &'static str,
    /// The group it belongs to.
    pub group: &'static str,
    /// How strongly its source words it.
    pub force: Force,
    /// What software can do about it.
    pub modes: &'static [Mode],
    /// The starter sources that hold it: `000` to `004`.
    pub seeds: &'static [&'static str],
}

/// How strongly a source words a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// Must.
    Must,
    /// Should.
    Should,
    /// Could.
    Could,
    /// Avoid.
    Avoid,
}

/// What software can do about a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Stop an act that breaks it.
    Enforce,
    /// Keep the evidence.
    Record,
    /// Say when something is due.
    Remind,
    /// Print it.
    Render,
    /// Show it to the person who needs it at that moment.
    Inform,
}

impl Duty {
    /// The duty with this number.
    pub const fn new(number: u8) -> Option<Duty> {
        if number >= 1 && number as usize <= DUTIES.len() {
            Some(Duty(number))
        } else {
            None
        }
    }

    /// The duty written as `D07` or `D148`.
    pub fn parse(text: &str) -> Option<Duty> {
        let digits = text.strip_prefix('D')?;
        let written =
            (2..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: u8 = match digits.parse() {
            Ok(number) if written => number,
            _ => return None,
        };
        Duty::new(number).filter(|duty| duty.to_string() == text)
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// What is known about it.
    pub fn info(self) -> &'static DutyInfo {
        &DUTIES[usize::from(self.0) - 1]
    }
}

impl DutyInfo {
    /// Whether a clause that answers it must have a control: software enforces, records or reminds.
    pub fn needs_control(&self) -> bool {
        self.modes
            .iter()
            .any(|mode| matches!(mode, Mode::Enforce | Mode::Record | Mode::Remind))
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "D{:02}", self.0)
    }
}
impl Serialize for Duty {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Duty {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Duty::parse(&text).ok_or_else(|| de::Error::custom(format!("{text} is not a duty")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duty_stands_at_its_own_number() {
        assert_eq!(DUTIES.len(), 148);
        for (at, info) in DUTIES.iter().enumerate() {
            assert_eq!(usize::from(info.id.number()), at + 1);
            assert_eq!(Duty::parse(&info.id.to_string()), Some(info.id));
            assert!(
                !info.modes.is_empty() && !info.seeds.is_empty(),
                "{}",
                info.id
            );
        }
    }

    #[test]
    fn only_the_usual_form_is_a_duty() {
        for text in ["D00", "D149", "D7", "D007", "d07", "D", "D+7", "D999999"] {
            assert_eq!(Duty::parse(text), None, "{text}");
        }
    }
}
