//! Mail out and reminders.

pub mod due;
pub mod mail;
pub mod outbox;
pub mod waiting;
