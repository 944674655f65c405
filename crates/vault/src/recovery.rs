//! The organisation's recovery key: on paper, and nowhere else. Whole, or split so that some of the trustees together have it.

use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use thiserror::Error;
use vsss_rs::Gf256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{PrivateKey, PublicKey, WordProblem, words};

const WHOLE: &str = "recovery key";
const SHARE: &str = "recovery share";
/// Set, threshold, number and 32 bytes of the share itself.
const SHARE_BYTES: usize = 2 + 1 + 1 + 32;
/// More shares than this are too many to find again, and fewer than two are no split.
const MOST: u8 = 16;

/// The private half that every concern's key is sealed to as well.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey(PrivateKey);

/// One part of a split recovery key.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Share {
    /// Which split it belongs to: two bytes of the public half's hash.
    set: [u8; 2],
    threshold: u8,
    number: u8,
    value: [u8; 32],
}

/// What keeps shares from giving the key back.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShareProblem {
    #[error("{found} shares are here, {needed} are needed")]
    TooFew { found: usize, needed: usize },
    #[error("share {number} was given twice")]
    Twice { number: u8 },
    #[error("the shares are not of one set")]
    Mixed,
    #[error("the shares give another key than the one of this organisation")]
    OtherKey,
    #[error(
        "a key is split into 2 to 16 shares, and at least 2 of them are needed to give it back"
    )]
    Numbers,
}

impl RecoveryKey {
    /// A random one.
    #[must_use]
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(PrivateKey::generate(rng))
    }

    /// What opens.
    #[must_use]
    pub fn private(&self) -> &PrivateKey {
        &self.0
    }

    /// What is kept, and sealed to.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.0.public()
    }

    /// The key as 25 words, for the sheet.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        words::encode(WHOLE, self.0.reveal())
    }

    /// Reads the words of a sheet back.
    ///
    /// # Errors
    /// What is wrong with the words.
    pub fn parse(text: &str) -> Result<Self, WordProblem> {
        let bytes = Zeroizing::new(words::decode(WHOLE, text, 32)?);
        let mut key = [0; 32];
        key.copy_from_slice(&bytes);
        Ok(Self(PrivateKey::from_bytes(key)))
    }

    /// Splits the key: any `threshold` of the `shares` give it back, and fewer tell nothing (Shamir's scheme over GF(256)).
    ///
    /// # Errors
    /// [`ShareProblem::Numbers`].
    pub fn split(
        &self,
        threshold: u8,
        shares: u8,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<Share>, ShareProblem> {
        if !(2..=MOST).contains(&shares) || !(2..=shares).contains(&threshold) {
            return Err(ShareProblem::Numbers);
        }
        let parts = Gf256::split_bytes(threshold.into(), shares.into(), self.0.reveal(), rng)
            .map_err(|_| ShareProblem::Numbers)?;
        let set = set_of(&self.public());
        let share = |part: Vec<u8>| {
            let part = Zeroizing::new(part);
            let (number, value) = part.split_first().ok_or(ShareProblem::Numbers)?;
            Ok(Share {
                set,
                threshold,
                number: *number,
                value: value.try_into().map_err(|_| ShareProblem::Numbers)?,
            })
        };
        parts.into_iter().map(share).collect()
    }

    /// Puts shares together. `public` is the half that the organisation keeps: plain Shamir gives *some* key for any shares,
    /// and only this tells whether it is the right one.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn combine(shares: &[Share], public: PublicKey) -> Result<Self, ShareProblem> {
        let first = shares.first().ok_or(ShareProblem::TooFew {
            found: 0,
            needed: 2,
        })?;
        let alike = |share: &Share| share.set == first.set && share.threshold == first.threshold;
        if !shares.iter().all(alike) || first.set != set_of(&public) {
            return Err(ShareProblem::Mixed);
        }
        for (place, share) in shares.iter().enumerate() {
            if shares[..place]
                .iter()
                .any(|other| other.number == share.number)
            {
                return Err(ShareProblem::Twice {
                    number: share.number,
                });
            }
        }
        let needed = usize::from(first.threshold);
        if shares.len() < needed {
            return Err(ShareProblem::TooFew {
                found: shares.len(),
                needed,
            });
        }
        let parts: Vec<Vec<u8>> = shares
            .iter()
            .map(|share| [&[share.number][..], &share.value].concat())
            .collect();
        let bytes =
            Zeroizing::new(Gf256::combine_bytes(&parts).map_err(|_| ShareProblem::OtherKey)?);
        let key: [u8; 32] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| ShareProblem::OtherKey)?;
        let key = Self(PrivateKey::from_bytes(key));
        if key.public().0.ct_eq(&public.0).into() {
            Ok(key)
        } else {
            Err(ShareProblem::OtherKey)
        }
    }
}

impl Share {
    /// Its number in the set, from 1.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.number
    }

    /// How many of the set are needed.
    #[must_use]
    pub fn threshold(&self) -> u8 {
        self.threshold
    }

    /// The share as 28 words, for its sheet.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(SHARE_BYTES));
        bytes.extend_from_slice(&self.set);
        bytes.extend_from_slice(&[self.threshold, self.number]);
        bytes.extend_from_slice(&self.value);
        words::encode(SHARE, &bytes)
    }

    /// Reads the words of a share's sheet back.
    ///
    /// # Errors
    /// What is wrong with the words.
    pub fn parse(text: &str) -> Result<Self, WordProblem> {
        let bytes = Zeroizing::new(words::decode(SHARE, text, SHARE_BYTES)?);
        let mut value = [0; 32];
        value.copy_from_slice(&bytes[4..]);
        Ok(Self {
            set: [bytes[0], bytes[1]],
            threshold: bytes[2],
            number: bytes[3],
            value,
        })
    }
}

fn set_of(public: &PublicKey) -> [u8; 2] {
    let hash = blake3::derive_key(
        "chaperone vault, set of recovery shares, version 1",
        &public.0,
    );
    [hash[0], hash[1]]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn key(seed: u64) -> (RecoveryKey, StdRng) {
        let mut rng = StdRng::seed_from_u64(seed);
        (RecoveryKey::generate(&mut rng), rng)
    }

    fn problem(shares: &[Share], public: PublicKey) -> ShareProblem {
        match RecoveryKey::combine(shares, public) {
            Ok(_) => panic!("gave a key"),
            Err(problem) => problem,
        }
    }

    #[test]
    fn the_sheet_holds_25_words_and_gives_the_key_back() {
        let (key, _) = key(1);
        assert_eq!(key.words().len(), 25);
        let Ok(read) = RecoveryKey::parse(&key.words().join("\n")) else {
            panic!("not read")
        };
        assert_eq!(read.public(), key.public());
    }

    #[test]
    fn what_is_wrong_with_shares_is_said() {
        let (key, mut rng) = key(2);
        let shares = key.split(3, 5, &mut rng).unwrap();
        let (other, mut rng) = self::key(3);
        let foreign = other.split(3, 5, &mut rng).unwrap();
        let public = key.public();
        assert_eq!(
            problem(&[], public),
            ShareProblem::TooFew {
                found: 0,
                needed: 2
            }
        );
        assert_eq!(
            problem(&shares[..2], public),
            ShareProblem::TooFew {
                found: 2,
                needed: 3
            }
        );
        let twice = [shares[0].clone(), shares[1].clone(), shares[0].clone()];
        assert_eq!(
            problem(&twice, public),
            ShareProblem::Twice {
                number: shares[0].number()
            }
        );
        let mixed = [shares[0].clone(), shares[1].clone(), foreign[2].clone()];
        assert_eq!(problem(&mixed, public), ShareProblem::Mixed);
        assert_eq!(problem(&shares[..3], other.public()), ShareProblem::Mixed);
        let mut forged = shares[..3].to_vec();
        // Not of its first byte: the exchange leaves the lowest three bits of a key aside.
        forged[1].value[5] ^= 1;
        assert_eq!(problem(&forged, public), ShareProblem::OtherKey);
        for (threshold, count) in [(1, 3), (4, 3), (2, 1), (2, 17), (0, 0)] {
            assert!(key.split(threshold, count, &mut rng) == Err(ShareProblem::Numbers));
        }
    }

    #[test]
    fn words_of_a_share_are_not_taken_for_the_whole_key() {
        let (key, mut rng) = key(4);
        let share = &key.split(2, 3, &mut rng).unwrap()[0];
        assert!(RecoveryKey::parse(&share.words().join(" ")).is_err());
        assert!(Share::parse(&key.words().join(" ")).is_err());
    }

    proptest! {
        #[test]
        fn any_of_the_shares_that_are_enough_give_the_key_back(seed: u64, threshold in 2_u8..6, more in 0_u8..4, skip in 0_usize..4) {
            let (key, mut rng) = key(seed);
            let shares = key.split(threshold, threshold + more, &mut rng).unwrap();
            let from = skip.min(usize::from(more));
            let typed: Vec<Share> = shares[from..from + usize::from(threshold)]
                .iter()
                .map(|share| Share::parse(&share.words().join(" ")).unwrap())
                .collect();
            let Ok(read) = RecoveryKey::combine(&typed, key.public()) else { panic!("not enough") };
            prop_assert!(read.private().reveal() == key.private().reveal());
        }
    }
}
