//! Secrets that travel in links and cookies: 256 random bits, of which only a hash is kept.

use data_encoding::BASE64URL_NOPAD;

use crate::entropy::Entropy;

/// A secret to hand out once. No `Debug`, no `Display`: it must not reach a log.
pub struct Token([u8; 32]);

impl Token {
    #[must_use]
    pub fn new(entropy: &Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// The text in a link or cookie: 43 characters of base64url.
    #[must_use]
    pub fn reveal(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// A key that only whoever has the secret can make: what it seals in the database opens with the cookie and not without.
    #[must_use]
    pub fn key(&self) -> vault::Key {
        vault::Key::from_bytes(self.0).derive("session")
    }

    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        hash(&self.0)
    }

    /// Reads what came back; `None` when it cannot be one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

/// What the database keeps instead of the secret. A fast hash serves: 256 random bits cannot be guessed.
#[must_use]
pub fn hash(secret: &[u8]) -> [u8; 32] {
    *blake3::hash(secret).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_revealed_can_be_read_back() {
        let token = Token::new(&Entropy::system());
        let back = Token::parse(&token.reveal()).unwrap();
        assert_eq!(back.hash(), token.hash());
    }

    #[test]
    fn anything_else_is_no_token() {
        for text in ["", "abc", "é", &"A".repeat(44), "../../../etc/passwd"] {
            assert!(Token::parse(text).is_none(), "{text}");
        }
    }
}
