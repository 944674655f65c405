//! The registers: what the policy wants written down, each entry with its day and who wrote it.

pub mod attest;
pub mod digest;
pub mod due;
pub mod log;
pub mod pages;
pub mod readiness;
pub mod record;
pub mod review;
pub mod rules;
pub mod sources;
pub mod suggested;
