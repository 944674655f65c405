//! The shape of the database, and how it gets there.

mod dialect;
mod run;
mod server_key;
mod sources;

pub use run::{Migration, MigrationState};
