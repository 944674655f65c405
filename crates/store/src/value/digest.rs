//! A 32-byte hash.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A 32-byte hash (BLAKE3): of a token, a policy text, a file, a log entry. Written as 64 hex digits outside the database.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// BLAKE3 of some bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(*blake3::hash(bytes).as_bytes())
    }

    /// 64 lower-case hex digits.
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// From 64 hex digits of either case; `None` for anything else.
    pub fn from_hex(hex: &str) -> Option<Digest> {
        match blake3::Hash::from_hex(hex) {
            Ok(hash) => Some(Digest(*hash.as_bytes())),
            Err(_) => None,
        }
    }
}

/// Only the first digits: enough to tell two apart in a log, too few to look a token up.
impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Digest({}…)", &self.hex()[..8])
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Digest, D::Error> {
        let hex = String::deserialize(from)?;
        Digest::from_hex(&hex).ok_or_else(|| de::Error::custom("a hash is 64 hex digits"))
    }
}

super::stored_as!(Digest as Vec<u8>, |digest| digest.0.to_vec(), |bytes| {
    match bytes.try_into() {
        Ok(exact) => Ok(Digest(exact)),
        Err(_) => Err("a hash in the database is not 32 bytes long".into()),
    }
});
