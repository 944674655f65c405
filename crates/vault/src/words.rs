//! Bytes as plain English words, for paper and for reading over the phone.
//!
//! The words are the 2,048 of BIP 39: each is known by its first four letters. Each carries 11 bits; a checksum fills the
//! last word up and takes one more, so that a word misheard or two words swapped are found: one wrong text in at least
//! 2,048 passes.

use thiserror::Error;

const BITS: usize = 11;

/// What keeps words from being read back.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WordProblem {
    /// No word of the list, nor the beginning of just one; counted from 1.
    #[error("word {place} is not one of our words")]
    Unknown { place: usize },
    /// Another number of words was expected.
    #[error("there are {found} words, there should be {expected}")]
    Count { found: usize, expected: usize },
    /// Every word is known, but they do not belong together in this order.
    #[error("the words do not belong together: one of them is wrong or in another place")]
    Checksum,
}

fn list() -> &'static [&'static str; 2048] {
    bip39::Language::English.word_list()
}

/// How many words `length` bytes take.
pub(crate) fn count(length: usize) -> usize {
    // At least 11 bits of checksum.
    (length * 8).div_ceil(BITS) + 1
}

/// `purpose` keeps words for one thing from being taken for another.
pub(crate) fn encode(purpose: &str, bytes: &[u8]) -> Vec<&'static str> {
    let mut all = bytes.to_vec();
    all.extend_from_slice(&checksum(purpose, bytes));
    let words = (0..count(bytes.len())).map(|place| {
        let index = (0..BITS).fold(0, |index, bit| {
            (index << 1) | usize::from(bit_at(&all, place * BITS + bit))
        });
        list()[index]
    });
    words.collect()
}

/// Reads words back: any case, any white space, commas and hyphens between, four letters of a word are enough.
pub(crate) fn decode(purpose: &str, text: &str, length: usize) -> Result<Vec<u8>, WordProblem> {
    let typed: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let expected = count(length);
    if typed.len() != expected {
        return Err(WordProblem::Count {
            found: typed.len(),
            expected,
        });
    }
    let mut bits = Vec::with_capacity(expected * BITS);
    for (place, word) in typed.iter().enumerate() {
        let index = index(word).ok_or(WordProblem::Unknown { place: place + 1 })?;
        bits.extend((0..BITS).rev().map(|bit| (index >> bit) & 1 == 1));
    }
    let bytes: Vec<u8> = bits
        .chunks(8)
        .take(length)
        .map(|eight| {
            eight
                .iter()
                .fold(0, |byte, bit| (byte << 1) | u8::from(*bit))
        })
        .collect();
    let whole = encode(purpose, &bytes);
    let same = whole
        .iter()
        .zip(&typed)
        .all(|(word, typed)| index(typed) == index(word));
    if same {
        Ok(bytes)
    } else {
        Err(WordProblem::Checksum)
    }
}

fn index(word: &str) -> Option<usize> {
    let words = list();
    match words.binary_search(&word) {
        Ok(found) => Some(found),
        // Four letters tell any two of the words apart.
        Err(near) if word.chars().count() >= 4 => words
            .get(near)
            .filter(|found| found.starts_with(word))
            .map(|_| near),
        Err(_) => None,
    }
}

fn bit_at(bytes: &[u8], bit: usize) -> bool {
    bytes
        .get(bit / 8)
        .is_some_and(|byte| byte & (0x80 >> (bit % 8)) != 0)
}

fn checksum(purpose: &str, bytes: &[u8]) -> [u8; 4] {
    let mut hasher =
        blake3::Hasher::new_derive_key("chaperone vault, checksum of words, version 1");
    hasher.update(purpose.as_bytes());
    hasher.update(&[0]);
    hasher.update(bytes);
    let mut out = [0; 4];
    out.copy_from_slice(&hasher.finalize().as_bytes()[..4]);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn four_letters_tell_the_words_apart() {
        let mut heads: Vec<String> = list()
            .iter()
            .map(|word| word.chars().take(4).collect())
            .collect();
        heads.dedup();
        assert_eq!(heads.len(), 2048);
        assert!(list().is_sorted());
    }

    #[test]
    fn a_wrong_word_is_named_by_its_place() {
        let words = encode("test", &[9; 10]);
        let mut typed = words.clone();
        typed[2] = "wobbly-nothing";
        assert_eq!(
            decode("test", &typed.join(" "), 10),
            Err(WordProblem::Count {
                found: words.len() + 1,
                expected: words.len()
            })
        );
        typed[2] = "zzzz";
        assert_eq!(
            decode("test", &typed.join(" "), 10),
            Err(WordProblem::Unknown { place: 3 })
        );
    }

    proptest! {
        #[test]
        fn words_are_read_back_however_they_are_typed(bytes in prop::collection::vec(any::<u8>(), 1..40)) {
            let words = encode("test", &bytes);
            prop_assert_eq!(words.len(), count(bytes.len()));
            let loud = words.join(" \n,").to_uppercase();
            prop_assert_eq!(decode("test", &loud, bytes.len()).unwrap(), bytes.clone());
            let short: Vec<String> = words.iter().map(|word| word.chars().take(4).collect()).collect();
            prop_assert_eq!(decode("test", &short.join("-"), bytes.len()).unwrap(), bytes);
        }

        #[test]
        fn words_for_one_thing_are_no_words_for_another(bytes in prop::collection::vec(any::<u8>(), 30..40)) {
            let words = encode("one", &bytes).join(" ");
            // The checksum has at least 11 bits: by chance one in 2,048 passes, and then gives the same bytes.
            if let Ok(read) = decode("two", &words, bytes.len()) {
                prop_assert_eq!(read, bytes);
            }
        }

        #[test]
        fn no_text_makes_reading_panic(text: String) {
            prop_assert!(decode("test", &text, 32).is_err());
        }
    }
}
