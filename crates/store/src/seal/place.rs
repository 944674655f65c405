//! One column of one row.

use uuid::Uuid;
use vault::{Context, Key};

use crate::{Digest, Error, Result};

/// What tells the rows of a table apart.
pub(crate) trait RowId {
    fn within(&self, column: Context) -> Context;
}

impl RowId for Uuid {
    fn within(&self, column: Context) -> Context {
        column.id(self.as_bytes())
    }
}

/// A hash is two ids long.
impl RowId for Digest {
    fn within(&self, column: Context) -> Context {
        let (halves, _) = self.0.as_chunks::<16>();
        halves.iter().fold(column, Context::id)
    }
}

/// Where a sealed value belongs, and the key it is sealed under.
pub(crate) struct Place<'k> {
    key: &'k Key,
    column: &'static str,
    context: Context,
}

impl<'k> Place<'k> {
    pub(super) fn new(key: &'k Key, column: &'static str, row: &impl RowId) -> Place<'k> {
        Place {
            key,
            column,
            context: row.within(Context::new(column)),
        }
    }

    /// `table.column`, for errors.
    pub(crate) fn column(&self) -> &'static str {
        self.column
    }

    pub(crate) fn seal(&self, value: &[u8]) -> Vec<u8> {
        self.key.seal_steady(&self.context, value)
    }

    /// The value; [`Error::Damaged`] for bytes that were not sealed here.
    pub(crate) fn open(&self, kept: &[u8]) -> Result<Vec<u8>> {
        match self.key.open(&self.context, kept) {
            // Out of the wiping box: it is on its way to whoever asked.
            Ok(mut value) => Ok(std::mem::take(&mut *value)),
            Err(_) => Err(self.damaged()),
        }
    }

    /// The value opened and makes no sense. Names the column and never the row: some rows are named by what they hold.
    pub(crate) fn damaged(&self) -> Error {
        Error::Damaged(format!(
            "what is kept in {} of a row is not what was sealed there",
            self.column
        ))
    }
}
