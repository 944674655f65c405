//! People from a spreadsheet: read, shown row by row, and taken only once somebody has said yes.

mod columns;
mod decode;
pub mod export;
pub mod pages;
mod preview;
mod read;
mod row;
mod take;

pub use preview::{Kept, Preview, Unreadable, preview, waiting};
pub use read::{MOST_ROWS, Problem};
pub use take::{MOST_INVITED, Taken, discard, take};

/// Larger than any list of 100,000 people with what we read of them.
pub const MOST_BYTES: usize = 12 * 1024 * 1024;
