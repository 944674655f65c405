//! Many short rows as one text.
//!
//! Each row that crosses from SQLite's thread to ours costs several allocations that the two threads take turns at: 5,000 rows of a
//! table that everybody is in took 35 ms that way, and a few as one text. Only for what is read whole, such as facts for the
//! evidence.

use std::str::Split;

use uuid::Uuid;

use crate::{Day, Error, Result, Ts};

/// One text from a statement that joins its rows: cells by `,`, rows by `;`. The two databases write an id differently.
macro_rules! packed {
    ($conn:expr, $sqlite:expr, $postgres:expr $(, $bind:expr)* $(,)?) => {
        match $conn.side() {
            $crate::engine::Side::Sqlite(c) => {
                sqlx::query_scalar::<sqlx::Sqlite, Option<String>>($sqlite)$(.bind($bind))*.fetch_one(c).await
            }
            $crate::engine::Side::Postgres(c) => {
                sqlx::query_scalar::<sqlx::Postgres, Option<String>>($postgres)$(.bind($bind))*.fetch_one(c).await
            }
        }
        .map(Option::unwrap_or_default)
        .map_err($crate::Error::from)
    };
}
pub(crate) use packed;

/// Reads the rows of a packed text.
pub(crate) fn unpack<T>(text: &str, row: impl Fn(&mut Cells<'_>) -> Result<T>) -> Result<Vec<T>> {
    let rows = text.split(';').filter(|row| !row.is_empty());
    rows.map(|text| row(&mut Cells(text.split(',')))).collect()
}

/// The cells of one row, from left to right.
pub(crate) struct Cells<'t>(Split<'t, char>);

impl<'t> Cells<'t> {
    pub(crate) fn word(&mut self) -> Result<&'t str> {
        self.0.next().ok_or_else(damaged)
    }

    pub(crate) fn id(&mut self) -> Result<Uuid> {
        Uuid::try_parse(self.word()?).map_err(|_| damaged())
    }

    pub(crate) fn number(&mut self) -> Result<i64> {
        self.word()?.parse().map_err(|_| damaged())
    }

    pub(crate) fn is_set(&mut self) -> Result<bool> {
        Ok(self.number()? != 0)
    }

    pub(crate) fn ts(&mut self) -> Result<Ts> {
        Ts::from_micros(self.number()?).ok_or_else(damaged)
    }

    pub(crate) fn maybe_ts(&mut self) -> Result<Option<Ts>> {
        match self.word()? {
            "" => Ok(None),
            text => {
                let micros = text.parse().map_err(|_| damaged())?;
                Ts::from_micros(micros).map(Some).ok_or_else(damaged)
            }
        }
    }

    pub(crate) fn day(&mut self) -> Result<Day> {
        Day::from_number(self.number()?).ok_or_else(damaged)
    }

    pub(crate) fn maybe_day(&mut self) -> Result<Option<Day>> {
        match self.word()? {
            "" => Ok(None),
            text => {
                let number = text.parse().map_err(|_| damaged())?;
                Day::from_number(number).map(Some).ok_or_else(damaged)
            }
        }
    }
}

fn damaged() -> Error {
    Error::Damaged("a row is not what this program wrote".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_an_error_and_never_a_default() {
        let two = |cells: &mut Cells<'_>| Ok((cells.number()?, cells.maybe_ts()?));
        assert_eq!(unpack("", two).unwrap(), []);
        assert_eq!(
            unpack("1,;2,0", two).unwrap(),
            [(1, None), (2, Ts::from_micros(0))]
        );
        for text in ["1", "x,", "1,x", ";;1"] {
            assert!(unpack(text, two).is_err(), "{text}");
        }
    }
}
