//! Chaperone from outside: every test starts the whole service and uses it as a person does, over HTTP.

mod harness;

mod access;
mod browser;
mod cli;
mod directory;
mod docs;
mod documents;
mod duties;
mod exclusion;
mod export;
mod full_disk;
mod home;
mod import;
mod keys;
mod keys_hold;
mod killed;
mod leaving;
mod marker;
mod path;
mod people;
mod policies;
mod policy;
mod properties;
mod referrals;
mod reminders;
mod response;
mod routes;
mod sealed;
mod server_key;
mod set_up;
mod together;
