//! A date that is remembered, typed as day, month and year.

use std::collections::BTreeMap;

use askama::Template;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::builders::{component, field};
use super::date_part::{DatePart, ERROR};
use super::field::Field;
use super::group::Group;
use super::{Attributes, Classes, Fieldset, Input, Label, Legend, reading};

/// Options of a date input.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/date-input.html")]
pub struct DateInput {
    #[serde(flatten)]
    pub field: Group,
    /// Put before the name of each part: `born` makes `born-day`, `born-month` and `born-year`.
    pub name_prefix: Option<String>,
    pub day: DatePart,
    pub month: DatePart,
    pub year: DatePart,
    /// The parts, where they are not day, month and year.
    pub items: Vec<DatePart>,
    /// What the parts hold to begin with, by the name they send.
    #[serde(deserialize_with = "values")]
    pub values: BTreeMap<String, String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(DateInput);
field!(DateInput);

/// Names of the parts and the number of digits their boxes show.
const PARTS: [(&str, u8); 3] = [("day", 2), ("month", 2), ("year", 4)];

impl DateInput {
    /// Parts are sent as `name-day`, `name-month` and `name-year`, and have those ids.
    pub fn new(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        let name = name.into();
        Self {
            field: Group::new(name.clone(), legend),
            name_prefix: Some(name),
            ..Self::default()
        }
    }

    /// What the boxes hold to begin with, as it was typed.
    #[must_use]
    pub fn values(
        mut self,
        day: impl Into<String>,
        month: impl Into<String>,
        year: impl Into<String>,
    ) -> Self {
        self.day.value = Some(day.into());
        self.month.value = Some(month.into());
        self.year.value = Some(year.into());
        self
    }

    /// A date without its day, as in "August 2026".
    #[must_use]
    pub fn without_day(mut self) -> Self {
        self.day.is_left_out = true;
        self
    }

    fn fieldset(&self) -> Option<Fieldset> {
        // Some screen readers say nothing about a set of text boxes unless it is called a group.
        self.field.fieldset().map(|set| Fieldset {
            role: Some("group".to_owned()),
            ..set
        })
    }

    fn boxes(&self) -> Vec<Input> {
        let own = [&self.day, &self.month, &self.year];
        let shown: Vec<&DatePart> = match self.items.is_empty() {
            true => own.into_iter().filter(|part| !part.is_left_out).collect(),
            false => self.items.iter().collect(),
        };
        let any_error = shown.iter().any(|part| part.has_error());
        shown
            .into_iter()
            .map(|part| self.part(part, any_error))
            .collect()
    }

    fn part(&self, part: &DatePart, any_error: bool) -> Input {
        let own = [&self.day, &self.month, &self.year];
        let same = own.iter().position(|other| {
            std::ptr::eq(*other, part) || (part.name.is_some() && part.name == other.name)
        });
        let place = same.or_else(|| {
            PARTS
                .iter()
                .position(|(name, _)| part.name.as_deref() == Some(*name))
        });
        let (usual, width) = place.map_or(("", 2), |place| PARTS[place]);
        let own_value = place.and_then(|place| own[place].value.as_ref());
        let short = part.name.as_deref().unwrap_or(usual);
        let name = match &self.name_prefix {
            Some(prefix) => format!("{prefix}-{short}"),
            None => short.to_owned(),
        };
        let value = part
            .value
            .as_ref()
            .or(own_value)
            .or_else(|| self.values.get(&name))
            .cloned();
        let is_wrong = part.has_error()
            || (part.error.is_none() && self.field.error_message.is_some() && !any_error);
        let mut classes = "govuk-date-input__input".to_owned();
        if is_wrong && !part.classes.mention(ERROR) {
            classes = format!("{classes} {ERROR}");
        }
        if !part.classes.mention("govuk-input--width-") {
            classes = format!("{classes} govuk-input--width-{width}");
        }
        let label = Label::new(part.label.clone().unwrap_or_else(|| capital(short)))
            .classes("govuk-date-input__label");
        let id = part
            .id
            .clone()
            .unwrap_or_else(|| format!("{}-{short}", self.field.id()));
        Input {
            field: Field {
                id: Some(id),
                ..Field::new(name, label)
            },
            value,
            inputmode: Some(
                part.inputmode
                    .clone()
                    .unwrap_or_else(|| "numeric".to_owned()),
            ),
            autocomplete: part.autocomplete.clone(),
            pattern: part.pattern.clone(),
            attributes: part.attributes.clone(),
            ..Input::default()
        }
        .classes(part.classes.after(&classes))
    }
}

fn values<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    let given = BTreeMap::<String, Value>::deserialize(deserializer)?;
    Ok(given
        .iter()
        .map(|(name, value)| (name.clone(), reading::plain(value)))
        .collect())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
