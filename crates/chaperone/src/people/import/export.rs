//! People as a CSV file, safe to open in a spreadsheet.

use std::borrow::Cow;

use store::Day;

use crate::{
    access::role::{Choice, Role},
    audit,
    ctx::Ctx,
    error::AppError,
    people::posts,
};

pub const HEADINGS: [&str; 8] = [
    "Name", "Email", "Kind", "Job", "Start", "Host", "Left", "Posts",
];

/// A file to fill in and send back.
#[must_use]
pub fn template() -> String {
    "Name,Email,Kind,Job,Start,Host\r\nZoë Example,zoe@example.org,volunteer,Mentor,27/03/2026,yes\r\n"
        .to_owned()
}

/// Everybody who is or was here. Begins with a mark by which spreadsheets know UTF-8.
///
/// # Errors
/// When the database cannot be read or the export cannot be noted.
pub async fn people(ctx: &Ctx) -> Result<Vec<u8>, AppError> {
    let labels = posts::labels(ctx).await?;
    let mut tx = ctx.db().begin().await?;
    let people = store::person::all(&mut tx).await?;
    let posts = store::appointment::in_force(&mut tx, Day::from(ctx.today())).await?;
    audit::note(&mut tx, ctx, "exported", "people", "all").await?;
    tx.commit().await?;
    let mut held = std::collections::HashMap::<_, Vec<String>>::new();
    for post in posts {
        if let Some(role) = Role::from_key(&post.role) {
            held.entry(post.person_id)
                .or_default()
                .push(labels.of(role));
        }
    }
    let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let failed = |error: csv::Error| AppError::Internal(error.into());
    out.write_record(HEADINGS).map_err(failed)?;
    for person in people {
        let posts = held.remove(&person.id).unwrap_or_default().join("; ");
        let left = person.ended_on.map(|last| last.date().to_string());
        let cells = [
            person.name,
            person.email.unwrap_or_default(),
            person.kind.as_str().to_owned(),
            person.job,
            person.started_on.date().to_string(),
            if person.is_host { "yes" } else { "no" }.to_owned(),
            left.unwrap_or_default(),
            posts,
        ];
        let cells = cells.iter().map(|cell| harmless(cell).into_owned());
        out.write_record(cells).map_err(failed)?;
    }
    out.into_inner()
        .map_err(|error| AppError::Internal(anyhow::anyhow!("writing a list: {error}")))
}

/// A spreadsheet runs what begins like a formula; an apostrophe makes it text.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_written_as_text() {
        for formula in ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        assert_eq!(harmless("O'Brien"), "O'Brien");
    }
}
