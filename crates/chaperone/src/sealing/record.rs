//! A record's own key: made with the record, opened by a holder, and what is written and read with it.
//!
//! From the record's key a second one is derived that only opens what the reporter and the team say to each other. That one is
//! sealed to the reporter's receipt: a receipt never opens what the team writes among themselves.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};
use store::{
    Conn, Sealed,
    entry::Entry,
    record::{OldKey, Record},
};
use uuid::Uuid;
use vault::{Key, PrivateKey};

use super::{
    keys::{self, Unlocked},
    places,
};
use crate::{audit, ctx::Ctx, error::AppError};

mod made;
pub use made::{Built, Recipient, build, build_as};

/// A record whose key is at hand: a holder's, or a reporter's that opens the shared part only.
pub struct Opened {
    pub record: Record,
    /// Every key it ever had, by generation.
    keys: BTreeMap<i64, Keys>,
}

/// The keys of one generation.
struct Keys {
    /// None for a reporter.
    own: Option<Key>,
    shared: Key,
}

impl Keys {
    fn from_own(own: Key) -> Self {
        Self {
            shared: shared_of(&own),
            own: Some(own),
        }
    }
}

/// The key that a reporter has, from the record's own.
pub(super) fn shared_of(own: &Key) -> Key {
    own.derive("shared with the reporter")
}

/// Who may read an entry or a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever holds the record.
    Holders,
    /// They and the reporter.
    AndReporter,
}

/// How far a record exists for whoever asks.
pub enum Reach {
    Open(Box<Opened>),
    /// It exists for them, but nobody has sealed the key to their pair yet.
    Waiting,
}

/// Opens a record for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for them, [`AppError::Locked`] where their own key is not unlocked, and when
/// the database cannot be read.
pub async fn reach(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Reach, AppError> {
    let signed = ctx.signed()?;
    reach_as(ctx, conn, id, signed.person, signed.unlocked.as_ref()).await
}

/// The same for somebody who is only just signing in.
///
/// # Errors
/// As [`reach`].
pub async fn reach_as(
    ctx: &Ctx,
    conn: &mut Conn,
    id: Uuid,
    person: Uuid,
    unlocked: Option<&Unlocked>,
) -> Result<Reach, AppError> {
    let row = store::holder::find(conn, id, person, ctx.ts()).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let unlocked = unlocked.ok_or(AppError::Locked)?;
    let (Some(sealed), Some(number)) = (&row.sealed, row.key_number) else {
        return Ok(Reach::Waiting);
    };
    if number != unlocked.number {
        return Ok(Reach::Waiting);
    }
    let record = store::record::find(conn, id).await?;
    let record = record.ok_or(AppError::NotFound)?;
    let key = held(unlocked, &record, person, sealed)?;
    Ok(Reach::Open(Box::new(with_key(conn, record, key).await?)))
}

/// As [`reach`], for what needs the words: a record that waits for its key is answered by a page that says so.
///
/// # Errors
/// As [`reach`], and [`AppError::Waiting`].
pub async fn open(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Opened, AppError> {
    match reach(ctx, conn, id).await? {
        Reach::Open(opened) => Ok(*opened),
        Reach::Waiting => Err(AppError::Waiting),
    }
}

/// Opens the shared part of a record with the pair of a receipt.
///
/// # Errors
/// When the database cannot be read, or the record was not sealed to this receipt.
pub async fn by_receipt(conn: &mut Conn, id: Uuid, pair: &PrivateKey) -> Result<Opened, AppError> {
    let record = store::record::find(conn, id).await?;
    let record = record.ok_or(AppError::NotFound)?;
    let sealed = record.reporter_sealed.as_ref().ok_or(AppError::NotFound)?;
    let shared = pair
        .open_key(&places::to_reporter(id, record.generation), &sealed.0)
        .map_err(|_| AppError::NotFound)?;
    let newest = Keys { own: None, shared };
    with_keys(conn, record, newest).await
}

fn held(
    unlocked: &Unlocked,
    record: &Record,
    person: Uuid,
    sealed: &Sealed,
) -> Result<Key, AppError> {
    unlocked
        .pair
        .open_key(
            &places::to_holder(record.id, record.generation, person),
            &sealed.0,
        )
        .map_err(|_| AppError::internal("the key of a record does not open with its holder's"))
}

/// A record with its newest key, from which the older ones open one after the other.
pub(super) async fn with_key(
    conn: &mut Conn,
    record: Record,
    key: Key,
) -> Result<Opened, AppError> {
    with_keys(conn, record, Keys::from_own(key)).await
}

async fn with_keys(conn: &mut Conn, record: Record, newest: Keys) -> Result<Opened, AppError> {
    let old = if record.generation > 1 {
        store::record::old_keys(conn, record.id).await?
    } else {
        Vec::new()
    };
    chain(record, newest, &old)
}

/// `old`: the older keys, the newest first.
fn chain(record: Record, newest: Keys, old: &[OldKey]) -> Result<Opened, AppError> {
    let mut keys = BTreeMap::from([(record.generation, newest)]);
    for old in old {
        let newer = keys
            .get(&(old.generation + 1))
            .ok_or_else(|| AppError::internal("an older key of a record is missing"))?;
        let place = places::older(record.id, old.generation);
        let older = match &newer.own {
            Some(own) => Keys::from_own(older(own, &place, &old.sealed)?),
            None => Keys {
                own: None,
                shared: older(&newer.shared, &place, &old.shared_sealed)?,
            },
        };
        keys.insert(old.generation, older);
    }
    Ok(Opened { record, keys })
}

/// A record whose rows are at hand, opened by its holder: no question to the database.
pub(super) fn open_held(
    unlocked: &Unlocked,
    record: Record,
    person: Uuid,
    sealed: &Sealed,
    old: &[OldKey],
) -> Result<Opened, AppError> {
    let key = held(unlocked, &record, person, sealed)?;
    chain(record, Keys::from_own(key), old)
}

fn older(newer: &Key, place: &vault::Context, sealed: &Sealed) -> Result<Key, AppError> {
    let text = newer
        .open(place, &sealed.0)
        .map_err(|_| AppError::internal("an older key of a record does not open"))?;
    let bytes = text.as_slice().try_into();
    bytes
        .map(Key::from_bytes)
        .map_err(|_| AppError::internal("an older key of a record has another length"))
}

impl Opened {
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.record.id
    }

    /// How many entries there are: what a form remembers, so that a writer who has not seen the last one is told.
    #[must_use]
    pub fn seen(&self) -> i64 {
        self.record.entries
    }

    /// The record's own key, as it is sealed to people.
    pub(super) fn key(&self) -> Result<&Key, AppError> {
        self.key_of(self.record.generation, Readers::Holders)
    }

    /// The key derived from it that the reporter has.
    pub(super) fn shared_key(&self) -> Result<&Key, AppError> {
        self.key_of(self.record.generation, Readers::AndReporter)
    }

    fn key_of(&self, generation: i64, readers: Readers) -> Result<&Key, AppError> {
        let keys = self.keys.get(&generation);
        let keys =
            keys.ok_or_else(|| AppError::internal("a record's key of that generation is missing"))?;
        match readers {
            Readers::AndReporter => Ok(&keys.shared),
            Readers::Holders => keys
                .own
                .as_ref()
                .ok_or_else(|| AppError::internal("a receipt was to open what the team wrote")),
        }
    }

    /// The words of an entry.
    ///
    /// # Errors
    /// When they do not open or are not what this program writes.
    pub fn read<T: DeserializeOwned>(&self, entry: &Entry) -> Result<T, AppError> {
        serde_json::from_slice(&self.bytes(entry)?)
            .map_err(|_| AppError::internal("an entry is not what this program writes"))
    }

    /// An entry as it was sealed: JSON.
    ///
    /// # Errors
    /// When it does not open.
    pub fn bytes(&self, entry: &Entry) -> Result<zeroize::Zeroizing<Vec<u8>>, AppError> {
        let place = places::of_entry(entry.record_id, entry.generation, entry.id);
        self.key_of(entry.generation, readers(entry.shared))?
            .open(&place, &entry.sealed.0)
            .map_err(|_| AppError::internal("an entry does not open with its record's key"))
    }

    /// Every entry, in order.
    ///
    /// # Errors
    /// When the database cannot be read or an entry does not open.
    pub async fn entries<T: DeserializeOwned>(
        &self,
        conn: &mut Conn,
    ) -> Result<Vec<(Entry, T)>, AppError> {
        let rows = store::entry::of_record(conn, self.record.id).await?;
        self.read_all(rows)
    }

    /// What the reporter may read, in order.
    ///
    /// # Errors
    /// When the database cannot be read or an entry does not open.
    pub async fn shared_entries<T: DeserializeOwned>(
        &self,
        conn: &mut Conn,
    ) -> Result<Vec<(Entry, T)>, AppError> {
        let rows = store::entry::shared_of_record(conn, self.record.id).await?;
        self.read_all(rows)
    }

    fn read_all<T: DeserializeOwned>(&self, rows: Vec<Entry>) -> Result<Vec<(Entry, T)>, AppError> {
        rows.into_iter()
            .map(|row| {
                let words = self.read(&row)?;
                Ok((row, words))
            })
            .collect()
    }

    /// Seals the title of a case, with the generation of the key it is sealed under.
    ///
    /// # Errors
    /// When the key is missing.
    pub fn seal_title(&self, ctx: &Ctx, title: &str) -> Result<(Sealed, i64), AppError> {
        let generation = self.record.generation;
        let place = places::of_title(self.record.id, generation);
        let mut rng = keys::rng(&ctx.app);
        let sealed = self.key()?.seal(&mut rng, &place, title.as_bytes());
        Ok((Sealed(sealed), generation))
    }

    /// The title of a case.
    ///
    /// # Errors
    /// When it does not open.
    pub fn title(&self, sealed: &Sealed, generation: i64) -> Result<String, AppError> {
        let place = places::of_title(self.record.id, generation);
        let text = self
            .key_of(generation, Readers::Holders)?
            .open(&place, &sealed.0)
            .map_err(|_| AppError::internal("the title of a case does not open"))?;
        String::from_utf8(text.to_vec())
            .map_err(|_| AppError::internal("the title of a case is no text"))
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the record has no such file; when it does not open.
    pub async fn file(&self, conn: &mut Conn, id: Uuid) -> Result<Vec<u8>, AppError> {
        let row = store::entry::file::find(conn, self.record.id, id).await?;
        let row = row.ok_or(AppError::NotFound)?;
        let place = places::of_file(row.record_id, row.generation, row.id);
        let mut bytes = self
            .key_of(row.generation, readers(row.shared))?
            .open(&place, &row.sealed.0)
            .map_err(|_| AppError::internal("a file does not open with its record's key"))?;
        Ok(std::mem::take(&mut *bytes))
    }
}

fn readers(shared: bool) -> Readers {
    if shared {
        Readers::AndReporter
    } else {
        Readers::Holders
    }
}

/// Writes an entry; its id. `seen` is how many entries the writer had seen: somebody who wrote meanwhile makes it a conflict, so
/// that nobody answers what they have not read. `None` where it does not matter.
///
/// # Errors
/// [`AppError::Conflict`], and when the row cannot be written.
pub async fn append<T: Serialize>(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    readers: Readers,
    words: &T,
    seen: Option<i64>,
) -> Result<Uuid, AppError> {
    let record = &opened.record;
    let place = store::record::next_place(tx, record.id, seen).await?;
    let key = opened.key_of(record.generation, readers)?;
    let row = seal_entry(ctx, record, key, readers, ctx.new_id(), place, words)?;
    store::entry::insert(tx, &row).await?;
    Ok(row.id)
}

/// Keeps a file, byte for byte, sealed; its id.
///
/// # Errors
/// When the row cannot be written.
pub async fn keep_file(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    readers: Readers,
    bytes: &[u8],
) -> Result<Uuid, AppError> {
    let record = &opened.record;
    let key = opened.key_of(record.generation, readers)?;
    let row = seal_file(ctx, record, key, readers, bytes)?;
    store::entry::file::insert(tx, &row).await?;
    Ok(row.id)
}

fn seal_entry<T: Serialize>(
    ctx: &Ctx,
    record: &Record,
    key: &Key,
    readers: Readers,
    id: Uuid,
    place: i64,
    words: &T,
) -> Result<Entry, AppError> {
    let text = serde_json::to_vec(words).map_err(|error| AppError::Internal(error.into()))?;
    let text = zeroize::Zeroizing::new(text);
    let sealed = key.seal(
        &mut keys::rng(&ctx.app),
        &places::of_entry(record.id, record.generation, id),
        &text,
    );
    Ok(Entry {
        id,
        record_id: record.id,
        place,
        generation: record.generation,
        shared: readers == Readers::AndReporter,
        at: ctx.ts(),
        sealed: Sealed(sealed),
    })
}

fn seal_file(
    ctx: &Ctx,
    record: &Record,
    key: &Key,
    readers: Readers,
    bytes: &[u8],
) -> Result<store::entry::file::SealedFile, AppError> {
    let id = ctx.new_id();
    let place = places::of_file(record.id, record.generation, id);
    let sealed = key.seal(&mut keys::rng(&ctx.app), &place, bytes);
    Ok(store::entry::file::SealedFile {
        id,
        record_id: record.id,
        generation: record.generation,
        shared: readers == Readers::AndReporter,
        at: ctx.ts(),
        size: i64::try_from(bytes.len()).map_err(|_| AppError::TooLarge)?,
        sealed: Sealed(sealed),
    })
}

/// Notes in the log of records that somebody opened one, and counts it. Reads are in the log; content never is.
///
/// # Errors
/// When the rows cannot be written.
pub async fn note_opened(ctx: &Ctx, tx: &mut Conn, id: Uuid) -> Result<(), AppError> {
    let person = ctx.signed()?.person;
    store::holder::opened(tx, ctx.new_id(), id, person, ctx.ts()).await?;
    audit::note_record(tx, ctx, "opened", id, &()).await
}
