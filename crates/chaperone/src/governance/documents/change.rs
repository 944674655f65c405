//! Adding, changing and retiring documents.

use store::{Conn, document::Document, document_file::DocumentFile};
use uuid::Uuid;

use super::entry::Command;
use crate::{audit, ctx::Ctx, error::AppError};

/// What became of a form that adds.
pub enum Added {
    Yes,
    /// The form was sent twice: the first time counts.
    Already,
}

/// `id` is made when the form is shown, so that a second press of the button is the same document.
///
/// # Errors
/// When the rows cannot be written.
pub async fn add(ctx: &Ctx, id: Uuid, command: Command) -> Result<Added, AppError> {
    let mut tx = ctx.db().begin().await?;
    match store::document::get(&mut tx, id).await {
        Ok(_) => return Ok(Added::Already),
        Err(store::Error::NotFound(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let (mut document, file) = filled(id, ctx, command);
    store::document::insert(&mut tx, &document).await?;
    if let Some((checked, bytes)) = file {
        document.file_id = Some(keep(ctx, &mut tx, &document, &checked, &bytes).await?);
        store::document::update(&mut tx, &document).await?;
    }
    audit::note(&mut tx, ctx, "added", "document", id).await?;
    tx.commit().await?;
    Ok(Added::Yes)
}

/// A new file takes the place of the one before, which stays in the history.
///
/// # Errors
/// When there is no such document in use or the rows cannot be written.
pub async fn change(ctx: &Ctx, id: Uuid, command: Command) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let before = in_use(store::document::get(&mut tx, id).await?)?;
    let (after, file) = filled(id, ctx, command);
    let mut after = Document {
        file_id: before.file_id,
        added_at: before.added_at,
        added_by: before.added_by,
        ..after
    };
    if let Some((checked, bytes)) = file {
        after.file_id = Some(keep(ctx, &mut tx, &after, &checked, &bytes).await?);
    } else if let Some(file) = after.file_id {
        store::document_file::name_version(&mut tx, id, file, &after.version_label).await?;
    }
    store::document::update(&mut tx, &after).await?;
    audit::note(&mut tx, ctx, "changed", "document", id).await?;
    tx.commit().await?;
    Ok(())
}

/// # Errors
/// When there is no such document in use or the rows cannot be written.
pub async fn retire(ctx: &Ctx, id: Uuid) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    store::document::retire(&mut tx, id, ctx.ts()).await?;
    audit::note(&mut tx, ctx, "retired", "document", id).await?;
    tx.commit().await?;
    Ok(())
}

/// A document that was retired is read, never changed.
pub(super) fn in_use(document: Document) -> Result<Document, AppError> {
    match document.retired_at {
        None => Ok(document),
        Some(_) => Err(AppError::NotFound),
    }
}

type File = Option<(super::file::Checked, Vec<u8>)>;

fn filled(id: Uuid, ctx: &Ctx, command: Command) -> (Document, File) {
    let document = Document {
        id,
        kind: command.kind,
        title: command.title,
        owner_id: command.owner_id,
        owner_name: command.owner_name,
        version_label: command.version_label,
        file_id: None,
        link: command.link,
        review_on: command.review_on,
        added_at: ctx.ts(),
        added_by: ctx.actor.person(),
        retired_at: None,
    };
    (document, command.file)
}

async fn keep(
    ctx: &Ctx,
    tx: &mut Conn,
    document: &Document,
    checked: &super::file::Checked,
    bytes: &[u8],
) -> Result<Uuid, AppError> {
    let file_id = ctx.new_id();
    store::blob::insert(tx, file_id, &checked.name, checked.mime, bytes).await?;
    let file = DocumentFile {
        document_id: document.id,
        file_id,
        version_label: document.version_label.clone(),
        added_at: ctx.ts(),
        added_by: ctx.actor.person(),
    };
    store::document_file::insert(tx, &file).await?;
    Ok(file_id)
}
