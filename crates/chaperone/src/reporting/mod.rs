//! Raising a concern: the public door, the staff door, receipts and dialogue.

pub mod clocks;
pub mod intake;
pub mod routing;
pub mod staff;
pub mod words;
