//! Slows down guessing without locking the person out.
//!
//! Wrong tries are counted in three places: by account for browsers never seen before, by browser for one that this
//! person signed in from, and by address for somebody who tries many accounts. Guessing from far away blocks strangers
//! only: the person's own browser has its own count, and a link by e-mail always works. Keys are hashes: the table
//! names nobody. GOV.UK's guidance on passwords asks for a stop after five to ten tries.

use jiff::SignedDuration;

/// Wrong tries before the first wait.
pub const FREE_TRIES: i64 = 8;
/// An address may serve a whole school.
pub const FREE_TRIES_BY_ADDRESS: i64 = 40;
/// Wrong receipts from an address before its tries become slow.
pub const FREE_RECEIPTS: i64 = 20;
/// Tries are forgotten after this long without one.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(30);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// What is counted.
#[derive(Clone, Debug)]
pub struct Key {
    pub hash: [u8; 32],
    pub free: i64,
    /// One right password must not wipe out what an address did to other accounts.
    pub outlives_success: bool,
}

impl Key {
    #[must_use]
    pub fn account(email: &str) -> Self {
        Self::new("account", email.to_lowercase().as_bytes(), FREE_TRIES)
    }

    #[must_use]
    pub fn browser(device: &[u8; 32]) -> Self {
        Self::new("browser", device, FREE_TRIES)
    }

    #[must_use]
    pub fn address(address: &str) -> Self {
        Self::new("address", address.as_bytes(), FREE_TRIES_BY_ADDRESS)
    }

    /// Wrong receipts, apart from wrong passwords: a school whose pupils mistype must not keep its teacher out.
    #[must_use]
    pub fn receipts(address: &str) -> Self {
        Self {
            outlives_success: true,
            ..Self::new("receipts", address.as_bytes(), FREE_RECEIPTS)
        }
    }

    #[must_use]
    pub fn code(person: uuid::Uuid) -> Self {
        Self::new("code", person.as_bytes(), FREE_TRIES)
    }

    fn new(what: &str, value: &[u8], free: i64) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("chaperone throttle v1");
        hasher.update(what.as_bytes()).update(&[0]).update(value);
        Self {
            hash: *hasher.finalize().as_bytes(),
            free,
            outlives_success: what == "address",
        }
    }
}

/// One minute after the free tries, then doubled, up to a quarter of an hour.
#[must_use]
pub fn wait(failures: i64, free: i64) -> Option<SignedDuration> {
    let over = failures - free;
    (over >= 0).then(|| SignedDuration::from_mins(1 << over.min(4)).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_slips_cost_nothing() {
        assert_eq!(wait(7, FREE_TRIES), None);
    }

    #[test]
    fn the_eighth_costs_a_minute_and_each_further_one_twice_as_much() {
        assert_eq!(wait(8, FREE_TRIES), Some(SignedDuration::from_mins(1)));
        assert_eq!(wait(9, FREE_TRIES), Some(SignedDuration::from_mins(2)));
    }

    #[test]
    fn the_wait_never_passes_a_quarter_of_an_hour() {
        assert_eq!(wait(i64::MAX, FREE_TRIES), Some(LONGEST_WAIT));
    }

    #[test]
    fn accounts_and_addresses_are_counted_apart() {
        assert_ne!(
            Key::account("a@b.example").hash,
            Key::address("a@b.example").hash
        );
        assert_eq!(
            Key::account("A@b.example").hash,
            Key::account("a@B.example").hash
        );
    }
}
