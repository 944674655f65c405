//! One box of a date input.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Attributes, Classes, reading};

/// The class name by which a box may be marked as wrong instead of by `error`.
pub(super) const ERROR: &str = "govuk-input--error";

/// One box of a date: day, month, year or another part.
#[derive(Debug, Clone, Default)]
pub struct DatePart {
    pub is_left_out: bool,
    pub name: Option<String>,
    pub id: Option<String>,
    pub label: Option<String>,
    pub value: Option<String>,
    pub autocomplete: Option<String>,
    pub inputmode: Option<String>,
    pub pattern: Option<String>,
    /// Whether the error is in this part: when no part says so, it is in all that do not deny it.
    pub error: Option<bool>,
    pub classes: Classes,
    pub attributes: Attributes,
}

impl DatePart {
    pub(super) fn has_error(&self) -> bool {
        self.error == Some(true) || self.classes.mention(ERROR)
    }
}

/// `false` leaves a part out.
impl<'de> Deserialize<'de> for DatePart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Given {
            name: Option<String>,
            id: Option<String>,
            label: Option<String>,
            #[serde(deserialize_with = "reading::maybe_text")]
            value: Option<String>,
            autocomplete: Option<String>,
            inputmode: Option<String>,
            pattern: Option<String>,
            error: Option<bool>,
            classes: Classes,
            attributes: Attributes,
        }
        let value = Value::deserialize(deserializer)?;
        if value == false {
            return Ok(Self {
                is_left_out: true,
                ..Self::default()
            });
        }
        let Given {
            name,
            id,
            label,
            value,
            autocomplete,
            inputmode,
            pattern,
            error,
            classes,
            attributes,
        } = serde_json::from_value(value).map_err(serde::de::Error::custom)?;
        let is_left_out = false;
        Ok(Self {
            is_left_out,
            name,
            id,
            label,
            value,
            autocomplete,
            inputmode,
            pattern,
            error,
            classes,
            attributes,
        })
    }
}
