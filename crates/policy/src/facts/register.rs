use serde::{Deserialize, Serialize};

use super::Row;
use crate::AsOf;

/// All rows of one kind, or the plain words for what nobody keeps yet.
///
/// "We keep no such register" and "the register is empty" are different facts: the first makes a
/// clause `NotAssessed` and names what is missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Register<T> {
    /// Nobody keeps it.
    #[default]
    NotKept,
    /// It is kept, and these are its rows, in no particular order.
    Kept(Vec<T>),
}

impl<T> Register<T> {
    /// Whether the register is kept.
    pub fn is_kept(&self) -> bool {
        matches!(self, Register::Kept(_))
    }

    /// The rows; none where the register is not kept.
    pub fn rows(&self) -> &[T] {
        match self {
            Register::NotKept => &[],
            Register::Kept(rows) => rows,
        }
    }
}

impl<T> From<Vec<T>> for Register<T> {
    fn from(rows: Vec<T>) -> Self {
        Register::Kept(rows)
    }
}

impl<T: Row> Register<T> {
    /// Whether nothing in the register lies after `now`.
    pub(super) fn all_past(&self, now: &AsOf) -> bool {
        self.rows()
            .iter()
            .all(|row| row.begun(now) && row.all_past(now))
    }

    /// The register as it stood at `now`.
    pub(super) fn pruned(&self, now: &AsOf) -> Self {
        match self {
            Register::NotKept => Register::NotKept,
            Register::Kept(rows) => Register::Kept(
                rows.iter()
                    .filter(|row| row.begun(now))
                    .map(|row| {
                        let mut row = row.clone();
                        row.prune(now);
                        row
                    })
                    .collect(),
            ),
        }
    }
}
