use serde_json::{Value as Json, json};
use toml::{Spanned, de::DeValue};

use super::{Bad, Value, text};
use crate::{params::Shape, values::Count};

impl Value for Count {
    fn shape() -> Shape {
        Shape::Count
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        const HELP: &str = "write a whole number without quotes, such as 2";
        let Some(number) = value.get_ref().as_integer() else {
            return Err(Bad::kind(value.get_ref(), "a whole number", HELP));
        };
        match u32::from_str_radix(number.as_str(), number.radix()) {
            Ok(count) if count <= 1_000_000 => Ok(Count(count)),
            _ => Err(Bad::value(
                "this number is below zero or above a million".into(),
                HELP.into(),
            )),
        }
    }
    fn printed(&self) -> String {
        self.to_string()
    }
    fn json(&self) -> Json {
        json!(self.0)
    }
    fn within(&self, least: &Self, most: &Self) -> bool {
        (least..=most).contains(&self)
    }
}

impl Value for bool {
    fn shape() -> Shape {
        Shape::YesNo
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        value.get_ref().as_bool().ok_or_else(|| {
            Bad::kind(
                value.get_ref(),
                "true or false",
                "write true or false without quotes",
            )
        })
    }
    fn printed(&self) -> String {
        (if *self { "yes" } else { "no" }).into()
    }
    fn json(&self) -> Json {
        json!(self)
    }
}

impl Value for String {
    fn shape() -> Shape {
        Shape::Text
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        const HELP: &str = "write some words in quotes";
        match text(value, "text", HELP)?.trim() {
            "" => Err(Bad::value("this text is empty".into(), HELP.into())),
            text => Ok(text.into()),
        }
    }
    fn printed(&self) -> String {
        self.clone()
    }
    fn json(&self) -> Json {
        json!(self)
    }
}
