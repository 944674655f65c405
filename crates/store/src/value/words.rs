//! Enums kept as words.

/// An enum kept as a lower-case word in a text column. A word that this program does not know is an error, never a default.
macro_rules! words {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $vis enum $name { $($(#[$item_doc])* #[serde(rename = $word)] $item,)+ }

        impl $name {
            /// Every value, in the order of this page.
            pub const ALL: &'static [$name] = &[$($name::$item),+];

            /// The word as it is stored.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$item => $word,)+ }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$item),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        $crate::value::stored_as!($name as String, |word| word.as_str().to_owned(), |text| $name::from_word(&text)
            .ok_or_else(|| format!("{text:?} is not a {} that this program knows", stringify!($name)).into()));
    };
}
pub(crate) use words;
