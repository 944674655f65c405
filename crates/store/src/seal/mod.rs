//! What names people and how to reach them is sealed on its way into a row, and opened on its way out.
//!
//! The key is kept apart from the database, so that whoever has the disk or a backup reads no name. Each value is sealed for
//! its table, column and row: moved to another place it does not open, and is an error there, never an empty name. What must
//! be found without being read, such as an address, has a keyed fingerprint beside it.

mod key;
mod place;
mod row;
mod value;

pub use key::ServerKey;
pub(crate) use key::{Purpose, lower};
pub(crate) use place::{Place, RowId};
pub(crate) use row::{KeptRow, sealed};
pub(crate) use value::Sealable;
