//! Writing an entry into a log, and reading what is there.

use jiff::civil::Date;
use store::{
    Day, activity::Activity, adjustment::Adjustment, consultation::Consultation,
    format_on_file::FormatOnFile, training::Training,
};
use uuid::Uuid;

use super::log::Log;
use crate::{audit, ctx::Ctx, error::AppError};

/// An entry that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: String,
    pub on: Date,
    /// For an adjustment: the day it was made.
    pub made: Option<Date>,
    pub person: Option<Uuid>,
    pub note: String,
}

/// An entry with its id.
pub struct Written {
    pub id: Uuid,
    pub entry: Entry,
}

/// Writes an entry. The same words of the same person on the same day are the same entry: a button pressed twice.
///
/// # Errors
/// When the row cannot be written.
pub async fn record(ctx: &Ctx, log: Log, entry: Entry) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let there = read(&mut tx, log).await?;
    if there.iter().any(|written| written.entry == entry) {
        return Ok(());
    }
    let id = ctx.new_id();
    let (created_at, created_by) = (ctx.ts(), ctx.actor.person());
    let Entry {
        kind,
        on,
        made,
        person,
        note,
    } = entry;
    let on = Day::from(on);
    match log {
        Log::Consultations => {
            let version = store::policy_version::name_in_force(&mut tx, ctx.today().into()).await?;
            let row = Consultation {
                id,
                party: kind,
                held_on: on,
                summary: note,
                version: version.map(|(number, _)| number),
                created_at,
                created_by,
            };
            store::consultation::insert(&mut tx, &row).await?;
        }
        Log::Formats => {
            let row = FormatOnFile {
                id,
                format: kind,
                held_on: on,
                note,
                file_id: None,
                created_at,
                created_by,
            };
            store::format_on_file::insert(&mut tx, &row).await?;
        }
        Log::Adjustments => {
            let row = Adjustment {
                id,
                asked_on: on,
                made_on: made.map(Day::from),
                note,
                created_at,
                created_by,
            };
            store::adjustment::insert(&mut tx, &row).await?;
        }
        Log::Activities => {
            let row = Activity {
                id,
                kind,
                held_on: on,
                person_id: person,
                note,
                created_at,
                created_by,
            };
            store::activity::insert(&mut tx, &row).await?;
        }
        Log::Training => {
            let person_id = person.ok_or_else(|| AppError::internal("training of nobody"))?;
            let row = Training {
                id,
                person_id,
                topic: kind,
                done_on: on,
                created_at,
                created_by,
            };
            store::training::insert(&mut tx, &row).await?;
        }
    }
    audit::note(&mut tx, ctx, "recorded", log.key(), id).await?;
    tx.commit().await?;
    Ok(())
}

/// The entries of a log, the newest first.
///
/// # Errors
/// When the log cannot be read.
pub async fn read(conn: &mut store::Conn, log: Log) -> Result<Vec<Written>, AppError> {
    let row = |id, kind, on: Day, made: Option<Day>, person, note| Written {
        id,
        entry: Entry {
            kind,
            on: on.date(),
            made: made.map(Day::date),
            person,
            note,
        },
    };
    Ok(match log {
        Log::Consultations => store::consultation::all(conn)
            .await?
            .into_iter()
            .map(|one| row(one.id, one.party, one.held_on, None, None, one.summary))
            .collect(),
        Log::Formats => store::format_on_file::all(conn)
            .await?
            .into_iter()
            .map(|one| row(one.id, one.format, one.held_on, None, None, one.note))
            .collect(),
        Log::Adjustments => store::adjustment::all(conn)
            .await?
            .into_iter()
            .map(|one| {
                row(
                    one.id,
                    String::new(),
                    one.asked_on,
                    one.made_on,
                    None,
                    one.note,
                )
            })
            .collect(),
        Log::Activities => store::activity::all(conn)
            .await?
            .into_iter()
            .map(|one| row(one.id, one.kind, one.held_on, None, one.person_id, one.note))
            .collect(),
        Log::Training => store::training::all(conn)
            .await?
            .into_iter()
            .map(|one| {
                row(
                    one.id,
                    one.topic,
                    one.done_on,
                    None,
                    Some(one.person_id),
                    String::new(),
                )
            })
            .collect(),
    })
}

/// An adjustment that was asked for is made today.
///
/// # Errors
/// When there is none that waits or the row cannot be written.
pub async fn adjusted(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::adjustment::made(&mut tx, id, ctx.today().into()).await?;
    audit::note(&mut tx, ctx, "made", "adjustment", id).await?;
    tx.commit().await?;
    Ok(())
}
