//! Files, kept in the database so that a backup is one thing. Name and bytes are sealed: a file may be a list of people.

use uuid::Uuid;

use crate::engine::{exec, maybe, row};
use crate::seal::{Purpose, sealed};
use crate::{Conn, Digest, Error, Result};

sealed! {
    /// A file with its bytes.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Blob kept as KeptBlob: "blob" by id, under Files;
    clear {
        id: Uuid,
        mime: String,
    }
    sealed {
        /// BLAKE3 of `bytes`. Sealed too: a guess at what is in a file could be tried out on it.
        hash: Digest,
        name: String,
        bytes: Vec<u8>,
    }
}

/// The bytes stay out of logs.
impl std::fmt::Debug for Blob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Blob")
            .field("id", &self.id)
            .field("mime", &self.mime)
            .field("size", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

sealed! {
    /// A file without its bytes, for lists.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct BlobInfo kept as KeptInfo: "blob" by id, under Files;
    clear {
        id: Uuid,
        mime: String,
        /// In bytes.
        size: i64,
    }
    sealed {
        hash: Digest,
        name: String,
    }
}

/// Keep a file. Its hash is computed here, so that it is always the hash of these bytes.
pub async fn insert(
    conn: &mut Conn,
    id: Uuid,
    name: &str,
    mime: &str,
    bytes: &[u8],
) -> Result<BlobInfo> {
    let info = BlobInfo {
        id,
        mime: mime.to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        hash: Digest::of(bytes),
        name: name.to_owned(),
    };
    let key = conn.key();
    let kept = info.seal(&key)?;
    exec!(
        conn,
        "INSERT INTO blob (id, hash, name, mime, size, bytes) VALUES ($1, $2, $3, $4, $5, $6)",
        kept.id,
        &kept.hash,
        &kept.name,
        &kept.mime,
        kept.size,
        key.place(Purpose::Files, "blob.bytes", &id).seal(bytes)
    )?;
    Ok(info)
}

/// A file with its bytes. An error when they are not the bytes that were kept.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Blob> {
    let kept = row!(
        conn,
        KeptBlob,
        "SELECT id, hash, name, mime, bytes FROM blob WHERE id = $1",
        id
    )?;
    let blob = conn.open(kept)?;
    if Digest::of(&blob.bytes) != blob.hash {
        return Err(Error::Damaged(format!(
            "the kept file {id} is not what was kept"
        )));
    }
    Ok(blob)
}

/// What is known about a file.
pub async fn info(conn: &mut Conn, id: Uuid) -> Result<Option<BlobInfo>> {
    let kept = maybe!(
        conn,
        KeptInfo,
        "SELECT id, hash, name, mime, size FROM blob WHERE id = $1",
        id
    )?;
    conn.open_maybe(kept)
}

/// Remove a file; [`Error::Refused`] while a document still holds it.
pub async fn delete(conn: &mut Conn, id: Uuid) -> Result<()> {
    let changed = exec!(conn, "DELETE FROM blob WHERE id = $1", id)?;
    super::one(changed, "file")
}
