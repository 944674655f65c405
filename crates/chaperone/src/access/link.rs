//! Links by e-mail that work once: an invitation, or a new password.

use jiff::SignedDuration;
use store::{Conn, Digest, link::Purpose};
use uuid::Uuid;

use super::{
    device,
    password::{self, Weakness},
    session,
    token::Token,
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    notices::{mail::Mail, outbox},
    sealing::keys,
};

/// Long enough for a volunteer who reads mail at the weekend.
const INVITATION: SignedDuration = SignedDuration::from_hours(24 * 7);
const NEW_PASSWORD: SignedDuration = SignedDuration::from_hours(1);

/// What a link that still works leads to.
pub struct Open {
    pub person: Uuid,
    pub email: String,
    pub purpose: Purpose,
}

/// Makes a link and puts its mail in the outbox; links of the same kind sent before stop working.
///
/// # Errors
/// When the database cannot be written.
pub async fn send(
    ctx: &Ctx,
    tx: &mut Conn,
    person: &store::person::Person,
    purpose: Purpose,
) -> Result<(), AppError> {
    let Some(email) = person.email.clone() else {
        return Ok(());
    };
    let token = Token::new(ctx.app.entropy());
    let lives = match purpose {
        Purpose::Invite => INVITATION,
        _ => NEW_PASSWORD,
    };
    store::link::revoke(tx, person.id, purpose, ctx.ts()).await?;
    store::link::insert(
        tx,
        &store::link::Link {
            token_hash: Digest(token.hash()),
            purpose,
            person_id: person.id,
            email: email.clone(),
            created_at: ctx.ts(),
            expires_at: ctx.ts().plus(lives),
            used_at: None,
        },
    )
    .await?;
    let address = ctx
        .app
        .config()
        .base_url()
        .join(&format!("link/{}", token.reveal()));
    let address = address.map_err(|error| AppError::Internal(error.into()))?;
    let organisation = &ctx.organisation().name;
    let (subject, text) = match purpose {
        Purpose::Invite => (
            format!("Your account with {organisation}"),
            format!(
                "Hello {name},\n\n{organisation} keeps its online safeguarding policy in Chaperone.\n\
                 Use this link to choose a password and read the policy:\n\n{address}\n\n\
                 It works once, until {until}.\n\nIf you did not expect this, you can ignore it.\n",
                name = person.name,
                until = crate::web::dates::moment(ctx, ctx.now() + lives),
            ),
        ),
        _ => (
            format!("Choose a new password for {organisation}"),
            format!(
                "Hello {name},\n\nSomebody asked for a new password for your account with {organisation}.\n\
                 If it was you, use this link:\n\n{address}\n\nIt works once, until {until}.\n\n\
                 If it was not you, ignore this: your password stays as it is.\n",
                name = person.name,
                until = crate::web::dates::moment(ctx, ctx.now() + lives),
            ),
        ),
    };
    outbox::post(
        ctx,
        tx,
        Mail {
            to: email,
            subject,
            text,
        },
    )
    .await
}

/// Somebody forgot a password. Whether an account has the address stays between us and its owner.
///
/// # Errors
/// When the database cannot be written.
pub async fn forgot(ctx: &Ctx, email: &str) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let today = store::Day::from(ctx.today());
    if let Some(person) = store::person::find_by_email(&mut tx, email).await?
        && person.ended_on.is_none_or(|last| today < last)
        // A mailbox must not be filled by somebody who keeps pressing the button.
        && !sent_just_now(ctx, &mut tx, person.id).await?
    {
        send(ctx, &mut tx, &person, Purpose::Reset).await?;
        audit::note_by(
            &mut tx,
            ctx,
            None,
            "asked-for-new-password",
            "person",
            person.id,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn sent_just_now(ctx: &Ctx, tx: &mut Conn, person: Uuid) -> Result<bool, AppError> {
    let since = ctx.ts().plus(SignedDuration::from_mins(-2));
    Ok(store::link::sent_since(tx, person, since).await?)
}

/// The person a link belongs to, while it works.
///
/// # Errors
/// When the database cannot be read.
pub async fn open(ctx: &Ctx, token: &str) -> Result<Option<Open>, AppError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let mut conn = ctx.db().read().await?;
    let link = store::link::find_any(&mut conn, Digest(token.hash()), ctx.ts()).await?;
    let Some(link) = link else { return Ok(None) };
    let person = store::person::get(&mut conn, link.person_id).await?;
    let today = store::Day::from(ctx.today());
    if person.ended_on.is_some_and(|last| last <= today) {
        return Ok(None);
    }
    Ok(Some(Open {
        person: link.person_id,
        email: link.email,
        purpose: link.purpose,
    }))
}

/// How choosing a password by link went.
pub enum Chosen {
    Welcome {
        session: Token,
        device: Token,
        code_wanted: bool,
    },
    Weak(Weakness),
    LinkUsed,
}

/// Sets the password and signs the person in. The link is spent in the same transaction: two browsers cannot both use it.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn choose_password(
    ctx: &Ctx,
    token: &str,
    password: String,
    agent: &str,
    browser: Option<Token>,
) -> Result<Chosen, AppError> {
    let Some(open) = open(ctx, token).await? else {
        return Ok(Chosen::LinkUsed);
    };
    let organisation = ctx.organisation().name.clone();
    if let Err(weakness) = password::check(&password, &[&open.email, &organisation]) {
        return Ok(Chosen::Weak(weakness));
    }
    let hash = password::hash(&ctx.app, password.clone()).await?;
    let own = keys::anew(ctx, open.person, &password).await?;
    let mut tx = ctx.db().begin().await?;
    let Some(token) = Token::parse(token) else {
        return Ok(Chosen::LinkUsed);
    };
    let hash_of_link = Digest(token.hash());
    let spent = store::link::redeem(&mut tx, hash_of_link, open.purpose, ctx.ts()).await?;
    if spent.is_none() {
        return Ok(Chosen::LinkUsed);
    }
    store::credential::set_password(&mut tx, open.person, &hash, ctx.ts()).await?;
    store::session::end_others(&mut tx, open.person, None, ctx.ts()).await?;
    let own = own.keep(ctx, &mut tx).await?;
    let session = session::begin(ctx, &mut tx, open.person, agent, Some(&own)).await?;
    let device = device::remember(ctx, &mut tx, browser, open.person).await?;
    let code_wanted = store::credential::find(&mut tx, open.person)
        .await?
        .is_some_and(|credential| credential.totp_confirmed_at.is_some());
    audit::note_by(
        &mut tx,
        ctx,
        Some(open.person),
        "chose-password",
        "person",
        open.person,
    )
    .await?;
    tx.commit().await?;
    Ok(Chosen::Welcome {
        session,
        device,
        code_wanted,
    })
}
