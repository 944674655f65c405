//! The organisation, its people and the posts they hold.

pub mod add;
pub mod appoint;
pub mod change;
pub mod cover;
pub mod fields;
pub mod holidays;
pub mod import;
pub mod invite;
pub mod leave;
pub mod lockout;
pub mod organisation;
pub mod pages;
pub mod posts;
pub mod reset_factor;
pub mod set_up;
pub mod vacate;
