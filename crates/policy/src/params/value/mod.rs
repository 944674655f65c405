mod lists;
mod plain;
mod times;

use std::ops::Range;

use serde_json::Value as Json;
use toml::{Spanned, de::DeValue};

pub(crate) use lists::MOST_ITEMS;

use super::Shape;

/// Why a value could not be read.
pub(crate) struct Bad {
    /// Where, if not at the whole value.
    pub span: Option<Range<usize>>,
    /// Whether the value is of another type, rather than out of its list or bounds.
    pub wrong_type: bool,
    pub message: String,
    pub help: String,
}

impl Bad {
    pub(super) fn kind(value: &DeValue<'_>, wanted: &str, help: &str) -> Vec<Self> {
        vec![Self {
            span: None,
            wrong_type: true,
            message: format!("this is {}, not {wanted}", type_in_words(value)),
            help: help.into(),
        }]
    }
    pub(super) fn value(message: String, help: String) -> Vec<Self> {
        vec![Self {
            span: None,
            wrong_type: false,
            message,
            help,
        }]
    }
}

/// The name of a TOML type, for people.
pub(crate) fn type_in_words(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A type that a parameter may have.
pub(crate) trait Value: Clone + PartialEq {
    fn shape() -> Shape;
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>>;
    /// The value as documents print it.
    fn printed(&self) -> String;
    /// The value as JSON. Its text is also valid TOML.
    fn json(&self) -> Json;
    /// Whether the organisation has not picked a value yet.
    fn is_gap(&self) -> bool {
        false
    }
    fn is_empty(&self) -> bool {
        false
    }
    fn within(&self, _least: &Self, _most: &Self) -> bool {
        true
    }
}

fn text<'a>(
    value: &'a Spanned<DeValue<'_>>,
    wanted: &str,
    help: &str,
) -> Result<&'a str, Vec<Bad>> {
    value
        .get_ref()
        .as_str()
        .ok_or_else(|| Bad::kind(value.get_ref(), wanted, help))
}
