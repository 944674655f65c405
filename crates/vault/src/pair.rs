//! A person's key pair, and sealing a key to somebody (HPKE, RFC 9180).

use hpke::{
    Deserializable, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256, single_shot_open, single_shot_seal_with_rng,
};
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Context, Key, Unopened};

/// The first byte of every sealed key: HPKE in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305.
const VERSION: u8 = 1;
const ENCAPSULATED: usize = 32;
/// Binds the use of HPKE to this program; RFC 9180 calls it the application's info.
const INFO: &[u8] = b"chaperone vault, sealed key, version 1";

type PrivateHalf = <X25519HkdfSha256 as hpke::Kem>::PrivateKey;
type PublicHalf = <X25519HkdfSha256 as hpke::Kem>::PublicKey;
type Encapsulated = <X25519HkdfSha256 as hpke::Kem>::EncappedKey;

/// Half of a pair that opens. Wiped when dropped; no `Debug`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PrivateKey([u8; 32]);

/// Half of a pair that everybody may know: keys are sealed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicKey(pub [u8; 32]);

impl PrivateKey {
    /// A random pair.
    #[must_use]
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// A key that was kept elsewhere. Any 32 bytes are one.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key itself, to be sealed under a password, a session's secret or on paper.
    #[must_use]
    pub fn reveal(&self) -> &[u8; 32] {
        &self.0
    }

    /// The other half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        let secret = x25519_dalek::StaticSecret::from(self.0);
        PublicKey(x25519_dalek::PublicKey::from(&secret).to_bytes())
    }

    /// Opens a key that was sealed to this pair for this very place.
    ///
    /// # Errors
    /// [`Unopened`] for anything else.
    pub fn open_key(&self, place: &Context, sealed: &[u8]) -> Result<Key, Unopened> {
        let (version, rest) = sealed.split_first().ok_or(Unopened)?;
        if *version != VERSION {
            return Err(Unopened);
        }
        let (encapsulated, text) = rest.split_first_chunk::<ENCAPSULATED>().ok_or(Unopened)?;
        let opened = open(self, INFO, place.bytes(), encapsulated, text)?;
        let bytes: [u8; 32] = opened.as_slice().try_into().map_err(|_| Unopened)?;
        Ok(Key::from_bytes(bytes))
    }
}

impl PublicKey {
    /// Seals a key to whoever holds the other half, for its place. 81 bytes.
    #[must_use]
    pub fn seal_key(&self, rng: &mut impl CryptoRng, place: &Context, key: &Key) -> Vec<u8> {
        let public = PublicHalf::from_bytes(&self.0).expect("32 bytes are a public key");
        let (encapsulated, text) =
            single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &public,
                INFO,
                key.reveal(),
                place.bytes(),
                rng,
            )
            .expect("a public key that came from a private one takes part in the exchange");
        let mut out = Vec::with_capacity(1 + ENCAPSULATED + text.len());
        out.push(VERSION);
        out.extend_from_slice(&encapsulated.to_bytes());
        out.extend_from_slice(&text);
        out
    }
}

fn open(
    private: &PrivateKey,
    info: &[u8],
    aad: &[u8],
    encapsulated: &[u8; ENCAPSULATED],
    text: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let private = PrivateHalf::from_bytes(&private.0).map_err(|_| Unopened)?;
    let encapsulated = Encapsulated::from_bytes(encapsulated).map_err(|_| Unopened)?;
    single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private,
        &encapsulated,
        info,
        text,
        aad,
    )
    .map(Zeroizing::new)
    .map_err(|_| Unopened)
}

/// Whether the exchange of this crate and of HPKE give the same public half: they are two libraries.
#[cfg(test)]
fn public_by_hpke(private: &PrivateKey) -> [u8; 32] {
    use hpke::Kem as _;
    let private = PrivateHalf::from_bytes(&private.0).unwrap();
    X25519HkdfSha256::sk_to_pk(&private).to_bytes().into()
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        HEXLOWER.decode(hex.as_bytes()).unwrap()
    }

    fn half(hex: &str) -> [u8; 32] {
        bytes(hex).try_into().unwrap()
    }

    /// RFC 7748, section 5.2: the first step of the iterated test multiplies the base point by nine.
    #[test]
    fn a_public_half_is_that_of_rfc_7748() {
        let mut nine = [0; 32];
        nine[0] = 9;
        let nine = PrivateKey(nine);
        assert_eq!(
            nine.public().0,
            half("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079")
        );
        assert_eq!(nine.public().0, public_by_hpke(&nine));
    }

    /// RFC 9180, appendix A.2.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305; sequence number 0.
    #[test]
    fn sealed_to_a_pair_opens_as_in_rfc_9180() {
        let private = PrivateKey(half(
            "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
        ));
        assert_eq!(
            private.public().0,
            half("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
        );
        let opened = open(
            &private,
            &bytes("4f6465206f6e2061204772656369616e2055726e"),
            &bytes("436f756e742d30"),
            &half("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"),
            &bytes(
                "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
            ),
        );
        assert_eq!(opened.unwrap().as_slice(), b"Beauty is truth, truth beauty");
    }

    #[test]
    fn a_key_that_takes_no_part_in_the_exchange_opens_nothing() {
        let mut rng = StdRng::seed_from_u64(2);
        let private = PrivateKey::generate(&mut rng);
        let mut sealed = vec![VERSION];
        sealed.extend_from_slice(&[0; 32]);
        sealed.extend_from_slice(&[0; 48]);
        assert!(private.open_key(&Context::new("held"), &sealed).is_err());
    }

    proptest! {
        #[test]
        fn a_key_opens_only_for_its_holder_in_its_place(seed: u64, at in 0_usize..81, bit in 0_u8..8) {
            let mut rng = StdRng::seed_from_u64(seed);
            let (holder, other) = (PrivateKey::generate(&mut rng), PrivateKey::generate(&mut rng));
            let key = Key::generate(&mut rng);
            let place = Context::new("held").id(&[3; 16]).number(1);
            let mut sealed = holder.public().seal_key(&mut rng, &place, &key);
            prop_assert_eq!(sealed.len(), 81);
            prop_assert!(holder.open_key(&place, &sealed).unwrap().reveal() == key.reveal());
            prop_assert!(other.open_key(&place, &sealed).is_err());
            prop_assert!(holder.open_key(&Context::new("held").id(&[3; 16]).number(2), &sealed).is_err());
            sealed[at] ^= 1 << bit;
            // X25519 ignores the highest bit of the sender's half: the same key may come out, never another.
            if let Ok(opened) = holder.open_key(&place, &sealed) {
                prop_assert!(opened.reveal() == key.reveal());
            }
        }

        #[test]
        fn no_bytes_make_opening_panic(bytes: Vec<u8>) {
            prop_assert!(PrivateKey([5; 32]).open_key(&Context::new("held"), &bytes).is_err());
        }
    }
}
