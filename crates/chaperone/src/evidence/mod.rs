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
mod registers;
pub mod since;
pub mod stand;
