//! Reading of options from JSON, where a number or a truth value may stand for text.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::html::{Content, Html};

/// The value as a page would print it: nothing for null.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Text that may have been written as a number.
pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(plain(&Value::deserialize(deserializer)?))
}

/// As [`text`], where being absent or null differs from being empty.
pub(super) fn maybe_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok((!value.is_null()).then(|| plain(&value)))
}

/// Markup; empty markup and `false` are none.
pub(super) fn markup<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Html>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(markup) if !markup.is_empty() => Ok(Some(Html::trusted(markup))),
        Value::Null | Value::Bool(false) | Value::String(_) => Ok(None),
        other => Err(serde::de::Error::custom(format!(
            "markup is a string, not {other}"
        ))),
    }
}

/// A list whose empty places (null, `false`, the empty string, an empty object) are left out.
pub(super) fn present<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Vec::<Value>::deserialize(deserializer)?
        .into_iter()
        .filter(|value| {
            !matches!(value, Value::Null | Value::Bool(false)) && value != "" && *value != json!({})
        })
        .map(|value| serde_json::from_value(value).map_err(serde::de::Error::custom))
        .collect()
}

/// As [`present`], where no list differs from an empty one.
pub(super) fn maybe_present<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Option<Vec<T>>, D::Error> {
    present(deserializer).map(Some)
}

/// Content whose two halves have names of their own, such as `titleText` and `titleHtml`.
macro_rules! named_content {
    ($name:ident, $text:literal, $html:literal) => {
        pub(super) fn $name<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Content, D::Error> {
            #[derive(Default, Deserialize)]
            #[serde(default)]
            struct Halves {
                #[serde(rename = $text, deserialize_with = "text")]
                text: String,
                #[serde(rename = $html, deserialize_with = "markup")]
                html: Option<Html>,
            }
            let Halves { text, html } = Halves::deserialize(deserializer)?;
            Ok(html.map_or_else(|| text.into(), Content::from))
        }
    };
}

named_content!(title, "titleText", "titleHtml");
named_content!(description, "descriptionText", "descriptionHtml");
named_content!(summary, "summaryText", "summaryHtml");
named_content!(logo, "logoText", "logoHtml");
