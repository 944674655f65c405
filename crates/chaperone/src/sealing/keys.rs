//! People's key pairs. The private half is sealed under their password; while they are signed in it is also in their
//! session's row, sealed under the secret in their cookie. The database alone opens neither.

use anyhow::Context as _;
use rand::{SeedableRng, rngs::StdRng};
use store::{Conn, Digest, Sealed, person_key::PersonKey};
use uuid::Uuid;
use vault::{Cost, Key, PrivateKey, PublicKey};

use super::places;
use crate::{app::App, audit, ctx::Ctx, error::AppError};

/// A person's private key, unlocked. No word of it in `Debug`.
#[derive(Clone)]
pub struct Unlocked {
    pub pair: PrivateKey,
    /// Which of the person's pairs it is.
    pub number: i64,
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unlocked")
    }
}

impl Unlocked {
    /// For the session's row: number and key, sealed under the secret in the cookie.
    #[must_use]
    pub fn seal_for_session(&self, ctx: &Ctx, secret: &Key, person: Uuid) -> Sealed {
        let mut text = self.number.to_le_bytes().to_vec();
        text.extend_from_slice(self.pair.reveal());
        let sealed = Sealed(secret.seal(&mut rng(&ctx.app), &places::in_session(person), &text));
        zeroize::Zeroize::zeroize(&mut text);
        sealed
    }

    /// What [`Unlocked::seal_for_session`] sealed.
    ///
    /// # Errors
    /// When the row holds something else: it was tampered with.
    pub fn from_session(secret: &Key, person: Uuid, sealed: &Sealed) -> Result<Self, AppError> {
        let text = secret
            .open(&places::in_session(person), &sealed.0)
            .map_err(|_| AppError::internal("the key in a session's row does not open"))?;
        let (number, key) = text
            .split_first_chunk::<8>()
            .ok_or_else(|| AppError::internal("the key in a session's row is too short"))?;
        let key: [u8; 32] = key
            .try_into()
            .map_err(|_| AppError::internal("the key in a session's row is too short"))?;
        Ok(Self {
            pair: PrivateKey::from_bytes(key),
            number: i64::from_le_bytes(*number),
        })
    }
}

/// Randomness for one piece of work.
#[must_use]
pub fn rng(app: &App) -> StdRng {
    StdRng::from_seed(app.entropy().bytes())
}

/// The key that a password gives; at most a few at a time, off the threads that serve pages.
async fn derive(app: &App, password: &str, salt: [u8; 16], cost: Cost) -> Result<Key, AppError> {
    let password = zeroize::Zeroizing::new(password.as_bytes().to_vec());
    let _turn = app.hashing().acquire().await.context("hashing is closed")?;
    tokio::task::spawn_blocking(move || vault::from_password(&password, &salt, cost))
        .await
        .context("deriving a key was interrupted")?
        .ok_or_else(|| AppError::internal("the cost beside a sealed key is damaged"))
}

/// A pair that waits to be kept: derived before the transaction, so that no writer waits for it.
pub struct Prepared {
    row: PersonKey,
    unlocked: Unlocked,
    new: bool,
}

/// The pair of somebody whose password was just proved: unlocked, or made when they have none.
///
/// # Errors
/// When the database cannot be read or the kept pair is damaged.
pub async fn at_sign_in(ctx: &Ctx, person: Uuid, password: &str) -> Result<Prepared, AppError> {
    let mut conn = ctx.db().read().await?;
    let row = store::person_key::find(&mut conn, person).await?;
    drop(conn);
    let Some(row) = row else {
        return make(ctx, person, 1, password).await;
    };
    let key = derive(&ctx.app, password, salt_of(&row)?, cost_of(&row)?).await?;
    match opened(&key, &row) {
        Some(pair) => Ok(Prepared {
            unlocked: Unlocked {
                pair,
                number: row.number,
            },
            row,
            new: false,
        }),
        // The password was set by other means: what was sealed to the old pair waits for somebody to confirm.
        None => make(ctx, person, row.number + 1, password).await,
    }
}

/// A new pair for somebody who chose a password without knowing the old one. What was sealed to the old pair waits until
/// a colleague or the recovery key gives it back.
///
/// # Errors
/// When the database cannot be read.
pub async fn anew(ctx: &Ctx, person: Uuid, password: &str) -> Result<Prepared, AppError> {
    let mut conn = ctx.db().read().await?;
    let before = store::person_key::find(&mut conn, person).await?;
    drop(conn);
    make(
        ctx,
        person,
        before.map_or(1, |row| row.number + 1),
        password,
    )
    .await
}

/// The same pair under another password; none when they have none yet.
///
/// # Errors
/// When the database cannot be read or the old password does not open the pair.
pub async fn reseal(
    ctx: &Ctx,
    person: Uuid,
    old: &str,
    new: &str,
) -> Result<Option<Prepared>, AppError> {
    let mut conn = ctx.db().read().await?;
    let row = store::person_key::find(&mut conn, person).await?;
    drop(conn);
    let Some(row) = row else {
        return Ok(None);
    };
    let key = derive(&ctx.app, old, salt_of(&row)?, cost_of(&row)?).await?;
    let Some(pair) = opened(&key, &row) else {
        return make(ctx, person, row.number + 1, new).await.map(Some);
    };
    let sealed = seal(ctx, person, row.number, pair, new).await?;
    Ok(Some(Prepared {
        row: PersonKey {
            made_at: row.made_at,
            ..sealed.row
        },
        ..sealed
    }))
}

async fn make(ctx: &Ctx, person: Uuid, number: i64, password: &str) -> Result<Prepared, AppError> {
    let pair = PrivateKey::generate(&mut rng(&ctx.app));
    seal(ctx, person, number, pair, password).await
}

async fn seal(
    ctx: &Ctx,
    person: Uuid,
    number: i64,
    pair: PrivateKey,
    password: &str,
) -> Result<Prepared, AppError> {
    let lock = lock(ctx, password).await?;
    Ok(under(ctx, person, number, pair, &lock))
}

/// What a password gives, with what was put into it.
pub struct Lock {
    key: Key,
    salt: [u8; 16],
    cost: Cost,
}

/// Derives the key that seals a pair, with a new salt.
///
/// # Errors
/// When hashing fails: our mistake.
pub async fn lock(ctx: &Ctx, password: &str) -> Result<Lock, AppError> {
    let salt: [u8; 16] = ctx.app.entropy().bytes();
    let cost = Cost::NOW;
    let key = derive(&ctx.app, password, salt, cost).await?;
    Ok(Lock { key, salt, cost })
}

/// A new pair for somebody, under a lock that is at hand: for the demo, where all have one password.
#[must_use]
pub fn new_under(ctx: &Ctx, person: Uuid, lock: &Lock) -> Prepared {
    let pair = PrivateKey::generate(&mut rng(&ctx.app));
    under(ctx, person, 1, pair, lock)
}

fn under(ctx: &Ctx, person: Uuid, number: i64, pair: PrivateKey, lock: &Lock) -> Prepared {
    let Lock { key, salt, cost } = lock;
    let sealed = key.seal(
        &mut rng(&ctx.app),
        &places::under_password(person, number),
        pair.reveal(),
    );
    Prepared {
        row: PersonKey {
            person_id: person,
            number,
            public: Digest(pair.public().0),
            sealed: Sealed(sealed),
            salt: salt.to_vec(),
            memory: cost.memory.into(),
            passes: cost.passes.into(),
            lanes: cost.lanes.into(),
            made_at: ctx.ts(),
        },
        unlocked: Unlocked { pair, number },
        new: true,
    }
}

impl Prepared {
    /// Keeps what is new about it, in the transaction of whatever asked for it.
    ///
    /// # Errors
    /// When the row cannot be written.
    pub async fn keep(self, ctx: &Ctx, tx: &mut Conn) -> Result<Unlocked, AppError> {
        if self.new {
            store::person_key::put(tx, &self.row).await?;
            let person = self.row.person_id;
            let detail = serde_json::json!({ "number": self.row.number });
            audit::note_with(tx, ctx, "kept-key-pair", "person", person, &detail).await?;
        }
        Ok(self.unlocked)
    }
}

fn opened(key: &Key, row: &PersonKey) -> Option<PrivateKey> {
    let text = key.open(
        &places::under_password(row.person_id, row.number),
        &row.sealed.0,
    );
    let bytes: [u8; 32] = match text {
        Ok(text) => text.as_slice().try_into().ok()?,
        Err(vault::Unopened) => return None,
    };
    Some(PrivateKey::from_bytes(bytes))
}

fn salt_of(row: &PersonKey) -> Result<[u8; 16], AppError> {
    let salt = row.salt.as_slice().try_into();
    salt.map_err(|_| AppError::internal("the salt beside a sealed key is damaged"))
}

fn cost_of(row: &PersonKey) -> Result<Cost, AppError> {
    let number = |value: i64| {
        u32::try_from(value)
            .map_err(|_| AppError::internal("the cost beside a sealed key is damaged"))
    };
    Ok(Cost {
        memory: number(row.memory)?,
        passes: number(row.passes)?,
        lanes: number(row.lanes)?,
    })
}

/// Somebody's public half, as keys are sealed to it.
#[must_use]
pub fn public(row: &PersonKey) -> PublicKey {
    PublicKey(row.public.0)
}
