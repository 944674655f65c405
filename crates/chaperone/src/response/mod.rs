//! The response to concerns: triage, cases, referrals, telling parents, support, review, closure.
//!
//! A case is what was written in it: [`case::Case`] is its entries folded into how things stand. Rows in clear hold only what
//! clocks and counts need, and are written in the same transaction as the entry that says why.

pub mod actions;
pub mod area;
pub mod ask;
pub mod case;
pub mod closing;
pub mod concern;
pub mod exclude;
pub mod export;
pub mod files;
pub mod group;
pub mod lesson;
pub mod list;
pub mod log;
pub mod matter;
pub mod note;
pub mod open_case;
pub mod pages;
pub mod parents;
pub mod people;
pub mod queue;
pub mod referral;
pub mod review;
pub mod search;
pub mod support;
pub mod team;
pub mod tests_of;
pub mod triage;
pub mod words;
