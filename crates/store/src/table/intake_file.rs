//! Files offered with concerns.

use uuid::Uuid;

use super::kept;
use crate::engine::rows;
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// A file that somebody offered.
    pub struct IntakeFile in "intake_file" {
        id: Uuid,
        /// None where nothing was reported after all.
        record_id: Option<Uuid>,
        at: Ts,
        /// Whether the concern is about a nude or semi-nude image of a child.
        nude_images: bool,
        accepted: bool,
    }
}

/// Every offer that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<IntakeFile>> {
    rows!(
        conn,
        IntakeFile,
        concat!(
            "SELECT ",
            columns!(),
            " FROM intake_file WHERE record_id IS NULL OR record_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY at, id"
        ),
        viewer
    )
}
