//! The register of documents: what the policy says must exist, where it is, who answers for it.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, row, rows};
use crate::seal::sealed;
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// One document.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Document kept as Kept: "document" by id, under People;
    clear {
        id: Uuid,
        /// The kind that the policy asks for: `risk-assessment`, `codes-of-conduct`, ...
        kind: String,
        title: String,
        owner_id: Option<Uuid>,
        version_label: String,
        file_id: Option<Uuid>,
        link: Option<String>,
        review_on: Option<Day>,
        added_at: Ts,
        added_by: Option<Uuid>,
        retired_at: Option<Ts>,
    }
    sealed {
        owner_name: String,
    }
}

macro_rules! columns {
    () => {
        "id, kind, title, owner_id, owner_name, version_label, file_id, link, review_on, added_at, added_by, retired_at"
    };
}

/// Add a document to the register.
pub async fn insert(conn: &mut Conn, document: &Document) -> Result<()> {
    let kept = document.seal(&conn.key())?;
    exec!(
        conn,
        concat!(
            "INSERT INTO document (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        kept.id,
        &kept.kind,
        &kept.title,
        kept.owner_id,
        &kept.owner_name,
        &kept.version_label,
        kept.file_id,
        &kept.link,
        kept.review_on,
        kept.added_at,
        kept.added_by,
        kept.retired_at
    )?;
    Ok(())
}

/// Change everything but the id and who added it when.
pub async fn update(conn: &mut Conn, document: &Document) -> Result<()> {
    let kept = document.seal(&conn.key())?;
    let changed = exec!(
        conn,
        "UPDATE document SET kind = $2, title = $3, owner_id = $4, owner_name = $5, version_label = $6, file_id = $7, \
         link = $8, review_on = $9, retired_at = $10 WHERE id = $1",
        kept.id,
        &kept.kind,
        &kept.title,
        kept.owner_id,
        &kept.owner_name,
        &kept.version_label,
        kept.file_id,
        &kept.link,
        kept.review_on,
        kept.retired_at
    )?;
    one(changed, "document")
}

/// Take a document out of use; it stays in the register.
pub async fn retire(conn: &mut Conn, id: Uuid, now: Ts) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE document SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL",
        id,
        now
    )?;
    one(changed, "document in use")
}

/// One document.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Document> {
    let kept = row!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM document WHERE id = $1"),
        id
    )?;
    conn.open(kept)
}

/// The documents in use, by kind and then the newest first.
pub async fn in_use(conn: &mut Conn) -> Result<Vec<Document>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM document WHERE retired_at IS NULL ORDER BY kind, added_at DESC, id"
        )
    )?;
    conn.open_all(kept)
}

/// Every document, those out of use included, by kind and then the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Document>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM document ORDER BY kind, added_at DESC, id"
        )
    )?;
    conn.open_all(kept)
}
