//! The one proof: where each clause stands, computed from facts.

pub mod cases;
mod decided;
pub mod facts;
pub mod history;
mod kept;
pub mod logs;
pub mod names;
pub mod pack;
pub mod pages;
pub mod referrals;
mod registers;
mod reports;
pub mod since;
pub mod stand;
