//! Clocks that a local authority sets for itself.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Result, Ts};

kept! {
    /// An area, with its periods as the policy writes them: `1 working day`, `24 hours`.
    pub struct Area in "area" {
        id: Uuid,
        name: String,
        /// How soon the designated officer is told of an allegation.
        lado_within: String,
        /// How soon a referral by phone is confirmed in writing.
        confirm_within: String,
        /// How soon an answer is expected before we chase it.
        reply_within: String,
        added_at: Ts,
        removed_at: Option<Ts>,
    }
}

/// The areas in use, by name.
pub async fn all(conn: &mut Conn) -> Result<Vec<Area>> {
    rows!(
        conn,
        Area,
        concat!(
            "SELECT ",
            columns!(),
            " FROM area WHERE removed_at IS NULL ORDER BY name, id"
        )
    )
}

/// An area in use.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Area>> {
    maybe!(
        conn,
        Area,
        concat!(
            "SELECT ",
            columns!(),
            " FROM area WHERE id = $1 AND removed_at IS NULL"
        ),
        id
    )
}

/// Change the periods of an area.
pub async fn update(conn: &mut Conn, area: &Area) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE area SET name = $2, lado_within = $3, confirm_within = $4, reply_within = $5, removed_at = $6 WHERE id = $1",
        area.id,
        &area.name,
        &area.lado_within,
        &area.confirm_within,
        &area.reply_within,
        area.removed_at
    )?;
    one(changed, "area")
}
