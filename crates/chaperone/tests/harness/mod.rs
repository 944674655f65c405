//! A whole Chaperone for one test, the people in it, and a browser for each of them.
#![allow(dead_code, unused_imports, reason = "each test uses what it needs")]

pub mod browser;
pub mod cast;
pub mod mail;
pub mod place;
pub mod program;
pub mod reporter;
pub mod search;
pub mod small_disk;
pub mod world;

pub use browser::{Browser, Form, Page};
pub use world::World;
