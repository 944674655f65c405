//! Facts from logs of what was done: formats, adjustments, activities, training.

use policy::facts;
use store::{Conn, Day};

use super::kept;
use crate::error::AppError;

/// The other forms of the policy on file.
///
/// # Errors
/// When the log cannot be read.
pub async fn formats(conn: &mut Conn) -> Result<Vec<facts::FormatOnFile>, AppError> {
    let rows = store::format_on_file::all(conn).await?.into_iter();
    let row = |row: store::format_on_file::FormatOnFile| {
        Ok(facts::FormatOnFile {
            format: kept::word(&row.format)?,
            on: row.held_on.date(),
        })
    };
    rows.map(row).collect()
}

pub(super) async fn adjustments(conn: &mut Conn) -> Result<Vec<facts::Adjustment>, AppError> {
    let rows = store::adjustment::all(conn).await?.into_iter();
    Ok(rows
        .map(|row| facts::Adjustment {
            asked: row.asked_on.date(),
            made: row.made_on.map(Day::date),
        })
        .collect())
}

pub(super) async fn activities(conn: &mut Conn) -> Result<Vec<facts::Activity>, AppError> {
    let rows = store::activity::counted(conn).await?.into_iter();
    let row = |row: store::activity::Counted| {
        Ok(facts::Activity {
            kind: kept::word(&row.kind)?,
            on: row.held_on.date(),
            person: row.person_id,
            account: None,
            service: None,
        })
    };
    rows.map(row).collect()
}

pub(super) async fn training(conn: &mut Conn) -> Result<Vec<facts::TrainingDone>, AppError> {
    let rows = store::training::all(conn).await?.into_iter();
    let row = |row: store::training::Training| {
        Ok(facts::TrainingDone {
            person: row.person_id,
            topic: kept::word(&row.topic)?,
            on: row.done_on.date(),
        })
    };
    rows.map(row).collect()
}
