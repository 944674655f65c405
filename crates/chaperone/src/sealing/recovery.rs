//! The recovery key: made once, shown once, kept on paper. It gives a person who forgot their password their records back, and
//! an organisation whose whole team is gone its cases.

use store::{Conn, Day, Digest, Sealed, record::Record, recovery_key::RecoveryKey as Row};
use uuid::Uuid;
use vault::{PublicKey, RecoveryKey, Share, ShareProblem, WordProblem};

use super::{
    keys::{self, Unlocked},
    places,
    record::{self, Opened, Reach},
    share,
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    keys::tell::{self, What},
};

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

/// Makes the organisation's recovery key. It counts once its sheet was typed back, or at once while no other counts. Records are
/// sealed to it from then on; what was sealed to an older one is sealed to it as its holders sign in.
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
    let before = store::recovery_key::all(tx).await?;
    let row = Row {
        number: before.first().map_or(1, |row| row.number + 1),
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

/// Somebody typed the sheet back: from here on this key counts.
///
/// # Errors
/// When there is no such key or the row cannot be written.
pub async fn confirm(ctx: &Ctx, number: i64) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let row = store::recovery_key::find(&mut tx, number).await?;
    let row = row.ok_or(AppError::NotFound)?;
    // Typed back twice: the first time counts.
    if row.confirmed_at.is_none() {
        store::recovery_key::confirm(&mut tx, number, ctx.ts()).await?;
        audit::note(&mut tx, ctx, "confirmed", "recovery-key", number).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// How many records are sealed in one transaction: other writers wait no longer than that takes.
const AT_ONCE: i64 = 100;

/// Seals what this person can open to the recovery key that counts, where it was sealed to another one or to none. How many
/// records that were.
///
/// # Errors
/// When the database cannot be read or written, or a record does not open with its holder's key.
pub async fn seal_held(ctx: &Ctx, person: Uuid, own: &Unlocked) -> Result<usize, AppError> {
    let mut sealed = 0;
    loop {
        // Most who sign in have nothing to seal: they make no writer wait.
        let mut conn = ctx.db().read().await?;
        let Some(current) = store::recovery_key::current(&mut conn).await? else {
            return Ok(sealed);
        };
        let (own_number, number) = (own.number, current.number);
        let next =
            store::record::not_sealed_to(&mut conn, person, own_number, number, AT_ONCE).await?;
        drop(conn);
        let before = sealed;
        if next.is_empty() {
            return Ok(sealed);
        }
        let mut tx = ctx.db().begin().await?;
        for id in next {
            match record::reach_as(ctx, &mut tx, id, person, Some(own)).await {
                Ok(Reach::Open(opened)) => {
                    seal_to(ctx, &mut tx, &opened, &current).await?;
                    sealed += 1;
                }
                // Not theirs yet.
                Ok(Reach::Waiting) | Err(AppError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        tx.commit().await?;
        if sealed == before {
            return Ok(sealed);
        }
    }
}

async fn seal_to(ctx: &Ctx, tx: &mut Conn, opened: &Opened, current: &Row) -> Result<(), AppError> {
    let place = places::to_recovery(opened.id(), opened.record.generation);
    let public = PublicKey(current.public.0);
    let bytes = public.seal_key(&mut keys::rng(&ctx.app), &place, opened.key()?);
    store::record::set_recovery(tx, opened.id(), current.number, &Sealed(bytes)).await?;
    Ok(())
}

/// What keeps typed words from being one of the organisation's recovery keys.
#[derive(Debug, PartialEq, Eq)]
pub enum Typed {
    /// The words of this sheet (from 1) are wrong.
    Words(usize, WordProblem),
    Shares(ShareProblem),
    /// Good words, but of no key of this organisation.
    NotOurs,
    /// Neither one whole sheet nor whole shares: so many words.
    Count(usize),
}

const WHOLE: usize = 25;
const SHARE: usize = 28;

/// Reads the words of a sheet, or of several shares one after the other, and finds which key of the organisation they give.
///
/// # Errors
/// When the database cannot be read.
pub async fn read(
    conn: &mut Conn,
    text: &str,
) -> Result<Result<(RecoveryKey, Row), Typed>, AppError> {
    let rows = store::recovery_key::all(conn).await?;
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() == WHOLE {
        return Ok(match RecoveryKey::parse(&words.join(" ")) {
            Ok(key) => of_organisation(key, rows),
            Err(problem) => Err(Typed::Words(1, problem)),
        });
    }
    if words.is_empty() || !words.len().is_multiple_of(SHARE) {
        return Ok(Err(Typed::Count(words.len())));
    }
    let mut shares = Vec::new();
    for (place, typed) in words.chunks(SHARE).enumerate() {
        match Share::parse(&typed.join(" ")) {
            Ok(share) => shares.push(share),
            Err(problem) => return Ok(Err(Typed::Words(place + 1, problem))),
        }
    }
    let mut why = Typed::NotOurs;
    for row in rows {
        match RecoveryKey::combine(&shares, PublicKey(row.public.0)) {
            Ok(key) => return Ok(Ok((key, row))),
            // Shares of another set: of another key, or not of one.
            Err(ShareProblem::Mixed) => {}
            Err(problem) => why = Typed::Shares(problem),
        }
    }
    if why == Typed::NotOurs && shares.len() > 1 {
        why = Typed::Shares(ShareProblem::Mixed);
    }
    Ok(Err(why))
}

/// Which sheet some words are.
pub struct SheetOf {
    /// Counted from 1.
    pub number: usize,
    pub shares: usize,
    pub needed: u8,
}

/// Whether these are the words of one sheet of the newest recovery key, and of which.
///
/// # Errors
/// When the database cannot be read.
pub async fn sheet_of(conn: &mut Conn, words: &str) -> Result<Option<SheetOf>, AppError> {
    let rows = store::recovery_key::all(conn).await?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    if let Ok(key) = RecoveryKey::parse(words) {
        return Ok((key.public().0 == row.public.0).then_some(SheetOf {
            number: 1,
            shares: 1,
            needed: 1,
        }));
    }
    let (Ok(share), Some(shares)) = (Share::parse(words), row.shares) else {
        return Ok(None);
    };
    let of_row = !matches!(
        RecoveryKey::combine(std::slice::from_ref(&share), PublicKey(row.public.0)),
        Err(ShareProblem::Mixed)
    );
    Ok(of_row.then(|| SheetOf {
        number: share.number().into(),
        shares: usize::try_from(shares).unwrap_or(usize::from(share.number())),
        needed: share.threshold(),
    }))
}

fn of_organisation(key: RecoveryKey, rows: Vec<Row>) -> Result<(RecoveryKey, Row), Typed> {
    let public = key.public();
    match rows.into_iter().find(|row| row.public.0 == public.0) {
        Some(row) => Ok((key, row)),
        None => Err(Typed::NotOurs),
    }
}

/// Gives somebody the keys that wait for them, opened with the recovery key from paper; and, where they are of the team that takes
/// concerns, the keys of what nobody who is here can open. How many were given.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn give_back(
    ctx: &Ctx,
    key: &RecoveryKey,
    person: Uuid,
    of_team: bool,
) -> Result<usize, AppError> {
    let mut tx = ctx.db().begin().await?;
    let Some(pair) = store::person_key::find(&mut tx, person).await? else {
        return Ok(0);
    };
    let tag = ctx.tag_of(person);
    let waiting = store::record::to_recover(&mut tx, person, pair.number).await?;
    let known: Vec<Uuid> = waiting.iter().map(|row| row.id).collect();
    let mut rows: Vec<(Record, bool)> = waiting.into_iter().map(|row| (row, true)).collect();
    if of_team {
        let lost = store::record::nobody_opens(&mut tx, Day::from(ctx.today())).await?;
        let lost = lost.into_iter().filter(|row| !known.contains(&row.id));
        rows.extend(lost.map(|row| (row, false)));
    }
    let mut given = 0;
    for (row, theirs) in rows {
        // Whoever must not know of a record gets no key, not even with the paper in hand.
        if store::holder::is_excluded(&mut tx, row.id, tag).await? {
            continue;
        }
        let Some(sealed) = &row.recovery_sealed else {
            continue;
        };
        let place = places::to_recovery(row.id, row.generation);
        // Sealed to another recovery key than the one on this paper.
        let Ok(opened) = key.private().open_key(&place, &sealed.0) else {
            continue;
        };
        let opened = record::with_key(&mut tx, row, opened).await?;
        if theirs {
            share::fill(ctx, &mut tx, &opened, &pair).await?;
        } else {
            share::give(ctx, &mut tx, &opened, person).await?;
        }
        given += 1;
    }
    let detail = serde_json::json!({ "to": person });
    audit::note_with(&mut tx, ctx, "used", "recovery-key", person, &detail).await?;
    tell::tell(ctx, &mut tx, What::Used).await?;
    tx.commit().await?;
    Ok(given)
}
