//! A key from a password (Argon2id, RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};

use crate::Key;

/// What deriving costs whoever guesses. Kept beside what it sealed, so that it can be raised later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// 19 MiB and two passes: the least that OWASP names for Argon2id (2026), about 33 ms of one core.
    pub const NOW: Self = Self {
        memory: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
}

/// Derives the key that seals a person's private key. `None` where the cost or the salt is not one that Argon2 takes: then
/// what was kept beside the sealed key is damaged.
#[must_use]
pub fn from_password(password: &[u8], salt: &[u8; 16], cost: Cost) -> Option<Key> {
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).ok()?;
    let mut bytes = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password, salt, &mut bytes)
        .ok()?;
    Some(Key::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};
    use data_encoding::HEXLOWER;

    use super::*;

    const QUICK: Cost = Cost {
        memory: 32,
        passes: 1,
        lanes: 1,
    };

    /// RFC 9106, section 5.3.
    #[test]
    fn the_derivation_gives_the_answer_of_rfc_9106() {
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let argon =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        argon
            .hash_password_into(&[1; 32], &[2; 16], &mut tag)
            .unwrap();
        assert_eq!(
            HEXLOWER.encode(&tag),
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

    #[test]
    fn another_password_salt_or_cost_is_another_key() {
        let key = |password: &[u8], salt: u8, cost| {
            *from_password(password, &[salt; 16], cost).unwrap().reveal()
        };
        let one = key(b"copper lantern giraffe", 1, QUICK);
        assert_eq!(one, key(b"copper lantern giraffe", 1, QUICK));
        assert_ne!(one, key(b"copper lantern giraffes", 1, QUICK));
        assert_ne!(one, key(b"copper lantern giraffe", 2, QUICK));
        assert_ne!(
            one,
            key(b"copper lantern giraffe", 1, Cost { passes: 2, ..QUICK })
        );
    }

    #[test]
    fn a_damaged_cost_is_no_key() {
        assert!(from_password(b"x", &[1; 16], Cost { memory: 0, ..QUICK }).is_none());
    }
}
