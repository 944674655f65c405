//! Mail out and reminders.

pub mod mail;
pub mod outbox;
pub mod waiting;
