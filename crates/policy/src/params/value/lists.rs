use serde_json::{Value as Json, json};
use toml::{Spanned, de::DeValue};

use super::{Bad, Value, text};
use crate::{
    params::Shape,
    values::{Choice, join},
};

/// The most items of a list: each is compared with all before it.
pub(crate) const MOST_ITEMS: usize = 200;

/// Reads a list of one type, collecting the faults of all items.
fn list<T: Value>(
    value: &Spanned<DeValue<'_>>,
    wanted: &str,
    help: &str,
) -> Result<Vec<T>, Vec<Bad>> {
    let Some(array) = value.get_ref().as_array() else {
        return Err(Bad::kind(value.get_ref(), wanted, help));
    };
    if array.len() > MOST_ITEMS {
        return Err(Bad::value(
            format!("this list has {} items", array.len()),
            format!("a list has at most {MOST_ITEMS}"),
        ));
    }
    let mut items: Vec<T> = Vec::new();
    let mut faults = Vec::new();
    for item in array.iter() {
        match T::read(item) {
            Ok(one) if items.contains(&one) => faults.push(Bad {
                span: Some(item.span()),
                wrong_type: false,
                message: format!("`{}` is in this list twice", one.printed()),
                help: "remove one of them".into(),
            }),
            Ok(one) => items.push(one),
            Err(bad) => faults.extend(bad.into_iter().map(|mut bad| {
                bad.span.get_or_insert(item.span());
                bad
            })),
        }
    }
    if faults.is_empty() {
        Ok(items)
    } else {
        Err(faults)
    }
}

impl Value for Vec<String> {
    fn shape() -> Shape {
        Shape::Texts
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        list(
            value,
            "a list of texts",
            "write texts in square brackets: [\"one\", \"two\"]",
        )
    }
    fn printed(&self) -> String {
        join(self)
    }
    fn json(&self) -> Json {
        json!(self)
    }
    fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }
}

fn options<C: Choice>() -> Vec<(&'static str, &'static str)> {
    C::ALL.iter().map(|one| (one.key(), one.label())).collect()
}

impl<C: Choice> Value for C {
    fn shape() -> Shape {
        Shape::Choice {
            name: C::NAME,
            options: options::<C>(),
        }
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        let keys = || C::ALL.iter().map(|one| one.key());
        let name = text(
            value,
            &format!("the name of a {}", C::NAME),
            "write its name in quotes",
        )?;
        C::from_key(name).ok_or_else(|| {
            Bad::value(
                format!(
                    "there is no {} called `{}`",
                    C::NAME,
                    crate::values::clip(name)
                ),
                crate::reading::nearest(name, keys())
                    .map(|near| format!("did you mean `{near}`?"))
                    .unwrap_or_else(|| {
                        format!("pick from: {}", keys().collect::<Vec<_>>().join(", "))
                    }),
            )
        })
    }
    fn printed(&self) -> String {
        self.label().into()
    }
    fn json(&self) -> Json {
        json!(self.key())
    }
}

impl<C: Choice> Value for Vec<C> {
    fn shape() -> Shape {
        Shape::Choices {
            name: C::NAME,
            options: options::<C>(),
        }
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        list(
            value,
            "a list",
            "write names in square brackets: [\"one\", \"two\"]",
        )
    }
    fn printed(&self) -> String {
        join(self.iter().map(|one| one.label()))
    }
    fn json(&self) -> Json {
        Json::from(self.iter().map(|one| one.key()).collect::<Vec<_>>())
    }
    fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }
}
