use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Reader, codes, nearest};
use crate::{
    Choice,
    params::{MOST_ITEMS, Spec, Value},
    values::clip,
};

/// Reads the keys of one table, and knows at the end which keys nobody asked for.
pub(crate) struct TableReader<'r, 's> {
    pub reader: &'r Reader<'s>,
    table: &'r DeTable<'s>,
    /// Where the table is named in the file.
    pub at: Range<usize>,
    /// What the table is, for messages: "this clause".
    what: &'static str,
    known: Vec<&'static str>,
    gaps: Vec<(&'static str, Range<usize>)>,
}

impl<'r, 's> TableReader<'r, 's> {
    pub fn new(
        reader: &'r Reader<'s>,
        table: &'r DeTable<'s>,
        at: Range<usize>,
        what: &'static str,
    ) -> Self {
        Self {
            reader,
            table,
            at,
            what,
            known: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// The value of a key, if it is there.
    pub fn get(&mut self, key: &'static str) -> Option<&'r Spanned<DeValue<'s>>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    /// The value of a key that has been read already.
    pub fn peek(&self, key: &str) -> Option<&'r DeValue<'s>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    /// The value of a key that must be there.
    pub fn need(&mut self, key: &'static str, example: &str) -> Option<&'r Spanned<DeValue<'s>>> {
        let found = self.get(key);
        if found.is_none()
            && !self
                .reader
                .broken_in(self.reader.source.region(self.at.start))
        {
            let help = format!("add a line such as `{key} = {example}`");
            self.reader.error(
                codes::MISSING_KEY,
                self.at.clone(),
                format!("{} has no `{key}`", self.what),
                help,
            );
        }
        found
    }

    /// Reads a value, noting every fault in it.
    pub fn read<T: Value>(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<T> {
        match T::read(value) {
            Ok(read) => Some(read),
            Err(faults) => {
                for bad in faults {
                    let code = if bad.wrong_type {
                        codes::WRONG_TYPE
                    } else {
                        codes::BAD_VALUE
                    };
                    let at = bad.span.unwrap_or(value.span());
                    self.reader
                        .error(code, at, format!("`{key}`: {}", bad.message), bad.help);
                }
                None
            }
        }
    }

    /// A name that must be there, exactly as it is written, with its place.
    pub fn name(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        let value = self.need(key, "\"...\"")?;
        self.text_of(key, value)
    }

    /// Words that must be there, without the blanks around them, with their place.
    pub fn words(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        self.name(key).map(trimmed)
    }

    /// A text that may be left out.
    pub fn words_if_any(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        let value = self.get(key)?;
        self.text_of(key, value).map(trimmed)
    }

    fn text_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<(String, Range<usize>)> {
        let Some(text) = value.get_ref().as_str() else {
            let is = crate::params::type_in_words(value.get_ref());
            self.reader.error(
                codes::WRONG_TYPE,
                value.span(),
                format!("`{key}`: this is {is}, not text"),
                "write it in quotes",
            );
            return None;
        };
        if text.trim().is_empty() {
            self.reader.error(
                codes::EMPTY_TEXT,
                value.span(),
                format!("`{key}` says nothing"),
                "write some words, or remove the line if it is optional",
            );
            return None;
        }
        Some((text.to_owned(), value.span()))
    }

    /// An identifier: lower case words joined by hyphens.
    pub fn slug(&mut self, key: &'static str) -> Option<(String, Range<usize>)> {
        let (slug, at) = self.name(key)?;
        if crate::policy::is_slug(&slug) {
            return Some((slug, at));
        }
        let message = format!("`{}` cannot be an identifier", clip(&slug));
        self.reader.error(codes::BAD_SLUG, at, message, "use lower case letters, digits and hyphens, begin with a letter, at most 64 characters");
        None
    }

    /// A list of texts with the place of each; empty where the key is not there.
    pub fn texts(&mut self, key: &'static str) -> Vec<(String, Range<usize>)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            let is = crate::params::type_in_words(value.get_ref());
            self.reader.error(
                codes::WRONG_TYPE,
                value.span(),
                format!("`{key}`: this is {is}, not a list"),
                "write names in square brackets: [\"one\", \"two\"]",
            );
            return Vec::new();
        };
        if array.len() > MOST_ITEMS {
            let message = format!("`{key}`: this list has {} items", array.len());
            let help = format!("a list has at most {MOST_ITEMS}");
            self.reader
                .error(codes::BAD_VALUE, value.span(), message, help);
            return Vec::new();
        }
        array
            .iter()
            .filter_map(|item| self.text_of(key, item))
            .collect()
    }

    /// One of a closed list.
    pub fn choice<C: Choice>(&mut self, key: &'static str) -> Option<C> {
        let example = format!("\"{}\"", C::ALL[0].key());
        let value = self.need(key, &example)?;
        self.read(key, value)
    }

    /// Several of a closed list; empty where the key is not there.
    pub fn choices<C: Choice>(&mut self, key: &'static str) -> Vec<C> {
        match self.get(key) {
            Some(value) => self.read(key, value).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// A parameter of a control.
    pub fn param<T: Value>(&mut self, spec: &Spec<T>) -> Option<T> {
        let Some(found) = self.get(spec.key) else {
            if let Some(default) = &spec.default {
                if default.is_gap() {
                    self.gaps.push((spec.key, self.at.clone()));
                }
                return Some(default.clone());
            }
            let example = crate::params::example(&T::shape());
            return self.need(spec.key, &example.to_string()).and(None);
        };
        let value: T = self.read(spec.key, found)?;
        if value.is_gap() {
            self.gaps.push((spec.key, found.span()));
        }
        if let Some((least, most)) = &spec.bounds
            && !value.within(least, most)
        {
            let message = format!("`{}`: {} is out of bounds", spec.key, value.printed());
            let help = format!(
                "use at least {} and at most {}",
                least.printed(),
                most.printed()
            );
            self.reader
                .error(codes::BAD_VALUE, found.span(), message, help);
            return None;
        }
        if spec.default.is_none() && value.is_empty() {
            let message = format!("`{}`: this list is empty", spec.key);
            self.reader
                .error(codes::BAD_VALUE, found.span(), message, "name at least one");
            return None;
        }
        Some(value)
    }

    /// Notes the keys nobody asked for, and the gaps.
    pub fn finish(self, clause: Option<&str>) {
        for (key, at) in &self.gaps {
            let of = clause.map(|id| format!(" of `{id}`")).unwrap_or_default();
            self.reader.gap(
                at.clone(),
                format!("`{key}`{of} is not set"),
                "pick a value when your organisation has decided",
            );
        }
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.known.contains(&name) || self.reader.full() {
                continue;
            }
            let help = match nearest(name, self.known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it may have: {}", self.known.join(", ")),
            };
            let message = format!("{} cannot have `{}`", self.what, clip(name));
            self.reader
                .error(codes::UNKNOWN_KEY, key.span(), message, help);
        }
    }
}

fn trimmed((text, at): (String, Range<usize>)) -> (String, Range<usize>) {
    (text.trim().to_owned(), at)
}
