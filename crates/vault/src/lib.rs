//! Keys, sealing, receipts and recovery. Pure: no I/O, no clock; randomness is passed in.
//!
//! What a concern says is sealed under a random [`Key`] of its own. That key is sealed in turn to the [`PublicKey`] of each
//! person who may read it. Who holds no sealed key reads nothing: keys are the access list.
//!
//! ```
//! use vault::{Context, Key, PrivateKey};
//! # use rand::{SeedableRng, rngs::StdRng};
//! # let mut rng = StdRng::seed_from_u64(1);
//! let concern = Key::generate(&mut rng);
//! let place = Context::new("entry").id(&[7; 16]);
//! let kept = concern.seal(&mut rng, &place, b"He sent me a message at night");
//!
//! // The lead's key pair; the concern's key sealed to it, and opened with it.
//! let lead = PrivateKey::generate(&mut rng);
//! let held = lead.public().seal_key(&mut rng, &Context::new("held").id(&[7; 16]), &concern);
//! let opened = lead.open_key(&Context::new("held").id(&[7; 16]), &held)?;
//! assert_eq!(opened.open(&place, &kept)?.as_slice(), b"He sent me a message at night");
//!
//! // Moved to another row, the same bytes do not open.
//! assert!(opened.open(&Context::new("entry").id(&[8; 16]), &kept).is_err());
//! # Ok::<(), vault::Unopened>(())
//! ```
//!
//! Secrets are wiped when they are dropped and have no `Debug`, so none reaches a log.

mod context;
mod key;
mod pair;
mod parcel;
mod password;
mod receipt;
mod recovery;
mod words;

pub use context::Context;
pub use key::Key;
pub use pair::{PrivateKey, PublicKey};
pub use parcel::{open_parcel, parcel_words, seal_parcel};
pub use password::{Cost, from_password};
pub use receipt::Receipt;
pub use recovery::{RecoveryKey, Share, ShareProblem};
pub use words::WordProblem;

/// A sealed text did not open: another key, another place, a byte changed, or a format that this program does not know.
///
/// One error for all, since telling them apart helps only somebody who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sealed text does not open with this key in this place")]
pub struct Unopened;
