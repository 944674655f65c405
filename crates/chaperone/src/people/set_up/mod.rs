//! The first run: name the organisation, make the first account, choose a policy, fill the posts.

pub mod answers;
mod door;
mod finish;
pub mod gaps;
pub mod pages;

pub use answers::{Answers, Step};
pub use door::{Door, look, open_door};
pub use finish::{Finished, finish};
