//! Sign-in, second factor, recovery, and who may do what.

pub mod action;
pub mod actor;
pub mod agent;
pub mod change_password;
pub mod device;
pub mod link;
pub mod pages;
pub mod password;
pub mod role;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod throttle;
pub mod token;
pub mod totp;
pub mod tries;
pub mod unlock;
