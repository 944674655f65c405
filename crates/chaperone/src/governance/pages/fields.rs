//! The fields of a rule, as a form shows them and as the pack writes them.

use pages::{Form, Language, views::draft::Control};
use policy::{AnyControl, Field, Shape};
use serde_json::{Map, Value};

use crate::governance::draft::Open;

pub(super) fn fields(kind: &str) -> Vec<Field> {
    let mut kinds = AnyControl::catalogue().iter();
    kinds
        .find(|info| info.kind == kind)
        .map_or_else(Vec::new, |info| info.fields.clone())
}

pub(super) fn is_texts(open: &Open, id: &str, key: &str) -> bool {
    let rule = open
        .policy
        .clause(id)
        .and_then(|clause| clause.rule.as_ref());
    let fields = rule.map_or_else(Vec::new, |rule| fields(rule.control.kind()));
    fields
        .iter()
        .any(|field| field.key == key && field.shape == Shape::Texts)
}

pub(super) fn label(key: &str) -> String {
    policy::capital(&key.replace('-', " "))
}

pub(super) fn hint(field: &Field) -> String {
    let mut hint = vec![field.help.replace('\n', " ")];
    let add = |key: &str| Language::English.t(key).to_string();
    match field.shape {
        Shape::Period => hint.push(add("draft-period-hint")),
        Shape::OpenPeriod => hint.extend([add("draft-period-hint"), add("draft-open-hint")]),
        Shape::Renewal => hint.extend([add("draft-renewal-hint"), add("draft-open-hint")]),
        Shape::OpenMonth => hint.extend([add("draft-month-hint"), add("draft-open-hint")]),
        Shape::Hours => hint.push(add("draft-hours-hint")),
        Shape::Texts => hint.push(add("draft-lines-hint")),
        _ => {}
    }
    if let Some((least, most)) = &field.bounds {
        let bounds = Language::English.t("draft-bounds");
        hint.push(
            bounds
                .arg("least", plain(least))
                .arg("most", plain(most))
                .to_string(),
        );
    }
    hint.join(" ")
}

pub(super) fn shape(shape: &Shape) -> Control {
    let own = |options: &[(&str, &str)]| {
        options
            .iter()
            .map(|(key, label)| ((*key).to_owned(), (*label).to_owned()))
            .collect()
    };
    match shape {
        Shape::Count => Control::Number,
        Shape::YesNo => Control::YesNo,
        Shape::Texts => Control::Lines,
        Shape::Choice { options, .. } => Control::One(own(options)),
        Shape::Choices { options, .. } => Control::Several(own(options)),
        _ => Control::Line,
    }
}

/// What was typed, as the pack writes it. What cannot be read goes in as it is, and the reader says what is wrong.
pub(super) fn value(form: &Form, field: &Field) -> Value {
    let name = format!("p-{}", field.key);
    let typed = form.text(&name);
    match field.shape {
        Shape::Count => typed
            .parse::<u32>()
            .map_or_else(|_| Value::from(typed), Value::from),
        Shape::YesNo => match typed {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => Value::Null,
        },
        Shape::Choices { .. } => form.values(&name).into(),
        Shape::Texts => {
            let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().into()
        }
        _ if typed.is_empty() => Value::Null,
        _ => Value::from(typed),
    }
}

pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Values to begin with where a kind has no default: "not set" where it may be open, else the first that is possible.
pub(super) fn beginning(kind: &str) -> Map<String, Value> {
    let open = fields(kind)
        .into_iter()
        .filter(|field| field.default.is_none());
    open.map(|field| {
        let value = match &field.shape {
            Shape::OpenPeriod | Shape::Renewal | Shape::OpenMonth => Value::from("not set"),
            Shape::Period => Value::from("12 months"),
            Shape::Count => Value::from(1),
            Shape::Hours => Value::from("Mon-Fri 09:00-17:00"),
            Shape::YesNo => Value::Bool(true),
            Shape::Text => Value::from("not set"),
            Shape::Texts => vec!["not set"].into(),
            Shape::Choice { options, .. } => Value::from(options[0].0),
            Shape::Choices { options, .. } => vec![options[0].0].into(),
        };
        (field.key.to_owned(), value)
    })
    .collect()
}
