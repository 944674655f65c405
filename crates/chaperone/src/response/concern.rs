//! A concern as its holders see it, and what they do with it before it is a case.

use jiff::Timestamp;
use serde::Serialize;
use store::{Conn, concern::Concern as Row, due::Due};
use uuid::Uuid;

use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    reporting::{
        add, intake,
        words::{Entry, Report, What},
    },
    sealing::record::{self, Opened, Readers},
};

/// A concern, opened by somebody who holds it.
pub struct Concern {
    pub row: Row,
    pub opened: Opened,
    pub entries: Vec<Written>,
    pub dues: Vec<Due>,
}

/// An entry with what its row says.
pub struct Written {
    pub id: Uuid,
    pub place: i64,
    pub at: Timestamp,
    /// Whether the reporter can read it.
    pub shared: bool,
    pub entry: Entry,
}

/// Opens a concern for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for them; see [`record::open`].
pub async fn load(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Concern, AppError> {
    let opened = record::open(ctx, conn, id).await?;
    if opened.record.kind != store::record::Kind::Concern {
        return Err(AppError::NotFound);
    }
    let rows = opened.entries::<Entry>(conn).await?;
    let entries = rows.into_iter().map(|(row, entry)| Written {
        id: row.id,
        place: row.place,
        at: row.at.timestamp(),
        shared: row.shared,
        entry,
    });
    Ok(Concern {
        row: store::concern::get(conn, id).await?,
        entries: entries.collect(),
        dues: store::due::of_record(conn, id).await?,
        opened,
    })
}

impl Concern {
    /// The report itself.
    ///
    /// # Errors
    /// When there is none: a concern begins with it.
    pub fn report(&self) -> Result<&Report, AppError> {
        let found = self.entries.iter().find_map(|one| match &one.entry.what {
            What::Report(report) => Some(&**report),
            _ => None,
        });
        found.ok_or_else(|| AppError::internal("a concern without a report"))
    }
}

/// Opens a concern to read it: counted, in the log, and the clock for reading stops at the first reader. Whoever would have got it
/// only if nobody had read it does not get it any more.
///
/// # Errors
/// As [`load`], and when the rows cannot be written.
pub async fn read(ctx: &Ctx, id: Uuid) -> Result<Concern, AppError> {
    let mut tx = ctx.db().begin().await?;
    let mut concern = load(ctx, &mut tx, id).await?;
    record::note_opened(ctx, &mut tx, id).await?;
    if store::concern::read(&mut tx, id, ctx.ts()).await? {
        store::own_report::read(&mut tx, id, ctx.ts()).await?;
        store::holder::let_sleep(&mut tx, id, ctx.ts()).await?;
        concern.row = store::concern::get(&mut tx, id).await?;
    }
    for kind in ["read", add::ADDED] {
        store::due::done_kind(&mut tx, id, kind, ctx.ts()).await?;
    }
    // Not as they stood before: whoever reads it is not told to read it.
    concern.dues = store::due::of_record(&mut tx, id).await?;
    tx.commit().await?;
    Ok(concern)
}

/// Answers the reporter: they read it with their receipt, if they come back.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for whoever answers or has no reporter to answer; [`AppError::Conflict`] when
/// somebody wrote since `seen`.
pub async fn answer(ctx: &Ctx, id: Uuid, text: &str, seen: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let concern = load(ctx, &mut tx, id).await?;
    if concern.row.locator.is_none() {
        return Err(AppError::NotFound);
    }
    let what = What::Answer {
        text: text.to_owned(),
    };
    write(
        ctx,
        &mut tx,
        &concern.opened,
        Readers::AndReporter,
        what,
        Some(seen),
    )
    .await?;
    store::concern::answered(&mut tx, id, ctx.ts()).await?;
    store::concern::act(&mut tx, id, ctx.ts()).await?;
    store::due::done_kind(&mut tx, id, "act", ctx.ts()).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds a note that the team reads and the reporter never does.
///
/// # Errors
/// As [`answer`].
pub async fn note(ctx: &Ctx, id: Uuid, text: &str, seen: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let concern = load(ctx, &mut tx, id).await?;
    let what = What::Note {
        text: text.to_owned(),
    };
    write(
        ctx,
        &mut tx,
        &concern.opened,
        Readers::Holders,
        what,
        Some(seen),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Writes an entry in a concern and notes in the log of records that it was written.
///
/// # Errors
/// As [`record::append`].
pub async fn write(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    readers: Readers,
    what: What,
    seen: Option<i64>,
) -> Result<Uuid, AppError> {
    let entry = Entry {
        by: intake::author(ctx),
        what,
    };
    let id = record::append(ctx, tx, opened, readers, &entry, seen).await?;
    audit::note_record(tx, ctx, "wrote", opened.id(), &Detail { entry: id }).await?;
    Ok(id)
}

#[derive(Serialize)]
struct Detail {
    entry: Uuid,
}
