//! Files of a record, sealed.

use uuid::Uuid;

use super::kept;
use crate::engine::maybe;
use crate::{Conn, Result, Sealed, Ts};

kept! {
    /// A sealed file. Its name and kind are in the entry that brought it.
    pub struct SealedFile in "sealed_file" {
        id: Uuid,
        record_id: Uuid,
        generation: i64,
        shared: bool,
        at: Ts,
        /// In bytes, before sealing.
        size: i64,
        sealed: Sealed,
    }
}

/// A file of a record.
pub async fn find(conn: &mut Conn, record: Uuid, id: Uuid) -> Result<Option<SealedFile>> {
    maybe!(
        conn,
        SealedFile,
        concat!(
            "SELECT ",
            columns!(),
            " FROM sealed_file WHERE id = $2 AND record_id = $1"
        ),
        record,
        id
    )
}
