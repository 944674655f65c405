//! Where a sealed text belongs.

/// The place of a sealed text: what it is, and the ids of the rows it belongs to. It is authenticated with the text, so that
/// a sealed field moved to another row, column or generation of its key does not open.
#[derive(Clone, PartialEq, Eq)]
pub struct Context(Vec<u8>);

impl Context {
    /// `what` names the table and column, such as `entry.words`.
    #[must_use]
    pub fn new(what: &str) -> Self {
        Self(Vec::with_capacity(64)).part(what.as_bytes())
    }

    /// With the id of a row.
    #[must_use]
    pub fn id(self, id: &[u8; 16]) -> Self {
        self.part(id)
    }

    /// With a number, such as the generation of a key.
    #[must_use]
    pub fn number(self, number: u64) -> Self {
        self.part(&number.to_le_bytes())
    }

    /// Each part with its length before it: no two different places are the same bytes.
    fn part(mut self, bytes: &[u8]) -> Self {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.extend_from_slice(&length.to_le_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_never_run_into_each_other() {
        let one = Context::new("ab").id(&[1; 16]);
        assert!(one != Context::new("a").id(&[1; 16]));
        assert!(Context::new("a").number(1) != Context::new("a").number(256));
        assert!(Context::new("a").number(1).number(2) != Context::new("a").number(2).number(1));
    }
}
