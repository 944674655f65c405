//! One try at a time for those who tried many wrong receipts. Slow, and never shut: the reporter who sits in the same school as
//! somebody who guesses still gets in.

use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard, Semaphore, SemaphorePermit};

/// How long each try takes here.
const PAUSE: Duration = Duration::from_millis(500);
/// More than these do not wait: they are told to come back in a minute.
const MOST_WAITING: usize = 8;

/// Where slowed tries queue.
pub struct Lane {
    places: Semaphore,
    turn: Mutex<()>,
}

/// A turn in the lane: the next one comes when it is dropped.
pub struct Turn<'a> {
    _turn: MutexGuard<'a, ()>,
    _place: SemaphorePermit<'a>,
}

impl Default for Lane {
    fn default() -> Self {
        Self {
            places: Semaphore::new(MOST_WAITING),
            turn: Mutex::new(()),
        }
    }
}

impl Lane {
    /// Waits for a turn; none when too many wait already.
    pub async fn wait(&self) -> Option<Turn<'_>> {
        let place = self.places.try_acquire().ok()?;
        let turn = self.turn.lock().await;
        tokio::time::sleep(PAUSE).await;
        Some(Turn {
            _turn: turn,
            _place: place,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_ninth_is_told_to_come_back() {
        let lane = Lane::default();
        let all: Vec<_> = (0..MOST_WAITING)
            .map(|_| lane.places.try_acquire().unwrap())
            .collect();
        assert!(lane.wait().await.is_none());
        drop(all);
        assert!(lane.wait().await.is_some());
    }
}
