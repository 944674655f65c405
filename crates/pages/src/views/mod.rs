//! What each page shows: one struct for each template, filled by the handlers. One file for each area.

pub mod access;
pub mod case;
pub mod closing;
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
pub mod people;
pub mod policy;
pub mod reading;
pub mod registers;
pub mod response;
pub mod set_up;
