//! Raising a concern: the public door, the staff door, receipts and dialogue.

pub mod add;
pub mod clocks;
pub mod dialogue;
pub mod files;
pub mod intake;
pub mod lane;
pub mod offer;
pub mod public;
pub mod readers;
pub mod routing;
pub mod staff;
mod turns;
pub mod words;
