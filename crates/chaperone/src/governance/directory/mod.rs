//! The directory: whom to call, outside and near, and when somebody last made sure that the number is right.

pub mod change;
pub mod entry;
pub mod pages;
pub mod seed;
