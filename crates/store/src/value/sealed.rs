//! Bytes that only a key opens.

/// A sealed text or key, as the vault made it. Nothing here can read it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

/// Its length only: sealed or not, it has no place in a log.
impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

super::stored_as!(Sealed as Vec<u8>, |sealed| sealed.0.clone(), |bytes| Ok(
    Sealed(bytes)
));
