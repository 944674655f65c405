//! Every file that a document of the register ever had.

use uuid::Uuid;

use crate::engine::{exec, rows};
use crate::{Conn, Result, Ts};

/// One file of one document.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DocumentFile {
    pub document_id: Uuid,
    pub file_id: Uuid,
    /// What the document called itself while this was its file.
    pub version_label: String,
    pub added_at: Ts,
    pub added_by: Option<Uuid>,
}

/// Keep a file in the history of a document.
pub async fn insert(conn: &mut Conn, file: &DocumentFile) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO document_file (document_id, file_id, version_label, added_at, added_by) VALUES ($1, $2, $3, $4, $5)",
        file.document_id,
        file.file_id,
        &file.version_label,
        file.added_at,
        file.added_by
    )?;
    Ok(())
}

/// The version of the document that a file belongs to was named anew, with the file unchanged.
pub async fn name_version(
    conn: &mut Conn,
    document_id: Uuid,
    file_id: Uuid,
    label: &str,
) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE document_file SET version_label = $3 WHERE document_id = $1 AND file_id = $2",
        document_id,
        file_id,
        label
    )?;
    super::one(changed, "file of a document")
}

/// The files of a document, the newest first.
pub async fn of_document(conn: &mut Conn, document_id: Uuid) -> Result<Vec<DocumentFile>> {
    rows!(
        conn,
        DocumentFile,
        "SELECT document_id, file_id, version_label, added_at, added_by FROM document_file WHERE document_id = $1 \
         ORDER BY added_at DESC, file_id",
        document_id
    )
}
