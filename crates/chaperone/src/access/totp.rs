//! Time-based one-time codes (RFC 6238): six digits, thirty seconds, SHA-1, as every authenticator app knows them.

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use totp_rs::{Builder, Totp};

use crate::entropy::Entropy;

/// 160 bits, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;

#[must_use]
pub fn new_secret(entropy: &Entropy) -> [u8; SECRET_BYTES] {
    entropy.bytes()
}

/// The secret as people type it: groups of four letters.
#[must_use]
pub fn for_typing(secret: &[u8]) -> String {
    let text = BASE32_NOPAD.encode(secret);
    let groups: Vec<&str> = text
        .as_bytes()
        .chunks(4)
        .filter_map(|chunk| std::str::from_utf8(chunk).ok())
        .collect();
    groups.join(" ")
}

fn totp(secret: &[u8], account: &str, issuer: &str) -> anyhow::Result<Totp> {
    // A colon separates issuer and account in the address, so neither may hold one.
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(secret.to_vec().into_boxed_slice())
        .with_account_name(plain(account))
        .with_issuer(Some(plain(issuer)))
        .build()
        .map_err(|error| anyhow::anyhow!("making a one-time code: {error}"))
}

/// The `otpauth:` address that an authenticator app reads from a QR code.
///
/// # Errors
/// When the secret is too short: our mistake.
pub fn address(secret: &[u8], account: &str, issuer: &str) -> anyhow::Result<String> {
    Ok(totp(secret, account, issuer)?.to_url()?)
}

/// The time step a code belongs to, if it is right now or one step off. The caller refuses a step already used: a code
/// seen over a shoulder must not work twice.
///
/// # Errors
/// When the secret is too short: our mistake.
pub fn check(secret: &[u8], code: &str, now: Timestamp) -> anyhow::Result<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.as_second())?;
    let step = totp(secret, "account", "Chaperone")?.check(&digits, seconds);
    Ok(match step {
        Some(step) => Some(i64::try_from(step)?),
        None => None,
    })
}

/// The code that an app shows at a moment: for the demo and for tests, which have no phone.
///
/// # Errors
/// When the secret is too short: our mistake.
pub fn code_at(secret: &[u8], now: Timestamp) -> anyhow::Result<String> {
    let seconds = u64::try_from(now.as_second())?;
    Ok(totp(secret, "account", "Chaperone")?
        .generate(seconds)
        .to_string())
}
