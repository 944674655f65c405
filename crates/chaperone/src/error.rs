//! What can go wrong at a door, and the one place that turns it into an answer.

use std::fmt;

/// An error on its way to the person who asked.
#[derive(Debug)]
pub enum AppError {
    /// Not there, or out of reach: the two look the same.
    NotFound,
    /// A form sent from another site.
    ForeignForm,
    /// Larger than the route takes.
    TooLarge,
    /// A form that cannot be read at all; our own pages never send one.
    BadRequest(String),
    /// Somebody's own key is not unlocked in this session: they type their password once more.
    Locked,
    /// It exists for them, but a colleague has yet to confirm that they may have its key.
    Waiting,
    /// A concern that nobody could ever read: no recovery key, and nobody in post has a key. It is not taken, and the page says whom
    /// to ring.
    NobodyReads,
    /// Somebody else changed the same thing meanwhile.
    Conflict(String),
    /// The database cannot take it now: full disk, no connection.
    Unavailable(String),
    /// Our mistake. Logged once with an id, and the id shown.
    Internal(anyhow::Error),
}

impl AppError {
    #[must_use]
    pub fn internal(what: &'static str) -> Self {
        Self::Internal(anyhow::anyhow!(what))
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::ForeignForm => f.write_str("the form came from another site"),
            Self::TooLarge => f.write_str("too large"),
            Self::NobodyReads => f.write_str("nobody could read a concern yet"),
            Self::Locked => f.write_str("the person's key is locked"),
            Self::Waiting => f.write_str("the key of this record is not given yet"),
            Self::BadRequest(what) | Self::Conflict(what) | Self::Unavailable(what) => {
                f.write_str(what)
            }
            Self::Internal(error) => write!(f, "{error:#}"),
        }
    }
}

impl std::error::Error for AppError {}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}
