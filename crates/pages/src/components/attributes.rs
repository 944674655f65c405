//! Class names and extra attributes of an element.

use std::collections::BTreeMap;
use std::fmt;

use askama::filters::HtmlSafe;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::html::write_escaped;
use super::reading;

/// Class names to add to those a component has; prints each after a space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Classes(String);

impl Classes {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when one of the names holds `part`, as `govuk-input--width-` is held by `govuk-input--width-4`.
    pub fn mention(&self, part: &str) -> bool {
        self.0.contains(part)
    }

    /// These names and then `others`.
    pub(super) fn and(self, others: Self) -> Self {
        others.after(&self.0)
    }

    /// These names after `first`.
    pub fn after(&self, first: &str) -> Self {
        Self(format!("{first} {}", self.0).trim().to_owned())
    }
}

impl fmt::Display for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        f.write_str(" ")?;
        write_escaped(f, &self.0)
    }
}

impl HtmlSafe for Classes {}

impl<T: Into<String>> From<T> for Classes {
    fn from(names: T) -> Self {
        Self(names.into())
    }
}

impl<'de> Deserialize<'de> for Classes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        reading::text(deserializer).map(Self)
    }
}

/// Attributes to add to those a component has; prints ` name="value"` for each, in order.
///
/// Names come from this program, never from a person; both halves are escaped all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(String, Option<String>)>);

impl Attributes {
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.0.push((name.into(), Some(value.to_string())));
        self
    }

    /// As [`Attributes::with`] when there is a value, nothing otherwise.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<&impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value.to_string()),
            None => self,
        }
    }

    /// An attribute that is true by being there, such as `hidden`.
    #[must_use]
    pub fn flag(mut self, name: impl Into<String>) -> Self {
        self.0.push((name.into(), None));
        self
    }

    /// Words that a script shows, under the name by which it looks for them.
    #[must_use]
    pub(super) fn words(self, key: &str, words: Option<&String>) -> Self {
        self.with_some(&format!("data-i18n.{key}"), words)
    }

    /// As [`Attributes::words`], one form for each plural rule (`one`, `other`).
    #[must_use]
    pub(super) fn plurals(self, key: &str, forms: &BTreeMap<String, String>) -> Self {
        let add = |all: Self, (rule, words)| all.with(format!("data-i18n.{key}.{rule}"), words);
        forms.iter().fold(self, add)
    }

    /// These attributes and then `others`.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }
}

impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.0 {
            f.write_str(" ")?;
            write_escaped(f, name)?;
            if let Some(value) = value {
                f.write_str("=\"")?;
                write_escaped(f, value)?;
                f.write_str("\"")?;
            }
        }
        Ok(())
    }
}

impl HtmlSafe for Attributes {}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields: Map<String, Value> = Map::deserialize(deserializer)?;
        Ok(Self(
            fields
                .into_iter()
                .map(|(name, value)| (name, Some(reading::plain(&value))))
                .collect(),
        ))
    }
}
