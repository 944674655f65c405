//! A record that is made: with a key of its own, sealed to whoever is to read it.

use std::collections::BTreeMap;

use serde::Serialize;
use store::{
    Conn, Digest, Sealed, Ts,
    entry::Entry,
    holder::Holder,
    person_key::PersonKey,
    record::{Kind, Record},
    recovery_key::RecoveryKey,
};
use uuid::Uuid;
use vault::{Key, PublicKey};

use super::{Keys, Opened, Readers, seal_entry, seal_file, shared_of};
use crate::{
    ctx::Ctx,
    error::AppError,
    sealing::{keys, places},
};

/// Somebody who is to get the key of a new record.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub person: Uuid,
    /// None while they have no pair: the key waits for them then.
    pub pair: Option<PersonKey>,
    pub leads: bool,
    /// From when they can see it.
    pub wakes_at: Ts,
}

/// A record that is ready to be written. Everything that costs time is done.
pub struct Built {
    record: Record,
    holders: Vec<Holder>,
    entries: Vec<Entry>,
    files: Vec<store::entry::file::SealedFile>,
    key: Key,
}

/// Builds a record with a key of its own, sealed to these people, to the recovery key and, where there is one, to the reporter.
#[must_use]
pub fn build(
    ctx: &Ctx,
    kind: Kind,
    to: &[Recipient],
    recovery: Option<&RecoveryKey>,
    reporter: Option<PublicKey>,
) -> Built {
    build_as(ctx, ctx.new_id(), kind, to, recovery, reporter)
}

/// The same with an id that whoever makes it chose: so that a form that is sent twice makes one record. It must be as hard to guess
/// as a random one.
#[must_use]
pub fn build_as(
    ctx: &Ctx,
    id: Uuid,
    kind: Kind,
    to: &[Recipient],
    recovery: Option<&RecoveryKey>,
    reporter: Option<PublicKey>,
) -> Built {
    let mut rng = keys::rng(&ctx.app);
    let key = Key::generate(&mut rng);
    let shared = shared_of(&key);
    let holders = to.iter().map(|one| {
        let sealed = one.pair.as_ref().map(|pair| {
            let place = places::to_holder(id, 1, one.person);
            Sealed(keys::public(pair).seal_key(&mut rng, &place, &key))
        });
        Holder {
            record_id: id,
            person_id: one.person,
            sealed,
            key_number: one.pair.as_ref().map(|pair| pair.number),
            given_at: ctx.ts(),
            given_by: ctx.actor.person(),
            wakes_at: one.wakes_at,
            leads: one.leads,
            opened_at: None,
            times_opened: 0,
        }
    });
    let holders = holders.collect();
    let record = Record {
        id,
        kind,
        generation: 1,
        entries: 0,
        made_at: ctx.ts(),
        recovery_number: recovery.map(|recovery| recovery.number),
        recovery_sealed: recovery.map(|recovery| {
            let public = PublicKey(recovery.public.0);
            Sealed(public.seal_key(&mut rng, &places::to_recovery(id, 1), &key))
        }),
        reporter_public: reporter.map(|public| Digest(public.0)),
        reporter_sealed: reporter
            .map(|public| Sealed(public.seal_key(&mut rng, &places::to_reporter(id, 1), &shared))),
    };
    Built {
        record,
        holders,
        entries: Vec::new(),
        files: Vec::new(),
        key,
    }
}

impl Built {
    /// Seals the title of a case.
    ///
    /// # Errors
    /// When the key is missing.
    pub fn seal_title(&self, ctx: &Ctx, title: &str) -> Result<(Sealed, i64), AppError> {
        let opened = Opened {
            record: self.record.clone(),
            keys: BTreeMap::from([(1, Keys::from_own(self.key.clone()))]),
        };
        opened.seal_title(ctx, title)
    }

    #[must_use]
    pub fn id(&self) -> Uuid {
        self.record.id
    }

    fn key_for(&self, readers: Readers) -> Key {
        match readers {
            Readers::Holders => self.key.clone(),
            Readers::AndReporter => shared_of(&self.key),
        }
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// When the words cannot be written as JSON: our mistake.
    pub fn entry<T: Serialize>(
        &mut self,
        ctx: &Ctx,
        readers: Readers,
        words: &T,
    ) -> Result<(), AppError> {
        self.record.entries += 1;
        let place = self.record.entries;
        let key = self.key_for(readers);
        let row = seal_entry(ctx, &self.record, &key, readers, ctx.new_id(), place, words)?;
        self.entries.push(row);
        Ok(())
    }

    /// Adds a file, byte for byte; its id.
    ///
    /// # Errors
    /// For a file longer than any can be.
    pub fn file(&mut self, ctx: &Ctx, readers: Readers, bytes: &[u8]) -> Result<Uuid, AppError> {
        let row = seal_file(ctx, &self.record, &self.key_for(readers), readers, bytes)?;
        let id = row.id;
        self.files.push(row);
        Ok(id)
    }

    /// Writes everything.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub async fn write(&self, tx: &mut Conn) -> Result<(), AppError> {
        Self::write_all(tx, &[self]).await
    }

    /// Writes some: as many statements as for one.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub async fn write_all(tx: &mut Conn, built: &[&Self]) -> Result<(), AppError> {
        let records: Vec<_> = built.iter().map(|one| &one.record).collect();
        store::record::insert_all(tx, &records).await?;
        let holders: Vec<_> = built.iter().flat_map(|one| &one.holders).collect();
        store::holder::insert_all(tx, &holders).await?;
        let entries: Vec<_> = built.iter().flat_map(|one| &one.entries).collect();
        store::entry::insert_all(tx, &entries).await?;
        // Files are large: one at a time, so that no second copy of all of them is made on the way.
        for file in built.iter().flat_map(|one| &one.files) {
            store::entry::file::insert(tx, file).await?;
        }
        Ok(())
    }

    /// The record, ready to be written on.
    #[must_use]
    pub fn opened(self) -> Opened {
        Opened {
            record: self.record,
            keys: BTreeMap::from([(1, Keys::from_own(self.key))]),
        }
    }
}
