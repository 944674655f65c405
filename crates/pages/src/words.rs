//! The words of every page, kept in Fluent files under `words/LANGUAGE/`, one file for each area.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentValue};
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

use crate::components::Content;

/// A language that pages are written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
}

impl Language {
    /// The value of HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
        }
    }

    /// The value of HTML's `dir`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
        }
    }

    /// The words with this key. Arguments follow: `language.t("people-count").arg("count", 3)`.
    pub fn t(self, key: &str) -> Words {
        Words {
            language: self,
            key: key.to_owned(),
            arguments: FluentArgs::new(),
        }
    }

    /// A day in words, such as `5 March 2027`.
    pub fn date(self, date: jiff::civil::Date) -> String {
        let month = self.t(&format!("form-month-{}", date.month()));
        format!("{} {month} {}", date.day(), date.year())
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
            LazyLock::new(|| load("en/", langid!("en-GB")));
        match self {
            Self::English => &ENGLISH,
        }
    }
}

#[derive(rust_embed::Embed)]
#[folder = "words/"]
struct Files;

fn load(folder: &str, language: LanguageIdentifier) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Fluent wraps every argument in invisible marks; ours are added only where they do something, see `isolated`.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(with_commas));
    let ours = |name: &str| name.starts_with(folder) && name.ends_with(".ftl");
    for name in Files::iter().filter(|name| ours(name)) {
        let file = Files::get(&name).expect("a file that is listed is there");
        let text = String::from_utf8_lossy(&file.data).into_owned();
        // What cannot be read is left out here and shows as its key; a test refuses such a file by name.
        let resource = match FluentResource::try_new(text) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Whole numbers are printed as `12,500`. Years are passed as text, so that they are not.
fn with_commas<M>(value: &FluentValue, _: &M) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    if value.fract() != 0.0 || value.abs() < 1000.0 || value.abs() >= 1e15 {
        return None;
    }
    let digits = format!("{:.0}", value.abs());
    let mut printed = String::from(if *value < 0.0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            printed.push(',');
        }
        printed.push(digit);
    }
    Some(printed)
}

/// Words found by their key, with their arguments: prints as plain text, which a template escapes.
/// A key that is not there prints as `⟦key⟧`; a test finds it.
pub struct Words {
    language: Language,
    key: String,
    arguments: FluentArgs<'static>,
}

impl Words {
    /// Gives the argument `$name` its value: text, or a number where the words depend on how many.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Argument) -> Self {
        self.arguments.set(name, value.value());
        self
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = self.language.bundle();
        let pattern = bundle.get_message(&self.key).and_then(|m| m.value());
        let Some(pattern) = pattern else {
            return write!(f, "⟦{}⟧", self.key);
        };
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&self.arguments), &mut errors);
        // A missing argument prints as `{$name}` inside the words; the marker makes the tests see it too.
        if errors.is_empty() {
            f.write_str(&words)
        } else {
            write!(f, "⟦{}: {words}⟧", self.key)
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.key)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.to_string()
    }
}

impl From<&Words> for String {
    fn from(words: &Words) -> Self {
        words.to_string()
    }
}

impl From<Words> for Content {
    fn from(words: Words) -> Self {
        words.to_string().into()
    }
}

impl From<&Words> for Content {
    fn from(words: &Words) -> Self {
        words.to_string().into()
    }
}

/// What can stand for a `$name` in words.
pub trait Argument {
    fn value(&self) -> FluentValue<'static>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

impl Argument for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(isolated(self)))
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

impl Argument for Cow<'_, str> {
    fn value(&self) -> FluentValue<'static> {
        self.as_ref().value()
    }
}

impl Argument for Words {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.to_string()))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Argument for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}
numbers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f64);

/// Fences a name written from right to left, so that the words after it keep their order on the screen.
fn isolated(text: &str) -> String {
    let right_to_left = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    if text.contains(right_to_left) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_arguments_and_count() {
        let title = Language::English.t("layout-error-summary").arg("count", 1);
        assert_eq!(title.to_string(), "There is a problem");
        let title = Language::English
            .t("layout-error-summary")
            .arg("count", 12_500);
        assert_eq!(title.to_string(), "There are 12,500 problems");
    }

    #[test]
    fn a_missing_key_and_a_missing_argument_are_marked() {
        assert_eq!(
            Language::English.t("no-such-words").to_string(),
            "⟦no-such-words⟧"
        );
        let words = Language::English.t("layout-error-summary").to_string();
        assert!(words.starts_with("⟦layout-error-summary"), "{words}");
    }

    #[test]
    fn a_name_written_from_right_to_left_is_fenced_and_others_are_left_alone() {
        assert_eq!(isolated("Zoë O’Brien 🦊"), "Zoë O’Brien 🦊");
        assert_eq!(isolated("مريم"), "\u{2068}مريم\u{2069}");
        assert_eq!(isolated("נועה"), "\u{2068}נועה\u{2069}");
    }

    #[test]
    fn days_are_printed_in_full() {
        let day = jiff::civil::date(2027, 3, 5);
        assert_eq!(Language::English.date(day), "5 March 2027");
    }
}
