//! Signing in with a password.

use store::Digest;

use super::{device, password, session, throttle::Key, token::Token, tries};
use crate::{audit, ctx::Ctx, error::AppError, keys::attend, sealing::keys};

/// What the form carried.
pub struct Command {
    pub email: String,
    pub password: String,
    /// The browser's own secret from an earlier sign-in.
    pub device: Option<Token>,
    /// A short word for the browser, for the list of sessions.
    pub agent: String,
    /// Where the request came from, for counting only.
    pub address: String,
}

/// How it went. One answer for a wrong password, an unknown address, a person who left and too many tries: none of
/// them may tell a guesser which.
pub enum Outcome {
    Welcome {
        session: Token,
        device: Token,
        code_wanted: bool,
    },
    NotNow,
}

/// # Errors
/// When the database cannot be read or written.
pub async fn sign_in(ctx: &Ctx, command: Command) -> Result<Outcome, AppError> {
    let email = command.email.trim();
    let mut conn = ctx.db().read().await?;
    let person = store::person::find_by_email(&mut conn, email).await?;
    let known = match (&command.device, &person) {
        (Some(device), Some(person)) => device::is_known(&mut conn, device, person.id).await?,
        _ => false,
    };
    let credential = match &person {
        Some(person) => store::credential::find(&mut conn, person.id).await?,
        None => None,
    };
    drop(conn);
    let keys = match &command.device {
        // The person's own browser: only its own slips count.
        Some(device) if known => vec![Key::browser(&device.hash())],
        _ => vec![Key::account(email), Key::address(&command.address)],
    };
    if tries::blocked(ctx, &keys).await? {
        return Ok(Outcome::NotNow);
    }
    let stored = credential
        .as_ref()
        .map(|credential| credential.password_hash.clone());
    let right = password::verify(&ctx.app, command.password.clone(), stored).await?;
    let today = store::Day::from(ctx.today());
    let here = person.filter(|person| person.ended_on.is_none_or(|last| today < last));
    let (true, Some(person)) = (right, here) else {
        tries::count(ctx, &keys).await?;
        return Ok(Outcome::NotNow);
    };
    let own = keys::at_sign_in(ctx, person.id, &command.password).await?;
    let mut tx = ctx.db().begin().await?;
    let own = own.keep(ctx, &mut tx).await?;
    let session = session::begin(ctx, &mut tx, person.id, &command.agent, Some(&own)).await?;
    let device = device::remember(ctx, &mut tx, command.device, person.id).await?;
    for key in keys.iter().filter(|key| !key.outlives_success) {
        store::throttle::clear(&mut tx, Digest(key.hash)).await?;
    }
    audit::note_by(
        &mut tx,
        ctx,
        Some(person.id),
        "signed-in",
        "person",
        person.id,
    )
    .await?;
    tx.commit().await?;
    attend::attend(ctx, person.id, &own).await;
    Ok(Outcome::Welcome {
        session,
        device,
        code_wanted: credential.is_some_and(|credential| credential.totp_confirmed_at.is_some()),
    })
}
