//! A moment.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment, in microseconds since 1970-01-01T00:00:00Z; anything finer is dropped.
///
/// Kept as a whole number in both databases. Text would not sort: SQLite gets `…00.1Z` and `…00.12Z`, in that order wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ts(i64);

impl Ts {
    /// The first moment that jiff can hold.
    pub fn min() -> Ts {
        Ts(Timestamp::MIN.as_microsecond())
    }

    /// The last moment that jiff can hold.
    pub fn max() -> Ts {
        Ts(Timestamp::MAX.as_microsecond())
    }

    /// From microseconds since 1970; `None` outside jiff's years -9999 to 9999.
    pub fn from_micros(micros: i64) -> Option<Ts> {
        (Ts::min().0..=Ts::max().0)
            .contains(&micros)
            .then_some(Ts(micros))
    }

    /// Microseconds since 1970.
    pub fn micros(self) -> i64 {
        self.0
    }

    /// The same moment as jiff's type.
    pub fn timestamp(self) -> Timestamp {
        // Every Ts was checked when it was made, so the answer is always there.
        Timestamp::from_microsecond(self.0).expect("a Ts is inside jiff's range")
    }

    /// Later (or earlier, when negative) by a duration; stops at the ends of time.
    pub fn plus(self, by: SignedDuration) -> Ts {
        let by = i64::try_from(by.as_micros()).unwrap_or(if by.is_negative() {
            i64::MIN
        } else {
            i64::MAX
        });
        Ts(self.0.saturating_add(by).clamp(Ts::min().0, Ts::max().0))
    }

    /// How long from `earlier` to this moment; negative when it is the other way round.
    pub fn since(self, earlier: Ts) -> SignedDuration {
        SignedDuration::from_micros(self.0 - earlier.0)
    }
}

impl From<Timestamp> for Ts {
    fn from(at: Timestamp) -> Ts {
        Ts(at.as_microsecond())
    }
}

impl From<Ts> for Timestamp {
    fn from(at: Ts) -> Timestamp {
        at.timestamp()
    }
}

impl std::fmt::Display for Ts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl Serialize for Ts {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Ts, D::Error> {
        let text = String::deserialize(from)?;
        text.parse::<Timestamp>()
            .map(Ts::from)
            .map_err(de::Error::custom)
    }
}

super::stored_as!(Ts as i64, |ts| ts.0, |micros| Ts::from_micros(micros)
    .ok_or_else(
        || format!("{micros} microseconds is outside the calendar").into()
    ));
