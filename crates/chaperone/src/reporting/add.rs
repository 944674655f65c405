//! A reporter adds to their report. What they said before stays as it is.

use store::{Conn, Digest, concern::Concern, due::Due, intake_file::IntakeFile};
use uuid::Uuid;
use vault::Receipt;

use super::{
    clocks,
    dialogue::{self, Dialogue},
    intake::Offered,
    offer,
    words::{By, Entry, File, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{decisions::Kept, live::LivePolicy},
    notices,
    sealing::record::{self, Readers},
};

/// The kind of due for words that nobody has read.
pub const ADDED: &str = "added";

/// What is added.
pub struct Command {
    pub text: String,
    pub files: Vec<Offered>,
    /// How many entries the page showed: the same words sent twice from one page are added once.
    pub shown: usize,
    /// Files that were offered where none are taken.
    pub refused_files: usize,
}

/// Adds to the report of a receipt. In the branch for nude images of a child files are counted and never kept. How many files were
/// not taken.
///
/// # Errors
/// [`AppError::NotFound`] without such a report; when the database cannot be read or written.
pub async fn add(ctx: &Ctx, receipt: &Receipt, command: Command) -> Result<usize, AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let row = store::concern::by_locator(&mut tx, Digest(receipt.locator())).await?;
    let row = row.ok_or(AppError::NotFound)?;
    // First a write to the row: of two that come at once, the second waits here and then finds the words of the first.
    store::concern::reporter_wrote(&mut tx, row.id, ctx.ts()).await?;
    let found = dialogue::find(&mut tx, receipt).await?;
    let dialogue = found.ok_or(AppError::NotFound)?;
    let nude = dialogue.row.nude_images;
    let (files, refused) = if nude {
        (Vec::new(), command.files.len() + command.refused_files)
    } else {
        (command.files, command.refused_files)
    };
    if is_there(&dialogue, command.shown, &command.text, &files) {
        return Ok(refused);
    }
    if let Some(offer) = offer::judge(ctx, live.as_deref(), nude, files.len(), refused) {
        Kept::write_all(&mut tx, &[offer.kept(ctx, row.id)]).await?;
    }
    for _ in 0..refused {
        offered(ctx, &mut tx, row.id, nude, false).await?;
    }
    if !command.text.trim().is_empty() || !files.is_empty() {
        let mut kept = Vec::with_capacity(files.len());
        for file in files {
            let readers = Readers::AndReporter;
            let id =
                record::keep_file(ctx, &mut tx, &dialogue.opened, readers, &file.bytes).await?;
            kept.push(File {
                id,
                hash: blake3::hash(&file.bytes).to_hex().to_string(),
                size: file.bytes.len() as u64,
                name: file.name,
                mime: file.mime,
            });
            offered(ctx, &mut tx, row.id, nude, true).await?;
        }
        let entry = Entry {
            by: By::Reporter,
            what: What::Added {
                text: command.text,
                files: kept,
            },
        };
        let opened = &dialogue.opened;
        record::append(ctx, &mut tx, opened, Readers::AndReporter, &entry, None).await?;
        audit::note_record(&mut tx, ctx, "reporter-added", row.id, &()).await?;
        wait_to_be_read(ctx, &mut tx, live.as_deref(), &row).await?;
        tell(ctx, &mut tx, row.id).await?;
        if let Some(case) = row.case_id {
            tell(ctx, &mut tx, case).await?;
        }
    }
    tx.commit().await?;
    Ok(refused)
}

/// Whether the same words and files came after the page was shown.
fn is_there(dialogue: &Dialogue, shown: usize, text: &str, files: &[Offered]) -> bool {
    let hashes: Vec<String> = files
        .iter()
        .map(|file| blake3::hash(&file.bytes).to_hex().to_string())
        .collect();
    let mut later = dialogue.entries.iter().skip(shown);
    later.any(|(_, entry)| match &entry.what {
        What::Added { text: said, files } => {
            said == text && files.iter().map(|file| &file.hash).eq(hashes.iter())
        }
        _ => false,
    })
}

async fn offered(
    ctx: &Ctx,
    tx: &mut Conn,
    record: Uuid,
    nude_images: bool,
    accepted: bool,
) -> Result<(), AppError> {
    let row = IntakeFile {
        id: ctx.new_id(),
        record_id: Some(record),
        at: ctx.ts(),
        nude_images,
        accepted,
    };
    store::intake_file::insert(tx, &row).await?;
    Ok(())
}

/// Words that were added wait to be read as long as a report does, also after the concern was closed: somebody may be in danger
/// again. A report that nobody has read yet waits already, and its words are read with it.
async fn wait_to_be_read(
    ctx: &Ctx,
    tx: &mut Conn,
    live: Option<&LivePolicy>,
    row: &Concern,
) -> Result<(), AppError> {
    let dues = store::due::of_record(tx, row.id).await?;
    let waits = |due: &Due| due.done_at.is_none() && ["read", ADDED].contains(&due.kind.as_str());
    if dues.iter().any(waits) {
        return Ok(());
    }
    let route = clocks::route(&row.route)
        .ok_or_else(|| AppError::internal("a concern that came by no way known here"))?;
    let clocks = clocks::of(ctx, live, route, row.service.as_deref(), ctx.now());
    let due = Due {
        id: ctx.new_id(),
        record_id: row.id,
        kind: ADDED.to_owned(),
        due_at: clocks.read.into(),
        made_at: ctx.ts(),
        done_at: None,
        owner: None,
        reminded_at: None,
    };
    store::due::insert(tx, &due).await?;
    Ok(())
}

/// Everybody who holds the record now is told that something waits.
async fn tell(ctx: &Ctx, tx: &mut Conn, record: Uuid) -> Result<(), AppError> {
    for holder in store::holder::of_record(tx, record).await? {
        if holder.wakes_at <= ctx.ts() {
            notices::waiting::post(ctx, tx, holder.person_id).await?;
        }
    }
    Ok(())
}
