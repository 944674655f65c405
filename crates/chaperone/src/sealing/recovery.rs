//! The recovery key: made once, shown once, kept on paper. It gives a person who forgot their password their records back, and
//! an organisation whose whole team is gone its cases.

use store::{Conn, Digest, Sealed, recovery_key::RecoveryKey as Row};
use uuid::Uuid;
use vault::{PublicKey, RecoveryKey, Share};

use super::{
    keys, places,
    record::{self, Opened, Reach},
    share,
};
use crate::{audit, ctx::Ctx, error::AppError};

/// How a new recovery key is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheets {
    One,
    /// Any `threshold` of `shares` together.
    Split {
        threshold: u8,
        shares: u8,
    },
}

/// What is to be printed, once.
pub enum Paper {
    Whole(RecoveryKey),
    Parts(Vec<Share>),
}

/// Makes the organisation's recovery key. From here on every record is sealed to it; what was sealed to an older one is sealed
/// to it as its holders confirm.
///
/// # Errors
/// When the numbers of shares do not work, or the row cannot be written.
pub async fn make(
    ctx: &Ctx,
    tx: &mut Conn,
    sheets: Sheets,
) -> Result<(RecoveryKey, Paper), AppError> {
    let mut rng = keys::rng(&ctx.app);
    let key = RecoveryKey::generate(&mut rng);
    let (paper, threshold, shares) = match sheets {
        Sheets::One => (Paper::Whole(key.clone()), None, None),
        Sheets::Split { threshold, shares } => {
            let parts = key
                .split(threshold, shares, &mut rng)
                .map_err(|problem| AppError::BadRequest(problem.to_string()))?;
            (
                Paper::Parts(parts),
                Some(threshold.into()),
                Some(shares.into()),
            )
        }
    };
    let before = store::recovery_key::current(tx).await?;
    let row = Row {
        number: before.map_or(1, |row| row.number + 1),
        public: Digest(key.public().0),
        threshold,
        shares,
        made_at: ctx.ts(),
        made_by: ctx.actor.person(),
        confirmed_at: None,
    };
    store::recovery_key::insert(tx, &row).await?;
    audit::note(tx, ctx, "made", "recovery-key", row.number).await?;
    Ok((key, paper))
}

/// Seals what whoever is signed in can open to the newest recovery key, where it was sealed to an older one or to none.
/// How many records that were.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn seal_held(ctx: &Ctx) -> Result<usize, AppError> {
    let person = ctx.signed()?.person;
    let mut tx = ctx.db().begin().await?;
    let Some(current) = store::recovery_key::current(&mut tx).await? else {
        return Ok(0);
    };
    let mut sealed = 0;
    for held in store::holder::of_person(&mut tx, person, ctx.ts()).await? {
        let Reach::Open(opened) = record::reach(ctx, &mut tx, held.record_id).await? else {
            continue;
        };
        if opened.record.recovery_number == Some(current.number) {
            continue;
        }
        seal_to(ctx, &mut tx, &opened, &current).await?;
        sealed += 1;
    }
    tx.commit().await?;
    Ok(sealed)
}

async fn seal_to(ctx: &Ctx, tx: &mut Conn, opened: &Opened, current: &Row) -> Result<(), AppError> {
    let place = places::to_recovery(opened.id(), opened.record.generation);
    let public = PublicKey(current.public.0);
    let bytes = public.seal_key(&mut keys::rng(&ctx.app), &place, opened.key()?);
    store::record::set_recovery(tx, opened.id(), current.number, &Sealed(bytes)).await?;
    Ok(())
}

/// Gives somebody the keys that wait for them, opened with the recovery key from paper. How many were given.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn give_back(ctx: &Ctx, key: &RecoveryKey, person: Uuid) -> Result<usize, AppError> {
    let mut tx = ctx.db().begin().await?;
    let Some(pair) = store::person_key::find(&mut tx, person).await? else {
        return Ok(0);
    };
    let mut given = 0;
    for row in store::record::to_recover(&mut tx, person, pair.number).await? {
        let Some(sealed) = &row.recovery_sealed else {
            continue;
        };
        let place = places::to_recovery(row.id, row.generation);
        // Sealed to another recovery key than the one on this paper.
        let Ok(opened) = key.private().open_key(&place, &sealed.0) else {
            continue;
        };
        let opened = record::with_key(&mut tx, row, opened).await?;
        share::give(ctx, &mut tx, &opened, person).await?;
        given += 1;
    }
    let detail = serde_json::json!({ "to": person });
    audit::note_with(&mut tx, ctx, "used", "recovery-key", person, &detail).await?;
    tx.commit().await?;
    Ok(given)
}
