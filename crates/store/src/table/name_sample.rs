//! Looks at how clients' names are kept.

use uuid::Uuid;

use super::kept;
use crate::engine::rows;
use crate::{Conn, Day, Result};

kept! {
    /// One look.
    pub struct NameSample in "name_sample" {
        id: Uuid,
        held_on: Day,
        /// Names looked at.
        seen: i64,
        /// Names that were in the agreed form.
        in_form: i64,
        created_by: Option<Uuid>,
    }
}

/// Every look, the newest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<NameSample>> {
    rows!(
        conn,
        NameSample,
        concat!(
            "SELECT ",
            columns!(),
            " FROM name_sample ORDER BY held_on DESC, id"
        )
    )
}
