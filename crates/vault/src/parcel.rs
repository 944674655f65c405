//! Something sealed under words that two people tell each other: for handing a case over to another body.
//!
//! A parcel is one run of bytes: eight that name the format, its version, a salt of 16 bytes, what deriving the key costs (memory in
//! KiB, passes, lanes; four bytes each, the lowest first), and the contents sealed by [`Key::seal`] for a place made of all of these.

use rand_core::CryptoRng;
use zeroize::{Zeroize, Zeroizing};

use crate::{Context, Cost, Key, Unopened, from_password, words};

const MAGIC: &[u8; 8] = b"CHAPCASE";
const VERSION: u8 = 1;
const HEADER: usize = 8 + 1 + 16 + 12;
/// Deriving the key happens once for a parcel, and whoever has the parcel can guess for years: dearer than a password.
const COST: Cost = Cost {
    memory: 64 * 1024,
    passes: 3,
    lanes: 1,
};
/// A parcel from elsewhere may not ask for more: 1 GiB and 16 passes.
const MOST: Cost = Cost {
    memory: 1024 * 1024,
    passes: 16,
    lanes: 16,
};
/// 77 bits of words, of which 64 are random: a guess costs 64 MiB and three passes.
const RANDOM: usize = 8;

/// Words for one parcel.
#[must_use]
pub fn parcel_words(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; RANDOM];
    rng.fill_bytes(&mut bytes);
    let said = words::encode("words of a parcel", &bytes).join(" ");
    bytes.zeroize();
    said
}

/// Upper case, and what stands between the words, do not matter.
fn derive(said: &str, salt: &[u8; 16], cost: Cost) -> Option<Key> {
    let plain: Vec<&str> = said
        .split(|c: char| c.is_whitespace() || c == ',' || c == '-')
        .filter(|word| !word.is_empty())
        .collect();
    let plain = Zeroizing::new(plain.join(" ").to_lowercase());
    from_password(plain.as_bytes(), salt, cost)
}

fn place(salt: &[u8; 16], cost: Cost) -> Context {
    Context::new("parcel")
        .id(salt)
        .number(cost.memory.into())
        .number(cost.passes.into())
        .number(cost.lanes.into())
}

/// Seals contents under words. `None` where the key cannot be derived: the machine has no memory for it.
#[must_use]
pub fn seal_parcel(rng: &mut impl CryptoRng, said: &str, contents: &[u8]) -> Option<Vec<u8>> {
    let mut salt = [0; 16];
    rng.fill_bytes(&mut salt);
    let key = derive(said, &salt, COST)?;
    let sealed = key.seal(rng, &place(&salt, COST), contents);
    let mut parcel = Vec::with_capacity(HEADER + sealed.len());
    parcel.extend_from_slice(MAGIC);
    parcel.push(VERSION);
    parcel.extend_from_slice(&salt);
    for number in [COST.memory, COST.passes, COST.lanes] {
        parcel.extend_from_slice(&number.to_le_bytes());
    }
    parcel.extend_from_slice(&sealed);
    Some(parcel)
}

/// Opens a parcel with its words.
///
/// # Errors
/// [`Unopened`] for other words, a changed byte, or something that is no parcel.
pub fn open_parcel(said: &str, parcel: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let rest = parcel.strip_prefix(MAGIC).ok_or(Unopened)?;
    let rest = rest.strip_prefix(&[VERSION]).ok_or(Unopened)?;
    let (salt, rest) = rest.split_first_chunk::<16>().ok_or(Unopened)?;
    let (memory, rest) = rest.split_first_chunk::<4>().ok_or(Unopened)?;
    let (passes, rest) = rest.split_first_chunk::<4>().ok_or(Unopened)?;
    let (lanes, sealed) = rest.split_first_chunk::<4>().ok_or(Unopened)?;
    let cost = Cost {
        memory: u32::from_le_bytes(*memory),
        passes: u32::from_le_bytes(*passes),
        lanes: u32::from_le_bytes(*lanes),
    };
    if cost.memory > MOST.memory || cost.passes > MOST.passes || cost.lanes > MOST.lanes {
        return Err(Unopened);
    }
    let key = derive(said, salt, cost).ok_or(Unopened)?;
    key.open(&place(salt, cost), sealed)
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_parcel_opens_with_its_words_however_they_are_typed_and_with_no_others() {
        let mut rng = StdRng::seed_from_u64(5);
        let said = parcel_words(&mut rng);
        assert_eq!(said.split(' ').count(), 7);
        let parcel = seal_parcel(&mut rng, &said, b"what was written").unwrap();
        let typed = said.to_uppercase().replace(' ', " - ");
        assert_eq!(
            open_parcel(&typed, &parcel).unwrap().as_slice(),
            b"what was written"
        );
        assert!(open_parcel("copper lantern giraffe", &parcel).is_err());
        // One bit of each part: format, version, salt, a cost, nonce, text. Not the high bytes of a cost: those ask for more memory
        // than anybody has, and are refused before.
        for at in [0, 8, 9, 29, HEADER, HEADER + 3, parcel.len() - 1] {
            let mut changed = parcel.clone();
            changed[at] ^= 1;
            assert!(open_parcel(&said, &changed).is_err(), "byte {at}");
        }
        let mut dear = parcel.clone();
        dear[28] = 0xff;
        assert!(open_parcel(&said, &dear).is_err());
        assert!(open_parcel(&said, &parcel[..HEADER]).is_err());
        assert!(open_parcel(&said, b"").is_err());
    }
}
