//! Closed lists of words: a key for the pack, a label for people.

/// A value taken from a closed list.
pub trait Choice: Copy + Eq + std::hash::Hash + std::fmt::Debug + 'static {
    /// What the list is called in a message, such as `role`.
    const NAME: &'static str;
    /// Every value, in the order a person would read them.
    const ALL: &'static [Self];
    /// The word in the pack.
    fn key(self) -> &'static str;
    /// The words in a document or on a page.
    fn label(self) -> &'static str;
    /// The value with this key, if there is one.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.key() == key)
    }
}

/// Joins words as English does: "a", "a and b", "a, b and c".
///
/// ```
/// assert_eq!(policy::join(["notes", "chat", "recording"]), "notes, chat and recording");
/// ```
pub fn join<I>(words: I) -> String
where
    I: IntoIterator,
    I::Item: AsRef<str>,
{
    let words: Vec<I::Item> = words.into_iter().collect();
    let mut out = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == words.len() { " and " } else { ", " });
        }
        out.push_str(word.as_ref());
    }
    out
}

/// The same words with a capital at the start.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// Declares a [`Choice`]: one line per value, `Variant = "key": "label"`.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident ($name:literal) {
            $( $(#[$vmeta:meta])* $Variant:ident = $key:literal : $label:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $Name {
            $( #[doc = $label] $(#[$vmeta])* #[serde(rename = $key)] $Variant, )+
        }

        impl $crate::values::Choice for $Name {
            const NAME: &'static str = $name;
            const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];
            fn key(self) -> &'static str {
                match self { $( Self::$Variant => $key, )+ }
            }
            fn label(self) -> &'static str {
                match self { $( Self::$Variant => $label, )+ }
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::values::Choice::label(*self))
            }
        }
    };
}
pub(crate) use choice;
