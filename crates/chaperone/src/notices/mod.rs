//! Mail out and reminders.

pub mod due;
mod folder;
pub mod mail;
pub mod outbox;
pub mod waiting;
