//! A list that was read and waits for somebody's yes.

use anyhow::Context;
use axum::body::Bytes;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::{
    JsonText,
    import::{Import, State},
    person::Kind,
};
use uuid::Uuid;

use super::{
    read::{self, Known, Problem},
    row::Otherwise,
};
use crate::{ctx::Ctx, error::AppError, people::fields::Fields};

/// A list that nobody answers is thrown away.
const WAITS: SignedDuration = SignedDuration::from_hours(24);

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Rows that can be taken.
    pub rows: Vec<Kept>,
    /// What is wrong with the others; the first 200.
    pub problems: Vec<Problem>,
    /// How many rows cannot be taken.
    pub refused: usize,
    /// Headings that mean nothing to us.
    pub ignored: Vec<String>,
    /// The encoding was guessed.
    pub guessed: bool,
}

/// A row that can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub line: u64,
    #[serde(with = "compact")]
    pub fields: Fields,
}

impl Kept {
    pub(super) fn of(line: u64, fields: Fields) -> Self {
        Self { line, fields }
    }
}

/// Why a file is no list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NoList,
    NoNames,
    TooMany,
}

/// Reads a file and keeps what it holds until somebody says yes. Nobody is added yet.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn preview(
    ctx: &Ctx,
    by: Uuid,
    bytes: Bytes,
    kind: Kind,
) -> Result<Result<Uuid, Unreadable>, AppError> {
    let mut conn = ctx.db().read().await?;
    let known = known(store::person::all(&mut conn).await?);
    drop(conn);
    let otherwise = Otherwise {
        kind,
        started: ctx.today(),
    };
    // A long list takes a core for a while: not one that serves pages.
    let read = tokio::task::spawn_blocking(move || {
        read::read(&bytes, &known, otherwise).map(|preview| serde_json::to_value(&preview))
    });
    let preview = match read.await.context("reading a list was interrupted")? {
        Ok(preview) => preview.context("keeping a list")?,
        Err(why) => return Ok(Err(why)),
    };
    let id = ctx.new_id();
    let import = Import {
        id,
        created_by: by,
        created_at: ctx.ts(),
        rows: JsonText(preview),
        state: State::Previewed,
    };
    let mut tx = ctx.db().begin().await?;
    store::import::drop_before(&mut tx, ctx.ts().plus(-WAITS)).await?;
    store::import::insert(&mut tx, &import).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

fn known(people: Vec<store::person::Person>) -> Known {
    let mut known = Known::default();
    for person in people {
        match person.email {
            Some(email) => known.emails.insert(email.trim().to_lowercase()),
            None => known.names.insert(person.name.to_lowercase()),
        };
    }
    known
}

/// A list that waits, for the person who uploaded it.
///
/// # Errors
/// [`AppError::NotFound`] when it is not there, was answered, or is somebody else's.
pub async fn waiting(ctx: &Ctx, by: Uuid, id: Uuid) -> Result<Preview, AppError> {
    let mut conn = ctx.db().read().await?;
    let import = store::import::waiting(&mut conn, id).await?;
    if import.created_by != by {
        return Err(AppError::NotFound);
    }
    serde_json::from_value(import.rows.0).map_err(|error| AppError::Internal(error.into()))
}

/// A hundred thousand rows are kept as short lists, not as objects that name each field.
mod compact {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use store::person::Kind;

    use crate::people::fields::Fields;

    type Row = (Kind, String, Option<String>, String, Date, bool);

    pub fn serialize<S: Serializer>(fields: &Fields, to: S) -> Result<S::Ok, S::Error> {
        let Fields {
            kind,
            name,
            email,
            job,
            started,
            is_host,
        } = fields;
        (kind, name, email, job, started, is_host).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Fields, D::Error> {
        let (kind, name, email, job, started, is_host) = Row::deserialize(from)?;
        Ok(Fields {
            kind,
            name,
            email,
            job,
            started,
            is_host,
        })
    }
}
