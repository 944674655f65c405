//! The kernel from outside: what holds of every pack, every act and every edit.

mod bad_input;
mod deciding;
mod editing;
mod planted;
mod rendering;
mod sample;
mod schema;
mod standing;
