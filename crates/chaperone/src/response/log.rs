//! Who opened a record and who did what with it: for those who hold it.

use std::collections::HashMap;

use store::{Conn, audit::Entry, record::Kind};
use uuid::Uuid;

use super::case;
use crate::{ctx::Ctx, error::AppError, sealing::record};

/// As many as a page shows.
const MOST: i64 = 500;

/// The newest entries of a record's log.
pub struct Log {
    /// Each with whom else it is about: who got a key, or lost it.
    pub entries: Vec<(Entry, Option<Uuid>)>,
    /// The names of those in them.
    pub names: HashMap<Uuid, String>,
}

/// Reads the log of a record.
///
/// # Errors
/// [`AppError::NotFound`] where the record does not exist for whoever asks.
pub async fn of(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Log, AppError> {
    let opened = record::open(ctx, conn, id).await?;
    let hidden = match opened.record.kind {
        Kind::Concern => Vec::new(),
        Kind::Case => case::hidden(ctx, conn, &opened).await?,
        // Whoever wrote an attempt down must not see here that somebody raised a concern from it.
        Kind::Advice | Kind::Contact | Kind::Breach => return Err(AppError::NotFound),
    };
    let mut found = store::record_audit::of_object(conn, "record", &id.to_string(), MOST).await?;
    found.retain(|entry| {
        !hidden
            .iter()
            .any(|id| entry.detail.contains(&id.to_string()))
    });
    let mut entries = Vec::with_capacity(found.len());
    let mut people = Vec::new();
    for entry in found {
        let other = other(&entry)?;
        people.extend(entry.actor);
        people.extend(other);
        entries.push((entry, other));
    }
    people.sort_unstable();
    people.dedup();
    let named = store::person::some(conn, &people).await?;
    Ok(Log {
        entries,
        names: named.into_iter().map(|one| (one.id, one.name)).collect(),
    })
}

fn other(entry: &Entry) -> Result<Option<Uuid>, AppError> {
    let detail: serde_json::Value = serde_json::from_str(&entry.detail)
        .map_err(|_| AppError::internal("the detail of a log entry cannot be read"))?;
    let id = detail.get("to").or_else(|| detail.get("from"));
    let id = id.and_then(serde_json::Value::as_str);
    // What else a detail may hold under that name is no person.
    Ok(id.and_then(|id| Uuid::try_parse(id).ok()))
}
