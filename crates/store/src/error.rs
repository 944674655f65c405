//! Errors in words that a person can act on.

use std::borrow::Cow;

/// Why the store could not do what was asked.
///
/// The text never holds a stored value: constraint messages that quote one are cut down to table and columns.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such row (or it is not in the state that the change needs).
    #[error("no {0} matches")]
    NotFound(&'static str),
    /// Something else holds this value, or the row changed since it was read. `what` is `table.column[,column]`.
    #[error("{what} is taken or was changed by somebody else")]
    Conflict { what: String },
    /// The row breaks a rule of its table: a missing parent, an empty or wrong value, a record that is never changed.
    #[error("the database refused the change: {what}")]
    Refused { what: String },
    /// The database is busy, starting, stopping or out of reach; the same thing may work later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The disk under the database is full. Nothing of the transaction was kept.
    #[error("the disk under the database is full")]
    Full,
    /// The database belongs to a newer Chaperone than this one.
    #[error(
        "the database has schema {found}, this program knows up to {known}; run the newer program, or restore a backup made before it"
    )]
    SchemaNewer { found: i64, known: i64 },
    /// Migrations are waiting.
    #[error(
        "the database has schema {found}, this program needs {known}; run the migrations first"
    )]
    SchemaOlder { found: i64, known: i64 },
    /// A migration that was applied is not the one in this program.
    #[error(
        "migration {version} in the database differs from the one in this program; this is not a database of this program"
    )]
    SchemaChanged { version: i64 },
    /// The database was first opened with another server key.
    #[error(
        "the database is sealed under another server key than the one given; give it the key file that it was first started with, or your copy of that file"
    )]
    OtherKey,
    /// The file is not a database, or no longer a whole one; or a sealed value is not what was sealed in its place.
    #[error(
        "the database file cannot be read ({0}); keep it as it is and restore the last backup beside it"
    )]
    Damaged(String),
    /// The settings cannot be used; the text says what to write instead.
    #[error("{0}")]
    Settings(String),
    /// Anything else, with its cause.
    #[error("the database failed")]
    Other(#[source] sqlx::Error),
}

/// What the append-only triggers say; [`Error::Refused`] carries it on.
pub(crate) const KEPT: &str = "this record is kept as it was written";

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Error::NotFound("row"),
            sqlx::Error::PoolTimedOut => {
                Error::Unavailable("every connection stayed in use".to_owned())
            }
            sqlx::Error::PoolClosed => Error::Unavailable("it is closed".to_owned()),
            sqlx::Error::Io(ref io) if io.kind() == std::io::ErrorKind::StorageFull => Error::Full,
            sqlx::Error::Io(io) => Error::Unavailable(io.to_string()),
            // A certificate that does not hold, or a server without encryption.
            sqlx::Error::Tls(error) => Error::Unavailable(error.to_string()),
            sqlx::Error::Database(ref found) => {
                let named = match found.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
                    Some(pg) => from_postgres(pg),
                    None => from_sqlite(found.code(), found.message()),
                };
                named.unwrap_or(Error::Other(error))
            }
            other => Error::Other(other),
        }
    }
}

/// SQLite's result codes: the low byte is the class, the whole the reason.
fn from_sqlite(code: Option<Cow<'_, str>>, message: &str) -> Option<Error> {
    const PRIMARY_KEY: i32 = 1555;
    const ROWID: i32 = 2579;
    const UNIQUE: i32 = 2067;
    const TRIGGER: i32 = 1811;
    let code: i32 = code?.parse().ok()?;
    Some(match (code, code & 0xff) {
        (UNIQUE | PRIMARY_KEY | ROWID, _) => Error::Conflict {
            what: columns_of_sqlite(message),
        },
        (TRIGGER, _) => Error::Refused {
            what: KEPT.to_owned(),
        },
        (_, 19) => Error::Refused {
            what: message.to_owned(),
        },
        (_, 8) => Error::Refused {
            what: "this connection only reads".to_owned(),
        },
        (_, 13) => Error::Full,
        (_, 5 | 6) => Error::Unavailable("another writer holds it".to_owned()),
        (_, 11 | 26) => Error::Damaged(message.to_owned()),
        (_, 10 | 14) => Error::Unavailable(message.to_owned()),
        _ => return None,
    })
}

/// `UNIQUE constraint failed: a.x, a.y` becomes `a.x,y`.
fn columns_of_sqlite(message: &str) -> String {
    let listed = message.rsplit(": ").next().unwrap_or(message);
    let mut parts = listed.split(", ");
    let mut what = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        what.push(',');
        what.push_str(part.rsplit('.').next().unwrap_or(part));
    }
    what
}

fn from_postgres(error: &sqlx::postgres::PgDatabaseError) -> Option<Error> {
    let table = error.table().unwrap_or("row");
    Some(match error.code() {
        "23505" => Error::Conflict {
            what: match error.detail().and_then(columns_of_postgres) {
                Some(columns) => format!("{table}.{columns}"),
                None => table.to_owned(),
            },
        },
        // The detail of these would quote the row, so only the names are passed on.
        code if code.starts_with("23") => Error::Refused {
            what: format!(
                "{table}: {}",
                error
                    .constraint()
                    .or(error.column())
                    .unwrap_or("a rule of the table")
            ),
        },
        // Raised by our own triggers, see the dialect.
        "CH001" => Error::Refused {
            what: KEPT.to_owned(),
        },
        "22021" => Error::Refused {
            what: "a text holds a character that cannot be stored".to_owned(),
        },
        "25006" => Error::Refused {
            what: "this connection only reads".to_owned(),
        },
        // The server's words name the user or the database, and never the password.
        "28000" | "28P01" | "3D000" => {
            Error::Settings(format!("PostgreSQL let nobody in: {}", error.message()))
        }
        "53100" => Error::Full,
        "55P03" | "40001" | "40P01" => Error::Unavailable("another writer holds it".to_owned()),
        code if ["08", "53", "57"]
            .iter()
            .any(|class| code.starts_with(class)) =>
        {
            Error::Unavailable(error.message().to_owned())
        }
        _ => return None,
    })
}

/// `Key (x, y)=(secret, secret) already exists.` becomes `x,y`: in any language of the server, and without the values.
fn columns_of_postgres(detail: &str) -> Option<String> {
    let (columns, _) = detail.split_once('(')?.1.split_once(")=")?;
    Some(columns.replace(' ', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_name_the_same_columns() {
        assert_eq!(
            columns_of_sqlite(
                "UNIQUE constraint failed: acknowledgement.person_id, acknowledgement.version"
            ),
            "acknowledgement.person_id,version"
        );
        assert_eq!(
            columns_of_postgres("Key (person_id, version)=(a, 3) already exists.").as_deref(),
            Some("person_id,version")
        );
    }

    #[test]
    fn a_conflict_never_quotes_the_stored_value() {
        let what = columns_of_postgres("Key (email_key)=(amina@example.org) already exists.");
        assert_eq!(what.as_deref(), Some("email_key"));
    }
}
