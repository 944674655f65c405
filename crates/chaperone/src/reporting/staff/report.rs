//! A concern of somebody signed in, and what they see of it afterwards: sent, read, closed, and no more.

use jiff::Timestamp;
use store::{Conn, own_report::OwnReport};
use uuid::Uuid;

use super::attempt;
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::intake::{self, Submission},
};

/// What was sent, as its reporter finds it again.
pub struct Sent {
    /// The reporter's own row: no address of the concern itself.
    pub own: Uuid,
    /// Whether anybody is there to read it.
    pub read_by_somebody: bool,
}

/// Sends a report. `attempt`: the attempt of a young person to start a conversation that it was raised from.
///
/// # Errors
/// [`AppError::NotFound`] for an attempt that does not exist for whoever reports; when the database cannot be written.
pub async fn send(
    ctx: &Ctx,
    submission: Submission,
    attempt: Option<Uuid>,
) -> Result<Sent, AppError> {
    if let Some(id) = attempt {
        attempt::must_hold(ctx, id).await?;
    }
    let taken = intake::submit(ctx, submission).await?;
    if let Some(id) = attempt {
        attempt::raised(ctx, id, taken.id).await?;
    }
    let mut conn = ctx.db().read().await?;
    let own = all(ctx, &mut conn).await?;
    let own = own.into_iter().find(|own| own.record_id == taken.id);
    let own = own.ok_or_else(|| AppError::internal("a report without a row for its reporter"))?;
    Ok(Sent {
        own: own.id,
        read_by_somebody: taken.read_by_somebody,
    })
}

/// Everything that whoever is signed in reported; the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<OwnReport>, AppError> {
    let tag = ctx.reporter_tag_of(ctx.signed()?.person);
    Ok(store::own_report::of_reporter(conn, tag).await?)
}

/// One of them, and until when somebody should read it.
///
/// # Errors
/// [`AppError::NotFound`] for what somebody else reported; when the database cannot be read.
pub async fn one(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
) -> Result<(OwnReport, Option<Timestamp>), AppError> {
    let own = all(ctx, conn).await?.into_iter().find(|own| own.id == id);
    let own = own.ok_or(AppError::NotFound)?;
    let dues = store::due::of_record(conn, own.record_id).await?;
    let read = dues.iter().find(|due| due.kind == "read");
    Ok((own, read.map(|due| due.due_at.timestamp())))
}
