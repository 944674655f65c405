//! The field's own lists of words, shared by controls, acts and facts.

mod communication;
mod governance;
mod people;
mod records;
mod response;
mod sessions;

pub use communication::*;
pub use governance::*;
pub use people::*;
pub use records::*;
pub use response::*;
pub use sessions::*;
