//! A reporter's receipt: the only way back to a report that was made without a name.

use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{PrivateKey, WordProblem, words};

/// How many digits a receipt has.
const DIGITS: usize = 24;
const GROUP: usize = 4;
/// 10 to the power of 24: 79.7 bits.
const LIMIT: u128 = 10_u128.pow(24);
const BYTES: usize = 10;
const PURPOSE: &str = "receipt";

/// 24 random digits. Enough to make guessing hopeless, so that deriving from it may be fast and telling us costs no slow hash.
///
/// No `Debug`, no `Display`: see [`Receipt::groups`] and [`Receipt::words`].
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Receipt(u128);

impl Receipt {
    /// A random receipt.
    #[must_use]
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut seed = [0; 32];
        rng.fill_bytes(&mut seed);
        Self::from_seed(&seed)
    }

    /// The receipt of a submission: the same for the same seed, so that a report sent twice by a double click or a lost
    /// connection gives its receipt a second time. The seed must be as secret and as random as the receipt.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let mut hasher =
            blake3::Hasher::new_derive_key("chaperone vault, receipt from a seed, version 1");
        hasher.update(seed);
        let mut stream = hasher.finalize_xof();
        loop {
            let mut bytes = [0; 16];
            stream.fill(&mut bytes[..BYTES]);
            let number = u128::from_le_bytes(bytes);
            // Of the 2^80 values about one in six is too large; taking them modulo 10^24 would favour some digits.
            if number < LIMIT {
                return Self(number);
            }
        }
    }

    /// Reads digits or words as somebody typed them: spaces, line ends, hyphens and dots between them do not matter.
    ///
    /// # Errors
    /// What is wrong with the words, or [`WordProblem::Count`] with the number of digits.
    pub fn parse(text: &str) -> Result<Self, WordProblem> {
        if text.chars().any(char::is_alphabetic) {
            let bytes = words::decode(PURPOSE, text, BYTES)?;
            let mut wide = [0; 16];
            wide[..BYTES].copy_from_slice(&bytes);
            let number = u128::from_le_bytes(wide);
            return if number < LIMIT {
                Ok(Self(number))
            } else {
                Err(WordProblem::Checksum)
            };
        }
        // Arabic-Indic and full-width digits are digits too: somebody's keyboard writes them.
        let digits: Vec<u32> = text.chars().filter_map(digit).collect();
        if digits.len() != DIGITS {
            return Err(WordProblem::Count {
                found: digits.len(),
                expected: DIGITS,
            });
        }
        Ok(Self(
            digits
                .iter()
                .fold(0, |number, digit| number * 10 + u128::from(*digit)),
        ))
    }

    /// Six groups of four digits.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let digits = format!("{:024}", self.0);
        (0..DIGITS)
            .step_by(GROUP)
            .map(|at| digits[at..at + GROUP].to_owned())
            .collect()
    }

    /// The same as nine words.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        words::encode(PURPOSE, &self.0.to_le_bytes()[..BYTES])
    }

    /// What a report is found by. It gives nothing away about the receipt, nor opens anything.
    #[must_use]
    pub fn locator(&self) -> [u8; 32] {
        self.derive("chaperone vault, locator of a receipt, version 1")
    }

    /// The key pair that the report's key is sealed to: its public half is kept with the report, so that the key can be turned
    /// without the reporter being there.
    #[must_use]
    pub fn pair(&self) -> PrivateKey {
        PrivateKey::from_bytes(self.derive("chaperone vault, pair of a receipt, version 1"))
    }

    fn derive(&self, purpose: &str) -> [u8; 32] {
        blake3::derive_key(purpose, &self.0.to_le_bytes())
    }
}

/// The value of a decimal digit of any script that people type.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 6] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10];
    let code = u32::from(c);
    ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_receipt_has_six_groups_of_four_or_nine_words() {
        let receipt = Receipt(42);
        assert_eq!(
            receipt.groups(),
            ["0000", "0000", "0000", "0000", "0000", "0042"]
        );
        assert_eq!(receipt.words().len(), 9);
    }

    #[test]
    fn digits_of_other_scripts_are_read() {
        let receipt = Receipt::parse("٠٠٠٠ ۱۱۱۱ 2222 ३३३३ ４４４４ ৫৫৫৫").unwrap();
        assert_eq!(receipt.groups().join(" "), "0000 1111 2222 3333 4444 5555");
    }

    #[test]
    fn too_few_digits_are_counted() {
        let Err(problem) = Receipt::parse("1234 5678") else {
            panic!("taken")
        };
        assert_eq!(
            problem,
            WordProblem::Count {
                found: 8,
                expected: 24
            }
        );
    }

    #[test]
    fn the_first_digit_is_any_digit() {
        let mut rng = StdRng::seed_from_u64(4);
        let firsts: std::collections::HashSet<char> = (0..400)
            .map(|_| {
                Receipt::generate(&mut rng).groups()[0]
                    .chars()
                    .next()
                    .unwrap()
            })
            .collect();
        assert_eq!(firsts.len(), 10);
    }

    proptest! {
        #[test]
        fn digits_and_words_lead_back_to_the_same_report(seed: [u8; 32]) {
            let receipt = Receipt::from_seed(&seed);
            prop_assert!(receipt.0 < LIMIT);
            prop_assert_eq!(Receipt::from_seed(&seed).locator(), receipt.locator());
            for typed in [receipt.groups().concat(), receipt.groups().join("-"), receipt.words().join("  ")] {
                let Ok(read) = Receipt::parse(&typed) else { panic!("{typed}") };
                prop_assert_eq!(read.locator(), receipt.locator());
                prop_assert_eq!(read.pair().public(), receipt.pair().public());
            }
            prop_assert_ne!(receipt.locator(), *receipt.pair().reveal());
        }

        #[test]
        fn no_text_makes_reading_panic(text: String) {
            if let Ok(read) = Receipt::parse(&text) {
                prop_assert!(read.0 < LIMIT);
            }
        }
    }
}
