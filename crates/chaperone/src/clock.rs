//! Time as it is handed to the rest of the program. Nothing else reads the wall clock.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

/// Where "now" comes from.
#[derive(Clone)]
pub struct Clock(Arc<Source>);

enum Source {
    Wall,
    /// The wall clock moved by a fixed distance: the demo started at another date still runs.
    Shifted(SignedDuration),
    Standing(Mutex<Timestamp>),
}

impl Clock {
    #[must_use]
    pub fn wall() -> Self {
        Self(Arc::new(Source::Wall))
    }

    /// A clock that runs, and reads `start` now.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        let shift = start.duration_since(read_wall_clock());
        Self(Arc::new(Source::Shifted(shift)))
    }

    /// A clock that stands still, for tests of what a date brings.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self(Arc::new(Source::Standing(Mutex::new(at))))
    }

    /// Moves a clock that stands still; says whether it did. One that runs is left alone.
    #[must_use]
    pub fn stand_at(&self, at: Timestamp) -> bool {
        let Source::Standing(moment) = &*self.0 else {
            return false;
        };
        *moment.lock().unwrap_or_else(PoisonError::into_inner) = at;
        true
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            Source::Wall => read_wall_clock(),
            // A shift past the calendar's end falls back to the wall: better late than no clock.
            Source::Shifted(by) => read_wall_clock()
                .checked_add(*by)
                .unwrap_or_else(|_| read_wall_clock()),
            Source::Standing(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// The civil date in a zone: what "today" means to the people of an organisation.
    #[must_use]
    pub fn today(&self, zone: &TimeZone) -> Date {
        self.now().to_zoned(zone.clone()).date()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the wall clock"
)]
fn read_wall_clock() -> Timestamp {
    Timestamp::now()
}
