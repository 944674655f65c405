//! The server's key, as far as the store needs it.

use std::sync::Arc;

use vault::Key;

use super::{Place, RowId};
use crate::Digest;

/// What a key of the store is for.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// Names, addresses, contacts, and what is noted about a person.
    People,
    /// What people write into the registers, which may name somebody.
    Registers,
    /// Files of the registers, with their names.
    Files,
    /// The work that waits: mails, above all.
    Work,
    SecondFactor,
}

/// The server's key: one key for each purpose, none of which gives away another one. Cheap to clone; no `Debug`.
#[derive(Clone)]
pub struct ServerKey(Arc<Keys>);

struct Keys {
    people: Key,
    registers: Key,
    files: Key,
    work: Key,
    second_factor: Key,
    addresses: Key,
    tries: Key,
    codes: Key,
    outside: Key,
    fingerprint: Digest,
}

impl ServerKey {
    /// From the key as its file holds it.
    #[must_use]
    pub fn new(key: &Key) -> ServerKey {
        ServerKey(Arc::new(Keys {
            people: key.derive("store: people"),
            registers: key.derive("store: registers"),
            files: key.derive("store: files"),
            work: key.derive("store: work that waits"),
            second_factor: key.derive("store: second factor"),
            addresses: key.derive("store: index of addresses"),
            tries: key.derive("store: index of wrong tries"),
            codes: key.derive("store: index of recovery codes"),
            outside: key.derive("outside of the store"),
            fingerprint: Digest(key.derive("store: fingerprint").blind(b"")),
        }))
    }

    /// A key for a purpose of the caller's own; never one of those that the store uses.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Key {
        self.0.outside.derive(purpose)
    }

    /// What the database keeps to know the key again. The key cannot be found from it.
    pub(crate) fn fingerprint(&self) -> Digest {
        self.0.fingerprint
    }

    /// By which a person is found from their address, in any case of letters. Without the key nobody can try addresses.
    pub(crate) fn address(&self, email: &str) -> Digest {
        Digest(self.0.addresses.blind(lower(email).as_bytes()))
    }

    /// By which wrong tries are counted. There are few addresses of networks, and a plain hash of each is soon made.
    pub(crate) fn tries(&self, counted: Digest) -> Digest {
        Digest(self.0.tries.blind(&counted.0))
    }

    /// By which a recovery code is known. It is short enough to be written down, and so to be tried out on a plain hash.
    pub(crate) fn code(&self, code: Digest) -> Digest {
        Digest(self.0.codes.blind(&code.0))
    }

    /// Where a value of a row belongs. `column` is `table.column`.
    pub(crate) fn place(
        &self,
        purpose: Purpose,
        column: &'static str,
        row: &impl RowId,
    ) -> Place<'_> {
        let key = match purpose {
            Purpose::People => &self.0.people,
            Purpose::Registers => &self.0.registers,
            Purpose::Files => &self.0.files,
            Purpose::Work => &self.0.work,
            Purpose::SecondFactor => &self.0.second_factor,
        };
        Place::new(key, column, row)
    }
}

/// Lower case by Unicode's rules, without white space around: how names are put in order and addresses compared.
pub(crate) fn lower(text: &str) -> String {
    text.trim().to_lowercase()
}
