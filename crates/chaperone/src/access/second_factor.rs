//! The second factor: setting it up, proving it, and the codes for the day the phone is lost.

use data_encoding::BASE32_NOPAD;
use store::{Conn, Digest};
use uuid::Uuid;

use super::{actor::Signed, throttle::Key, token, totp, tries};
use crate::{audit, ctx::Ctx, error::AppError};

/// How many recovery codes a person gets.
const CODES: usize = 10;

/// What a person needs to set up their app.
pub struct SetUp {
    pub secret: Vec<u8>,
    pub address: String,
}

/// How a code was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    Right,
    Wrong,
    TooManyTries,
}

/// A secret for the app, the same until it is confirmed: scanning, then reloading the page must not change it.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn begin(ctx: &Ctx, signed: &Signed) -> Result<SetUp, AppError> {
    let mut tx = ctx.db().begin().await?;
    let secret = match store::credential::offered_totp(&mut tx, signed.person).await? {
        Some(secret) => secret,
        None => {
            let secret = totp::new_secret(ctx.app.entropy()).to_vec();
            store::credential::offer_totp(&mut tx, signed.person, &secret).await?;
            secret
        }
    };
    let person = store::person::get(&mut tx, signed.person).await?;
    tx.commit().await?;
    let account = person.email.unwrap_or(person.name);
    let address = totp::address(&secret, &account, &ctx.organisation().name)?;
    Ok(SetUp { secret, address })
}

/// Turns the second factor on when the app shows the right code; gives the recovery codes, which are never shown again.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn confirm(
    ctx: &Ctx,
    signed: &Signed,
    code: &str,
) -> Result<Option<Vec<String>>, AppError> {
    let mut tx = ctx.db().begin().await?;
    let Some(secret) = store::credential::offered_totp(&mut tx, signed.person).await? else {
        return Ok(None);
    };
    let Some(step) = totp::check(&secret, code, ctx.now())? else {
        return Ok(None);
    };
    store::credential::confirm_totp(&mut tx, signed.person, step, ctx.ts()).await?;
    store::session::pass_second_factor(&mut tx, signed.session, ctx.ts()).await?;
    // Whoever was signed in without it has to show it now.
    store::session::end_others(&mut tx, signed.person, Some(signed.session), ctx.ts()).await?;
    let codes = replace_codes(ctx, &mut tx, signed.person).await?;
    audit::note(
        &mut tx,
        ctx,
        "turned-on-second-factor",
        "person",
        signed.person,
    )
    .await?;
    tx.commit().await?;
    Ok(Some(codes))
}

/// New recovery codes in the place of the old ones.
///
/// # Errors
/// When the database cannot be written.
pub async fn new_codes(ctx: &Ctx, signed: &Signed) -> Result<Vec<String>, AppError> {
    let mut tx = ctx.db().begin().await?;
    let codes = replace_codes(ctx, &mut tx, signed.person).await?;
    audit::note(&mut tx, ctx, "made-recovery-codes", "person", signed.person).await?;
    tx.commit().await?;
    Ok(codes)
}

async fn replace_codes(ctx: &Ctx, tx: &mut Conn, person: Uuid) -> Result<Vec<String>, AppError> {
    let codes: Vec<String> = (0..CODES).map(|_| new_code(ctx)).collect();
    let hashes: Vec<Digest> = codes.iter().map(|code| code_hash(code)).collect();
    store::recovery_code::replace(tx, person, &hashes).await?;
    Ok(codes)
}

/// Ten letters: 50 random bits, and every try is counted.
fn new_code(ctx: &Ctx) -> String {
    let text = BASE32_NOPAD.encode(&ctx.app.entropy().bytes::<7>());
    format!("{}-{}", &text[..5], &text[5..10])
}

fn code_hash(code: &str) -> Digest {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    Digest(token::hash(plain.as_bytes()))
}

/// Proves the second factor for this session.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn prove(ctx: &Ctx, signed: &Signed, code: &str) -> Result<Proof, AppError> {
    prove_with(ctx, signed, Way::App(code)).await
}

/// The same with a recovery code, which then works no more.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn recover(ctx: &Ctx, signed: &Signed, code: &str) -> Result<Proof, AppError> {
    prove_with(ctx, signed, Way::Recovery(code)).await
}

enum Way<'a> {
    App(&'a str),
    Recovery(&'a str),
}

async fn prove_with(ctx: &Ctx, signed: &Signed, way: Way<'_>) -> Result<Proof, AppError> {
    let keys = [Key::code(signed.person)];
    if tries::blocked(ctx, &keys).await? {
        return Ok(Proof::TooManyTries);
    }
    let mut tx = ctx.db().begin().await?;
    let (right, verb) = match way {
        Way::App(code) => (
            is_fresh_code(ctx, &mut tx, signed.person, code).await?,
            "proved-second-factor",
        ),
        Way::Recovery(code) => (
            store::recovery_code::spend(&mut tx, signed.person, code_hash(code), ctx.ts()).await?,
            "used-recovery-code",
        ),
    };
    if !right {
        tx.rollback().await?;
        tries::count(ctx, &keys).await?;
        return Ok(Proof::Wrong);
    }
    store::session::pass_second_factor(&mut tx, signed.session, ctx.ts()).await?;
    store::throttle::clear(&mut tx, Digest(keys[0].hash)).await?;
    audit::note(&mut tx, ctx, verb, "person", signed.person).await?;
    tx.commit().await?;
    Ok(Proof::Right)
}

/// A code works once: one read over a shoulder is worth nothing.
async fn is_fresh_code(
    ctx: &Ctx,
    tx: &mut Conn,
    person: Uuid,
    code: &str,
) -> Result<bool, AppError> {
    let Some(credential) = store::credential::find(tx, person).await? else {
        return Ok(false);
    };
    let (Some(secret), Some(_)) = (&credential.totp_secret, credential.totp_confirmed_at) else {
        return Ok(false);
    };
    let Some(step) = totp::check(secret, code, ctx.now())? else {
        return Ok(false);
    };
    Ok(store::credential::spend_totp_step(tx, person, step).await?)
}
