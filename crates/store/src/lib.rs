//! Rows and jobs, kept in SQLite or PostgreSQL behind one face.
//!
//! ```no_run
//! # async fn whole_example(now: store::Ts, today: store::Day, id: uuid::Uuid, key: vault::Key) -> Result<(), store::Error> {
//! use store::{Db, Settings, person};
//!
//! let db = Db::open(&Settings::new("sqlite:data/chaperone.db", &key)).await?;
//! db.migrate(now).await?;
//!
//! let mut tx = db.begin().await?;
//! person::insert(&mut tx, &person::Person::new(id, person::Kind::Volunteer, "Amina Okafor", today, now)).await?;
//! tx.commit().await?;
//!
//! let mut conn = db.read().await?;
//! let people = person::all(&mut conn).await?;
//! # let _ = people; Ok(()) }
//! ```
//!
//! One SQL text runs on both: `$1` placeholders, times as [`Ts`] (microseconds), dates as [`Day`] (days), ids as UUIDs made by
//! the caller. Nothing here reads a clock or makes anything random. Writers take turns on both databases, so a use case
//! that is right on one is right on the other.
//!
//! What names people and how to reach them is sealed under the server's key, which is no part of the database: callers hand
//! over names and get names back, and whoever has only the file or a backup gets none.

mod engine;
mod error;
mod schema;
mod seal;
mod table;
mod value;

pub use engine::{Conn, Db, Settings, Tx};
pub use error::Error;
pub use schema::{Migration, MigrationState};
pub use seal::ServerKey;
pub use table::*;
pub use value::{Day, Digest, JsonText, Sealed, Ts};

/// What every function of this crate answers.
pub type Result<T> = std::result::Result<T, Error>;
