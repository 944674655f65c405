//! The JSON Schema of packs, from the same declarations as the reader.

use serde_json::{Map, Value, json};

use crate::{
    AnyControl, Audience, Choice, DUTIES, Effect, Field, KindInfo, Pillar, Role, Seed,
    ServicePeople, Shape, values::Month,
};

const PERIOD: &str = "[0-9]{1,5} +(minutes?|hours?|working days?|days?|weeks?|months?|years?)";

/// The schema of a pack (JSON Schema 2020-12), for editors that understand it.
///
/// It says what a schema can say: names and types of keys, closed lists, the form of values. That
/// ids are unique, that services and settings are declared and that clauses do not contradict each
/// other only the reader can tell.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Chaperone policy pack",
        "description": "A written online safeguarding policy that runs.",
        "type": "object",
        "required": ["format", "meta", "clause"],
        "additionalProperties": false,
        "properties": {
            "format": { "const": 1 },
            "meta": object(&["id", "title", "summary"], json!({
                "id": slug(),
                "title": words("The title of the policy."),
                "summary": words("Who the policy is for, in a sentence."),
                "seed": choice::<Seed>(),
                "language": words("The language it is written in, such as en-GB."),
            })),
            "role": list(object(&["id", "label", "purpose"], json!({
                "id": choice::<Role>(),
                "label": words("What the organisation calls the role."),
                "purpose": words("What the role is for."),
                "required": { "type": "boolean" },
            }))),
            "service": list(object(&["id", "label"], json!({
                "id": slug(),
                "label": words("The name of the service."),
                "summary": words("What the service does."),
                "people": choices::<ServicePeople>(),
            }))),
            "setting": list(object(&["id", "label", "value"], json!({
                "id": slug(),
                "label": words("What it is called on a form."),
                "value": words("The value, or \"not set\"."),
                "help": words("What to write."),
            }))),
            "clause": { "type": "array", "minItems": 1, "items": clause() },
        },
    })
}

fn clause() -> Value {
    object(
        &["id", "title", "section", "pillar", "text"],
        json!({
            "id": slug(),
            "title": words("The title of the clause."),
            "section": words("The heading it stands under."),
            "pillar": choice::<Pillar>(),
            "audience": choices::<Audience>(),
            "duties": {
                "type": "array",
                "uniqueItems": true,
                "items": { "enum": DUTIES.iter().map(|duty| duty.id.to_string()).collect::<Vec<_>>() },
            },
            "services": list(words("A service of this pack.")),
            "text": words("Paragraphs parted by blank lines; lines that begin with a hyphen are a list."),
            "control": control(),
        }),
    )
}

fn control() -> Value {
    let kinds = AnyControl::catalogue();
    json!({
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "enum": kinds.iter().map(|kind| kind.kind).collect::<Vec<_>>() } },
        "allOf": kinds.iter().map(|kind| json!({
            "if": { "properties": { "kind": { "const": kind.kind } }, "required": ["kind"] },
            "then": one_kind(kind),
        })).collect::<Vec<_>>(),
    })
}

fn one_kind(kind: &KindInfo) -> Value {
    let mut properties = Map::new();
    properties.insert(
        "kind".into(),
        json!({ "const": kind.kind, "description": kind.about }),
    );
    if kind.absolute {
        properties.insert("effect".into(), json!({ "const": kind.effect.key() }));
        properties.insert("override".into(), json!({ "type": "array", "maxItems": 0 }));
    } else {
        properties.insert("effect".into(), choice::<Effect>());
        properties.insert("override".into(), list(choice::<Role>()));
    }
    for field in &kind.fields {
        properties.insert(field.key.into(), self::field(field));
    }
    let required: Vec<&str> = kind
        .fields
        .iter()
        .filter(|field| field.default.is_none())
        .map(|field| field.key)
        .collect();
    json!({ "required": required, "properties": properties, "additionalProperties": false })
}

fn field(field: &Field) -> Value {
    let mut schema = shape(&field.shape);
    let Some(map) = schema.as_object_mut() else {
        return schema;
    };
    map.insert("description".into(), json!(field.help));
    if let Some(default) = &field.default {
        map.insert("default".into(), default.clone());
    } else if matches!(field.shape, Shape::Texts | Shape::Choices { .. }) {
        map.insert("minItems".into(), json!(1));
    }
    if let (Shape::Count, Some((least, most))) = (&field.shape, &field.bounds) {
        map.insert("minimum".into(), least.clone());
        map.insert("maximum".into(), most.clone());
    }
    schema
}

fn shape(shape: &Shape) -> Value {
    let keys = |options: &[(&'static str, &'static str)]| {
        options.iter().map(|(key, _)| *key).collect::<Vec<_>>()
    };
    match shape {
        Shape::Period => json!({ "type": "string", "pattern": format!("^ *{PERIOD} *$") }),
        Shape::OpenPeriod => {
            json!({ "type": "string", "pattern": format!("^( *{PERIOD} *|not set)$") })
        }
        Shape::Renewal => {
            json!({ "type": "string", "pattern": format!("^( *{PERIOD} *|not set|on change)$") })
        }
        Shape::Count => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000 }),
        Shape::OpenMonth => {
            let months: Vec<&str> = Month::ALL
                .iter()
                .map(|month| month.key())
                .chain(["not set"])
                .collect();
            json!({ "enum": months })
        }
        Shape::Hours => {
            json!({ "type": "string", "pattern": "^ *(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[-A-Za-z0-9:, ]*$" })
        }
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::Text => words(""),
        Shape::Texts => json!({ "type": "array", "uniqueItems": true, "items": words("") }),
        Shape::Choice { options, .. } => json!({ "enum": keys(options) }),
        Shape::Choices { options, .. } => {
            json!({ "type": "array", "uniqueItems": true, "items": { "enum": keys(options) } })
        }
    }
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "additionalProperties": false, "properties": properties })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn words(description: &str) -> Value {
    let mut schema = json!({ "type": "string", "pattern": "\\S" });
    if let (false, Some(map)) = (description.is_empty(), schema.as_object_mut()) {
        map.insert("description".into(), json!(description));
    }
    schema
}

fn slug() -> Value {
    json!({ "type": "string", "maxLength": 64, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" })
}

fn choice<C: Choice>() -> Value {
    json!({ "enum": C::ALL.iter().map(|one| one.key()).collect::<Vec<_>>() })
}

fn choices<C: Choice>() -> Value {
    json!({ "type": "array", "uniqueItems": true, "items": choice::<C>() })
}
