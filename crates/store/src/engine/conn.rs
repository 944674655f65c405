//! One connection, whichever database it goes to.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::seal::KeptRow;
use crate::{Result, ServerKey};

/// A connection that table functions take as `&mut Conn`. From [`crate::Db::read`] it only reads; inside a [`Tx`] it also writes.
pub struct Conn {
    link: Link,
    key: ServerKey,
}

enum Link {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTx(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTx(Transaction<'static, Postgres>),
}

/// Which database a statement goes to. Only this crate may ask.
pub(crate) enum Side<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    pub(crate) fn side(&mut self) -> Side<'_> {
        match &mut self.link {
            Link::Sqlite(conn) => Side::Sqlite(conn),
            Link::SqliteTx(tx) => Side::Sqlite(tx),
            Link::Postgres(conn) => Side::Postgres(conn),
            Link::PostgresTx(tx) => Side::Postgres(tx),
        }
    }

    pub(super) fn sqlite(conn: PoolConnection<Sqlite>, key: ServerKey) -> Conn {
        let link = Link::Sqlite(conn);
        Conn { link, key }
    }

    pub(super) fn postgres(conn: PoolConnection<Postgres>, key: ServerKey) -> Conn {
        let link = Link::Postgres(conn);
        Conn { link, key }
    }

    /// The key that the rows are sealed under, for callers who derive keys of their own from it.
    pub fn server_key(&self) -> &ServerKey {
        &self.key
    }

    /// A handle of one's own, since a statement borrows the connection.
    pub(crate) fn key(&self) -> ServerKey {
        self.key.clone()
    }

    /// A row as callers know it.
    pub(crate) fn open<K: KeptRow>(&self, kept: K) -> Result<K::Open> {
        kept.open(&self.key)
    }

    /// A row, where there is one.
    pub(crate) fn open_maybe<K: KeptRow>(&self, kept: Option<K>) -> Result<Option<K::Open>> {
        kept.map(|kept| self.open(kept)).transpose()
    }

    /// Rows, in the order in which they came. One that does not open fails them all: a list with a hole would be believed.
    pub(crate) fn open_all<K: KeptRow>(&self, kept: Vec<K>) -> Result<Vec<K::Open>> {
        kept.into_iter().map(|kept| self.open(kept)).collect()
    }
}

/// A transaction: everything or nothing. Dropped without [`Tx::commit`] (an error, a cancelled request), it leaves nothing.
#[must_use = "a transaction that is not committed leaves nothing"]
pub struct Tx(Conn);

impl Tx {
    pub(super) fn sqlite(tx: Transaction<'static, Sqlite>, key: ServerKey) -> Tx {
        let link = Link::SqliteTx(tx);
        Tx(Conn { link, key })
    }

    pub(super) fn postgres(tx: Transaction<'static, Postgres>, key: ServerKey) -> Tx {
        let link = Link::PostgresTx(tx);
        Tx(Conn { link, key })
    }

    /// Keep everything. When this returns `Ok`, it survives a power cut.
    pub async fn commit(self) -> Result<()> {
        match self.0.link {
            Link::SqliteTx(tx) => tx.commit().await?,
            Link::PostgresTx(tx) => tx.commit().await?,
            Link::Sqlite(_) | Link::Postgres(_) => unreachable!("a Tx is made from a transaction"),
        }
        Ok(())
    }

    /// Leave nothing, and wait until that is so.
    pub async fn rollback(self) -> Result<()> {
        match self.0.link {
            Link::SqliteTx(tx) => tx.rollback().await?,
            Link::PostgresTx(tx) => tx.rollback().await?,
            Link::Sqlite(_) | Link::Postgres(_) => unreachable!("a Tx is made from a transaction"),
        }
        Ok(())
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

/// Run the same expression on either database, with `$c` as the connection and `$DB` as its kind.
macro_rules! either {
    ($conn:expr, |$c:ident: $DB:ident| $body:expr) => {
        match $conn.side() {
            $crate::engine::Side::Sqlite($c) => {
                type $DB = sqlx::Sqlite;
                $body
            }
            $crate::engine::Side::Postgres($c) => {
                type $DB = sqlx::Postgres;
                $body
            }
        }
    };
}

/// Every row that a statement answers, as `Vec<$row>`.
macro_rules! rows {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::either!($conn, |c: DB| {
            sqlx::query_as::<DB, $row>($sql)$(.bind($bind))*.fetch_all(c).await
        }).map_err($crate::Error::from)
    };
}

/// The one row that a statement answers; `Error::NotFound` without one.
macro_rules! row {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::either!($conn, |c: DB| {
            sqlx::query_as::<DB, $row>($sql)$(.bind($bind))*.fetch_one(c).await
        }).map_err($crate::Error::from)
    };
}

/// The row that a statement answers, or `None`.
macro_rules! maybe {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::either!($conn, |c: DB| {
            sqlx::query_as::<DB, $row>($sql)$(.bind($bind))*.fetch_optional(c).await
        }).map_err($crate::Error::from)
    };
}

/// Run a statement; how many rows it changed.
macro_rules! exec {
    ($conn:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::engine::either!($conn, |c: DB| {
            sqlx::query::<DB>($sql)$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected())
        }).map_err($crate::Error::from)
    };
}

/// Insert many rows, 500 at a time: SQLite takes 32,766 values in one statement, PostgreSQL 65,535.
macro_rules! bulk {
    ($conn:expr, $sql:expr, $items:expr, |$b:ident, $item:ident| $body:expr) => {{
        let conn: &mut $crate::Conn = $conn;
        let mut outcome: $crate::Result<()> = Ok(());
        for chunk in $items.chunks(500) {
            let done = $crate::engine::either!(conn, |c: DB| {
                let mut query = sqlx::QueryBuilder::<DB>::new($sql);
                query.push_values(chunk, |mut $b, $item| {
                    $body;
                });
                // One row comes often, and so does its statement; every other number of rows is a statement of its own.
                let often = chunk.len() == 1;
                query.build().persistent(often).execute(c).await.map(|_| ())
            });
            if let Err(error) = done {
                outcome = Err($crate::Error::from(error));
                break;
            }
        }
        outcome
    }};
}

/// Every row for which a column is one of some values: the statement goes up to the list, which stands at its end.
macro_rules! among {
    ($conn:expr, $row:ty, $sql:expr, $values:expr) => {{
        let mut found: Vec<$row> = Vec::new();
        let mut outcome: $crate::Result<()> = Ok(());
        for chunk in $values.chunks(500) {
            let answered = $crate::engine::either!($conn, |c: DB| {
                let mut query = sqlx::QueryBuilder::<DB>::new(concat!($sql, " ("));
                let mut list = query.separated(", ");
                for value in chunk {
                    list.push_bind(value);
                }
                query.push(")");
                query
                    .build_query_as::<$row>()
                    .persistent(false)
                    .fetch_all(c)
                    .await
            });
            match answered {
                Ok(rows) => found.extend(rows),
                Err(error) => {
                    outcome = Err($crate::Error::from(error));
                    break;
                }
            }
        }
        outcome.map(|()| found)
    }};
}

pub(crate) use {among, bulk, either, exec, maybe, row, rows};
