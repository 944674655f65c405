//! Changing one's own password.

use super::{
    actor::Signed,
    password::{self, Weakness},
    throttle::Key,
    tries,
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    notices::{mail::Mail, outbox},
    sealing::keys,
};

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    WrongCurrent,
    Weak(Weakness),
}

/// Everybody else signed in as this person is signed out: a password is changed when somebody may know it.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn change_password(
    ctx: &Ctx,
    signed: &Signed,
    current: String,
    new: String,
) -> Result<Changed, AppError> {
    let keys = [Key::code(signed.person)];
    if tries::blocked(ctx, &keys).await? {
        return Ok(Changed::WrongCurrent);
    }
    let mut conn = ctx.db().read().await?;
    let stored = store::credential::find(&mut conn, signed.person).await?;
    let person = store::person::get(&mut conn, signed.person).await?;
    drop(conn);
    let stored = stored.map(|credential| credential.password_hash);
    if !password::verify(&ctx.app, current.clone(), stored).await? {
        tries::count(ctx, &keys).await?;
        return Ok(Changed::WrongCurrent);
    }
    let email = person.email.clone().unwrap_or_default();
    if let Err(weakness) = password::check(&new, &[&person.name, &email, &ctx.organisation().name])
    {
        return Ok(Changed::Weak(weakness));
    }
    let hash = password::hash(&ctx.app, new.clone()).await?;
    let own = keys::reseal(ctx, signed.person, &current, &new).await?;
    let mut tx = ctx.db().begin().await?;
    if let Some(own) = own {
        own.keep(ctx, &mut tx).await?;
    }
    store::credential::set_password(&mut tx, signed.person, &hash, ctx.ts()).await?;
    store::session::end_others(&mut tx, signed.person, Some(signed.session), ctx.ts()).await?;
    if let Some(to) = person.email {
        let organisation = &ctx.organisation().name;
        let text = format!(
            "Hello {},\n\nThe password of your account with {organisation} was changed just now.\n\n\
             If it was not you, choose a new one at once: {}forgot\n",
            person.name,
            ctx.app.config().base_url(),
        );
        let subject = format!("Your password for {organisation} was changed");
        outbox::post(ctx, &mut tx, Mail { to, subject, text }).await?;
    }
    audit::note(&mut tx, ctx, "changed-password", "person", signed.person).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
