//! Opening a report with its receipt. A wrong one says nothing: not whether its shape was wrong, nor whether there is such a report.

use store::{Conn, Digest, concern::Concern};
use vault::Receipt;

use super::words::Entry;
use crate::{
    access::{throttle::Key, tries},
    audit,
    ctx::Ctx,
    error::AppError,
    sealing::record::{self, Opened},
};

/// A report as its reporter sees it: the team's notes are not in it, nor could they be opened.
pub struct Dialogue {
    pub row: Concern,
    pub opened: Opened,
    pub entries: Vec<(store::Ts, Entry)>,
}

/// What came of trying a receipt.
pub enum Knock {
    Open(Box<Dialogue>, Receipt),
    Wrong,
    /// So many tries from there wait already that this one was not made.
    Busy,
}

/// Tries what was typed. `address` is where it came from: only its fingerprint is counted, and only wrong tries.
///
/// After many wrong ones from an address its tries become slow, and are never shut off: with 80 bits to guess, slowness is enough,
/// and a shut door would keep out the child in the same school.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn knock(ctx: &Ctx, typed: &str, address: &str) -> Result<Knock, AppError> {
    let keys = [Key::receipts(address)];
    let turn = if tries::blocked(ctx, &keys).await? {
        match ctx.app.lane().wait().await {
            Some(turn) => Some(turn),
            None => return Ok(Knock::Busy),
        }
    } else {
        None
    };
    // The same work whatever was typed: what has the wrong shape is looked for as well, as a receipt that nobody has.
    let receipt = Receipt::parse(typed);
    let receipt = receipt.unwrap_or_else(|_| Receipt::from_seed(&ctx.app.entropy().bytes()));
    // Looked for without a lock: somebody who guesses must not keep others from writing.
    let mut conn = ctx.db().read().await?;
    let found = find(&mut conn, &receipt).await?;
    drop(conn);
    let Some(dialogue) = found else {
        tries::count(ctx, &keys).await?;
        return Ok(Knock::Wrong);
    };
    let mut tx = ctx.db().begin().await?;
    store::concern::reporter_read(&mut tx, dialogue.row.id, ctx.ts()).await?;
    audit::note_record(&mut tx, ctx, "reporter-read", dialogue.row.id, &()).await?;
    tx.commit().await?;
    drop(turn);
    Ok(Knock::Open(Box::new(dialogue), receipt))
}

/// The report of a receipt, opened; none where there is no such report.
///
/// # Errors
/// When the database cannot be read or what is in it does not open.
pub async fn find(conn: &mut Conn, receipt: &Receipt) -> Result<Option<Dialogue>, AppError> {
    let pair = receipt.pair();
    let row = store::concern::by_locator(conn, Digest(receipt.locator())).await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let opened = record::by_receipt(conn, row.id, &pair).await?;
    let entries = opened.shared_entries::<Entry>(conn).await?;
    Ok(Some(Dialogue {
        row,
        opened,
        entries: entries
            .into_iter()
            .map(|(sealed, entry)| (sealed.at, entry))
            .collect(),
    }))
}
