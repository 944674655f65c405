//! What each page shows: one struct for each template, filled by the handlers. One file for each area.

pub mod access;
pub mod case;
pub mod case_matter;
pub mod case_work;
pub mod demo;
pub mod directory;
pub mod documents;
pub mod draft;
pub mod errors;
pub mod evidence;
pub mod gallery;
pub mod help;
pub mod home;
pub mod import;
pub mod keys;
pub mod people;
pub mod policy;
pub mod queue;
pub mod reading;
pub mod referral;
pub mod registers;
pub mod response;
pub mod response_work;
pub mod set_up;
pub mod tell;
pub mod staff;
