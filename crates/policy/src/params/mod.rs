//! Parameters of controls: declared once, read, printed, described and put into a schema from there.

mod macros;
mod value;

use std::borrow::Cow;

pub(crate) use macros::params;
use serde::Serialize;
pub(crate) use value::{MOST_ITEMS, Value, type_in_words};

use crate::reading::TableReader;

/// What a parameter holds, for an editing form and for the schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Shape {
    /// A length of time.
    Period,
    /// A length of time, or "not set".
    OpenPeriod,
    /// A length of time, "on change" or "not set".
    Renewal,
    /// A whole number.
    Count,
    /// A month, or "not set".
    OpenMonth,
    /// Days and hours.
    Hours,
    /// Yes or no.
    YesNo,
    /// Free words.
    Text,
    /// Several texts.
    Texts,
    /// One of a list.
    Choice {
        /// What the list is called.
        name: &'static str,
        /// Key and label of each.
        options: Vec<(&'static str, &'static str)>,
    },
    /// Several of a list.
    Choices {
        /// What the list is called.
        name: &'static str,
        /// Key and label of each.
        options: Vec<(&'static str, &'static str)>,
    },
}

/// One parameter of a control kind, as an editing form needs it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Field {
    /// Its key in the pack.
    pub key: &'static str,
    /// What it means, for people.
    pub help: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Its value where the pack says nothing, as JSON; `None` where the pack must say.
    pub default: Option<serde_json::Value>,
    /// The least and the most it may be, as JSON.
    pub bounds: Option<(serde_json::Value, serde_json::Value)>,
}

/// One parameter with its value in a certain clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Setting {
    /// Its key in the pack.
    pub key: &'static str,
    /// The value as documents print it.
    pub printed: String,
    /// The value as JSON, which is also how a pack writes it.
    pub value: serde_json::Value,
    /// Whether the organisation has not picked a value yet.
    pub gap: bool,
}

/// The declaration of one parameter.
pub(crate) struct Spec<T> {
    pub key: &'static str,
    pub help: &'static str,
    pub default: Option<T>,
    pub bounds: Option<(T, T)>,
}

impl<T: Value> Spec<T> {
    pub fn field(&self) -> Field {
        Field {
            key: self.key,
            help: self.help.trim(),
            shape: T::shape(),
            default: self.default.as_ref().map(Value::json),
            bounds: self
                .bounds
                .as_ref()
                .map(|(least, most)| (least.json(), most.json())),
        }
    }
}

/// The parameters of one kind of control. Implemented by [`params!`] only.
pub(crate) trait Params: Sized {
    /// What the kind asks for, in the words of its doc comment.
    const ABOUT: &'static str;
    /// The declarations, in order.
    fn fields() -> Vec<Field>;
    /// Reads all of them, reporting every fault, not just the first.
    fn read(table: &mut TableReader<'_, '_>) -> Option<Self>;
    /// The values, in order.
    fn settings(&self) -> Vec<Setting>;
    /// Whether some value is not set, and which: cheap, for every standing.
    fn gaps(&self) -> Vec<&'static str>;
}

pub(crate) fn setting<T: Value>(key: &'static str, value: &T) -> Setting {
    Setting {
        key,
        printed: value.printed(),
        value: value.json(),
        gap: value.is_gap(),
    }
}

/// Turns a field name into the key of a pack, when the crate is compiled.
pub(crate) const fn kebab<const N: usize>(name: &str) -> [u8; N] {
    let bytes = name.as_bytes();
    let mut out = [0; N];
    let mut at = 0;
    while at < N {
        out[at] = if bytes[at] == b'_' { b'-' } else { bytes[at] };
        at += 1;
    }
    out
}

/// A list of choices in words, or other words where it is empty.
pub(crate) fn words_or<C: crate::Choice>(list: &[C], none: &'static str) -> Cow<'static, str> {
    if list.is_empty() {
        Cow::Borrowed(none)
    } else {
        Cow::Owned(crate::join(list.iter().map(|one| one.label())))
    }
}

/// A list of choices of which any one will do, in words, or other words where it is empty.
pub(crate) fn any_of<C: crate::Choice>(list: &[C], none: &'static str) -> Cow<'static, str> {
    match list {
        [] => Cow::Borrowed(none),
        [one] => Cow::Borrowed(one.label()),
        [others @ .., last] => {
            let others: Vec<&str> = others.iter().map(|one| one.label()).collect();
            Cow::Owned(format!("{} or {}", others.join(", "), last.label()))
        }
    }
}

/// What a list asks for and another does not have, in the order of the first.
pub(crate) fn missing<C: crate::Choice>(wanted: &[C], have: &[C]) -> Vec<C> {
    wanted
        .iter()
        .copied()
        .filter(|one| !have.contains(one))
        .collect()
}

/// A value of a shape, for "add a line such as".
pub(crate) fn example(shape: &Shape) -> serde_json::Value {
    use serde_json::json;
    match shape {
        Shape::Period | Shape::OpenPeriod | Shape::Renewal => json!("12 months"),
        Shape::Count => json!(2),
        Shape::OpenMonth => json!("August"),
        Shape::Hours => json!("Mon-Fri 09:00-17:00"),
        Shape::YesNo => json!(true),
        Shape::Text => json!("some words"),
        Shape::Texts => json!(["some words"]),
        Shape::Choice { options, .. } => json!(options[0].0),
        Shape::Choices { options, .. } => json!([options[0].0]),
    }
}
