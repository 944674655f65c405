//! The door for work that waits: mails, reminders, tidying. Jobs are thin and call the same use cases as pages.

pub mod clocks;
pub mod daily;
pub mod run;
