//! Who gets what is no concern: attempts, questions and breaches go to those who take concerns, sealed in a record of their own.

use jiff::Timestamp;
use policy::Period;
use serde::Serialize;
use store::{Conn, due::Due, record::Kind};
use uuid::Uuid;

use crate::{
    access::actor::Actor,
    audit,
    ctx::Ctx,
    error::AppError,
    governance::live::LivePolicy,
    notices,
    reporting::{
        clocks::{self, Clocks, READ_WITHIN},
        routing,
    },
    sealing::record::{self, Built, Readers, Recipient},
};

/// Something new for the team, ready to be written.
pub struct Ready {
    built: Built,
    to: Vec<Recipient>,
}

/// Everything that one is made of.
pub struct New<'a, T> {
    pub kind: Kind,
    /// From the form: random, secret, the same when the form is sent twice.
    pub seed: [u8; 32],
    pub service: Option<&'a str>,
    pub words: &'a T,
    /// When the next in line gets it too.
    pub wakes: Timestamp,
    /// Whether whoever writes can read it later.
    pub author_reads: bool,
}

/// Seals it to the team and, where they are to read it, to whoever writes.
///
/// # Errors
/// [`AppError::NobodyReads`] where nobody ever could; when the database cannot be read.
pub async fn ready<T: Serialize>(
    ctx: &Ctx,
    live: Option<&LivePolicy>,
    new: New<'_, T>,
) -> Result<Ready, AppError> {
    let author = ctx.signed()?.person;
    let clocks = Clocks {
        read: new.wakes,
        triage: None,
        act: None,
        read_within: READ_WITHIN,
    };
    let mut conn = ctx.db().read().await?;
    // Somebody of the team who writes it is no reader in line: a colleague looks at it.
    let without: &[Uuid] = if new.author_reads { &[author] } else { &[] };
    let mut to = routing::route(ctx, &mut conn, live, new.service, without, &clocks)
        .await?
        .to;
    let recovery = store::recovery_key::current(&mut conn).await?;
    if new.author_reads {
        to.push(Recipient {
            person: author,
            pair: store::person_key::find(&mut conn, author).await?,
            leads: to.is_empty(),
            wakes_at: ctx.ts(),
        });
    }
    drop(conn);
    if recovery.is_none() && to.iter().all(|one| one.pair.is_none()) {
        return Err(AppError::NobodyReads);
    }
    let id = identity(author, &new)?;
    // Who of the staff wrote it is in the sealed words and in no row beside them.
    let quiet = ctx.acting(Actor::Anonymous);
    let mut built = record::build_as(&quiet, id, new.kind, &to, recovery.as_ref(), None);
    built.entry(ctx, Readers::Holders, new.words)?;
    Ok(Ready { built, to })
}

/// The same form sent twice is the same record; another seed, word or writer is another one.
fn identity<T: Serialize>(author: Uuid, new: &New<'_, T>) -> Result<Uuid, AppError> {
    let words = serde_json::to_vec(&(author, new.kind.as_str(), new.words))
        .map_err(|error| AppError::Internal(error.into()))?;
    let hash = blake3::keyed_hash(&new.seed, &words);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

impl Ready {
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.built.id()
    }

    /// Writes record, due and notices; false where the same form was sent before, and nothing is written then.
    ///
    /// # Errors
    /// When the rows cannot be written.
    pub async fn write(
        self,
        ctx: &Ctx,
        tx: &mut Conn,
        due: &str,
        due_at: Timestamp,
    ) -> Result<bool, AppError> {
        let id = self.built.id();
        if store::record::find(tx, id).await?.is_some() {
            return Ok(false);
        }
        self.built.write(tx).await?;
        let due = Due {
            id: ctx.new_id(),
            record_id: id,
            kind: due.to_owned(),
            due_at: due_at.into(),
            made_at: ctx.ts(),
            done_at: None,
            owner: None,
            reminded_at: None,
        };
        store::due::insert(tx, &due).await?;
        let author = ctx.actor.person();
        let waits = |one: &&Recipient| one.wakes_at <= ctx.ts() && Some(one.person) != author;
        for one in self.to.iter().filter(waits) {
            notices::waiting::post(ctx, tx, one.person).await?;
        }
        let quiet = ctx.acting(Actor::Anonymous);
        audit::note_record(tx, &quiet, "received", id, &()).await?;
        Ok(true)
    }
}

/// When something is due that a clause gives a period for; where none does, as soon as a concern is to be read.
#[must_use]
pub fn due(ctx: &Ctx, from: Timestamp, within: Option<Period>) -> Timestamp {
    clocks::after(ctx, from, within.unwrap_or(READ_WITHIN))
}

/// The shortest of some periods.
#[must_use]
pub fn shortest(periods: impl Iterator<Item = Period>) -> Option<Period> {
    periods.min_by_key(|period| period.about_minutes())
}
