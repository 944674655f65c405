//! Local authorities that an organisation works with, and the clocks that each sets for itself. Whom to ring there stands in the
//! directory, under the area's name.

mod change;
mod form;

use policy::Period;
use store::Conn;
use uuid::Uuid;

pub use change::{add, change, remove};
pub use form::{Command, parse};

use crate::error::AppError;

/// An area whose periods were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: Uuid,
    pub name: String,
    /// How soon the designated officer is told of an allegation.
    pub lado_within: Period,
    /// How soon a referral by phone is confirmed in writing.
    pub confirm_within: Period,
    /// How soon an answer is expected.
    pub reply_within: Period,
}

impl Area {
    fn read(row: store::area::Area) -> Result<Self, AppError> {
        let period = |text: &str| {
            text.parse().map_err(|_| {
                AppError::internal("an area with a time that cannot be read is stored")
            })
        };
        Ok(Self {
            lado_within: period(&row.lado_within)?,
            confirm_within: period(&row.confirm_within)?,
            reply_within: period(&row.reply_within)?,
            id: row.id,
            name: row.name,
        })
    }
}

/// The areas in use, by name.
///
/// # Errors
/// When they cannot be read.
pub async fn all(conn: &mut Conn) -> Result<Vec<Area>, AppError> {
    let rows = store::area::all(conn).await?;
    rows.into_iter().map(Area::read).collect()
}

/// An area in use.
///
/// # Errors
/// When it cannot be read.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Area>, AppError> {
    store::area::find(conn, id)
        .await?
        .map(Area::read)
        .transpose()
}
