//! Files of concerns and cases: found by the entry that brought them, kept with words, and looked at in a way that nobody has to see
//! more than they want to.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits, codecs::jpeg::JpegEncoder};
use policy::{AcceptFile, Act};
use store::{Conn, intake_file::IntakeFile, record::Kind};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{
    case, concern,
    words::{Entry, Note, What, When},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::decisions,
    reporting::{
        intake::{self, Offered},
        words::{File, What as Said},
    },
    sealing::record::{self, Opened, Readers},
};

/// A file of a record that whoever is signed in holds.
pub struct Found {
    pub file: File,
    pub opened: Opened,
}

/// Finds a file by the entry that brought it: its row alone does not say what it is called.
///
/// # Errors
/// [`AppError::NotFound`] where the record does not exist for whoever asks, or has no such file.
pub async fn find(
    ctx: &Ctx,
    conn: &mut Conn,
    kind: Kind,
    id: Uuid,
    file: Uuid,
) -> Result<Found, AppError> {
    let (files, opened) = match kind {
        Kind::Concern => {
            let concern = concern::load(ctx, conn, id).await?;
            let files = concern
                .entries
                .into_iter()
                .flat_map(|one| match one.entry.what {
                    Said::Report(report) => report.files,
                    Said::Added { files, .. } => files,
                    _ => Vec::new(),
                });
            (files.collect::<Vec<_>>(), concern.opened)
        }
        Kind::Case => {
            let case = case::load(ctx, conn, id).await?;
            let files = case
                .entries
                .into_iter()
                .flat_map(|one| match one.entry.what {
                    What::Note(note) => note.files,
                    What::Files { files, .. } => files,
                    _ => Vec::new(),
                });
            (files.collect(), case.opened)
        }
        Kind::Advice | Kind::Contact | Kind::Breach => return Err(AppError::NotFound),
    };
    let found = files.into_iter().find(|one| one.id == file);
    Ok(Found {
        file: found.ok_or(AppError::NotFound)?,
        opened,
    })
}

/// The bytes of a file, for whoever takes it out. In the log.
///
/// # Errors
/// As [`find`].
pub async fn take_out(
    ctx: &Ctx,
    kind: Kind,
    id: Uuid,
    file: Uuid,
) -> Result<(File, Vec<u8>), AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = find(ctx, &mut tx, kind, id, file).await?;
    let bytes = found.opened.file(&mut tx, file).await?;
    let detail = serde_json::json!({ "file": file });
    audit::note_record(&mut tx, ctx, "took-file", id, &detail).await?;
    tx.commit().await?;
    Ok((found.file, bytes))
}

/// How much of a picture is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// A few patches of colour: enough to tell a screenshot from a photograph.
    Blurred,
    /// As it is, made anew: counted for whoever looks, and in the log.
    Clear,
}

/// A picture made anew as JPEG: nothing of the file itself reaches a browser.
///
/// # Errors
/// As [`find`]; [`AppError::NotFound`] for what is no picture, or none that can be read.
pub async fn picture(
    ctx: &Ctx,
    kind: Kind,
    id: Uuid,
    file: Uuid,
    sight: Sight,
) -> Result<Vec<u8>, AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = find(ctx, &mut tx, kind, id, file).await?;
    let bytes = found.opened.file(&mut tx, file).await?;
    if sight == Sight::Clear {
        let person = ctx.signed()?.person;
        store::holder::opened(&mut tx, ctx.new_id(), id, person, ctx.ts()).await?;
        let detail = serde_json::json!({ "file": file });
        audit::note_record(&mut tx, ctx, "looked", id, &detail).await?;
    }
    tx.commit().await?;
    anew(bytes, sight).await
}

/// One at a time: a picture takes much more memory open than shut.
static TURN: Semaphore = Semaphore::const_new(1);
/// The largest picture that is opened, in pixels a side and in bytes of memory.
const LARGEST_SIDE: u32 = 12_000;
const MOST_MEMORY: u64 = 160 * 1024 * 1024;
/// As large as it is shown, in pixels a side.
const SHOWN: u32 = 1_200;
/// As few patches as a blurred one has.
const PATCHES: u32 = 14;

async fn anew(bytes: Vec<u8>, sight: Sight) -> Result<Vec<u8>, AppError> {
    let turn = TURN.acquire().await;
    let turn = turn.map_err(|error| AppError::Internal(error.into()))?;
    let made = tokio::task::spawn_blocking(move || redraw(&bytes, sight)).await;
    drop(turn);
    // What cannot be drawn is offered to be taken out, on its page.
    made.map_err(|error| AppError::Internal(error.into()))?
        .map_err(|_| AppError::NotFound)
}

fn redraw(bytes: &[u8], sight: Sight) -> Result<Vec<u8>, image::ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let turned = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turned);
    let shown = match sight {
        Sight::Clear => small(&picture, SHOWN),
        Sight::Blurred => {
            let patches = picture.thumbnail(PATCHES, PATCHES);
            patches.resize(SHOWN / 3, SHOWN / 3, image::imageops::FilterType::Triangle)
        }
    };
    let mut made = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut made, 80);
    shown.to_rgb8().write_with_encoder(encoder)?;
    Ok(made)
}

/// No larger than so many pixels a side; a smaller one stays as it is.
fn small(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width() > side || picture.height() > side {
        picture.thumbnail(side, side)
    } else {
        picture.clone()
    }
}

/// Whether a case takes files: none where a concern in it is about a nude or nearly nude image of a child.
///
/// # Errors
/// When the database cannot be read.
pub async fn takes_files(conn: &mut Conn, case: Uuid) -> Result<bool, AppError> {
    let concerns = store::concern::of_case(conn, case).await?;
    Ok(concerns.iter().all(|concern| !concern.nude_images))
}

/// Writes in the chronology and keeps files with it, byte for byte.
///
/// # Errors
/// As [`super::note::note`]; [`AppError::BadRequest`] where the case takes no files: that they were offered is kept.
pub async fn note_with(
    ctx: &Ctx,
    id: Uuid,
    mut note: Note,
    offered: Vec<Offered>,
    happened: Option<When>,
    seen: i64,
) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let takes = takes_files(&mut tx, id).await?;
    for _ in &offered {
        let row = IntakeFile {
            id: ctx.new_id(),
            record_id: Some(id),
            at: ctx.ts(),
            nude_images: !takes,
            accepted: takes,
        };
        store::intake_file::insert(&mut tx, &row).await?;
    }
    if !offered.is_empty() {
        decide(ctx, &mut tx, id, case.file.service.clone(), takes).await?;
    }
    if !takes && !offered.is_empty() {
        tx.commit().await?;
        return Err(AppError::BadRequest("this case takes no files".into()));
    }
    for file in &offered {
        let kept =
            record::keep_file(ctx, &mut tx, &case.opened, Readers::Holders, &file.bytes).await?;
        note.files.push(File {
            id: kept,
            name: file.name.clone(),
            mime: file.mime.clone(),
            size: file.bytes.len() as u64,
            hash: blake3::hash(&file.bytes).to_hex().to_string(),
        });
        let detail = serde_json::json!({ "file": kept });
        audit::note_record(&mut tx, ctx, "kept-file", id, &detail).await?;
    }
    let (happened, day_only) = When::kept(happened);
    let entry = Entry {
        by: intake::author(ctx),
        happened,
        day_only,
        what: What::Note(note),
    };
    let entry = case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    tx.commit().await?;
    Ok(entry)
}

/// What the policy says to files that are offered, kept with the case.
async fn decide(
    ctx: &Ctx,
    tx: &mut Conn,
    id: Uuid,
    service: Option<String>,
    takes: bool,
) -> Result<(), AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(());
    };
    let act: Act = AcceptFile {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        service,
        nude_image_branch: Some(!takes),
    }
    .into();
    let decision = live.policy.decide(&act);
    if !decision.grounds.is_empty() {
        decisions::record_about(tx, ctx, &act, &decision, live.number, id).await?;
    }
    Ok(())
}
