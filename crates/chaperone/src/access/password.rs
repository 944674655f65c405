//! Passwords: what we take, and how they rest.
//!
//! Twelve characters or more, none that guessers try first, pasting welcome, no forced change: the length is ours, the
//! rest follows the GOV.UK guidance on passwords. The hash is Argon2id with 19 MiB and two passes (the OWASP minimum).

use anyhow::Context;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::app::App;

pub const SHORTEST: usize = 12;
/// Long enough for any sentence; a bound, so that hashing megabytes is nobody's lever.
pub const LONGEST: usize = 512;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    Common,
}

/// Checks a new password. `known` holds words a guesser would try for this person: name, address, organisation.
///
/// # Errors
/// The first reason not to take it.
pub fn check(password: &str, known: &[&str]) -> Result<(), Weakness> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Weakness::TooShort);
    }
    if length > LONGEST {
        return Err(Weakness::TooLong);
    }
    // The estimate is about guessing, not about kinds of characters: "password1234" has four kinds and no strength.
    let head: String = password.chars().take(72).collect();
    if u8::from(zxcvbn::zxcvbn(&head, known).score()) < 2 {
        return Err(Weakness::Common);
    }
    Ok(())
}

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// Hashes a password; at most a few at a time, off the threads that serve pages.
///
/// # Errors
/// When the hasher fails: our mistake.
pub async fn hash(app: &App, password: String) -> anyhow::Result<String> {
    let salt: [u8; 16] = app.entropy().bytes();
    let _turn = app.hashing().acquire().await.context("hashing is closed")?;
    tokio::task::spawn_blocking(move || {
        hasher()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|error| anyhow::anyhow!("hashing a password: {error}"))
    })
    .await
    .context("hashing was interrupted")?
}

/// Whether the password is right. With no stored hash the same work is done and the answer is no, so that time does
/// not tell whether an account exists.
///
/// # Errors
/// When a stored hash cannot be read.
pub async fn verify(app: &App, password: String, stored: Option<String>) -> anyhow::Result<bool> {
    let _turn = app.hashing().acquire().await.context("hashing is closed")?;
    tokio::task::spawn_blocking(move || match stored {
        Some(stored) => {
            let parsed = PasswordHash::new(&stored)
                .map_err(|error| anyhow::anyhow!("a stored password hash is damaged: {error}"))?;
            Ok(hasher()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok())
        }
        None => {
            hasher()
                .hash_password_with_salt(password.as_bytes(), &[0_u8; 16])
                .map_err(|error| anyhow::anyhow!("hashing a password: {error}"))?;
            Ok(false)
        }
    })
    .await
    .context("hashing was interrupted")?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_passwords_are_refused() {
        assert_eq!(check("elevenchars", &[]), Err(Weakness::TooShort));
    }

    #[test]
    fn passwords_that_guessers_try_first_are_refused() {
        for common in [
            "password1234",
            "123456789012",
            "qwertyuiopas",
            "aaaaaaaaaaaaaa",
        ] {
            assert_eq!(check(common, &[]), Err(Weakness::Common), "{common}");
        }
    }

    #[test]
    fn the_persons_own_name_is_no_password() {
        assert_eq!(
            check(
                "robinhathersage",
                &["Robin Hathersage", "robin", "hathersage"]
            ),
            Err(Weakness::Common)
        );
    }

    #[test]
    fn three_random_words_are_taken() {
        assert_eq!(check("copper lantern giraffe", &[]), Ok(()));
    }

    #[test]
    fn a_very_long_password_is_refused_before_it_costs_anything() {
        assert_eq!(check(&"long ".repeat(200), &[]), Err(Weakness::TooLong));
    }
}
