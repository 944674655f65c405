//! Words and numbers as they are stored. One that this program does not know is an error: a fact that was left out would make a
//! clause look better or worse than it is, and nobody would know.

use policy::Choice;

use crate::error::AppError;

/// The policy's value for a stored word.
///
/// # Errors
/// When it has none: the row comes from another version of this program.
pub(super) fn word<T: Choice>(stored: &str) -> Result<T, AppError> {
    T::from_key(stored).ok_or_else(|| {
        AppError::Internal(anyhow::anyhow!(
            "a stored {} is one that this program does not know",
            T::NAME
        ))
    })
}

/// A stored number that is small and not negative.
///
/// # Errors
/// When it is neither.
pub(super) fn number(stored: i64) -> Result<u32, AppError> {
    u32::try_from(stored).map_err(|_| AppError::internal("a stored number is out of range"))
}
