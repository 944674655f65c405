//! A symmetric key, and what it seals.

use aes_gcm_siv::{
    Aes256GcmSiv, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Context, Unopened};

/// The first byte of every sealed text: AES-256-GCM-SIV (RFC 8452), a nonce of 96 bits, a tag of 128.
const VERSION: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;

/// 256 bits that seal and open. Wiped when dropped; no `Debug`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// How many bytes a sealed text is longer than what it seals.
    pub const OVERHEAD: usize = 1 + NONCE + TAG;

    /// A random key.
    #[must_use]
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// A key kept elsewhere, such as the server's.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key itself: to be sealed to somebody, or written to the server's key file.
    #[must_use]
    pub fn reveal(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose, from which this one cannot be found.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        let mut hasher =
            blake3::Hasher::new_derive_key("chaperone vault, key for a purpose, version 1");
        hasher.update(&self.0);
        hasher.update(purpose.as_bytes());
        Self(*hasher.finalize().as_bytes())
    }

    /// A fingerprint of something that must be found again but not read: the same text gives the same 256 bits under this
    /// key, and without the key nobody can try texts.
    #[must_use]
    pub fn blind(&self, text: &[u8]) -> [u8; 32] {
        *blake3::keyed_hash(&self.0, text).as_bytes()
    }

    /// Seals `text` for its place.
    ///
    /// The nonce is random. Should two ever be the same under one key, GCM-SIV gives away only whether the two texts in the
    /// same place are equal.
    #[must_use]
    pub fn seal(&self, rng: &mut impl CryptoRng, place: &Context, text: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        self.seal_with(nonce, place, text)
    }

    /// Seals without randomness: the same text in the same place gives the same bytes, and only that is given away. The nonce
    /// is a keyed fingerprint of place and text.
    ///
    /// For what the server seals for itself, such as a name, where no source of randomness is at hand.
    #[must_use]
    pub fn seal_steady(&self, place: &Context, text: &[u8]) -> Vec<u8> {
        let key = self.derive("nonce of a steady seal");
        let mut hasher = blake3::Hasher::new_keyed(&key.0);
        hasher.update(
            &u64::try_from(place.bytes().len())
                .unwrap_or(u64::MAX)
                .to_le_bytes(),
        );
        hasher.update(place.bytes());
        hasher.update(text);
        let mut nonce = [0; NONCE];
        nonce.copy_from_slice(&hasher.finalize().as_bytes()[..NONCE]);
        self.seal_with(nonce, place, text)
    }

    fn seal_with(&self, nonce: [u8; NONCE], place: &Context, text: &[u8]) -> Vec<u8> {
        let payload = Payload {
            msg: text,
            aad: place.bytes(),
        };
        let sealed = self
            .cipher()
            .encrypt(&Nonce::from(nonce), payload)
            .expect("a text in memory is shorter than the 64 GiB that the cipher takes");
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(VERSION);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        out
    }

    /// Opens what was sealed under this key for this very place.
    ///
    /// # Errors
    /// [`Unopened`] for anything else.
    pub fn open(&self, place: &Context, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        let (version, rest) = sealed.split_first().ok_or(Unopened)?;
        if *version != VERSION {
            return Err(Unopened);
        }
        let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or(Unopened)?;
        let payload = Payload {
            msg: text,
            aad: place.bytes(),
        };
        self.cipher()
            .decrypt(&Nonce::from(*nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| Unopened)
    }

    fn cipher(&self) -> Aes256GcmSiv {
        Aes256GcmSiv::new(&self.0.into())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use data_encoding::HEXLOWER;
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn place() -> Context {
        Context::new("entry.words").id(&[1; 16]).number(1)
    }

    /// RFC 8452, appendix C.2: AES-256, empty and 8 bytes of plain text, no additional data.
    #[test]
    fn the_cipher_gives_the_answers_of_rfc_8452() {
        let mut key = [0; 32];
        key[0] = 1;
        let cipher = Aes256GcmSiv::new(&key.into());
        let mut nonce = [0; 12];
        nonce[0] = 3;
        for (text, expected) in [
            ("", "07f5f4169bbf55a8400cd47ea6fd400f"),
            (
                "0100000000000000",
                "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28",
            ),
        ] {
            let text = HEXLOWER.decode(text.as_bytes()).unwrap();
            let sealed = cipher
                .encrypt(&Nonce::from(nonce), text.as_slice())
                .unwrap();
            assert_eq!(HEXLOWER.encode(&sealed), expected);
        }
    }

    #[test]
    fn a_sealed_text_is_longer_by_what_is_said() {
        let mut rng = StdRng::seed_from_u64(1);
        let sealed = Key::generate(&mut rng).seal(&mut rng, &place(), b"words");
        assert_eq!(sealed.len(), 5 + Key::OVERHEAD);
        assert_eq!(sealed[0], VERSION);
    }

    #[test]
    fn keys_for_two_purposes_open_nothing_of_each_other() {
        let mut rng = StdRng::seed_from_u64(1);
        let server = Key::generate(&mut rng);
        let sealed = server.derive("people").seal(&mut rng, &place(), b"x");
        assert!(server.derive("mail").open(&place(), &sealed).is_err());
        assert!(server.open(&place(), &sealed).is_err());
        assert_ne!(
            server.derive("a").blind(b"x"),
            server.derive("b").blind(b"x")
        );
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens_and_nothing_else_does(
            seed: u64, text: Vec<u8>, flip in any::<prop::sample::Index>(), bit in 0_u8..8,
        ) {
            let mut rng = StdRng::seed_from_u64(seed);
            let key = Key::generate(&mut rng);
            let mut sealed = key.seal(&mut rng, &place(), &text);
            let opened = key.open(&place(), &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), text.as_slice());
            // Another row, another generation of the key, another key.
            prop_assert!(key.open(&Context::new("entry.words").id(&[2; 16]).number(1), &sealed).is_err());
            prop_assert!(key.open(&Context::new("entry.words").id(&[1; 16]).number(2), &sealed).is_err());
            prop_assert!(Key::generate(&mut rng).open(&place(), &sealed).is_err());
            // One bit of it, anywhere: version, nonce, text, tag.
            let at = flip.index(sealed.len());
            sealed[at] ^= 1 << bit;
            prop_assert!(key.open(&place(), &sealed).is_err());
        }

        #[test]
        fn a_steady_seal_differs_with_text_and_place(one: Vec<u8>, other: Vec<u8>) {
            let key = Key::from_bytes([7; 32]);
            let sealed = key.seal_steady(&place(), &one);
            let opened = key.open(&place(), &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), one.as_slice());
            prop_assert_eq!(&sealed, &key.seal_steady(&place(), &one));
            let nonce = |sealed: &[u8]| sealed[1..=NONCE].to_vec();
            prop_assert_ne!(nonce(&sealed), nonce(&key.seal_steady(&Context::new("entry"), &one)));
            if one != other {
                prop_assert_ne!(nonce(&sealed), nonce(&key.seal_steady(&place(), &other)));
            }
        }

        #[test]
        fn no_bytes_make_opening_panic(bytes: Vec<u8>) {
            prop_assert!(Key::from_bytes([0; 32]).open(&place(), &bytes).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        /// Ten thousand sealings of the same text under one key: every nonce is another.
        #[test]
        fn no_nonce_is_used_twice(seed: u64) {
            let mut rng = StdRng::seed_from_u64(seed);
            let key = Key::generate(&mut rng);
            let sealed = (0..10_000).map(|_| key.seal(&mut rng, &place(), b"x"));
            let nonces: HashSet<[u8; NONCE]> = sealed
                .filter_map(|sealed| sealed[1..].first_chunk().copied())
                .collect();
            prop_assert_eq!(nonces.len(), 10_000);
        }
    }
}
