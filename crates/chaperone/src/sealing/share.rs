//! Another person gets a record's key, or loses it.

use store::{Conn, Sealed, Ts, holder::Holder, person_key::PersonKey, record::OldKey};
use uuid::Uuid;
use vault::{Key, PublicKey};

use super::{
    keys::{self, Unlocked},
    places,
    record::{self, Opened, Reach},
};
use crate::{audit, ctx::Ctx, error::AppError};

/// Seals the key to somebody more. Whoever must not know of the record gets none, whoever asks for it.
///
/// # Errors
/// [`AppError::NotFound`] for somebody who must not know; when the rows cannot be written.
pub async fn give(ctx: &Ctx, tx: &mut Conn, opened: &Opened, person: Uuid) -> Result<(), AppError> {
    let id = opened.id();
    if store::holder::is_excluded(tx, id, ctx.tag_of(person)).await? {
        return Err(AppError::NotFound);
    }
    let pair = store::person_key::find(tx, person).await?;
    let sealed = match &pair {
        Some(pair) => {
            let place = places::to_holder(id, opened.record.generation, person);
            let mut rng = keys::rng(&ctx.app);
            Some(Sealed(keys::public(pair).seal_key(
                &mut rng,
                &place,
                opened.key()?,
            )))
        }
        None => None,
    };
    let row = Holder {
        record_id: id,
        person_id: person,
        sealed,
        key_number: pair.map(|pair| pair.number),
        given_at: ctx.ts(),
        given_by: ctx.actor.person(),
        wakes_at: ctx.ts(),
        leads: false,
        opened_at: None,
        times_opened: 0,
    };
    store::holder::give(tx, &row).await?;
    audit::note_record(
        tx,
        ctx,
        "gave-key",
        id,
        &serde_json::json!({ "to": person }),
    )
    .await
}

/// It exists for somebody from now on, and its key comes when a colleague confirms.
///
/// # Errors
/// [`AppError::NotFound`] for somebody who must not know; when the row cannot be written.
pub async fn let_wait(ctx: &Ctx, tx: &mut Conn, id: Uuid, person: Uuid) -> Result<(), AppError> {
    if store::holder::is_excluded(tx, id, ctx.tag_of(person)).await? {
        return Err(AppError::NotFound);
    }
    let row = Holder {
        record_id: id,
        person_id: person,
        sealed: None,
        key_number: None,
        given_at: ctx.ts(),
        given_by: ctx.actor.person(),
        wakes_at: ctx.ts(),
        leads: false,
        opened_at: None,
        times_opened: 0,
    };
    store::holder::insert(tx, &row).await?;
    Ok(())
}

/// Somebody who holds another record gets this one as they hold that: while its key waits for a colleague's word, so does this one's.
///
/// # Errors
/// As [`give`].
pub async fn give_as(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    other: &Holder,
) -> Result<(), AppError> {
    if opens(tx, other).await? {
        give(ctx, tx, opened, other.person_id).await
    } else {
        let_wait(ctx, tx, opened.id(), other.person_id).await
    }
}

/// Whether somebody's pair of today opens what is sealed in their row.
///
/// # Errors
/// When the database cannot be read.
pub async fn opens(conn: &mut Conn, row: &Holder) -> Result<bool, AppError> {
    let pair = store::person_key::find(conn, row.person_id).await?;
    Ok(pair.is_some_and(|pair| row.sealed.is_some() && row.key_number == Some(pair.number)))
}

/// Takes somebody's key away and turns the record's key: what is written from here on is sealed under another.
///
/// # Errors
/// When the rows cannot be written.
pub async fn take_away(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: Opened,
    person: Uuid,
) -> Result<Opened, AppError> {
    let id = opened.id();
    store::holder::take_away(tx, id, person).await?;
    let turned = turn(ctx, tx, opened).await?;
    audit::note_record(
        tx,
        ctx,
        "took-key",
        id,
        &serde_json::json!({ "from": person }),
    )
    .await?;
    Ok(turned)
}

/// Somebody must not know of a record: their key goes, the record's key is turned, and nobody can give it to them again.
///
/// # Errors
/// When the rows cannot be written.
pub async fn exclude(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: Opened,
    person: Uuid,
) -> Result<Opened, AppError> {
    let id = opened.id();
    let tag = ctx.tag_of(person);
    if store::holder::is_excluded(tx, id, tag).await? {
        return Ok(opened);
    }
    store::holder::exclude(tx, id, tag, ctx.ts()).await?;
    store::own_report::freeze(tx, id, ctx.reporter_tag_of(person)).await?;
    let held = store::holder::take_away(tx, id, person).await?;
    // Whoever never held it has no key that needs to be worthless.
    let opened = if held > 0 {
        turn(ctx, tx, opened).await?
    } else {
        opened
    };
    // Not by whom it is about: the log of a record is read by its holders, and by whoever has the database.
    audit::note_record(tx, ctx, "excluded", id, &()).await?;
    Ok(opened)
}

/// Seals the key into a row that waits for it. Since when it is theirs, who leads and from when they see it stay as they are.
pub(super) async fn fill(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    pair: &PersonKey,
) -> Result<(), AppError> {
    let (id, person) = (opened.id(), pair.person_id);
    let place = places::to_holder(id, opened.record.generation, person);
    let mut rng = keys::rng(&ctx.app);
    let sealed = keys::public(pair).seal_key(&mut rng, &place, opened.key()?);
    store::holder::reseal(tx, id, person, &Sealed(sealed), pair.number).await?;
    let detail = serde_json::json!({ "to": person });
    audit::note_record(tx, ctx, "gave-key", id, &detail).await
}

/// A new key, sealed to everybody whose pair opens the old one, to recovery and to the reporter; the old one is sealed under the new.
pub(crate) async fn turn(ctx: &Ctx, tx: &mut Conn, opened: Opened) -> Result<Opened, AppError> {
    let mut rng = keys::rng(&ctx.app);
    let new = Key::generate(&mut rng);
    let mut record = opened.record.clone();
    let id = record.id;
    let place = places::older(id, record.generation);
    let shared = record::shared_of(&new);
    let old = OldKey {
        generation: record.generation,
        sealed: Sealed(new.seal(&mut rng, &place, opened.key()?.reveal())),
        shared_sealed: Sealed(shared.seal(&mut rng, &place, opened.shared_key()?.reveal())),
    };
    store::record::keep_old(tx, id, &old).await?;
    record.generation += 1;
    let generation = record.generation;
    let recovery = store::recovery_key::current(tx).await?;
    record.recovery_number = recovery.as_ref().map(|recovery| recovery.number);
    record.recovery_sealed = recovery.map(|recovery| {
        let public = PublicKey(recovery.public.0);
        Sealed(public.seal_key(&mut rng, &places::to_recovery(id, generation), &new))
    });
    record.reporter_sealed = record.reporter_public.map(|public| {
        Sealed(PublicKey(public.0).seal_key(
            &mut rng,
            &places::to_reporter(id, generation),
            &shared,
        ))
    });
    store::record::turn(tx, &record).await?;
    for holder in store::holder::of_record(tx, id).await? {
        let Some(pair) = store::person_key::find(tx, holder.person_id).await? else {
            continue;
        };
        // Whoever waits for a colleague's word goes on waiting: the new key is not given by the way.
        if holder.key_number != Some(pair.number) {
            continue;
        }
        let place = places::to_holder(id, generation, holder.person_id);
        let sealed = Sealed(keys::public(&pair).seal_key(&mut rng, &place, &new));
        store::holder::reseal(tx, id, holder.person_id, &sealed, pair.number).await?;
    }
    record::with_key(tx, record, new).await
}

/// Confirms that a colleague may have the keys that wait for them and, where they are of the team that takes concerns, those of
/// open records that do not exist for them yet: of records that whoever confirms can open, and no others. How many were given.
///
/// # Errors
/// [`AppError::Locked`] where the key of whoever confirms is not unlocked; when the database cannot be read or written.
pub async fn give_waiting(
    ctx: &Ctx,
    person: Uuid,
    takes_since: Option<Ts>,
) -> Result<usize, AppError> {
    let signed = ctx.signed()?;
    let own = signed.unlocked.as_ref().ok_or(AppError::Locked)?;
    let mut tx = ctx.db().begin().await?;
    // A key can only be sealed to a pair that is there.
    let Some(pair) = store::person_key::find(&mut tx, person).await? else {
        return Ok(0);
    };
    let tag = ctx.tag_of(person);
    let mut given = 0;
    for id in store::holder::waited_for(&mut tx, person).await? {
        if store::holder::is_excluded(&mut tx, id, tag).await? {
            continue;
        }
        match record::reach(ctx, &mut tx, id).await {
            Ok(Reach::Open(opened)) => {
                fill(ctx, &mut tx, &opened, &pair).await?;
                given += 1;
            }
            // Not theirs to give: it does not exist for them, or waits for them too.
            Ok(Reach::Waiting) | Err(AppError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    if let Some(since) = takes_since {
        let (viewer, now) = (signed.person, ctx.ts());
        let more =
            store::holder::open_not_held(&mut tx, viewer, own.number, person, tag, since, now);
        for id in more.await? {
            if let Reach::Open(opened) = record::reach(ctx, &mut tx, id).await? {
                give(ctx, &mut tx, &opened, person).await?;
                given += 1;
            }
        }
    }
    tx.commit().await?;
    Ok(given)
}

/// Turns the keys that somebody who lost theirs might still know, of the records that this person can open. How many were turned.
///
/// # Errors
/// When the database cannot be read or written, or a record does not open with its holder's key.
pub async fn turn_wanted(ctx: &Ctx, person: Uuid, own: &Unlocked) -> Result<usize, AppError> {
    let mut conn = ctx.db().read().await?;
    let wanted = store::record::turns_wanted(&mut conn, person, own.number).await?;
    drop(conn);
    let mut turned = 0;
    for id in wanted {
        let mut tx = ctx.db().begin().await?;
        match record::reach_as(ctx, &mut tx, id, person, Some(own)).await {
            Ok(Reach::Open(opened)) => {
                turn(ctx, &mut tx, *opened).await?;
                tx.commit().await?;
                turned += 1;
            }
            // Not theirs yet.
            Ok(Reach::Waiting) | Err(AppError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(turned)
}
