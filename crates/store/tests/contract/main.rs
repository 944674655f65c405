//! What the store promises, held to on SQLite and on PostgreSQL: every test runs twice.

#[macro_use]
mod world;

mod access;
mod appointment;
mod audit;
mod database;
mod decision;
mod evidence;
mod job;
mod keys;
mod killed;
mod logs;
mod moved;
mod opening;
mod organisation;
mod person;
mod policy;
mod queue;
mod records;
mod registers;
mod sealed;
mod server_key;
mod session;
mod set_up;
mod values;
