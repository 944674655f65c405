//! Reading a pack: bytes in, a [`Policy`](crate::Policy) or every fault at once out.

mod clauses;
pub mod codes;
mod decode;
mod diagnostic;
mod header;
mod nearest;
mod pack;
mod reader;
mod show;
mod source;
mod table;
mod text;

pub use diagnostic::{Diagnostic, Severity};
pub(crate) use nearest::nearest;
pub use pack::{MOST_BYTES, Read, read};
pub(crate) use reader::Reader;
pub use show::{Colours, show};
pub(crate) use table::TableReader;
