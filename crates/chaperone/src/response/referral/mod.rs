//! Telling bodies outside: whom, by when, what was sent and what came back; and deciding that nobody is told.
//!
//! Nothing here asks anybody's leave: what was done is written down, however late, and what is late shows.

pub mod body;
pub mod clock;
pub mod decided;
pub mod not_needed;
pub mod phoned;
pub mod sharing;
pub mod start;
pub mod state;
pub mod step;
pub mod suggest;
pub mod summary;
