//! The documents, as data. All texts are plain text; every field but the title may be left out.
//! Dates, times and numbers of clauses are texts: they are printed as given.

pub mod block;
pub mod evidence;
pub mod policy;
pub mod report;
pub mod sheet;

pub use block::{Block, Fact};
