//! Randomness as it is handed to the rest of the program: the system's, or a seeded one for the demo.

use std::sync::{Arc, Mutex, PoisonError};

use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::Uuid;

#[derive(Clone)]
pub struct Entropy(Arc<Source>);

enum Source {
    System,
    Seeded(Box<Mutex<StdRng>>),
}

impl Entropy {
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(Source::System))
    }

    /// The same numbers every time. Only for invented data: nothing secret may come from it.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Source::Seeded(Box::new(Mutex::new(
            StdRng::seed_from_u64(seed),
        )))))
    }

    /// Begins a seeded source anew, and says whether it did: two worlds are compared from the same number on. The system's is
    /// left alone.
    #[must_use]
    pub fn begin_anew(&self, seed: u64) -> bool {
        let Source::Seeded(rng) = &*self.0 else {
            return false;
        };
        *rng.lock().unwrap_or_else(PoisonError::into_inner) = StdRng::seed_from_u64(seed);
        true
    }

    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system for randomness"
    )]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match &*self.0 {
            Source::System => rand::rng().fill_bytes(&mut out),
            Source::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(&mut out),
        }
        out
    }

    /// A random id (UUID version 4): a counted one would tell how many there are.
    #[must_use]
    pub fn id(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}
