use serde_json::Value as Json;
use toml_edit::{Item, TableLike, Value};

use super::EditError;

/// A JSON value as a pack holds it.
pub(super) fn toml_value(value: &Json) -> Result<Value, EditError> {
    match value {
        Json::String(text) if text.contains('\n') => text_value(text),
        Json::String(text) => Ok(Value::from(text.as_str())),
        Json::Bool(yes) => Ok(Value::from(*yes)),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Ok(Value::from(whole)),
            None => Err(EditError::BadValue(format!(
                "{number} is not a whole number"
            ))),
        },
        Json::Array(items) => {
            let items: Result<Vec<Value>, EditError> = items.iter().map(toml_value).collect();
            Ok(Value::Array(items?.into_iter().collect()))
        }
        Json::Null | Json::Object(_) => Err(EditError::BadValue("a table or nothing".into())),
    }
}

/// Words in three quotes, on lines of their own as in the starter packs.
pub(super) fn text_value(text: &str) -> Result<Value, EditError> {
    let mut raw = String::from("\"\"\"\n");
    let text = text.trim().replace("\r\n", "\n");
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => raw.push_str("\\\\"),
            // A quote reads better as it is; only next to another, or to the end, could it end the text.
            '"' if matches!(chars.peek(), None | Some('"')) => raw.push_str("\\\""),
            '\n' | '\t' => raw.push(char),
            other if other.is_control() => raw.push_str(&format!("\\u{:04X}", u32::from(other))),
            other => raw.push(other),
        }
    }
    raw.push_str("\"\"\"");
    raw.parse()
        .map_err(|error: toml_edit::TomlError| EditError::BadValue(error.message().to_owned()))
}

/// Puts a value in a table. What stands before and behind the old one, comments too, stays.
pub(super) fn set_keeping_comments(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        _ => {
            table.insert(key, Item::Value(value));
        }
    }
}
