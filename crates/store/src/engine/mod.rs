//! The two databases and the one face before them.

mod backup;
mod conn;
mod db;
mod packed;
mod postgres;
mod settings;
mod sqlite;

pub use conn::{Conn, Tx};
pub(crate) use conn::{Side, among, bulk, either, exec, maybe, row, rows};
pub use db::Db;
pub(crate) use packed::{packed, unpack};
pub use settings::Settings;
