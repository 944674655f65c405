//! The team's keys: who has a pair, who waits for keys, and the recovery key on paper.

pub mod attend;
pub mod health;
pub mod lose;
pub mod pages;
pub mod sheet;
pub mod state;
pub mod team;
pub mod tell;
