//! Facts from registers whose entries are checked again and again.

use std::collections::HashMap;

use jiff::civil::Date;
use policy::{Id, facts};
use store::{Conn, Day};

use super::{facts::day_of, kept};
use crate::{ctx::Ctx, error::AppError};

pub(super) async fn directory(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::DirectoryEntry>, AppError> {
    let entries = store::directory::all(conn).await?;
    let mut checked = grouped(
        store::directory::all_checks(conn)
            .await?
            .into_iter()
            .map(|check| (check.entry_id, day_of(ctx, check.at))),
    );
    let row = |entry: store::directory::Entry| {
        let mut checked = checked.remove(&entry.id).unwrap_or_default();
        checked.extend(entry.last_checked_on.map(Day::date));
        Ok(facts::DirectoryEntry {
            entry: kept::word(&entry.kind)?,
            added: day_of(ctx, entry.added_at),
            filled: [&entry.phone, &entry.text_number, &entry.web, &entry.email]
                .iter()
                .any(|way| !way.trim().is_empty()),
            checked,
        })
    };
    // Help that no policy asks for has no kind.
    let named = entries.into_iter().filter(|entry| !entry.kind.is_empty());
    named.map(row).collect()
}

pub(super) async fn sources(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Source>, AppError> {
    let sources = store::source::all(conn).await?;
    let mut checked = grouped(
        store::source::all_checks(conn)
            .await?
            .into_iter()
            .map(|check| (check.source_id, day_of(ctx, check.at))),
    );
    Ok(sources
        .into_iter()
        .map(|source| facts::Source {
            id: source.id,
            added: day_of(ctx, source.added_at),
            checked: checked.remove(&source.id).unwrap_or_default(),
        })
        .collect())
}

fn grouped(checks: impl Iterator<Item = (Id, Date)>) -> HashMap<Id, Vec<Date>> {
    let mut days: HashMap<Id, Vec<Date>> = HashMap::new();
    for (id, day) in checks {
        days.entry(id).or_default().push(day);
    }
    days
}
